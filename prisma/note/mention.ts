import type { NoteNoun } from '../../workflows/note/note.schema.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import { seesRecord } from '../record-sight.ts';
import { notificationFor } from '../user/notification.ts';

type Person = { id: string; name: string; role: Role };
export type Noted = { noun: NoteNoun | 'conversation'; id: string; name: string };

/** What a notification says of a note, at most. */
const MOST_LETTERS = 200;

/** Who may be named in this text: read only where it names somebody. */
export const mentionable = async (db: Database, text: string): Promise<Person[]> => {
  if (!text.includes('@')) return [];
  const { rows } = await db.pool.query<Person>('SELECT id, name, role FROM app_user WHERE disabled_at IS NULL');
  return rows;
};

/** Rows that tell the named users, with a link: only those who see what the note is about, and nobody of her own note. */
export const mentionNotices = async (
  db: Database,
  {
    record,
    text,
    mentions,
    people,
    by,
  }: { record: Noted; text: string; mentions: string[]; people: Person[]; by: string | undefined },
): Promise<ReturnType<typeof notificationFor>[]> => {
  const notices: ReturnType<typeof notificationFor>[] = [];
  const author = people.find(({ id }) => id === by)?.name ?? '';
  const said = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
  for (const { id, role } of people) {
    if (id === by || !mentions.includes(id) || !(await seesRecord(db, { id, role }, record))) continue;
    const data = { note: said, author, ...about(record) };
    notices.push(notificationFor(id, 'note.mention', record.noun === 'lead' ? record.id : null, data));
  }
  return notices;
};

/** What the notice says of the record, and by what the screen finds it. */
const about = ({ noun, id, name }: Noted): Record<string, string> =>
  noun === 'lead' ? { leadName: name } : noun === 'conversation' ? { name, conversationId: id } : { name, noun, id };
