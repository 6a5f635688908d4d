import type { ActionKind, TriggerKind } from '../automation/kind.ts';
import type { Words } from '../words/words.schema.ts';

/**
 * What an event means to the process of its subject, whatever the noun calls it. `began`, `moved` and `reopened` begin a stay at the stage that
 * `to`, or else the changed column `stage`, names; `moved` says in `from` what it left. `resumed` says in `from` when it was paused. `counted`
 * says an `outcome`.
 */
export type Meaning =
  'began' | 'moved' | 'reopened' | 'paused' | 'resumed' | 'migrated' | 'changed' | 'assigned' | 'steered' | 'counted';

/** What a noun says of itself to the rooms that work for every noun. */
export type Noun = {
  /** the kind of its subjects: `lead` */
  kind: string;
  name: Words;
  /** by type; an event that is not among them matters to triggers alone */
  means: Readonly<Record<string, Meaning>>;
  /** those that its pipelines offer, in the order of the editor's list */
  triggers: readonly Listed<TriggerKind, 'on' | 'events' | 'means'>[];
  actions: readonly Listed<ActionKind, 'do'>[];
};
/** A kind as a list knows it: its own settings are its own. */
type Listed<Kind, Name extends keyof Kind> = Pick<Kind, Name | Extract<'schema', keyof Kind>>;
