import { newMemory, nextMoment, type Memory } from '../automation/memory.ts';
import { programOf, type LivePipeline } from '../automation/program.ts';
import { simulate, type SimulationStart } from '../automation/simulate.ts';
import type { UserNaming } from './recorded.ts';
import { sideOf, storyOf } from './side.ts';
import type { LeadTrial } from './totals.ts';

export type Living = Omit<SimulationStart, 'process'> & { process: Memory | null };

/**
 * What a pipeline would do to a lead up to a moment if nobody did anything: the lead switches to that pipeline now, what has already passed
 * there fires at once, and then time passes.
 */
export const forecast = (
  pipeline: LivePipeline,
  lead: Living,
  { now, until, users }: { now: string; until: string; users: UserNaming },
): LeadTrial => {
  const { facts } = lead;
  const paused = facts.pausedAt !== null;
  const known = programOf(pipeline.definition).stages.get(facts.stage)?.kind === 'open';
  if (!known || paused) return { ...nothing, gone: !known, paused };
  const process = lead.process ?? { ...newMemory(), entry: stayOf(lead) };
  const wasIdle =
    nextMoment(process) === null &&
    process.runs.length === 0 &&
    !lead.tasks?.some(({ state }) => state === 'open') &&
    !lead.invoices?.some(({ state }) => state === 'sent');
  const simulation = simulate(pipeline, { ...lead, process }, now);
  simulation.hear('lead.migrated', { fire: true }, { kind: 'system' });
  const atOnce = simulation.steps.length > 0;
  simulation.pass(until);
  const { steps, ...after } = sideOf(simulation, users);
  return {
    before: { firings: [], tasks: [], messages: 0, idle: wasIdle },
    after,
    now: atOnce,
    differs: false,
    gone: false,
    paused: false,
    events: 0,
    loops: simulation.loops.length,
    story: storyOf([], steps, []),
  };
};

const stayOf = ({ facts }: Living): Memory['entry'] => ({
  event: '0',
  at: String(facts['stageEnteredAt'] ?? facts['createdAt'] ?? '1970-01-01T00:00:00.000Z'),
  stage: facts.stage,
});

const none = { firings: [], tasks: [], messages: 0, idle: false };
const nothing: LeadTrial = {
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
