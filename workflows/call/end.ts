import { asideBridgeOf, bridgeOf, changed, endParts, openLegs, remembered, seeks, type Step } from './call-now.ts';
import type { CallHow } from './call.schema.ts';
import { howAnswered } from './cause.ts';
import type { HangupReason, Order } from './news.ts';

type Why = { how?: CallHow; cause?: number | null; techCause?: number | null };

/** The call is over: whoever is still there is told why, and its lines are dropped. Where the client had talked with us, that is how it ended. */
export const ended = (now: Step, { how, cause = null, techCause = null }: Why, at: string): Step => {
  const { call } = now;
  const told: CallHow = call.answeredAt ? howAnswered(Date.parse(at) - Date.parse(call.answeredAt)) : (how ?? 'failed');
  const hangups = openLegs(call).map(({ channel, who, upAt }): Order => ({
    do: 'hangup',
    channel,
    why: who === 'client' || upAt === null ? 'normal' : toneOf(told),
  }));
  const bridges = [call.answeredAt && bridgeOf(call), call.machine.aside?.asked && asideBridgeOf(call)];
  return changed(
    remembered(now, { dueAt: null, aside: null, with: null }),
    {
      ...{ state: 'ended', endedAt: at, how: told, cause, techCause, onHold: false },
      // a missed call is of all whom it might have rung
      userId: seeks(call) && !call.answeredAt ? null : call.userId,
      legs: call.legs.map((leg) => (leg.to === null ? { ...leg, to: at } : leg)),
      parts: endParts(call.parts, at),
    },
    ...hangups,
    ...bridges.flatMap((bridge): Order[] => (bridge ? [{ do: 'close', bridge }] : [])),
  );
};

/** What a user who waited for the client hears. */
const toneOf = (how: CallHow): HangupReason =>
  how === 'busy' || how === 'rejected' || how === 'no_answer'
    ? 'busy'
    : how === 'answered' || how === 'short' || how === 'cancelled'
      ? 'normal'
      : 'congestion';
