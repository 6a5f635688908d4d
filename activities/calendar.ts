import type { Database } from '../prisma/client.ts';
import { stillStale, wakeByCalendar } from '../prisma/calendar/calendar-wake.ts';
import { replanByCalendar } from '../prisma/task/task-span.ts';
import { heard, SLICE_MS, type Beat } from './slice.ts';

/** Leads come first: their processes' ids sort before those of tasks. */
const TASK = 'task:';

export const calendarActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /**
   * Wakes leads that wait by an earlier version of a calendar, and recomputes due dates that are spans of its working time, for 20 s at most;
   * returns after which process to go on, null at the end.
   */
  wakeByCalendar: async ({ calendarId, after }: { calendarId: string; after: string }): Promise<string | null> => {
    const { beat, signal } = beating();
    const end = Date.now() + SLICE_MS;
    let reached = after;
    let done = 0;
    do {
      beat(done);
      const woken = reached.startsWith(TASK) ? [] : await wakeByCalendar(db, calendarId, reached);
      if (woken.length === 0) {
        const replanned = await replanByCalendar(
          db,
          calendarId,
          reached.startsWith(TASK) ? reached.slice(TASK.length) : '',
        );
        if (replanned.length === 0) return null;
        reached = `${TASK}${replanned.at(-1)}`;
        done += replanned.length;
        continue;
      }
      reached = woken.at(-1) ?? reached;
      done += woken.length;
      await heard(() => stillStale(db, calendarId, woken), woken.length, { beat: () => beat(done), signal });
    } while (Date.now() < end && !signal.aborted);
    return reached;
  },
});
