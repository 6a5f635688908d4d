import { keepEvent } from '../automation/simulation.ts';
import { isEvent } from '../event/catalogue.ts';
import { programOf, type LivePipeline } from '../automation/program.ts';
import { simulate, type Simulation } from '../automation/simulate.ts';
import { factsOf, fold, isIdle, memoryOf, newPast, type Known } from './past.ts';
import { isFromOutside, retell, type UserNaming } from './recorded.ts';
import { dayIn, heardOf, sideOf, storyOf } from './side.ts';
import { differ, firingsOf, stepOf, type CausedStep } from './step.ts';
import type { LeadTrial, TaskSet } from './totals.ts';
import type { Recorded, TrialHeard } from './trial.schema.ts';

export type Backtest = { pipeline: LivePipeline; since: string; until: string; users: UserNaming };
/** What the events of a lead do not say, and the version that it followed. */
export type TriedLead = Known & { responsibleId: string | null; lived: LivePipeline };

const MOST_HEARD = 61;

/**
 * One lead through a period again: its events are taken one by one in order, first those from before the period, which only say how the lead
 * stood then. `end` compares what would have fired with what did; undefined for a lead that was not open in the period.
 */
export const newBacktest = ({ pipeline, since, until, users }: Backtest, lead: TriedLead) => {
  const past = newPast();
  const before: CausedStep[] = [];
  const tasks: TaskSet[] = [];
  const heard: TrialHeard[] = [];
  let [messages, events] = [0, 0];
  let simulation: Simulation | undefined;
  let begun = false;
  let wasClosed = false;

  const begin = (at: string): void => {
    begun = true;
    const facts = factsOf(past, lead, users);
    wasClosed = at === since && facts.closedAt !== null;
    if (!programOf(pipeline.definition).stages.has(facts.stage)) return;
    const nouns = { tasks: [...past.tasks.values()], invoices: [...past.invoices.values()] };
    const assignee = users.fact(lead.responsibleId) ?? undefined;
    simulation = simulate(pipeline, { facts, process: memoryOf(past), ...nouns, assignee }, at);
  };
  /** The lead existed before the period: the clocks of the tried pipeline are set, what has passed does not fire. */
  const beginBefore = (): void => {
    begin(since);
    simulation?.hear('lead.migrated', { fire: false, quiet: true }, { kind: 'system' });
  };
  const hear = (event: Recorded): void => {
    events += 1;
    if (heard.length < MOST_HEARD) heard.push(heardOf(event));
    if (!simulation) return;
    simulation.pass(event.at);
    retell(simulation, event, users);
  };

  return {
    take: (event: Recorded): void => {
      if (event.at >= until) return;
      if (event.at >= since) {
        if (!begun && past.born) beginBefore();
        const step = stepOf(event);
        if (step) before.push(step);
        if (step?.do === 'message.send') messages += 1;
        if (isEvent(event, 'task.created'))
          tasks.push({ user: users.known(event.data.responsibleId), day: dayIn(pipeline, event.at) });
        if (event.type !== 'lead.created' && isFromOutside(event)) hear(event);
      }
      fold(past, event, users);
      if (event.type !== 'lead.created' || event.at < since) return;
      begin(event.at);
      events += 1;
      heard.push(heardOf(event));
      if (!simulation) return;
      keepEvent(simulation.state, event, null, event.actor);
      simulation.settle();
    },
    end: (): LeadTrial | undefined => {
      if (!past.born) return undefined;
      if (!begun) beginBefore();
      if (wasClosed && events === 0) return undefined;
      simulation?.pass(until);
      const after = simulation
        ? sideOf(simulation, users)
        : { steps: [], firings: [], tasks: [], messages: 0, idle: false };
      const { steps, ...side } = after;
      const differs = simulation !== undefined && differ(before, steps);
      const idle = isIdle(past, factsOf(past, lead, users), lead.lived, until);
      return {
        before: { firings: firingsOf(before), tasks, messages, idle },
        after: side,
        now: false,
        differs,
        gone: simulation === undefined,
        paused: false,
        events,
        loops: simulation?.loops.length ?? 0,
        story: storyOf(before, steps, heard, differs || simulation === undefined),
      };
    },
  };
};
