import type { Sum } from '../../../workflows/lead/totals.schema.ts';
import type { Money } from '../../../workflows/money/money.schema.ts';

/** What all of these are worth, currency by currency. */
export const sumsOf = (totals: Pick<Sum, 'amounts'>[]): Money[] => {
  const sums = new Map<Money['currency'], number>();
  for (const { amount, currency } of totals.flatMap(({ amounts }) => amounts))
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).map(([currency, amount]) => ({ amount, currency }));
};
