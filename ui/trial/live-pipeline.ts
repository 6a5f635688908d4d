import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LivePipeline } from '../../workflows/automation/program.ts';
import { withDays } from '../../workflows/calendar/holiday.ts';
import { withHouse } from '../../workflows/field/field.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../ask/asking.ts';
import { worldQuery } from '../pipeline/pipeline-draft.ts';

const usual = {
  zone: 'Asia/Almaty',
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]])),
};

/** A definition as leads would live by it: with the house's calendars, its own among them. */
export const useLivePipeline = (definition: PipelineDefinition): LivePipeline => {
  const { data: own } = useSuspenseQuery(asking('/calendars'));
  const { data: sets } = useSuspenseQuery(asking('/holiday-sets'));
  const calendars = useMemo(
    () =>
      Object.fromEntries(
        own.items.map((calendar) => {
          const days = sets.items.filter(({ key }) => calendar.holidaySets.includes(key)).flatMap((set) => set.days);
          return [calendar.key, withDays(calendar, calendar.holidays, days)];
        }),
      ),
    [own, sets],
  );
  const { data: world } = useQuery(worldQuery);
  const asks = useMemo(
    () => Object.fromEntries((world?.templates ?? []).map((one) => [`${one.channel} ${one.key}`, one.asks])),
    [world],
  );
  return useMemo(() => {
    const chosen = definition.calendar ? calendars[definition.calendar] : undefined;
    const fallback = withDays(usual as Parameters<typeof withDays>[0], [], []);
    const whole = withHouse(definition, world?.fields ?? []);
    return { definition: whole, version: 0, calendars: { ...calendars, '': chosen ?? fallback }, asks };
  }, [definition, calendars, asks, world]);
};
