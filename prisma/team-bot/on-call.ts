import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { OnCall, type OnCallChoice } from '../../workflows/team-bot/team-bot.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { listGroups } from './group.ts';

const KEY = 'on_call';
const nobody: OnCall = { people: [], chat: null };

const readOnCall = async (db: Database): Promise<OnCall> => {
  const { rows } = await db.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY]);
  return OnCall.safeParse(rows[0]?.value).data ?? nobody;
};

export const readOnCallChoice = async (db: Database): Promise<OnCallChoice> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT k.user_id AS id FROM team_link k JOIN app_user u ON u.id = k.user_id WHERE u.disabled_at IS NULL ORDER BY u.name',
  );
  return { ...(await readOnCall(db)), groups: await listGroups(db), linked: rows.map(({ id }) => id) };
};

/** Refused: NotLinked, NotFound (a group that the bot is not in). */
export const changeOnCall = async (db: Database, onCall: OnCall): Promise<undefined | Refusal> => {
  const { groups, linked } = await readOnCallChoice(db);
  if (onCall.people.some((id) => !linked.includes(id))) return refuse('NotLinked');
  if (onCall.chat !== null && !groups.some(({ chat }) => chat === onCall.chat)) return refuse('NotFound');
  await db.pool.query(
    'INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [KEY, JSON.stringify(onCall)],
  );
  return undefined;
};

/** Where whoever is on call hears of trouble, and in which language. */
export const onCallChats = async (db: Database): Promise<{ account: string; chat: string; language: Language }[]> => {
  const { people, chat } = await readOnCall(db);
  const { rows } = await db.pool.query<{ account: string; chat: string; language: Language }>(
    `SELECT k.account, k.person::text AS chat, coalesce(u.preferences ->> 'language', u.language) AS language
       FROM team_link k JOIN app_user u ON u.id = k.user_id WHERE u.id = ANY($1) AND u.disabled_at IS NULL
     UNION ALL SELECT g.account, g.chat, coalesce((SELECT language FROM app_user WHERE role = 'admin' AND disabled_at IS NULL ORDER BY created_at LIMIT 1), 'ru')
       FROM team_group g WHERE g.chat = $2 AND g.left_at IS NULL`,
    [people, chat],
  );
  return rows;
};
