import { dayOf } from '../calendar/calendar.ts';
import { nextMoment } from '../automation/memory.ts';
import { isEvent } from '../event/catalogue.ts';
import type { LivePipeline } from '../automation/program.ts';
import type { Simulation } from '../automation/simulate.ts';
import type { UserNaming } from './recorded.ts';
import { firingsOf, stepOf, type CausedStep } from './step.ts';
import type { LeadTrial, TaskSet } from './totals.ts';
import type { Recorded, TrialHeard, TrialStory, TrialStep } from './trial.schema.ts';

/** What happened to a simulated lead, counted. */
export const sideOf = (lead: Simulation, users: UserNaming): LeadTrial['after'] & { steps: CausedStep[] } => {
  const steps: CausedStep[] = [];
  const tasks: TaskSet[] = [];
  let messages = 0;
  for (const event of lead.events) {
    const step = stepOf(event);
    if (step) steps.push(step);
    if (step?.do === 'message.send' && !step.what['lacks']) messages += 1;
    if (isEvent(event, 'task.created'))
      tasks.push({ user: users.id(event.data.responsibleId), day: dayIn(lead.state.pipeline, event.at) });
  }
  // a notification leaves no event
  for (const { at, automation, step, action, cause } of lead.steps)
    if (action.do === 'notify') steps.push({ at, automation, step, do: action.do, what: {}, event: cause.event });
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { steps, firings: firingsOf(steps), tasks, messages, idle: isIdleNow(lead) };
};

const isIdleNow = ({ facts, tasks, invoices, process }: Simulation): boolean =>
  facts.closedAt === null &&
  facts.pausedAt === null &&
  !tasks.some(({ state }) => state === 'open') &&
  !invoices.some(({ state }) => state === 'sent') &&
  process.runs.length === 0 &&
  nextMoment(process) === null;

const days = new Map<number, string>();
/** The local day, "2026-11-21". */
export const dayIn = ({ calendars }: LivePipeline, at: string): string => {
  const calendar = calendars[''];
  const { number } = calendar ? dayOf(calendar, Date.parse(at)) : { number: Math.floor(Date.parse(at) / 86_400_000) };
  let day = days.get(number);
  if (day === undefined) days.set(number, (day = new Date(number * 86_400_000).toISOString().slice(0, 10)));
  return day;
};

const MOST_KEPT = 60;

/** Both stories, as far as they are kept; just one where nothing differs. */
export const storyOf = (
  before: CausedStep[],
  after: CausedStep[],
  heard: TrialHeard[],
  differs = true,
): TrialStory => ({
  same: !differs,
  before: differs ? before.slice(0, MOST_KEPT).map(bare) : [],
  after: after.slice(0, MOST_KEPT).map(bare),
  heard: heard.slice(0, MOST_KEPT),
  more: [before, after, heard].reduce((sum, list) => sum + Math.max(0, list.length - MOST_KEPT), 0),
});

const bare = ({ event: _, ...step }: CausedStep): TrialStep => step;

/** What the story shows of an event that users, clients or providers have caused. */
export const heardOf = ({ at, type, data }: Recorded): TrialHeard => {
  const { to, text, outcome, lossReason, amount, currency, form, set } = data;
  const what = {
    to,
    text,
    outcome,
    lossReason,
    amount,
    currency,
    form,
    set: type === 'lead.changed' ? set : undefined,
  };
  return {
    at,
    type,
    what: Object.fromEntries(Object.entries(what).filter(([, value]) => value !== undefined && value !== null)),
  };
};
