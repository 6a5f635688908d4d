import { DateTime } from 'luxon';
import { isWorkingTime } from '../calendar/calendar.ts';
import type { SubjectFacts } from './facts.ts';
import { programOf, type LivePipeline } from './program.ts';

/** The facts with what only the interpreter knows: counted outcomes, and, where a condition asks (`needs`), the current hour and working time. */
export const factsAt = (
  pipeline: LivePipeline,
  facts: SubjectFacts,
  outcomes: Record<string, number>,
  now: string,
  needs = programOf(pipeline.definition).needs,
): SubjectFacts => {
  const view: SubjectFacts = { ...facts, outcomes };
  if (needs.has('now')) {
    const moment = DateTime.fromISO(now, { zone: pipeline.calendars['']?.zone ?? 'Asia/Almaty' });
    view['now'] = { hour: moment.hour, weekday: moment.weekday };
  }
  if (needs.has('calendar'))
    view['calendar'] = Object.fromEntries(
      Object.entries(pipeline.calendars).map(([key, calendar]) => [key, { working: isWorkingTime(calendar, now) }]),
    );
  return view;
};
