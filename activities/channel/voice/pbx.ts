import type { News, Order } from '../../../workflows/call/news.ts';

/** Whoever calls us, as the PBX knows her. */
export type Entered = { channel: string; from: string; to: string };

/** What a PBX tells by itself. `channel` names the call where the news does not: of ours by its id, of a client's as the PBX calls it. */
export type Hears = {
  news: (call: { id: string } | { channel: string }, news: News) => void;
  entered: (caller: Entered) => void;
  /** the link is there (again): what happened meanwhile is not known */
  linked: () => void;
  /** it is not, and why; it comes back by itself */
  lost: (why: string) => void;
  /** another program has taken the line away from us */
  taken: () => void;
};

export type SeenChannel = { id: string; is: 'down' | 'rings' | 'up' };
/** What is there now: all channels, those that came in, and the bridges. */
export type Seen = { channels: SeenChannel[]; entered: Entered[]; bridges: string[] };

/** What a PBX itself can do. */
export type Carried = Exclude<Order, { do: 'find' | 'speak' }>;

/** A telephone system that rings phones, joins and records them. */
export type Pbx = {
  /** Throws NotKnown where nobody can say whether it was done. */
  carry: (order: Carried) => Promise<void>;
  look: () => Promise<Seen>;
  /** a finished recording; undefined where there is none */
  recording: (name: string) => Promise<Buffer | undefined>;
  close: () => Promise<void>;
};

export type OpenPbx = (settings: Record<string, string>, hears: Hears) => Pbx;

/** The PBX did not say whether it has done what it was told. */
export class NotKnown extends Error {}
