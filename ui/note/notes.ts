import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { NotePatch } from '../../workflows/note/note.schema.ts';
import { patch } from '../ask/ask.ts';

/** A note as it reads after all that a story tells of it. */
export type NoteNow = {
  id: string;
  text: string;
  by: string | null;
  at: string;
  version: number;
  editedAt: string | null;
  isPinned: boolean;
  isRemoved: boolean;
  /** what it said before, the oldest first, with who changed it */
  former: { text: string; at: string; who: string }[];
};

export const isNote = (event: Event) => isEvent(event, 'lead.noted', 'note.written');

/** The notes of a story by the events that wrote them; the story may be in any order and begin anywhere. */
export const notesIn = (events: Event[]): Map<string, NoteNow> => {
  const notes = new Map<string, NoteNow>();
  for (const event of events)
    if (isEvent(event, 'lead.noted', 'note.written'))
      notes.set(event.id, {
        ...{ id: event.id, text: event.data.text, at: event.at, version: 1 },
        by: event.actor.kind === 'user' ? (event.actor.id ?? null) : null,
        ...{ editedAt: null, isPinned: false, isRemoved: false, former: [] },
      });
  const touched = events.filter(({ noun }) => noun === 'note').sort((one, other) => Number(one.id) - Number(other.id));
  for (const event of touched) {
    const note = notes.get(String(event.data['note']));
    if (!note) continue;
    note.version = Number(event.data['version']);
    if (isEvent(event, 'note.changed')) {
      note.former.push({ text: event.data.before, at: event.at, who: event.actor.name ?? '' });
      note.text = event.data.text;
      note.editedAt = event.at;
    }
    if (isEvent(event, 'note.pinned', 'note.unpinned')) note.isPinned = event.type === 'note.pinned';
    if (isEvent(event, 'note.removed', 'note.restored')) note.isRemoved = event.type === 'note.removed';
  }
  return notes;
};

/** What a story shows of its notes: each once, as it reads now; of one that was removed, that it was. */
export const withNotesNow = (events: Event[], notes: Map<string, NoteNow>): Event[] =>
  events.filter((event) => {
    if (isNote(event)) return !notes.get(event.id)?.isRemoved;
    if (!isEvent(event, 'note.removed')) return event.noun !== 'note';
    const note = notes.get(event.data.note);
    return note === undefined || (note.isRemoved && note.version === event.data.version);
  });

export const changeNote = ({ id, ...body }: NotePatch & { id: string }) => patch('/notes/{id}', { path: { id }, body });
