import { dayOf } from '../calendar/calendar.ts';
import type { LivePipeline } from '../automation/program.ts';
import type { CausedStep } from './step.ts';
import type { Recorded, TrialHeard, TrialStory, TrialStep } from './trial.schema.ts';

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

/** What the story of a lead shows of an event that users, clients or providers have caused. */
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
