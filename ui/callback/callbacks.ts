import type { Callback } from '../../workflows/callback/callback.schema.ts';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import type { Question } from '../ask/asking.ts';
import type { Tone } from '../kit/Chip.tsx';
import { wall } from '../kit/time.ts';
import { language } from '../words.ts';

/** What a written callback changes. */
export const changesCallbacks: Question[] = [
  ['/callbacks'],
  ['/callbacks/{id}'],
  ['/reports/callbacks'],
  ['/contacts/{id}/events'],
];

/** What the promise is at this moment, with its colour: never the colour alone. */
export const markOf = ({ promise, state }: Callback): { word: string; tone: Tone } => {
  if (state === 'calling') return { word: 'state.calling', tone: 'blue' };
  if (promise === 'late' && state !== 'late_kept') return { word: 'promise.late', tone: 'red' };
  if (state === 'due') return { word: 'state.due', tone: 'amber' };
  const tones: Partial<Record<Callback['state'], Tone>> = { kept: 'green', late_kept: 'amber', broken: 'red' };
  return { word: `state.${state}`, tone: tones[state] ?? 'dim' };
};

/** `18:00–18:30 · Almaty, UTC+5`: the client’s clock, where it is another than the reader’s. */
export const theirClock = ({ window: { from, to }, zone }: Pick<Callback, 'window' | 'zone'>): string | undefined => {
  const theirs = `${clockIn(zone, from)}–${clockIn(zone, to)}`;
  const mine = `${wall(from).format('HH:mm')}–${wall(to).format('HH:mm')}`;
  return theirs === mine ? undefined : `${theirs} · ${zoneName(zone, from, language())}`;
};

export const clockIn = (zone: string, at: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
