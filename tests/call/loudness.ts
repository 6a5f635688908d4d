const RATE = 8000;
const HEADER = 44;

/** How loud a tone is in a WAV of 16 bit at 8 kHz (Goertzel): the mean of its amplitude. */
export const loudness = (wav: Buffer, hz: number): number => {
  const count = Math.floor((wav.length - HEADER) / 2);
  if (count <= 0) return 0;
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [one, two] = [0, 0];
  for (let at = 0; at < count; at += 1) [two, one] = [one, wav.readInt16LE(HEADER + at * 2) + turn * one - two];
  return (2 * Math.sqrt(one * one + two * two - turn * one * two)) / count;
};
