/** `bin/test --long`: the same proof with more cases, seeds or days. */
const isLong = process.env['VORONKA_LONG'] === '1';

/** How much of something a test does by default, and how much where time does not matter. */
export const longer = (short: number, long: number): number => (isLong ? long : short);
