import type { Ops } from './ops.schema.ts';

/** What a person must look at; each key but `tile.noStep` is also the title and the id of a section of the page. */
export type Trouble = {
  what: 'caps' | 'parked' | 'stuck' | 'stray' | 'channels' | 'inbox' | 'tile.noStep' | 'tile.behind' | 'overdue';
  count: number;
};

/** A poke is carried in milliseconds; one that has waited for half a minute means that no relay works or Temporal does not answer. */
export const isLate = (oldestAt: string | null, now = Date.now()): boolean =>
  oldestAt !== null && now - Date.parse(oldestAt) > 30_000;

export const isSmsOver = ({ caps }: Pick<Ops, 'caps'>): boolean => caps.sms >= caps.caps.smsPerDay;

/** What is wrong and how much of it, in the order of the page. Temporal that does not answer is told by itself. */
export const troublesOf = (ops: Ops): Trouble[] => {
  const all: Trouble[] = [
    { what: 'tile.noStep', count: ops.leads.withoutNextStep },
    { what: 'tile.behind', count: isLate(ops.relay.oldestAt) ? ops.relay.pokesWaiting : 0 },
    { what: 'overdue', count: ops.lateness.overdueNow },
    { what: 'caps', count: Number(isSmsOver(ops)) },
    { what: 'parked', count: ops.relay.parked.length },
    { what: 'stuck', count: ops.stuck.length },
    { what: 'stray', count: ops.strayMoney },
    { what: 'channels', count: ops.channels.filter(({ state }) => state !== 'ok').length },
    { what: 'inbox', count: ops.inbox.length },
  ];
  return all.filter(({ count }) => count > 0);
};
