import type { Office } from '../../support/office.ts';

/** What the floor should show, counted apart from the product: a naive replay of raw events, talk by talk. */
export type Counted = {
  waiting: number;
  oldest: string | null;
  inHand: number;
  loads: Record<string, number>;
  /** since when each has her status */
  since: Record<string, string>;
  levels: Record<string, { offered: number; inTime: number; late: number; left: number; unanswered: number }>;
};

type Row = { talk: string; account: string; type: string; at: Date; actor: { kind: string }; data: any };

type Seen = {
  account: string;
  open: boolean;
  put: boolean;
  holder: string | null;
  waits: Date | null;
  came: { since: Date; answered: Date | null; left: boolean }[];
};

export const countFloor = async (
  { db }: Pick<Office, 'db'>,
  { accounts, seconds, since = '' }: { accounts: string[]; seconds: number; since?: string },
): Promise<Counted> => {
  const { rows } = await db.pool.query<Row>(
    `SELECT e.subject_id AS talk, v.account, e.type, e.at, e.actor, e.data FROM event e JOIN conversation v ON v.id = e.subject_id
      WHERE e.noun = 'conversation' AND v.account = ANY($1) ORDER BY e.noun_id, e.seq`,
    [accounts],
  );
  const talks = new Map<string, Seen>();
  for (const row of rows) {
    const fresh = { account: row.account, open: false, put: false, holder: null, waits: null, came: [] };
    talks.set(row.talk, hear(talks.get(row.talk) ?? fresh, row));
  }
  const open = [...talks.values()].filter((talk) => talk.open);
  const queue = open.filter(({ holder, waits, put }) => holder === null && waits !== null && !put);
  const held = open.filter(({ holder, put }) => holder !== null && !put);
  const { rows: said } = await db.pool.query<{ id: string; at: Date }>(
    'SELECT user_id AS id, max(at) AS at FROM operator_state GROUP BY 1',
  );
  const oldest = queue.map(({ waits }) => waits!.getTime()).sort((a, b) => a - b)[0];
  const kinds = Map.groupBy(talks.values(), ({ account }) => account.split(':')[0]!);
  return {
    ...{ waiting: queue.length, inHand: held.length },
    oldest: oldest === undefined ? null : new Date(oldest).toISOString(),
    loads: Object.fromEntries([...Map.groupBy(held, ({ holder }) => holder!)].map(([id, hers]) => [id, hers.length])),
    since: Object.fromEntries(said.map(({ id, at }) => [id, at.toISOString()])),
    levels: Object.fromEntries([...kinds].map(([kind, seen]) => [kind, levelsOf(seen, { seconds, since })])),
  };
};

/** Of those who came since then. */
const levelsOf = (talks: Seen[], { seconds, since }: { seconds: number; since: string }) => {
  const came = talks.flatMap((talk) => talk.came).filter((one) => one.since.toISOString() >= since);
  const waited = (one: (typeof came)[number]) => (one.answered!.getTime() - one.since.getTime()) / 1000;
  return {
    offered: came.length,
    inTime: came.filter((one) => one.answered && waited(one) <= seconds).length,
    late: came.filter((one) => one.answered && waited(one) > seconds).length,
    left: came.filter(({ left }) => left).length,
    unanswered: came.filter(({ answered, left }) => !answered && !left).length,
  };
};

const hear = (talk: Seen, { type, at, actor, data }: Row): Seen => {
  const last = talk.came.at(-1);
  switch (type) {
    case 'conversation.received':
      if (data.robot || data.quiet) return talk;
      return {
        ...{ ...talk, open: true, put: false, waits: talk.waits ?? at },
        came: talk.open ? talk.came : [...talk.came, { since: at, answered: null, left: false }],
      };
    case 'conversation.answered':
      if (data.automatic || actor.kind !== 'user') return talk;
      if (last && talk.open) last.answered ??= at;
      return { ...talk, open: true, waits: null };
    case 'conversation.taken':
      return { ...talk, holder: data.by };
    case 'conversation.assigned':
      return { ...talk, holder: data.to };
    case 'conversation.snoozed':
      return { ...talk, put: true };
    case 'conversation.woken':
      return { ...talk, put: false };
    case 'conversation.closed':
      if (last && !last.answered) last.left = true;
      return { ...talk, open: false, put: false, waits: null };
    default:
      return talk;
  }
};
