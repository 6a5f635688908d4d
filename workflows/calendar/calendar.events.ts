import { z } from 'zod';

/** What each event of a calendar says. */
export const calendarEvents = {
  'calendar.changed': z.strictObject({}),
  /** it pokes processes that wait by an earlier version of it */
  'calendar.waking': z.strictObject({}),
};
