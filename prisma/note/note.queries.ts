import type { Note, NoteNoun } from '../../workflows/note/note.schema.ts';
import type { Database } from '../client.ts';
import type { Note as NoteModel } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type NoteRow = RowOf<NoteModel>;
type Record = { noun: NoteNoun; id: string };

/** A note by its event, with its row where it has one. */
export const readNoteRow = async (
  db: Database,
  eventId: string,
): Promise<{ note: Note; record: Record; row: NoteRow | undefined; clock_offset: number } | undefined> => {
  const { rows } = await db.pool.query<{
    noun: string;
    subject_id: string;
    text: string;
    by: string | null;
    at: Date;
    row_id: string | null;
    clock_offset: number | null;
  }>(
    `SELECT e.subject_kind AS noun, e.subject_id, e.data ->> 'text' AS text, e.at, l.clock_offset, n.id AS row_id,
       CASE e.actor ->> 'kind' WHEN 'user' THEN e.actor ->> 'id' END AS by
     FROM event e LEFT JOIN note n ON n.id = CASE e.noun WHEN 'note' THEN e.noun_id ELSE (SELECT id FROM note WHERE event_id = e.id) END
     LEFT JOIN lead l ON e.subject_kind = 'lead' AND l.id = e.subject_id
     WHERE e.id = $1 AND e.type IN ('lead.noted', 'note.written')`,
    [eventId],
  );
  const event = rows[0];
  if (!event) return undefined;
  const { rows: notes } = await db.pool.query<NoteRow>('SELECT * FROM note WHERE id = $1', [event.row_id]);
  const row = notes[0];
  const untouched = { editedAt: null, pinnedAt: null, removedAt: null, version: 1 };
  return {
    note: row
      ? toNote(eventId, row)
      : { id: eventId, text: event.text, by: event.by, at: event.at.toISOString(), ...untouched },
    record: { noun: event.noun as NoteNoun, id: event.subject_id },
    row,
    clock_offset: event.clock_offset ?? 0,
  };
};

/** The notes that stand on top of a story, the latest pinned first. The caller has checked that the reader may see it. */
export const pinnedNotes = async (db: Database, { noun, id }: Record): Promise<Note[]> => {
  const { rows } = await db.pool.query<NoteRow & { written_by: string }>(
    `SELECT n.*, coalesce(n.event_id, (SELECT e.id FROM event e WHERE e.noun = 'note' AND e.noun_id = n.id AND e.seq = 1))::text AS written_by
     FROM note n WHERE n.subject_kind = $1 AND n.subject_id = $2 AND n.pinned_at IS NOT NULL AND n.removed_at IS NULL
     ORDER BY n.pinned_at DESC, n.id LIMIT 20`,
    [noun, id],
  );
  return rows.map((row) => toNote(row.written_by, row));
};

export const recordName = async (db: Database, { noun, id }: Record): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT name FROM lead WHERE $1 = 'lead' AND id = $2 UNION ALL SELECT name FROM contact WHERE $1 = 'contact' AND id = $2
     UNION ALL SELECT name FROM company WHERE $1 = 'company' AND id = $2
     UNION ALL SELECT subject FROM ticket WHERE $1 = 'ticket' AND id = $2`,
    [noun, id],
  );
  return rows[0]?.name;
};

const toNote = (id: string, row: NoteRow): Note => ({
  ...{ id, text: row.text, by: row.by, at: row.at.toISOString(), version: row.version },
  editedAt: row.edited_at?.toISOString() ?? null,
  pinnedAt: row.pinned_at?.toISOString() ?? null,
  removedAt: row.removed_at?.toISOString() ?? null,
});
