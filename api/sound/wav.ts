import { MOST_SOUND_SECONDS } from '../../workflows/sound/sound.schema.ts';

const RATE = 8000;

/** How long a WAV is that every PBX plays as it is: PCM, mono, 8 kHz, 16 bit; undefined where it is another, or too long. */
export const telephoneSeconds = (bytes: Buffer): number | undefined => {
  if (bytes.length < 44 || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (bytes.toString('latin1', 8, 16) !== 'WAVEfmt ') return undefined;
  const [format, channels, rate, bits] = [20, 22, 24, 34].map((at) =>
    at === 24 ? bytes.readUInt32LE(at) : bytes.readUInt16LE(at),
  );
  if (format !== 1 || channels !== 1 || rate !== RATE || bits !== 16) return undefined;
  const seconds = (bytes.length - 44) / (RATE * 2);
  return seconds > 0 && seconds <= MOST_SOUND_SECONDS ? Math.max(1, Math.round(seconds)) : undefined;
};
