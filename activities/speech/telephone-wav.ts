import { MOST_SOUND_SECONDS } from '../../workflows/sound/sound.schema.ts';

const RATE = 8000;

/** A WAV of 16 bit PCM as telephones have it (mono, 8 kHz), two minutes at most; undefined where it is another sound. */
export const telephoneWav = (bytes: Buffer): Buffer | undefined => {
  const read = readWav(bytes);
  return read && written(resampled(read));
};

type Sound = { rate: number; channels: number; data: Buffer };

const readWav = (bytes: Buffer): Sound | undefined => {
  if (bytes.length < 44 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return undefined;
  let format: Omit<Sound, 'data'> | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const from = at + 8;
    if (name === 'fmt ') {
      const [kind, channels, bits] = [0, 2, 14].map((offset) => bytes.readUInt16LE(from + offset)) as [
        number,
        number,
        number,
      ];
      const rate = bytes.readUInt32LE(from + 4);
      if (kind !== 1 || bits !== 16 || channels < 1 || channels > 2 || rate < RATE || rate > 192_000) return undefined;
      format = { rate, channels };
    }
    // one that was streamed does not know its length
    if (name === 'data')
      return format && { ...format, data: bytes.subarray(from, Math.min(from + size, bytes.length)) };
    at = from + size + (size % 2);
  }
  return undefined;
};

/** Each sample of ours is the mean of those that it stands for: what a telephone cannot carry is left out. */
const resampled = ({ rate, channels, data }: Sound): Int16Array => {
  const frames = Math.floor(data.length / (2 * channels));
  const ratio = rate / RATE;
  const samples = new Int16Array(Math.min(Math.floor(frames / ratio), MOST_SOUND_SECONDS * RATE));
  for (let index = 0; index < samples.length; index++) {
    const [from, to] = [
      Math.floor(index * ratio),
      Math.max(Math.floor(index * ratio) + 1, Math.floor((index + 1) * ratio)),
    ];
    let sum = 0;
    for (let at = from * channels; at < to * channels; at++) sum += data.readInt16LE(at * 2);
    samples[index] = Math.round(sum / ((to - from) * channels));
  }
  return samples;
};

const written = (samples: Int16Array): Buffer | undefined => {
  if (samples.length === 0) return undefined;
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  // PCM, one channel
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => bytes.writeInt16LE(sample, 44 + index * 2));
  return bytes;
};
