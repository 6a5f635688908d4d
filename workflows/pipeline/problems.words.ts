import { automationProblems } from './problem/automation.words.ts';
import { circleProblems } from './problem/circle.words.ts';
import { doorProblems } from './problem/door.words.ts';
import { factProblems } from './problem/fact.words.ts';
import { referenceProblems } from './problem/reference.words.ts';
import { stageProblems } from './problem/stage.words.ts';
import { stubProblems } from './problem/stub.words.ts';
import { teamProblems } from './problem/team.words.ts';
import { templateProblems } from './problem/template.words.ts';

/** Each problem: how bad it is, what it is, what to do. `{{where}}` is the automation, the stage or the part that it is in. */
export const problemWords = {
  ...stageProblems,
  ...referenceProblems,
  ...teamProblems,
  ...templateProblems,
  ...stubProblems,
  ...factProblems,
  ...automationProblems,
  ...circleProblems,
  ...doorProblems,
};

export type ProblemCode = keyof typeof problemWords;
