import { DateTime } from 'luxon';
import type { BotSay } from './team-bot.words.ts';

/** A moment as the reader says it: "завтра 15:00", "15.12 09:30". */
export const momentText = (at: string, { now, zone }: { now: string; zone: string }, say: BotSay): string => {
  const [moment, today] = [at, now].map((one) => DateTime.fromISO(one, { zone }));
  const days = Math.round(moment!.startOf('day').diff(today!.startOf('day'), 'days').days);
  const clock = moment!.toFormat('HH:mm');
  const named = ({ '-1': 'yesterday', 0: 'today', 1: 'tomorrow' } as const)[days as 0];
  if (named) return `${say(named)} ${clock}`;
  return moment!.toFormat(moment!.year === today!.year ? 'dd.MM HH:mm' : 'dd.MM.yyyy HH:mm');
};
