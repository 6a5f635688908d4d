import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Calendars } from '../../workflows/automation/facts.ts';
import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { Calendar, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import { withDays } from '../../workflows/calendar/holiday.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { get, queryKeys, type Page } from '../api.ts';

const calendarsQuery = queryOptions({
  queryKey: queryKeys.calendars,
  queryFn: ({ signal }) => get<Page<Calendar>>('/calendars', { signal }),
});
const holidaySetsQuery = queryOptions({
  queryKey: queryKeys.holidaySets,
  queryFn: ({ signal }) => get<Page<HolidaySet>>('/holiday-sets', { signal }),
});

/** A definition as leads would live by it: with the house's calendars and their holidays. */
export const useLivePipeline = (definition: PipelineDefinition): LivePipeline => {
  const { data: read } = useSuspenseQuery(calendarsQuery);
  const { data: sets } = useSuspenseQuery(holidaySetsQuery);
  const calendars = useMemo(
    (): Calendars =>
      Object.fromEntries(
        read.items.map((one) => [
          one.key,
          withDays(
            { zone: one.zone, week: one.week },
            one.holidays,
            sets.items.filter(({ key }) => one.holidaySets.includes(key)).flatMap(({ days }) => days),
          ),
        ]),
      ),
    [read, sets],
  );
  return useMemo(() => {
    const own = definition.calendar ? calendars[definition.calendar] : undefined;
    return { definition, version: 0, calendars: { ...calendars, '': own ?? everyWeekday } };
  }, [definition, calendars]);
};

/** Of a pipeline without a calendar. */
const everyWeekday: Calendars[string] = {
  zone: 'Asia/Almaty',
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00'] as [string, string]]])),
  holidays: [],
};
