import type { Ops } from './ops.schema.ts';
import { troublesOf } from './trouble.ts';

/** What whoever is on call is told of. Leads without a next step, money and caps are for others, by day. */
const alarmKinds = [
  ...(['temporal', 'workers', 'queue', 'behind', 'overdue', 'parked', 'stuck', 'accounts', 'inbox', 'disk'] as const),
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** `names`: which queues, which accounts. */
export type Alarm = { what: AlarmKind; count: number; names?: string[] };
/** As it was told: not before `toldAt`, null where it has not been yet. */
export type KnownAlarm = { what: AlarmKind; since: string; toldAt: string | null };
export type AlarmNews = Alarm & { is: 'new' | 'lasting' | 'over'; since: string };

type Seen = Pick<Ops, 'temporal' | 'queues' | 'relay' | 'lateness' | 'stuck' | 'inbox'> &
  Parameters<typeof troublesOf>[0];

/** A queue is behind when its oldest task has waited so long. */
const QUEUE_LATE_SECONDS = 60;
/** Of the disk that must be free. */
const LEAST_FREE = 0.1;

/** What is in trouble now. What follows from another trouble is not told beside it. */
export const alarmsIn = (ops: Seen, { freeOfDisk, accounts }: { freeOfDisk: number; accounts: string[] }): Alarm[] => {
  const silent = ops.queues.filter(({ pollers }) => pollers === 0).map(({ name }) => name);
  const late = ops.queues.filter(({ ageSeconds, pollers }) => pollers > 0 && ageSeconds > QUEUE_LATE_SECONDS);
  const counted = new Map<string, number>(troublesOf(ops).map(({ what, count }) => [what, count]));
  const halted = !ops.temporal.ok || silent.length > 0;
  const all: Alarm[] = [
    { what: 'temporal', count: Number(!ops.temporal.ok) },
    { what: 'workers', count: silent.length, names: [...new Set(silent)] },
    { what: 'queue', count: late.length, names: [...new Set(late.map(({ name }) => name))] },
    { what: 'behind', count: halted ? 0 : (counted.get('tile.behind') ?? 0) },
    { what: 'overdue', count: halted ? 0 : (counted.get('overdue') ?? 0) },
    { what: 'parked', count: counted.get('parked') ?? 0 },
    { what: 'stuck', count: counted.get('stuck') ?? 0 },
    { what: 'accounts', count: accounts.length, names: accounts },
    { what: 'inbox', count: counted.get('inbox') ?? 0 },
    { what: 'disk', count: freeOfDisk < LEAST_FREE ? Math.floor(freeOfDisk * 100) || 1 : 0 },
  ];
  return all.filter(({ count }) => count > 0);
};

/** What passes by itself within this wakes nobody. */
const SETTLES_MS = 60_000;
const AGAIN_MS = 3_600_000;

/** What is to be told of what is wrong now, beside what is known: each once when it begins and once when it is over, and again after an hour of it. */
export const heed = (
  known: KnownAlarm[],
  alarms: Alarm[],
  now: string,
): { news: AlarmNews[]; known: (KnownAlarm & { count: number })[] } => {
  const news: AlarmNews[] = [];
  const kept = alarms.map((alarm) => {
    const before = known.find(({ what }) => what === alarm.what) ?? { what: alarm.what, since: now, toldAt: null };
    const { since, toldAt } = before;
    const waited = Date.parse(now) - Date.parse(toldAt ?? since);
    if (waited < (toldAt === null ? SETTLES_MS : AGAIN_MS)) return { ...before, count: alarm.count };
    news.push({ ...alarm, is: toldAt === null ? 'new' : 'lasting', since });
    return { ...before, count: alarm.count, toldAt: now };
  });
  for (const { what, since, toldAt } of known)
    if (toldAt !== null && !alarms.some((alarm) => alarm.what === what))
      news.push({ what, count: 0, is: 'over', since });
  return { news, known: kept };
};
