import type { Automation, Step } from './automation.schema.ts';
import { instructionAt } from './program.ts';

export type TrackStep = {
  path: string;
  step: Step;
  /** how deep it is nested in branches; `side` is that of the enclosing branch */
  depth: number;
  side: 'then' | 'else' | null;
  state: 'done' | 'here' | 'next' | 'passed';
};
/** Which side a run took at a step: a branch by its condition, a wait by whether its event came. */
export type SidesTaken = Map<string, boolean>;

/** An automation step by step, as seen from a run that stands at `at`; `passed` are the sides that it has not taken. */
export const trackOf = (automation: Pick<Automation, 'then'>, at: string, taken: SidesTaken): TrackStep[] => {
  const laid = lay(automation.then, '', 0, null);
  const here = laid.findIndex(({ path }) => path === at);
  return laid.map((one, index): TrackStep => {
    if (index === here) return { ...one, state: 'here' };
    if (isPassed(one.path, at, taken, index < here)) return { ...one, state: 'passed' };
    return { ...one, state: index < here ? 'done' : 'next' };
  });
};

const lay = (steps: Step[], prefix: string, depth: number, side: TrackStep['side']): Omit<TrackStep, 'state'>[] =>
  steps.flatMap((step, index) => {
    const path = `${prefix}${index}`;
    const inner = (which: 'then' | 'else') =>
      step.do === 'branch' || step.do === 'wait.event' ? lay(step[which], `${path}.${which}.`, depth + 1, which) : [];
    return [{ path, step, depth, side }, ...inner('then'), ...inner('else')];
  });

/** Whether a step lies on a side of a branch that the run did not take. */
const isPassed = (path: string, at: string, taken: SidesTaken, before: boolean): boolean => {
  const parts = path.split('.');
  for (let place = 1; place < parts.length; place += 2) {
    const branch = parts.slice(0, place).join('.');
    const side = parts[place]!;
    const now = at.startsWith(`${branch}.`) ? at.slice(branch.length + 1).split('.')[0] : undefined;
    if (now !== undefined) {
      if (now !== side) return true;
      continue;
    }
    const took = taken.get(branch);
    if (before && took !== (side === 'then')) return true;
  }
  return false;
};

/** Whether a run, when its wait at this step is skipped, waits or ends before it does anything. */
export const restsAfter = (automation: Automation, at: string): boolean => {
  const instruction = instructionAt(automation, at);
  if (!instruction) return false;
  const next = instruction.step.do === 'wait.event' ? instruction.else : instruction.next;
  const step = next === null ? undefined : instructionAt(automation, next)?.step;
  return step === undefined || RESTS.has(step.do);
};
const RESTS = new Set<Step['do']>(['wait', 'wait.until', 'wait.event', 'stop']);
