/** How much of what is not ASCII may be broken in a text that is UTF-8 all the same: a file that was cut off, a name that was glued in. */
const BROKEN = 0.05;
const SAMPLE = 65_536;

/** The text of a file in UTF-8, UTF-16 or Windows-1251, with or without a mark; undefined for what is no text. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  const wide = wideOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.subarray(0, SAMPLE).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  const foreign = bytes.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0);
  const broken = text.split('\uFFFD').length - 1;
  return broken <= foreign * BROKEN ? text : new TextDecoder('windows-1251').decode(bytes);
};

/** UTF-16 says so by its mark; without one, every line break and separator has a zero beside it. */
const wideOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  // Cyrillic letters have no zeros, so a table of them has few; a program or a picture has them on both sides
  if (Math.max(even, odd) < sample.length / 40 || Math.min(even, odd) > sample.length / 100) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};
