import type { Words } from '../words/words.schema.ts';
import type { TaskClimbed } from './ladder.ts';
import type { ToldAnswer } from './meeting.ts';
import type { Priority } from './task.schema.ts';

export type ChecklistItem = { text: string; done: boolean };

/** A task in the words of its decisions. What a simulation does not know is absent. */
export type TaskState = {
  id: string;
  type: string;
  /** still in every language where nobody in particular is to do it */
  text?: string | Words | undefined;
  dueAt: string;
  state: string;
  /** a user as the facts name users, or `supervisor` for one of them */
  responsible?: string | null | undefined;
  /** set as so much time, by the wall clock or by the calendar with the key `working`, so that a pause stops it; `ms` where it is known */
  span?: { ms?: number | undefined; working?: string | undefined } | null | undefined;
  createdAt?: string | undefined;
  /** when a user last set the due moment */
  dueSetAt?: string | null | undefined;
  remindedAt?: string | null | undefined;
  overdueAt?: string | null | undefined;
  /** when a step of its ladder first told somebody else */
  escalatedAt?: string | null | undefined;
  /** the steps that were taken since it was due */
  climbed?: TaskClimbed[] | undefined;
  /** somebody has it: until then, or, null, until it is done */
  acknowledged?: { until: string | null } | null | undefined;
  doneAt?: string | null | undefined;
  outcome?: string | null | undefined;
  result?: string | null | undefined;
  priority?: Priority | undefined;
  checklist?: ChecklistItem[] | undefined;
  /** of the client, to the invitation of a meeting */
  answer?: ToldAnswer | null | undefined;
  /** its place in a series, as a local time */
  series?: { id: string; occurrence: string } | null | undefined;
};
