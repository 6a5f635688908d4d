import type { WhyNot } from '../../workflows/work/route.ts';
import type { Work } from '../../workflows/work/work.ts';
import type { Database } from '../client.ts';
import type { Crew } from './people.ts';

/** Who could have had it, as it is kept; without `why`: the one who got it. */
export type KeptCandidate = { id: string; why: WhyNot | null; load: number; limit: number | null };

/** So many are kept with a decision, those who came nearest first. */
const MOST = 50;
const far: WhyNot[] = [
  'busier',
  'waits_for_known',
  'at_limit',
  'asked_before',
  'lacks_language',
  'lacks_skill',
  'away',
];

type Decision = {
  work: Work;
  crew: Crew;
  what: 'given' | 'waits' | 'missed';
  chosen: string | null;
  why: Record<string, WhyNot | null>;
  now: string;
};

export type RoutingRow = Record<'work_id' | 'at' | 'what' | 'queue', string> & {
  chosen: string | null;
  candidates: KeptCandidate[];
  rules: object;
  facts: object;
};

/** A decision as it was made: loads and limits are those of this moment. */
export const routingRow = ({ work, crew: { queue, rules, hands }, what, chosen, why, now }: Decision): RoutingRow => {
  const rank = (id: string): number => (id === chosen ? -1 : far.indexOf(why[id] ?? 'away'));
  const candidates = hands
    .map(({ id, load, limit }): KeptCandidate => ({
      ...{ id, load, why: id === chosen ? null : (why[id] ?? 'busier') },
      limit: Number.isFinite(limit) ? limit : null,
    }))
    .toSorted((one, other) => rank(one.id) - rank(other.id) || one.load - other.load)
    .slice(0, MOST);
  const { since, needs, language, knownBy, tried, aheadS } = work;
  const facts = { since, needs, language, knownBy, tried, aheadS };
  return { work_id: work.id, at: now, what, chosen, queue, candidates, rules, facts };
};

export const keepRouting = async (db: Database, decisions: RoutingRow[]): Promise<void> => {
  await db.pool.query({
    name: 'keep-routing',
    text: `INSERT INTO routing (work_id, at, what, chosen, queue, candidates, rules, facts) SELECT work_id, at, what, chosen, queue, candidates, rules, facts
      FROM jsonb_to_recordset($1::jsonb) AS r(work_id uuid, at timestamptz, what text, chosen uuid, queue text, candidates jsonb, rules jsonb, facts jsonb)`,
    values: [JSON.stringify(decisions)],
  });
};
