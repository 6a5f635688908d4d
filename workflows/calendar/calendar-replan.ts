import { defineSignal, setHandler, sleep } from '@temporalio/workflow';
import { waking } from '../activities.ts';
import { POKE } from '../process/messages.ts';
import { showing } from '../process/showing.ts';
import { SEEN_WITHIN_MS } from './seen.ts';

export type CalendarReplan = { calendarId: string };

/** After a calendar has changed: wakes the leads that wait by its working time, some at a time; each sets its clocks again. */
export const calendarReplan = async ({ calendarId }: CalendarReplan): Promise<void> => {
  let asked = true;
  const shown = showing();
  setHandler(defineSignal(POKE), () => {
    asked = true;
  });
  while (asked) {
    asked = false;
    await sleep(SEEN_WITHIN_MS);
    let after: string | null = '';
    while (after !== null) after = await waking.wakeByCalendar({ calendarId, after });
  }
  shown.display('finished');
};
