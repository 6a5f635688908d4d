import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { readCandidates } from '../assign/candidate.queries.ts';
import type { Database } from '../client.ts';
import { gathered, placed } from '../gathered.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change } from '../write.ts';
import type { ConversationRow } from './conversation-row.ts';
import type { WrittenTo } from './receive.ts';

/** Who hears of a client's message: whoever has it, else those of the account who are on shift. */
export const alertsOf = async (
  db: Database,
  present: WrittenTo['present'],
  { id, contact_id: contactId, assignee_id: assignee, last_text: text }: ConversationRow,
  { name, given, at }: { name: string; given: boolean; at: string },
): Promise<NonNullable<Change['inserts']>> => {
  const ids = assignee ? [assignee] : (await present(at)).map((one) => one.id);
  if (ids.length === 0) return [];
  const { users, name: known } = await unaware(db, { ids, id, contactId });
  const kind = given ? 'conversation.assigned' : 'conversation.received';
  return users.map((user) =>
    notificationFor(user, kind, null, { conversationId: id, name: namedPlainly(known ?? name), text }),
  );
};

type Asked = { ids: string[]; id: string; contactId: string };

/** Those who have not been told of this conversation, or have read it since; and who writes there. */
const unaware = gathered(async (db: Database, all: Asked[]): Promise<{ users: string[]; name: string | null }[]> => {
  const { rows } = await db.pool.query<{ users: string[]; name: string | null }>({
    name: 'told-of-conversations',
    text: `SELECT (SELECT c.name FROM contact c WHERE c.id = q."contactId") AS name,
        ARRAY(SELECT u.id FROM app_user u WHERE u.id = ANY(q.ids) AND u.disabled_at IS NULL
          AND u.id NOT IN (SELECT n.user_id FROM notification n WHERE n.data ->> 'conversationId' = q.id AND n.kind <> 'note.mention' AND n.read_at IS NULL)) AS users
      FROM jsonb_to_recordset($1::jsonb) AS q(place int, id text, ids uuid[], "contactId" uuid) ORDER BY q.place`,
    values: [placed(all)],
  });
  return rows;
});

/** Those who answer in an account and are on shift now; nobody named is everybody who sells. */
export const peopleOnShift = async (db: Database, people: string[], at: string) => {
  const scope = people.length > 0 ? { emails: await emailsOf(db, people) } : { everybody: true };
  return (await readCandidates(db, scope, at)).filter(({ onShift }) => onShift);
};

const emailsOf = async (db: Database, people: string[]): Promise<string[]> => {
  const { rows } = await db.pool.query<{ email: string }>('SELECT email FROM app_user WHERE id = ANY($1)', [people]);
  return rows.map(({ email }) => email);
};

/** Whoever looks at a conversation need not be told of it any more. */
export const alertsRead = async (db: Database, userId: string, conversationId: string): Promise<void> => {
  await db.pool.query({
    name: 'conversation-alerts-read',
    text: `UPDATE notification SET read_at = now() WHERE user_id = $1 AND data ->> 'conversationId' = $2 AND read_at IS NULL`,
    values: [userId, conversationId],
  });
};
