import type { SubjectFacts } from '../automation/facts.ts';
import type { CausedStep } from './step.ts';
import type { SubjectTrial } from './totals.ts';
import type { Recorded, TrialHeard } from './trial.schema.ts';

/** A subject of any noun while a trial simulates it. */
export type Tried = {
  /** it follows the tried pipeline from now on; `fire`: what has passed there happens at once */
  goOver: (fire: boolean) => void;
  /** something recorded happens to it, as far as it can; it may answer only when time passes, to all that came until then */
  retell: (event: Recorded) => void;
  pass: (until: string) => void;
  /** how many steps its automations have made */
  acted: () => number;
  side: () => SubjectTrial['after'] & { steps: CausedStep[] };
  /** how many runs were held back */
  loops: () => number;
};

/** A subject of any noun as its events tell it, one after another. */
export type Relived = {
  take: (event: Recorded) => void;
  isBorn: () => boolean;
  facts: () => SubjectFacts;
  /** as it stands after the events so far */
  begin: (at: string) => Tried;
  isIdle: (at: string) => boolean;
  /** the step of an automation that an event tells */
  stepOf: (event: Recorded) => CausedStep | undefined;
  /** whether it is a message that an automation has written to the client */
  isMessage: (event: Recorded) => boolean;
  /** what its story shows of an event that users, clients or providers have caused */
  heardOf: (event: Recorded) => TrialHeard;
};
