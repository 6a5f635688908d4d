import type { RoutingDecision, RoutingOf } from '../../workflows/work/queue.schema.ts';
import { routedWords, whyNotWords } from '../../workflows/work/routing.words.ts';
import { fill } from '../../workflows/words/fill.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { placeInQueue } from './queue.queries.ts';
import type { KeptCandidate } from './routing.ts';

type Row = {
  id: string;
  at: Date;
  what: RoutingDecision['what'];
  chosen: string | null;
  candidates: KeptCandidate[];
  rules: Record<string, unknown>;
  facts: { since?: string; knownBy?: string | null };
  group: Words | null;
};

const MOST = 50;

/** Why it went to whom, the last decision first, in the reader's language. */
export const routingOf = async (
  db: Database,
  { id, me, language }: { id: string; me: string; language: Language },
): Promise<RoutingOf> => {
  const { rows } = await db.pool.query<Row>({
    name: 'routing-of-work',
    text: `SELECT r.id, r.at, r.what, r.chosen, r.candidates, r.rules, r.facts, g.name AS "group" FROM routing r LEFT JOIN work_group g ON g.id::text = r.queue
      WHERE r.work_id = $1 ORDER BY r.at DESC, r.id DESC LIMIT ${MOST}`,
    values: [id],
  });
  const names = await namesOf(db, rows);
  const items = rows.map((row) => decisionOf(row, names, language));
  const last = items[0]?.candidates.find((one) => one.id === me);
  return { items, whyNotMe: last?.why ?? null, waiting: await placeInQueue(db, id) };
};

const namesOf = async (db: Database, rows: Row[]): Promise<Map<string, string>> => {
  const ids = new Set(rows.flatMap(({ chosen, candidates }) => [chosen, ...candidates.map((one) => one.id)]));
  const { rows: users } = await db.pool.query<{ id: string; name: string }>({
    name: 'names-of-users',
    text: 'SELECT id, name FROM app_user WHERE id = ANY($1)',
    values: [[...ids].filter((one) => one !== null)],
  });
  return new Map(users.map((user) => [user.id, user.name]));
};

const decisionOf = (
  { id, at, what, chosen, candidates, rules, facts, group }: Row,
  names: Map<string, string>,
  language: Language,
): RoutingDecision => {
  const name = names.get(chosen ?? '') ?? '';
  const others = candidates.some(({ why }) => why === 'busier');
  const why = what !== 'given' ? what : facts.knownBy === chosen ? 'known' : others ? 'freest' : 'only';
  return {
    ...{ id, at: at.toISOString(), what, rules, group },
    chosen: chosen === null ? null : { id: chosen, name },
    says: fill(routedWords[why], language, { name }),
    waitedS: facts.since ? Math.max(0, Math.round((at.getTime() - Date.parse(facts.since)) / 1000)) : 0,
    candidates: candidates.map((one) => ({
      ...{ id: one.id, name: names.get(one.id) ?? '', load: one.load, limit: one.limit },
      why: one.why === null ? null : inLanguage(whyNotWords[one.why], language),
    })),
  };
};
