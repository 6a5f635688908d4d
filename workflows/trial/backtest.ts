import { programOf, type LivePipeline } from '../automation/program.ts';
import { isEvent } from '../event/catalogue.ts';
import { meaningOf } from '../subject/nouns.ts';
import { isFromOutside, type UserNaming } from './recorded.ts';
import { dayIn, storyOf } from './side.ts';
import { differ, firingsOf, type CausedStep } from './step.ts';
import type { SubjectTrial, TaskSet } from './totals.ts';
import type { Recorded, TrialHeard } from './trial.schema.ts';
import type { Relived, Tried } from './tried.ts';

export type Backtest = { pipeline: LivePipeline; since: string; until: string; users: UserNaming };

const MOST_HEARD = 61;
const nothing: ReturnType<Tried['side']> = { steps: [], firings: [], tasks: [], messages: 0, idle: false };

/**
 * One subject through a period again: its events are taken one by one in order, first those from before the period, which only say how it
 * stood then. `end` compares what would have fired with what did; undefined for one that was not open in the period.
 */
export const newBacktest = ({ pipeline, since, until, users }: Backtest, subject: Relived) => {
  const before: CausedStep[] = [];
  const tasks: TaskSet[] = [];
  const heard: TrialHeard[] = [];
  let [messages, events] = [0, 0];
  let tried: Tried | undefined;
  let begun = false;
  let wasClosed = false;
  let heardAt: number | undefined;

  const begin = (at: string): void => {
    begun = true;
    const { stage, closedAt } = subject.facts();
    wasClosed = at === since && closedAt !== null;
    if (programOf(pipeline.definition).stages.has(stage)) tried = subject.begin(at);
  };
  /** It existed before the period: the clocks of the tried pipeline are set, what has passed does not fire. */
  const beginBefore = (): void => {
    begin(since);
    tried?.goOver(false);
  };
  const hear = (event: Recorded): void => {
    events += 1;
    if (heard.length < MOST_HEARD) heard.push(subject.heardOf(event));
    const together = event.recordedAt !== undefined && event.recordedAt === heardAt;
    heardAt = event.recordedAt;
    if (!together) tried?.pass(event.at);
    tried?.retell(event);
  };

  return {
    take: (event: Recorded): void => {
      if (event.at >= until) return;
      const begins = meaningOf(event) === 'began';
      if (event.at >= since) {
        if (!begun && subject.isBorn()) beginBefore();
        const step = subject.stepOf(event);
        if (step) before.push(step);
        if (subject.isMessage(event)) messages += 1;
        if (isEvent(event, 'task.created'))
          tasks.push({ user: users.known(event.data.responsibleId), day: dayIn(pipeline, event.at) });
        if (!begins && isFromOutside(event)) hear(event);
      }
      subject.take(event);
      if (!begins || event.at < since) return;
      begin(event.at);
      hear(event);
    },
    end: (): SubjectTrial | undefined => {
      if (!subject.isBorn()) return undefined;
      if (!begun) beginBefore();
      if (wasClosed && events === 0) return undefined;
      tried?.pass(until);
      const { steps, ...side } = tried?.side() ?? nothing;
      const differs = tried !== undefined && differ(before, steps);
      const idle = subject.isIdle(until);
      return {
        before: { firings: firingsOf(before), tasks, messages, idle },
        after: side,
        now: false,
        differs,
        gone: tried === undefined,
        paused: false,
        events,
        loops: tried?.loops() ?? 0,
        story: storyOf(before, steps, heard, differs || tried === undefined),
      };
    },
  };
};
