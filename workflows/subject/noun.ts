import type { SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import type { ActionKind, TriggerKind } from '../automation/kind.ts';
import type { Orders } from '../automation/order.ts';
import type { PipelineDefinition, PipelineField } from '../pipeline/pipeline.schema.ts';
import type { Refusal } from '../refusal.ts';
import type { Words } from '../words/words.schema.ts';
import type { Subject } from './subject.ts';

/**
 * What an event means to the process of its subject, whatever the noun calls it. `began`, `moved` and `reopened` begin a stay at the stage that
 * `to`, or else the changed column `stage`, names; `moved` says in `from` what it left, and `closes` where that ends it. `resumed` says in `from`
 * when it was paused, `skipped` in `byMs` how far its clock was set ahead. `migrated` says the version in `versionId`. `counted`: a task of it was done, in `outcome` how, in `type`
 * which kind; `lagged`: one of this `type` is overdue.
 * `asked`: the client has written; `answered`: we have, in `by` whether a user or an automation.
 */
export type Meaning =
  | 'began'
  | 'moved'
  | 'reopened'
  | 'paused'
  | 'resumed'
  | 'skipped'
  | 'migrated'
  | 'changed'
  | 'assigned'
  | 'steered'
  | 'counted'
  | 'lagged'
  | 'asked'
  | 'answered';

/** What happened, as a noun's decision answers it. */
export type Told = { type: string; data: Record<string, unknown> };

/** What a noun says of itself to the rooms that work for every noun. */
export type Noun = {
  /** the kind of its subjects: `lead` */
  kind: string;
  name: Words;
  /** of the page of one: `/leads/{id}`; none where it has no page */
  path?: string;
  /** by type; an event that is not among them matters to triggers alone */
  means: Readonly<Record<string, Meaning>>;
  /** those that its pipelines offer, in the order of the editor's list */
  triggers: readonly Listed<TriggerKind, 'on' | 'events' | 'means'>[];
  actions: readonly Listed<ActionKind, 'do'>[];
  /** what it hears of tasks that belong to it; without it none can */
  tasks?: Readonly<Record<'set' | 'done' | 'overdue', string>>;
  /** its events as its automations hear them, as many as they are; without it as they are. `isIn`: it has entered its pipeline before them */
  hears?: (events: SubjectEvent[], facts: SubjectFacts, isIn: boolean) => SubjectEvent[];
  /** what its conditions may ask besides what every subject has; without it, what a lead has */
  facts?: readonly PipelineField[];
};
/** A kind as a list knows it: its own settings are its own. */
type Listed<Kind, Name extends keyof Kind> = Pick<Kind, Name | Extract<'schema', keyof Kind>>;

/** A noun whose subjects go through a pipeline and are nothing but their own facts: all that happens to one is decided and told here. */
export type PipedNoun = Noun & {
  /** what a subject is called where it must be told from others of its kind */
  called: (facts: SubjectFacts) => string;
  /** what an action comes to; the record writes it and a simulation foresees it */
  decide: (facts: SubjectFacts, action: { do: string }, definition: PipelineDefinition) => Told[] | Refusal;
  /** its own action that hands one over; what is not named stays, null: nobody */
  give?: (to: { to?: string | null; group?: string | null }) => { do: string };
  /** where it is a conversation itself: what an order to one comes to */
  talk?: (facts: SubjectFacts, order: Orders['talk'], around: Around) => Told[] | Refusal;
  /** what an event of its own changes at that moment besides the stay, pauses and version that every noun has */
  evolve: (facts: SubjectFacts, told: Told, at: string) => SubjectFacts;
  /** which linked subjects hear of an event that happened to it as it stands now; what they hear is heard by nobody else */
  echoes: (facts: SubjectFacts, told: Told) => Echo[];
};

/** When an order is given and why, after what has happened. */
type Around = { now: string; events: SubjectEvent[]; cause: SubjectEvent['cause'] };

/** What a linked subject hears: an event of its own noun, which fires triggers and changes nothing. */
export type Echo = Told & { subject: Subject };
