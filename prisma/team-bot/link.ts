import type { BotLink, BotWishes, NoticeKind, TeamBot } from '../../workflows/team-bot/team-bot.schema.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { hashToken } from '../user/user.ts';

/** Somebody of the team, as the bot knows her. */
export type Member = { id: string; name: string; role: Role; language: Language; zone: string };

/** The user name of an account's bot. */
export const botOf = (account: string): string => account.slice(account.indexOf(':') + 1);

export const listTeamBots = async (db: Database): Promise<TeamBot[]> => {
  const { rows } = await db.pool.query<{ id: string; name: string | null }>(
    `SELECT id, name FROM channel_account WHERE settings ->> 'serves' = 'team' AND provider IS NOT NULL AND blocked_at IS NULL ORDER BY created_at, id`,
  );
  return rows.map(({ id, name }) => ({ account: id, name: name ?? '', bot: botOf(id) }));
};

type Row = {
  account: string;
  username: string | null;
  mute: NoticeKind[];
  quiet_from: string | null;
  quiet_to: string | null;
  blocked_at: Date | null;
  linked_at: Date;
};

export const readLink = async (db: Database, userId: string): Promise<BotLink['link']> => {
  const { rows } = await db.pool.query<Row>(
    'SELECT account, username, mute, quiet_from, quiet_to, blocked_at, linked_at FROM team_link WHERE user_id = $1',
    [userId],
  );
  const [row] = rows;
  return row ? { ...wishesOf(row), ...toLink(row) } : null;
};

const toLink = ({ account, username, blocked_at: blocked, linked_at: at }: Row) => ({
  ...{ account, username, blocked: blocked !== null, linkedAt: at.toISOString() },
});

export const wishesOf = ({
  mute,
  quiet_from: from,
  quiet_to: to,
}: Pick<Row, 'mute' | 'quiet_from' | 'quiet_to'>): BotWishes => ({
  mute,
  quiet: from !== null && to !== null ? { from, to } : null,
});

export const changeWishes = async (db: Database, userId: string, { mute, quiet }: BotWishes): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    'UPDATE team_link SET mute = $2, quiet_from = $3, quiet_to = $4 WHERE user_id = $1',
    [userId, mute, quiet?.from ?? null, quiet?.to ?? null],
  );
  return rowCount === 1;
};

export const unlink = async (db: Database, userId: string): Promise<void> => {
  await db.pool.query(
    `WITH codes AS (DELETE FROM entry_link WHERE kind = 'messenger' AND user_id = $1) DELETE FROM team_link WHERE user_id = $1`,
    [userId],
  );
};

const MEMBER = `SELECT u.id, u.name, u.role, coalesce(u.preferences ->> 'language', u.language) AS language, coalesce(c.zone, 'Asia/Almaty') AS zone
  FROM app_user u LEFT JOIN calendar c ON c.id = u.calendar_id`;

/** Whose account of the messenger this is; nobody's once she is switched off. */
export const memberOf = async (db: Database, account: string, person: number): Promise<Member | undefined> => {
  const { rows } = await db.pool.query<Member>({
    name: 'team-member',
    text: `${MEMBER} JOIN team_link k ON k.user_id = u.id WHERE k.account = $1 AND k.person = $2 AND u.disabled_at IS NULL`,
    values: [account, person],
  });
  return rows[0];
};

/** Those of these people who are somebody of the team. */
export const membersAmong = async (
  db: Database,
  account: string,
  people: number[],
): Promise<(Member & { person: number })[]> => {
  const { rows } = await db.pool.query<Member & { person: number }>(
    `SELECT m.*, k.person FROM (${MEMBER} WHERE u.disabled_at IS NULL) m JOIN team_link k ON k.user_id = m.id WHERE k.account = $1 AND k.person = ANY($2) ORDER BY m.id`,
    [account, people],
  );
  return rows;
};

/** Uses a code up: from now on this person is that user, here and nowhere else. Undefined where the code is wrong, used or too old. */
export const takeCode = async (
  db: Database,
  { account, person, username, code }: { account: string; person: number; username: string | null; code: string },
): Promise<Member | undefined> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<{ user_id: string | null }>(
      `DELETE FROM entry_link l USING app_user u WHERE l.token_hash = $1 AND l.kind = 'messenger' AND l.expires_at > now()
         AND u.id = l.user_id AND u.disabled_at IS NULL RETURNING l.user_id`,
      [hashToken(code)],
    );
    const userId = rows[0]?.user_id;
    if (!userId) return undefined;
    await tx.pool.query('DELETE FROM team_link WHERE account = $1 AND person = $2 AND user_id <> $3', [
      account,
      person,
      userId,
    ]);
    await tx.pool.query(
      `INSERT INTO team_link (user_id, account, person, username) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id) DO UPDATE SET account = $2, person = $3, username = $4, blocked_at = NULL, linked_at = now()`,
      [userId, account, person, username],
    );
    return memberOf(tx, account, person);
  });

/** Whoever has blocked the bot hears nothing by it until they write again. */
export const noteBlocked = async (db: Database, account: string, person: number, blocked: boolean): Promise<void> => {
  await db.pool.query(
    `UPDATE team_link SET blocked_at = CASE WHEN $3 THEN now() END WHERE account = $1 AND person = $2 AND (blocked_at IS NOT NULL) <> $3`,
    [account, person, blocked],
  );
};
