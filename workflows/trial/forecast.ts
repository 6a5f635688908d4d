import type { SubjectFacts } from '../automation/facts.ts';
import { newMemory, nextMoment, type Memory } from '../automation/memory.ts';
import { programOf, type LivePipeline } from '../automation/program.ts';
import { storyOf } from './side.ts';
import type { SubjectTrial } from './totals.ts';
import type { Tried } from './tried.ts';

/** A subject as it stands now; without memory its process has not begun. */
export type Living = {
  facts: SubjectFacts;
  process: Memory | null;
  /** what waits besides the process: open tasks, unpaid invoices */
  hasDuties: boolean;
  begin: (process: Memory) => Tried;
};

/**
 * What a pipeline would do to a subject up to a moment if nobody did anything: it switches to that pipeline now, what has already passed
 * there fires at once, and then time passes.
 */
export const forecast = (pipeline: LivePipeline, { facts, ...living }: Living, until: string): SubjectTrial => {
  const paused = facts.pausedAt !== null;
  const known = programOf(pipeline.definition).stages.get(facts.stage)?.kind === 'open';
  if (!known || paused) return { ...nothing, gone: !known, paused };
  const process = living.process ?? { ...newMemory(), entry: stayOf(facts) };
  const idle = nextMoment(process) === null && process.runs.length === 0 && !living.hasDuties;
  const tried = living.begin(process);
  tried.goOver(true);
  const now = tried.acted() > 0;
  tried.pass(until);
  const { steps, ...after } = tried.side();
  return {
    ...nothing,
    before: { ...none, idle },
    ...{ after, now, loops: tried.loops() },
    story: storyOf([], steps, []),
  };
};

const stayOf = (facts: SubjectFacts): Memory['entry'] => ({
  event: '0',
  at: String(facts['stageEnteredAt'] ?? facts['createdAt'] ?? '1970-01-01T00:00:00.000Z'),
  stage: facts.stage,
});

const none = { firings: [], tasks: [], messages: 0, idle: false };
const nothing: SubjectTrial = {
  before: none,
  after: none,
  now: false,
  differs: false,
  gone: false,
  paused: false,
  events: 0,
  loops: 0,
  story: { same: false, before: [], after: [], heard: [], more: 0 },
};
