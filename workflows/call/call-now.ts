import type { Call, CallLeg, CallListen, CallPart } from './call.schema.ts';
import type { Words } from '../words/words.schema.ts';
import type { Order } from './news.ts';
import type { Consent, RecordingGap, RecordingPolicy } from './recording.schema.ts';

/** What the machine remembers besides the row of its call. */
export type Machine = {
  /** it calls somebody of the team to look: her own phone rings, and nobody talks */
  rings: boolean;
  /** nobody of ours calls: the client hears this sound, and may press 1 for somebody */
  says: Greeting | null;
  /** whoever of ours is rung has to press 1, and has not taken the call before */
  confirms: boolean;
  /** of an extension, sent once the client answered */
  tones: string | null;
  /** users whom an incoming call has rung already */
  tried: string[];
  /** the leg that talks with the client, or waits for the client to answer */
  with: string | null;
  /** when what goes on has taken too long */
  dueAt: string | null;
  /** a transfer under way: the leg that is to take over, and whose the call was; `asked`: these two talk first */
  aside: { channel: string; by: string; asked: boolean } | null;
  /** the client speaks to nobody: the words before it, then the recording */
  voicemail: 'greets' | 'records' | null;
  /** by what those who listen hear it, by their phone; `count`: of all there were, each has a name of its own */
  spies: { count: number; of: Record<string, string> };
  /** who waits while the client hears that it will be recorded */
  consentFor: string | null;
  /** when a recording that was made silent goes on by itself */
  maskedUntil: string | null;
};

export type Greeting = {
  /** of the house, by its key; in the client's language; empty where only a text is said */
  sound: string;
  /** said by the speech server, instead of the sound; as it is written, for each language */
  text?: Words | undefined;
  joins: boolean;
  /** that it was said to its end, that it could not be said, that the client has pressed 1 */
  heardAt: string | null;
  failedAt: string | null;
  pressedAt: string | null;
};

export const freshMachine: Machine = {
  ...{
    says: null,
    rings: false,
    confirms: false,
    tones: null,
    tried: [],
    with: null,
    dueAt: null,
    aside: null,
    voicemail: null,
  },
  ...{ spies: { count: 0, of: {} }, consentFor: null, maskedUntil: null },
};

export type CallNow = Pick<
  Call,
  | 'id'
  | 'direction'
  | 'state'
  | 'phone'
  | 'ownNumber'
  | 'onHold'
  | 'askedAt'
  | 'rangAt'
  | 'answeredAt'
  | 'endedAt'
  | 'cause'
  | 'techCause'
  | 'how'
  | 'legs'
  | 'parts'
  | 'listens'
> & {
  userId: string | null;
  recording: Call['recording']['state'];
  consent: Consent | null;
  gaps: RecordingGap[];
  /** as its line has it now */
  policy: RecordingPolicy;
  machine: Machine;
};

/** A call with what was ordered because of the news. */
export type Step = { call: CallNow; orders: Order[] };

export const changed = ({ call, orders }: Step, set: Partial<CallNow>, ...more: Order[]): Step => ({
  call: { ...call, ...set },
  orders: [...orders, ...more],
});

export const remembered = (step: Step, set: Partial<Machine>, ...more: Order[]): Step =>
  changed(step, { machine: { ...step.call.machine, ...set } }, ...more);

export const ordered = (step: Step, ...more: Order[]): Step => changed(step, {}, ...more);

/** Asterisk takes an id for taken when a living one begins with it, so all have one length. */
export const numbered = (kind: string, { id }: CallNow, number: number): string =>
  `${kind}-${id}-${String(number).padStart(2, '0')}`;

export const bridgeOf = (call: CallNow): string => numbered('br', call, 1);
/** Where two talk about a client who waits. */
export const asideBridgeOf = (call: CallNow): string => numbered('br', call, 2);
export const recordingOf = (call: { id: string }): string => `${call.id}-01`;

/** The call that a channel or a bridge of ours belongs to. */
export const callOfName = (name: string): string | undefined =>
  /^(?:op|cl|br|pb|ls|sp)-([0-9a-f-]{36})-\d\d$/.exec(name)?.[1];

export const legOf = (call: CallNow, channel: string | null): CallLeg | undefined =>
  call.legs.find((leg) => leg.channel === channel);
export const clientOf = (call: CallNow): CallLeg | undefined => call.legs.find(({ who }) => who === 'client');
export const openLegs = (call: CallNow): CallLeg[] => call.legs.filter(({ to }) => to === null);
export const isOpen = (leg: CallLeg | undefined): leg is CallLeg => leg !== undefined && leg.to === null;

/** Whether a client waits for whoever of ours picks up first. */
export const seeks = ({ direction, machine }: Pick<CallNow, 'direction' | 'machine'>): boolean =>
  direction === 'in' || Boolean(machine.says?.pressedAt);

export const openListens = (call: CallNow): CallListen[] => call.listens.filter(({ to }) => to === null);

type NewLeg = Pick<CallLeg, 'who' | 'userId' | 'phone'>;

/** One more phone that is dialled, under an id of its own that no other dial ever has. */
export const withLeg = (step: Step, leg: NewLeg, at: string): { step: Step; channel: string } => {
  const { call } = step;
  const channel = numbered(leg.who === 'client' ? 'cl' : 'op', call, call.legs.length + 1);
  const fresh = { ...leg, channel, from: at, rangAt: null, upAt: null, to: null, cause: null, techCause: null };
  return { step: changed(step, { legs: [...call.legs, fresh] }), channel };
};

export const setLeg = (step: Step, channel: string, set: Partial<CallLeg>): Step =>
  changed(step, { legs: step.call.legs.map((leg) => (leg.channel === channel ? { ...leg, ...set } : leg)) });

export const endParts = (parts: CallPart[], at: string): CallPart[] =>
  parts.map((part) => (part.to === null ? { ...part, to: at } : part));

export const beginPart = (step: Step, leg: CallLeg, what: CallPart['what'], at: string): Step =>
  changed(step, {
    parts: [
      ...endParts(step.call.parts, at),
      { userId: leg.userId, phone: leg.userId ? null : leg.phone, what, from: at, to: null },
    ],
  });

/** When time alone changes something. */
export const dueOf = ({ machine: { dueAt, maskedUntil } }: CallNow): string | null =>
  [dueAt, maskedUntil].filter((at) => at !== null).toSorted()[0] ?? null;

export const after = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();
