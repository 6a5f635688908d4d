import type { Expression } from '../automation/expression.ts';
import type { SteerFacts } from '../automation/steer.ts';
import type { SteerOrder } from '../automation/steer.schema.ts';
import type { AssignOrder } from './assign.schema.ts';
import type { Joinable } from './lead.ts';
import type { Filling, Given, Patch } from './fill.ts';

/** What may be asked of a lead: each is decided by `decide`. */
export type LeadOrder =
  /** `dueAt`: when the user wants the meeting that follows */
  | ({
      do: 'move';
      stage: string;
      lossReason?: string | undefined;
      again?: boolean | undefined;
      dueAt?: string | undefined;
    } & Filling)
  | { do: 'reopen'; stage: string }
  | ({ do: 'change' } & Patch)
  /** values of expressions: its name, its amount, its own fields */
  | { do: 'set'; set: { field: string; to: Expression }[] }
  | { do: 'tag'; add: string[]; remove: string[] }
  /** to whom the rule chooses; not to those who have been tried */
  | { do: 'assign'; by: AssignOrder; except?: string[] | undefined }
  /** to a user chosen by hand */
  | { do: 'give'; to: string; giver?: string | undefined }
  | { do: 'note'; text: string; mentions?: string[] | undefined }
  | { do: 'hook'; name: string; body: Record<string, unknown> }
  /** what a webhook answered, and what of it goes into the lead */
  | { do: 'answer'; deliveryId: string; status: number; account: string; values: Given[] }
  | { do: 'pause'; reason: string; until?: string | undefined }
  | { do: 'resume' }
  /** to another lead of the same client, as one; `stays`: that lead as it is */
  | { do: 'join'; stays: { id: string; number: number; name: string } & Joinable; sameClient: boolean; merge: string }
  /** a lead by itself again */
  | { do: 'part'; merge: string; other: { id: string; number: number; name: string } }
  /** what a user tells its process to do now */
  | { do: 'steer'; wish: SteerOrder; known: SteerFacts }
  /** to another version of its pipeline, at this stage */
  | {
      do: 'migrate';
      stage: string;
      versionId: string;
      publication: string;
      version?: number;
      fire: boolean;
      undo?: boolean;
    }
  /** one of its values as it was before a mass change */
  | { do: 'give_back'; stage?: string; responsible?: string | null; tags?: string[] }
  /** sandbox only: to what comes next by itself, so much later */
  | { do: 'skip'; next: { at: string; what: string } | undefined; byMs: number };
