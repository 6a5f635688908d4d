import type { CallbackRules, CallingWeek } from './callback.schema.ts';

const days = (
  weekdays: [string, string],
  saturday: [string, string],
  sunday: [string, string] | null,
): CallingWeek => ({
  ...{ 1: [weekdays], 2: [weekdays], 3: [weekdays], 4: [weekdays], 5: [weekdays], 6: [saturday] },
  ...(sunday ? { 7: [sunday] } : {}),
});

/** Careful hours, narrower than what laws on unasked calls allow where these set any; an admin sets others. */
const careful = days(['09:00', '20:00'], ['10:00', '18:00'], null);

export const defaultCallbackRules: CallbackRules = {
  attempts: {
    ...{ most: 5, ringsS: 30 },
    gaps: {
      ...{ busy: [5, 15, 60], no_answer: [30, 180, 1440], unreachable: [60, 240, 1440] },
      ...{ voicemail: [120, 1440], rejected: [180, 1440], short: [5, 60], failed: [1, 5, 15, 30] },
    },
  },
  ladder: { next: 5, group: 10, supervisor: 20, every: 60, onCall: null },
  soonMinutes: 30,
  keptDays: 3,
  countries: { KZ: careful, RU: careful, UA: careful },
  elsewhere: careful,
  revision: 0,
};
