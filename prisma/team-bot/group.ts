import { inTransaction, type Database } from '../client.ts';

type Seen = { account: string; chat: string; title?: string; came?: number[]; left?: number[] };

/** Whom the bot has met in a group; it is told of nobody who was there before it and says nothing. */
export const noteGroup = async (
  db: Database,
  { account, chat, title = '', came = [], left = [] }: Seen,
): Promise<number[]> => {
  const { rows } = await db.pool.query<{ people: string[] }>(
    `INSERT INTO team_group AS g (account, chat, title, people) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account, chat) DO UPDATE SET title = coalesce(nullif($3, ''), g.title), left_at = NULL, seen_at = now(),
       people = ARRAY(SELECT DISTINCT one FROM unnest(g.people || $4) one WHERE one <> ALL($5) ORDER BY one)
     RETURNING people`,
    [account, chat, title, came, left],
  );
  return (rows[0]?.people ?? []).map(Number);
};

export const leaveGroup = async (db: Database, account: string, chat: string): Promise<void> => {
  await db.pool.query('UPDATE team_group SET left_at = now() WHERE account = $1 AND chat = $2', [account, chat]);
};

export const listGroups = async (db: Database): Promise<{ chat: string; title: string }[]> => {
  const { rows } = await db.pool.query<{ chat: string; title: string }>(
    'SELECT chat, title FROM team_group WHERE left_at IS NULL ORDER BY title, chat',
  );
  return rows;
};

/** A group that becomes a bigger one gets another number; whatever was tied to the old one follows. Twice is once. */
export const renumberGroup = (
  db: Database,
  { account, from, to }: { account: string; from: string; to: string },
): Promise<void> =>
  inTransaction(db, async ({ pool }) => {
    await pool.query(
      `INSERT INTO team_group AS g (account, chat, title, people) SELECT account, $3, title, people FROM team_group WHERE account = $1 AND chat = $2
       ON CONFLICT (account, chat) DO UPDATE SET people = ARRAY(SELECT DISTINCT one FROM unnest(g.people || excluded.people) one ORDER BY one),
         title = coalesce(nullif(g.title, ''), excluded.title)`,
      [account, from, to],
    );
    await pool.query('DELETE FROM team_group WHERE account = $1 AND chat = $2', [account, from]);
    // a message of the old group cannot be changed any more: what was to be changed is said anew
    await pool.query(
      `UPDATE team_message SET chat = $3, lane = CASE WHEN lane IS NULL THEN NULL ELSE $3 END, says = says - 'edits' WHERE account = $1 AND chat = $2 AND state = 'waiting'`,
      [account, from, to],
    );
    await pool.query(
      `UPDATE setting SET value = jsonb_set(value, '{chat}', to_jsonb($2::text)) WHERE key = 'on_call' AND value ->> 'chat' = $1`,
      [from, to],
    );
  });
