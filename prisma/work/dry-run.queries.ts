import type { PastDecision } from '../../workflows/work/dry-run.ts';
import type { Need } from '../../workflows/work/work.ts';
import type { Database } from '../client.ts';

type Row = {
  id: string;
  work_id: string;
  kind: string;
  at: Date;
  queue: string;
  chosen: string | null;
  candidates: PastDecision['candidates'];
  rules: { limit?: number | null };
  facts: Partial<PastDecision['asked']> & { needs?: Need[] };
  account: string | null;
  language: string | null;
  topic: string | null;
  branch: string | null;
  region: string | null;
};

type Page = { from: string; last: { at: string; id: string } | undefined; limit: number };

/** Work that was given by rule since then, the newest first, with what its group is chosen by. */
export const readPast = async (db: Database, { from, last, limit }: Page): Promise<PastDecision[]> => {
  const { rows } = await db.pool.query<Row>({
    name: 'past-decisions',
    text: `SELECT r.id, r.work_id, CASE WHEN k.id IS NULL THEN 'conversation' ELSE 'ticket' END AS kind, r.at, r.queue, r.chosen, r.candidates, r.rules, r.facts, v.account, coalesce(v.language, k.language) AS language,
        k.topic, k.branch, k.region
      FROM routing r LEFT JOIN conversation v ON v.id = r.work_id LEFT JOIN ticket k ON k.id = r.work_id
      WHERE r.what = 'given' AND r.chosen IS NOT NULL AND r.at >= $1 AND ($2::timestamptz IS NULL OR (r.at, r.id) < ($2, $3::uuid))
        AND (v.id IS NOT NULL OR k.id IS NOT NULL)
      ORDER BY r.at DESC, r.id DESC LIMIT $4`,
    values: [from, last?.at ?? null, last?.id ?? null, limit],
  });
  return rows.map(({ facts, account, language, topic, branch, region, at, chosen, ...row }) => ({
    ...{ id: row.id, work: row.work_id, kind: row.kind, at: at.toISOString(), queue: row.queue, chosen: chosen ?? '' },
    ...{ candidates: row.candidates, groupLimit: row.rules.limit ?? null },
    asked: {
      ...{ since: facts.since ?? at.toISOString(), needs: facts.needs ?? [], language: facts.language ?? null },
      ...{ knownBy: facts.knownBy ?? null, tried: facts.tried ?? [], aheadS: facts.aheadS ?? 0 },
    },
    facts: { account, language, topic, branch, region },
  }));
};

export const countPast = async (db: Database, from: string): Promise<number> => {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM routing WHERE what = 'given' AND at >= $1`,
    [from],
  );
  return rows[0]?.count ?? 0;
};

/** Who there is, and what each can do. */
export const peopleNow = async (
  db: Database,
): Promise<{ id: string; name: string; languages: string[]; skills: Record<string, number> }[]> => {
  const { rows } = await db.pool.query<{
    id: string;
    name: string;
    languages: string[];
    skills: Record<string, number> | null;
  }>(
    `SELECT u.id, u.name, u.languages, (SELECT jsonb_object_agg(s.skill, s.level) FROM user_skill s WHERE s.user_id = u.id) AS skills FROM app_user u`,
  );
  return rows.map((row) => ({ ...row, skills: row.skills ?? {} }));
};
