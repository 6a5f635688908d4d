import { after, changed, clientOf, isOpen, ordered, remembered, type Greeting, type Step } from './call-now.ts';
import type { CallHow } from './call.schema.ts';
import { ended } from './end.ts';
import { findNext } from './incoming.ts';

/** How long a greeting may take, and how long the client may think afterwards. */
const LONGEST = 180;
const THINKS = 8;
const KEY = '1';

/** A text becomes a sound before anybody is rung. */
export const toSpeak = (now: Step): Step | undefined => {
  const text = now.call.machine.says?.text;
  return text && ordered(now, { do: 'speak', text });
};

/** Where it could not be spoken the chosen sound is said. */
export const saidAs = (now: Step, sound: string | null, at: string): Step => {
  const said = sound ?? now.call.machine.says?.sound;
  return noted(now, said ? { sound: said } : { failedAt: at });
};

/** The client has picked up, and hears it. */
export const greet = (now: Step, at: string): Step => {
  const { says } = now.call.machine;
  const { channel } = clientOf(now.call)!;
  if (!says) return now;
  return remembered(now, { dueAt: after(at, LONGEST) }, { do: 'say', channel, sound: says.sound, as: 'greeting' });
};

/** It was said to its end, or could not be: then she has waited for somebody of ours. */
export const greeted = (now: Step, ok: boolean, at: string): Step => {
  const says = waiting(now);
  if (!says || says.heardAt) return now;
  if (!ok) return ended(noted(now, { failedAt: at }), { how: 'abandoned' }, at);
  const heard = noted(now, { heardAt: at });
  return says.joins ? remembered(heard, { dueAt: after(at, THINKS) }) : ended(heard, { how: 'heard' }, at);
};

/** She wants somebody: whoever has her lead is rung, then everybody who is free. */
export const pressed = (now: Step, { channel, digit }: { channel: string; digit: string }, at: string): Step => {
  const says = waiting(now);
  if (!says?.joins || digit !== KEY || clientOf(now.call)?.channel !== channel) return now;
  const wants = noted(now, { pressedAt: at, heardAt: says.heardAt ?? at });
  return findNext(ordered(wants, { do: 'hush', channel }), at);
};

/** How it ended where the client left before anybody of ours talked with her. */
export const howLeft = (says: Greeting): CallHow => (says.pressedAt ? 'abandoned' : says.heardAt ? 'heard' : 'short');

const waiting = ({ call }: Step): Greeting | undefined => {
  const { says } = call.machine;
  const client = clientOf(call);
  return says && !says.pressedAt && call.state === 'ringing' && isOpen(client) && client.upAt ? says : undefined;
};

const noted = (now: Step, set: Partial<Greeting>): Step =>
  changed(now, { machine: { ...now.call.machine, says: { ...now.call.machine.says!, ...set } } });
