/** What came in this minute: from a network, from this visitor, and to the whole chat. */
export type Flood = { network: number; visitor: number; chat: number };

/** An office behind one address; somebody who types short lines; a busy shop. */
const USUAL: Flood = { network: 40, visitor: 15, chat: 400 };
const HARD = 4;

/** How far it exceeds what people do; 0: nothing is suspicious. */
export const excessOf = ({ network, visitor, chat }: Flood): number =>
  Math.max(0, network - USUAL.network, visitor - USUAL.visitor, chat - USUAL.chat);

/** No work buys this much; the whole chat is never closed to everybody. */
export const isFlood = ({ network, visitor }: Flood): boolean =>
  network > HARD * USUAL.network || visitor > HARD * USUAL.visitor;
