import { isLine } from '../../workflows/channel/index.ts';
import type { Database } from '../client.ts';

/** What settings show; nothing here is secret. */
export const listForms = async (db: Database) => {
  const rows = await db.prisma.form.findMany({ include: { pipeline: true }, orderBy: { key: 'asc' } });
  return rows.map(({ id, key, pipeline, definition }) => ({ id, key, pipeline: pipeline.key, definition }));
};

/** Each channel account with the number of messages in its queue; an account that has never sent has no row yet, and a line sends none. */
export const listChannels = async (db: Database) => {
  const { rows } = await db.pool.query<{
    id: string;
    kind: string;
    state: string;
    error: string | null;
    trouble: string | null;
    down_since: Date | null;
    retry_at: Date | null;
    waiting: number;
    unknown: number;
    failed: number;
  }>(
    `SELECT coalesce(a.id, d.account) AS id, coalesce(a.kind, split_part(d.account, ':', 1)) AS kind, coalesce(a.state, 'ok') AS state, a.error, a.trouble, a.down_since, a.retry_at,
      coalesce(d.waiting, 0) AS waiting, coalesce(d.unknown, 0) AS unknown, coalesce(d.failed, 0) AS failed
     FROM channel_account a FULL JOIN (
       SELECT account, count(*) FILTER (WHERE state IN ('queued', 'sending'))::int AS waiting, count(*) FILTER (WHERE state = 'unknown')::int AS unknown,
         count(*) FILTER (WHERE state = 'failed')::int AS failed
       FROM (SELECT account, state FROM delivery WHERE state IN ('queued', 'sending', 'unknown')
         UNION ALL SELECT account, state FROM delivery WHERE state = 'failed' AND created_at > now() - interval '1 day') told GROUP BY account) d ON d.account = a.id ORDER BY 1`,
  );
  return rows
    .filter(({ id }) => !isLine(id))
    .map(({ down_since, retry_at, ...row }) => ({
      ...row,
      downSince: down_since?.toISOString() ?? null,
      retryAt: retry_at?.toISOString() ?? null,
    }));
};

const secrets = new WeakMap<Database['pool'], Promise<string>>();

/** Signs forms' challenges; made with the record, the same on all nodes. */
export const formSecret = (db: Database): Promise<string> => {
  const known = secrets.get(db.pool) ?? readFormSecret(db);
  secrets.set(db.pool, known);
  known.catch(() => secrets.delete(db.pool));
  return known;
};

const readFormSecret = async (db: Database): Promise<string> => {
  const { rows } = await db.pool.query<{ value: string }>(`SELECT value FROM setting WHERE key = 'form_secret'`);
  if (!rows[0]) throw new Error('the setting form_secret is missing: the migrations make it');
  return rows[0].value;
};
