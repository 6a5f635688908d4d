/**
 * Shares of a whole, minor units. They add up: the remaining units go to those with the largest remainder, and shares that earlier invoices
 * took (`before`, in percent) are counted, so that two halves of 101 are 51 and 50, on one invoice or on two.
 */
export const sharesOf = (whole: number, percents: number[], before: number[] = []): number[] => {
  const { units, hundred } = exact([...percents, ...before]);
  const mine = units.slice(0, percents.length);
  const earlier = sum(units.slice(percents.length));
  const upTo = (part: bigint): bigint => (2n * BigInt(whole) * part + hundred) / (2n * hundred);
  const floors = mine.map((part) => (BigInt(whole) * part) / hundred);
  const remainders = mine.map((part) => (BigInt(whole) * part) % hundred);
  const left = Number(upTo(earlier + sum(mine)) - upTo(earlier) - sum(floors));
  const first = mine
    .map((_, index) => index)
    .sort((a, b) => (remainders[a]! === remainders[b]! ? a - b : remainders[a]! < remainders[b]! ? 1 : -1))
    .slice(0, left);
  return floors.map((floor, index) => Number(floor) + (first.includes(index) ? 1 : 0));
};

/** `66.6`: percents added as decimals, without binary rounding errors. */
export const sumOfPercents = (percents: number[]): string => {
  const { units, scale } = exact(percents);
  const digits = String(sum(units)).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0*$/, '');
};

/** Decimal numbers as whole units of one scale, and what 100 is in that scale. */
const exact = (numbers: number[]): { units: bigint[]; hundred: bigint; scale: number } => {
  const read = numbers.map((number) => {
    const [, whole = '0', fraction = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? [];
    return { digits: BigInt(whole + fraction), scale: fraction.length - Number(power) };
  });
  const scale = Math.max(0, ...read.map((one) => one.scale));
  return {
    units: read.map((one) => one.digits * 10n ** BigInt(scale - one.scale)),
    hundred: 100n * 10n ** BigInt(scale),
    scale,
  };
};

const sum = (parts: bigint[]): bigint => parts.reduce((all, one) => all + one, 0n);
