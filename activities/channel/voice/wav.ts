/** A recording as it is kept: 16 bit, its header true to its length, and whether anything is heard in it. */
export type Wav = { bytes: Buffer; ms: number; isSilent: boolean };

const HEADER = 44;
/** Of 32 768: quieter than the noise of any line. */
const SILENCE = 40;

/**
 * Reads a WAV as Asterisk writes it. One that was cut off has sizes of 0 in its header: they are made true by the length of the file. Undefined where
 * it is none.
 */
export const readWav = (given: Buffer): Wav | undefined => {
  if (given.length < HEADER || given.toString('latin1', 0, 4) !== 'RIFF' || given.toString('latin1', 8, 12) !== 'WAVE')
    return undefined;
  const bytes = Buffer.from(given);
  const rate = bytes.readUInt32LE(28);
  const at = dataOf(bytes);
  if (at === undefined) return undefined;
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.writeUInt32LE(bytes.length - at, at - 4);
  const ms = rate > 0 ? Math.round(((bytes.length - at) / rate) * 1000) : 0;
  return { bytes, ms, isSilent: ms === 0 || isSilent(bytes.subarray(at)) };
};

/** One in which nothing is: 8 kHz, 16 bit. */
export const emptyWav = (): Buffer => {
  const bytes = Buffer.alloc(HEADER);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(HEADER - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  // PCM, one channel
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(16_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  return bytes;
};

/** Where its sound begins. */
const dataOf = (bytes: Buffer): number | undefined => {
  for (let at = 12; at + 8 <= bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) === 'data') return at + 8;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return undefined;
};

/** No stretch of a fifth of a second is louder than the noise of a line. */
const isSilent = (sound: Buffer): boolean => {
  const stretch = 1600;
  for (let from = 0; from + 2 <= sound.length; from += stretch * 2) {
    const to = Math.min(sound.length - 1, from + stretch * 2);
    let sum = 0;
    for (let at = from; at < to; at += 2) sum += sound.readInt16LE(at) ** 2;
    if (Math.sqrt(sum / stretch) > SILENCE) return false;
  }
  return true;
};
