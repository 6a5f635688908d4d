import type { Actor } from '../../workflows/event/event.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import type { Database } from '../client.ts';
import type { SubjectRow } from '../subject/subject-record.ts';
import type { Woken } from '../process/process.ts';
import type { Change, Doing } from '../write.ts';
import type { MassChangeRow } from './mass-change.ts';

export type Chosen = { id: string; event_seq: number };
/** How the chosen subjects of a noun are changed. */
export type ChangedNoun<One extends Chosen> = {
  kind: string;
  /** those of the change in one state, locked against other changes */
  next: (db: Database, id: string, state: string, limit: number) => Promise<One[]>;
  change: (db: Database, row: MassChangeRow, one: One, doing: Doing) => Promise<unknown | Refusal>;
  undone: (db: Database, row: MassChangeRow, some: One[]) => Promise<Undone>;
};
/** What became of each, in their order, and what is still to be written for it. */
export type Undone = { states: ('undone' | 'kept')[]; changes: Change<Woken>[] };

/** How a noun with a record is changed in a mass change where it is more than its own decision, and how that is given back. */
export type MassNoun = {
  act: (db: Database, given: Doing & { id: string; action: { do: string } }) => Promise<unknown | Refusal>;
  /** `set`: column to what stood there before and after; undefined where somebody has changed it since */
  back: (
    db: Database,
    row: SubjectRow,
    set: Record<string, [unknown, unknown]>,
    at: string,
  ) => Promise<Told[] | undefined>;
};

/** The user who began it is recorded as the one who changed them. */
export const actorOf = ({ created_by: id }: Pick<MassChangeRow, 'created_by'>): Actor =>
  id ? { kind: 'user', id } : { kind: 'system' };
