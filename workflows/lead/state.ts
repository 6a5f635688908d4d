import type { SubjectFacts } from '../automation/facts.ts';

type Amount = { amount: number; currency: string | null };

/** A lead in the words of its decisions: the facts of its own, and what only its row keeps. What a simulation does not know is absent. */
export type LeadState = SubjectFacts & {
  name?: string;
  stageEnteredAt?: string;
  /** how often it entered each stage */
  entries?: Record<string, number>;
  /** a user as the facts name users: by id in the record, by e-mail in a simulation */
  responsible?: string | null;
  amount?: Amount | null;
  tags?: string[];
  fields?: Record<string, unknown>;
  /** what is ticked off, per stage */
  checklist?: Record<string, string[]>;
  lossReason?: string | null;
  pausedReason?: string | null;
  pausedUntil?: string | null;
  /** by how many milliseconds its clock is ahead of ours */
  clockOffset?: number;
  /** the lead that it was joined to */
  joinedTo?: string | null;
  /** id of the pipeline version that it follows */
  versionId?: string;
};

/** One value of a lead that changed: `name`, `amount`, `tags`, `source`, `fields.<key>`, `checklist.<stage>`. */
export type LeadChange = { what: string; from: unknown; to: unknown };
