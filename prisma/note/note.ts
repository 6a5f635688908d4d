import { decideNote, evolveNote } from '../../workflows/note/note.ts';
import { mentionedIn } from '../../workflows/note/mention.ts';
import type { Note, NoteNoun, NotePatch } from '../../workflows/note/note.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { leadNow } from '../lead/lead-row.ts';
import type { Reader } from '../visible.ts';
import { command, type Change, type Doing, type NewEvent } from '../write.ts';
import { mentionable, mentionNotices } from './mention.ts';
import { readNoteRow, recordName } from './note.queries.ts';

/** A note on a client or a company; those on a lead are the lead's own orders. */
export const writeNote = (
  db: Database,
  { record, text, ...doing }: Doing & { record: { noun: NoteNoun; id: string }; text: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { note: record, text } }, async () => {
    const name = await recordName(db, record);
    if (name === undefined) return refuse('NotFound');
    const people = await mentionable(db, text);
    const mentions = mentionedIn(text, people);
    const id = uuidv7();
    const at = doing.at ?? leadNow(undefined);
    const row = { id, subject_kind: record.noun, subject_id: record.id, text, by: doing.actor.id ?? null, at };
    const data = { text, ...(mentions.length > 0 ? { mentions } : {}) };
    return {
      inserts: [
        { table: 'note', row: { ...row, event_seq: 1 } },
        ...(await mentionNotices(db, { record: { ...record, name }, text, mentions, people, by: doing.actor.id })),
      ],
      events: [
        {
          ...{ noun: 'note', noun_id: id, seq: 1, type: 'note.written', data, at },
          ...{ subject: { kind: record.noun, id: record.id }, actor: doing.actor, cause: null, pokes: [] },
        },
      ],
      result: { id, version: 1 },
    };
  });

/** Changes the text of a note, pins it, removes it or puts it back. Refused: NotFound, VersionChanged, NoteNotYours, NoteRemoved. */
export const changeNote = (
  db: Database,
  { noteId, me, patch, ...doing }: Doing & { noteId: string; me: Reader; patch: NotePatch },
): Promise<{ note: Note } | Refusal> =>
  command(db, { key: doing.key, request: { note: noteId, patch } }, async () => {
    const found = await readNoteRow(db, noteId);
    if (!found) return refuse('NotFound');
    const { note, record, row } = found;
    const { version, ...wish } = patch;
    if (version !== note.version) return refuse('VersionChanged', { version: note.version });
    const people = await mentionable(db, wish.text ?? '');
    const events = decideNote(note, wish, { me, people });
    if (isRefusal(events)) return events;
    if (events.length === 0) return { result: { note } };
    const at = doing.at ?? leadNow(found);
    const after = { ...events.reduce((so, event) => evolveNote(so, event, at), note), version: version + 1 };
    const set = {
      ...{ text: after.text, edited_at: after.editedAt },
      ...{ pinned_at: after.pinnedAt, removed_at: after.removedAt },
    };
    const id = row?.id ?? uuidv7();
    // whoever was named before knows
    const before = mentionedIn(note.text, people);
    const mentions = mentionedIn(after.text, people).filter((one) => !before.includes(one));
    const name = (await recordName(db, record)) ?? '';
    const notices = await mentionNotices(db, {
      ...{ record: { ...record, name }, text: after.text, mentions, people, by: me.id },
    });
    const change: Change<{ note: Note }> = {
      inserts: notices,
      events: events.map((event, index): NewEvent => ({
        ...event,
        ...{ noun: 'note', noun_id: id, seq: (row?.event_seq ?? 0) + index + 1, at },
        ...{ subject: { kind: record.noun, id: record.id }, actor: doing.actor, cause: null, pokes: [] },
      })),
      result: { note: after },
    };
    if (row) return { ...change, updates: [{ table: 'note', id, version: row.version, set, events: events.length }] };
    const first = {
      ...{ id, event_id: noteId, subject_kind: record.noun, subject_id: record.id, by: note.by, at: note.at },
      ...{ version: after.version, event_seq: events.length },
    };
    return { ...change, inserts: [{ table: 'note', row: { ...first, ...set } }, ...notices] };
  });
