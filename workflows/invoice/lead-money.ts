import type { Money } from '../money/money.schema.ts';
import { isOpen } from './invoice.ts';

type Billed = { state: string; total: Money; paid: Money; refunded: Money };
/** Why the money of a lead does not agree with its amount; `amount` is the difference. */
export type Difference = {
  why: 'unbilled' | 'overbilled' | 'unpaid' | 'overpaid' | 'refunded' | 'held' | 'currency' | 'noAmount';
  amount: number;
};
export type LeadMoney = {
  currency: string;
  billed: number;
  paid: number;
  refunded: number;
  /** what a bank has taken back until it has decided a dispute */
  held: number;
  /** what clients still owe */
  left: number;
  differences: Difference[];
};

/**
 * What a lead has billed and received, minor units by currency, and each reason why that is not the lead's amount. Drafts and void invoices
 * do not count.
 */
export const leadMoney = (amount: Money | null, invoices: Billed[]): LeadMoney[] => {
  const counted = invoices.filter(({ state }) => state !== 'draft' && state !== 'void');
  return [...new Set(counted.map(({ total }) => total.currency))].map((currency) => {
    const own = counted.filter(({ total }) => total.currency === currency);
    const sum = (of: (invoice: Billed) => number) => own.reduce((all, invoice) => all + of(invoice), 0);
    const billed = sum(({ state, total }) => (state === 'refunded' ? 0 : total.amount));
    const left = sum(({ state, total, paid }) => (isOpen(state) ? Math.max(0, total.amount - paid.amount) : 0));
    const more = sum(({ total, paid }) => Math.max(0, paid.amount - total.amount));
    const back = (isHeld: boolean) =>
      sum(({ state, refunded }) => ((state === 'disputed') === isHeld ? refunded.amount : 0));
    const [refunded, held] = [back(false), back(true)];
    const found: Difference[] = [
      ...(amount === null ? [{ why: 'noAmount' as const, amount: 0 }] : againstAmount(amount, currency, billed)),
      { why: 'unpaid', amount: left },
      { why: 'overpaid', amount: more },
      { why: 'refunded', amount: refunded },
      { why: 'held', amount: held },
    ];
    return {
      ...{ currency, billed, refunded, held, left },
      paid: sum(({ paid }) => paid.amount),
      differences: found.filter((one) => one.amount > 0 || one.why === 'noAmount' || one.why === 'currency'),
    };
  });
};

const againstAmount = (amount: Money, currency: string, billed: number): Difference[] => {
  if (amount.currency !== currency) return [{ why: 'currency', amount: 0 }];
  return billed > amount.amount
    ? [{ why: 'overbilled', amount: billed - amount.amount }]
    : [{ why: 'unbilled', amount: amount.amount - billed }];
};
