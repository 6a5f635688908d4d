/** What a visitor's browser has to find: a number that makes SHA-256 of `text.number` begin with this many zero bits. */
export type Work = { challenge: string; text: string; bits: number };

/** Sixteen thousand tries, a moment on any phone; doubled each time that the suspicion doubles, up to a few seconds. */
const EASIEST = 14;
const HARDEST = 20;

/** How hard the work is, by how far what was seen exceeds what people do (1 and more). */
export const bitsFor = (excess: number): number =>
  Math.min(HARDEST, EASIEST + Math.max(0, Math.ceil(Math.log2(excess))));

export const zeroBits = (hash: Uint8Array): number => {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
};

/** What was seen of one sending, beside what people do. */
export type Seen = {
  /** from this network in this minute, and how many are usual */
  inMinute: number;
  usual: number;
  /** to this phone or e-mail in this hour */
  toOneAddress: number;
  /** since the form was shown; undefined where nobody knows */
  seconds?: number | undefined;
};

/** How far it exceeds what people do; 0: nothing is suspicious. */
export const smellOf = ({ inMinute, usual, toOneAddress, seconds }: Seen): number =>
  Math.max(
    0,
    inMinute - usual,
    toOneAddress - USUAL_TO_ONE_ADDRESS,
    seconds !== undefined && seconds < TOO_SOON ? 1 : 0,
  );
const USUAL_TO_ONE_ADDRESS = 3;
const TOO_SOON = 2;
