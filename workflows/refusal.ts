import type { RefusalCode } from './refusals.ts';
import type { Words } from './words/words.schema.ts';

/** Why something may not be done: the code stands in `<noun>.refusals.ts` with its sentence. */
export type Refusal = {
  refusal: RefusalCode;
  /** what the sentence names; words are translated */
  values?: Record<string, string | number | Words>;
  /** of EntryNotMet: what to fill in and to tick off */
  missing?: { fields: string[]; checklist: string[] };
  /** of FieldWrong: each value that the lead's own fields cannot hold */
  wrong?: { field: string; why: Words }[];
};

/** What a refusal is: its answer over HTTP, the field of the form that it is about, its sentence with `{{name}}` for values. */
export type RefusalKind = Required<Words> & { status: number; field?: string };

export const refuse = (refusal: RefusalCode, values?: Refusal['values']): Refusal =>
  values ? { refusal, values } : { refusal };

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer;
