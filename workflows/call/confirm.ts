import { after, isOpen, legOf, remembered, seeks, type CallNow, type Step } from './call-now.ts';
import type { CallLeg } from './call.schema.ts';

/** How long a person may think who has picked up. */
const THINKS = 12;
const KEY = '1';

/** A phone of ours has answered, and has to say that it is somebody's. */
export const toConfirm = (now: Step, leg: CallLeg, at: string): Step | undefined => {
  const { confirms, dueAt } = now.call.machine;
  if (!confirms || leg.who !== 'user') return undefined;
  const until = after(at, THINKS);
  // others may still ring beside it
  const later = seeks(now.call) && dueAt !== null && dueAt > until ? dueAt : until;
  return remembered(now, { dueAt: later }, { do: 'ask_key', channel: leg.channel });
};

/** The phone whose key it was, where it was waited for. */
export const confirmed = (call: CallNow, channel: string, digit: string): CallLeg | undefined => {
  const leg = legOf(call, channel);
  return call.machine.confirms && digit === KEY && isOpen(leg) && leg.who === 'user' && !leg.upAt ? leg : undefined;
};
