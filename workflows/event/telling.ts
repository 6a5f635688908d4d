import type { PipelineDefinition, PipelineField } from '../pipeline/pipeline.schema.ts';
import type { Language, Words } from '../words/words.schema.ts';
import type { ByType } from './catalogue.ts';
import type { Event } from './event.schema.ts';

/** Who reads, and what an event only names: the pipeline's version, users, moments in the reader's zone. */
export type Reader = {
  language: Language;
  definition: PipelineDefinition | undefined;
  /** what the contact or the company has whose story it is */
  fields?: PipelineField[];
  nameOf: (userId: string) => string | undefined;
  /** "21 November 2026, 18:40" */
  exact: (at: string) => string;
  /** a date without an hour: "21 November 2026" */
  day: (date: string) => string;
  /** a due date in the words used when it was set */
  due: (at: string, said: string) => string;
};

/** What every sentence needs: its reader, `say` in her language with `who` filled in, users and columns by name. */
export type Teller = Reader & {
  say: (key: string, values?: Record<string, string>) => string;
  column: (name: string) => string;
  person: (userId: string | null | undefined) => string;
};

/** How a noun tells its events to people: `words` by type, or by type and a word (`lead.paused.until`), and names of its columns (`column.stage`). */
export type Telling = {
  words: Record<string, Required<Words>>;
  /** what the words of an event name in `{{…}}`, besides `who` */
  values?: (event: Event, teller: Teller) => Record<string, string>;
  /** events that choose among several words, or name what no other event of the noun names */
  says?: ByType<Event, [Teller], string>;
};
