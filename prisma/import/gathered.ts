import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import { uuidv7 } from '../id.ts';
import type { Change, NewEvent } from '../write.ts';

/** What the rows of one batch write, gathered to be written at once. */
export type Gathered = Required<Pick<Change, 'inserts' | 'updates' | 'events'>> & {
  importId: string;
  actor: Actor;
  at: string;
  /** open leads whose processes are to begin */
  leads: string[];
  made: { leads: number; contacts: number; companies: number };
};

export const gathering = (importId: string, actor: Actor): Gathered => ({
  ...{ importId, actor, at: new Date().toISOString(), inserts: [], updates: [], events: [], leads: [] },
  made: { leads: 0, contacts: 0, companies: 0 },
});

export const tell = (
  { events, actor, at }: Gathered,
  { noun, id, seq, subject = { kind: noun, id } }: { noun: string; id: string; seq: number; subject?: Subject },
  event: CatalogueEvent,
): void => {
  events.push({ noun, noun_id: id, seq, at, subject, actor, cause: null, pokes: [], ...event } as NewEvent);
};

/** A note on a client or a company, as its user's own. */
export const noteOn = (gathered: Gathered, noun: 'contact' | 'company', recordId: string, text: string): void => {
  if (text === '') return;
  const id = uuidv7();
  const { actor, at } = gathered;
  gathered.inserts.push({
    table: 'note',
    row: { id, subject_kind: noun, subject_id: recordId, text, by: actor.id ?? null, at, event_seq: 1 },
  });
  const subject = { kind: noun, id: recordId };
  tell(gathered, { noun: 'note', id, seq: 1, subject }, { type: 'note.written', data: { text } });
};
