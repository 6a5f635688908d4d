/** Cube roots of the first 64 primes as fractions of 32 bits, and square roots of the first eight. */
const [rounds, start] = (() => {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const part = (root: number) => ((root % 1) * 2 ** 32) | 0;
  return [primes.map((prime) => part(prime ** (1 / 3))), primes.slice(0, 8).map((prime) => part(prime ** 0.5))];
})();

const words = new Int32Array(64);
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** Eight words of the hash of a short ASCII text (55 letters at most, one block): crypto.subtle is there on https only. */
export const sha256 = (text: string): Int32Array => {
  words.fill(0, 0, 16);
  for (let at = 0; at < text.length; at++) words[at >> 2]! |= text.charCodeAt(at) << (24 - (at % 4) * 8);
  words[text.length >> 2]! |= 128 << (24 - (text.length % 4) * 8);
  words[15] = text.length * 8;
  for (let at = 16; at < 64; at++) {
    const [low, high] = [words[at - 15]!, words[at - 2]!];
    words[at] =
      words[at - 16]! +
      words[at - 7]! +
      (turn(low, 7) ^ turn(low, 18) ^ (low >>> 3)) +
      (turn(high, 17) ^ turn(high, 19) ^ (high >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = start as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[at]! + words[at]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return Int32Array.from([a, b, c, d, e, f, g, h], (word, index) => word + start[index]!);
};
