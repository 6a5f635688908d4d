import type { z } from 'zod';
import type { Budget } from '../calendar/span.ts';
import type { Meaning } from '../subject/noun.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Language, Words } from '../words/words.schema.ts';
import type { Order } from './order.ts';
import type { Condition } from './condition.schema.ts';
import type { Expression } from './expression.ts';
import type { Due } from './due.schema.ts';
import type { Duration } from './duration.schema.ts';
import type { Calendars, SubjectEvent, SubjectFacts } from './facts.ts';

/** How a kind describes what an admin has set: names in the reader's language, in that language's quotes. */
export type Speaker = {
  language: Language;
  words(words: Words): string;
  /** fills `{{name}}` */
  say(words: Words, values: Record<string, string>): string;
  text(words: Words): string;
  quoted(text: string): string;
  list(items: string[]): string;
  stage(key: string): string;
  outcome(key: string): string;
  taskType(key: string): string;
  template(key: string): string;
  automation(key: string): string;
  fact(path: string): string;
  duration(duration: Duration): string;
  due(due: Due): string;
  money(money: { amount: number; currency: string }): string;
  condition(condition: Condition): string;
  steps(steps: { do: string }[]): string;
  trigger(trigger: { on: string }): string;
};

/** One input of the editor's form. `as` names the input; the editor has one component for each. */
export type Input<Whole = never> = {
  field: string;
  as: InputKind;
  name: Words;
  hint?: Words;
  options?: { value: string; name: Words }[];
  optional?: true;
  /** shown only where the rest of it asks for it */
  shownIf?: (whole: Whole) => boolean | undefined;
};
export type InputKind =
  | 'words'
  | 'text'
  | 'number'
  | 'switch'
  | 'choice'
  | 'channel'
  | 'talk_account'
  | 'settable'
  | 'duration'
  | 'due'
  | 'clock'
  | 'weekdays'
  | 'stage'
  | 'outcome'
  | 'task_type'
  | 'loss_reason'
  | 'template'
  | 'files'
  | 'team'
  | 'group'
  | 'desk'
  | 'pipeline'
  | 'person'
  | 'people'
  | 'skills'
  | 'calendar'
  | 'sound'
  | 'fact'
  | 'date_fact'
  | 'tags'
  | 'form'
  | 'automation'
  | 'condition'
  | 'steps'
  | 'event'
  | 'lines'
  | 'settings'
  | 'answer'
  | 'url'
  | 'fallback';

/** What a definition refers to, outside or inside itself: checked before publishing, listed as "where used". */
export type Reference =
  | { to: 'stage' | 'outcome' | 'task_type' | 'loss_reason' | 'automation' | 'field'; key: string }
  /** without a channel: as plain text, by whichever has it */
  | { to: 'template'; key: string; channel?: string }
  | { to: 'team' | 'group' | 'desk' | 'pipeline' | 'person' | 'calendar' | 'sound' | 'form' | 'channel'; key: string };

/** What a step surely does to its lead: by it circles, dead ends and leads that nobody looks after are found. */
export type Deed =
  | { moves: string; again: boolean }
  | { adds: string }
  | { removes: string }
  | { sets: string; to: Expression }
  | { is: 'assigned' | 'invoiced' | 'tasked' };

export type Group = 'client' | 'team' | 'lead' | 'money' | 'flow' | 'time' | 'outside';

type Common<Whole> = {
  icon: string;
  group: Group;
  name: Words;
  /** other words by which people look for it */
  also: Words;
  form: Input<Whole>[];
};

export type TriggerOf<On extends string> = { on: On };
/** A trigger: one file with everything about it. */
export type TriggerKind<T extends { on: string } = { on: string }> = Common<T> & {
  on: T['on'];
  schema: z.ZodType<T>;
  fresh: () => T;
  sentence: (trigger: T, speaker: Speaker, stages: string[] | undefined) => string;
  refers?: (trigger: T) => Reference[];
  /** types of the noun's own events that may fire it; none for a clock */
  events: string[];
  /** events of any noun that may fire it, by what they mean */
  means?: Meaning[];
  /** whether this event does */
  matches?: (trigger: T, event: SubjectEvent, facts: SubjectFacts) => boolean;
  /** a clock that is a promise, which no pause moves: its next moment after `after`; undefined for never */
  moment?: (trigger: T, clock: { facts: SubjectFacts; after: string; calendars: Calendars }) => string | undefined;
  /** a clock that counts from the message that waits for our word or the client's, not from the stay's beginning */
  awaits?: 'us' | 'client';
  /** a clock that is a span: how much of the stay that began at `enteredAt` it takes */
  budget?: (trigger: T, clock: { enteredAt: string; calendars: Calendars }) => Budget;
};

/** An action: schema, words, form, and the orders that it comes to. */
export type ActionKind<A extends { do: string } = { do: string }> = Common<A> & {
  do: A['do'];
  schema: z.ZodType<A>;
  fresh: () => A;
  sentence: (action: A, speaker: Speaker) => string;
  refers?: (action: A) => Reference[];
  /** what the step asks for: one way for the record and for a simulation; without it its noun decides it */
  orders?: (action: A) => Order[];
  does?: (action: A) => Deed[];
  /** paths of facts that it needs besides the lead's own */
  reads?: (action: A) => string[];
  /** what of a lead's facts and of a template's values is surely filled after it */
  fills?: (action: A) => string[];
  /** addresses outside that it calls */
  calls?: (action: A) => string[];
  /** whether another step of the same list does it another way, so that nobody minds where this one cannot */
  hasOther?: (action: A, other: { do: string }) => boolean;
  /** the run waits for an answer from outside before it goes on */
  answers?: (action: A) => {
    event: string;
    withinSeconds: number;
    /** whoever and whatever caused it; without it only what this very step has caused */
    from?: 'anybody';
  };
  /** what such an answer comes to: a step of its own; or it does not fit, and is asked for again, so many times in all. Without it any will do */
  heard?: (
    action: A,
    answer: SubjectEvent,
    definition: PipelineDefinition,
  ) => { does: { do: string } } | { again: { do: string }; times: number };
};
