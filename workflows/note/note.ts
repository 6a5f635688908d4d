import type { CatalogueEvent } from '../event/catalogue.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Role } from '../user/user.schema.ts';
import { mentionedIn, type Mentionable } from './mention.ts';
import type { Note, NotePatch } from './note.schema.ts';

type Editor = { id: string; role: Role };
type Wish = Omit<NotePatch, 'version'>;
type NoteEvent = CatalogueEvent<'note.changed' | 'note.pinned' | 'note.unpinned' | 'note.removed' | 'note.restored'>;

/** Anybody who sees a note may pin it; its text is its author's. */
export const whyNotChangeNote = ({ by }: Pick<Note, 'by'>, me: Editor): Refusal | undefined =>
  by === me.id || me.role === 'admin' ? undefined : refuse('NoteNotYours');

/** What a wish comes to; nothing where all is so already. */
export const decideNote = (
  note: Note,
  { text, pinned, removed }: Wish,
  { me, people }: { me: Editor; people: Mentionable[] },
): NoteEvent[] | Refusal => {
  const refusal = text !== undefined || removed !== undefined ? whyNotChangeNote(note, me) : undefined;
  if (refusal) return refusal;
  const isGone = removed ?? note.removedAt !== null;
  if (isGone && (text !== undefined || pinned === true)) return refuse('NoteRemoved');
  const events: NoteEvent[] = [];
  const about = { note: note.id, version: note.version + 1 };
  if (removed === false && note.removedAt !== null) events.push({ type: 'note.restored', data: about });
  if (text !== undefined && text !== note.text) {
    const mentions = mentionedIn(text, people);
    const told = mentions.length > 0 ? { mentions } : {};
    events.push({ type: 'note.changed', data: { ...about, text, before: note.text, ...told } });
  }
  if (pinned !== undefined && pinned !== (note.pinnedAt !== null))
    events.push({ type: pinned ? 'note.pinned' : 'note.unpinned', data: about });
  if (removed === true && note.removedAt === null) events.push({ type: 'note.removed', data: about });
  return events;
};

/** The note after one of these events. */
export const evolveNote = (note: Note, event: NoteEvent, at: string): Note => {
  switch (event.type) {
    case 'note.changed':
      return { ...note, text: event.data.text, editedAt: at };
    case 'note.pinned':
      return { ...note, pinnedAt: at };
    case 'note.unpinned':
      return { ...note, pinnedAt: null };
    case 'note.removed':
      return { ...note, removedAt: at };
    case 'note.restored':
      return { ...note, removedAt: null };
  }
};
