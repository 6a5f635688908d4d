import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlannedLine, priced } from '../../workflows/invoice/planned-line.ts';
import {
  invoiceMoments,
  MOST,
  nextMoment,
  settle,
  totalOf,
  whyNotPay,
  whyNotVoid,
} from '../../workflows/invoice/invoice.ts';
import { readStripeEvent } from '../../workflows/invoice/stripe.ts';
import { isRefusal } from '../../workflows/refusal.ts';

const line = fc.record({
  text: fc.constant('x'),
  quantity: fc.integer({ min: 1, max: 100_000 }),
  unitAmount: fc.integer({ min: 1, max: 900_000_000_000 }),
});
const rules = { remindBeforeHours: 24, remindAfterHours: 48 };
const clock = {
  state: 'sent',
  sentAt: '2026-11-21T06:00:00.000Z',
  dueAt: '2026-11-24T06:00:00.000Z',
  remindedAt: null,
  overdueAt: null,
};

describe('H1 an invoice’s total', () => {
  it('is exact, or the invoice is refused as too large', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const exact = lines.reduce((sum, { quantity, unitAmount }) => sum + BigInt(quantity) * BigInt(unitAmount), 0n);
        const sum = totalOf(lines, 'KZT');
        expect(isRefusal(sum) ? exact > BigInt(MOST) : BigInt(sum.total) === exact).toBe(true);
      }),
    );
  });
});

describe('H1 the lines that an automation bills', () => {
  const text = { ru: 'Аванс' };
  const amount = (minor: number) => ({ amount: minor, currency: 'KZT' as const });

  it('a share is that part of the lead’s amount to the minor unit, what is fixed stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: MOST }), fc.integer({ min: 1, max: 100 }), (total, percent) => {
        const fixed = { text, quantity: 3, unitAmount: 7 };
        const [share, other] = priced([{ text, percent }, fixed], 'KZT', amount(total), 0) as (typeof fixed)[];
        expect(Math.abs(share!.unitAmount * 100 - total * percent)).toBeLessThanOrEqual(50);
        expect(other).toEqual(fixed);
      }),
    );
  });

  it.each([
    ['no amount', null, { refusal: 'AmountMissing' }],
    ['an amount too small to share', amount(1), { refusal: 'AmountMissing' }],
    ['another currency', { amount: 500, currency: 'USD' as const }, { refusal: 'CurrencyDiffers' }],
  ])('%s is refused, and matters to shares only', (_what, of, refusal) => {
    expect(priced([{ text, percent: 10 }], 'KZT', of, 0)).toMatchObject(refusal);
    expect(isRefusal(priced([{ text, quantity: 1, unitAmount: 5 }], 'KZT', of, 0))).toBe(false);
  });

  const sums = (lines: PlannedLine[], total: number, billed: number) =>
    (priced(lines, 'KZT', amount(total), billed) as { unitAmount: number }[]).map(({ unitAmount }) => unitAmount);
  it('a share and later the rest are the whole amount, to the minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: MOST }), fc.integer({ min: 1, max: 99 }), (total, percent) => {
        const [advance = 0] = sums([{ text, percent }], total, 0);
        const [rest = 0] = sums([{ text, rest: true }], total, advance);
        expect(advance + rest).toBe(total);
      }),
    );
  });

  it('the rest is beside what the same invoice bills, and refused where all is billed', () => {
    const fixed = { text, quantity: 3, unitAmount: 7 };
    const lines = [{ text, rest: true as const }, fixed, { text, percent: 10 }];
    expect(priced(lines, 'KZT', amount(1000), 200)).toMatchObject([{ unitAmount: 679 }, fixed, { unitAmount: 100 }]);
    expect(priced(lines, 'KZT', amount(1000), 879)).toMatchObject({ refusal: 'NothingToBill' });
    expect(priced(lines, 'KZT', null, 0)).toMatchObject({ refusal: 'AmountMissing' });
    expect(priced([lines[0]!], 'KZT', { amount: 9, currency: 'USD' }, 0)).toMatchObject({ refusal: 'CurrencyDiffers' });
  });

  it('nothing, or more than the whole, is no share', () => {
    for (const percent of [0, -5, 100.1, '50']) expect(PlannedLine.safeParse({ text, percent }).success).toBe(false);
  });
});

describe('H3 payments', () => {
  it('add up to the same state in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 10 }),
        (total, amounts) => {
          const pay = (list: number[]) =>
            list.reduce(
              (invoice, amount) => {
                const settled = settle(invoice, { amount, currency: 'KZT' });
                return settled.counts ? { ...invoice, state: settled.state, paid: settled.paid } : invoice;
              },
              { state: 'sent', currency: 'KZT', total, paid: 0 } as Parameters<typeof settle>[0],
            );
          expect(pay(amounts)).toEqual(pay([...amounts].reverse()));
          const sum = amounts.reduce((a, b) => a + b, 0);
          expect(pay(amounts)).toMatchObject({
            paid: sum,
            state: sum < total ? 'part_paid' : sum === total ? 'paid' : 'overpaid',
          });
        },
      ),
    );
  });

  it('never count in another currency, or for a void invoice', () => {
    expect(settle({ state: 'sent', currency: 'KZT', total: 100, paid: 0 }, { amount: 100, currency: 'USD' })).toEqual({
      counts: false,
      why: 'currency',
    });
    expect(settle({ state: 'void', currency: 'KZT', total: 100, paid: 0 }, { amount: 100, currency: 'KZT' })).toEqual({
      counts: false,
      why: 'void',
    });
  });

  it('are asked for only while something is open, and forbid voiding', () => {
    expect(whyNotPay({ state: 'part_paid', total: 10, paid: 4 })).toBeUndefined();
    expect(whyNotPay({ state: 'draft', total: 10, paid: 0 })).toEqual({ refusal: 'InvoiceNotPayable' });
    expect(whyNotVoid({ state: 'part_paid', paid: 4 })).toEqual({ refusal: 'InvoiceHasPayments' });
  });
});

describe('H2 an invoice’s clock', () => {
  it('reminds before, is overdue at its date, and reminds after', () => {
    expect(invoiceMoments(clock, rules)).toEqual([
      { what: 'reminder', at: '2026-11-23T06:00:00.000Z' },
      { what: 'overdue', at: '2026-11-24T06:00:00.000Z' },
      { what: 'late_reminder', at: '2026-11-26T06:00:00.000Z' },
    ]);
  });

  it('does not remind of a date that has passed meanwhile', () => {
    const moments = invoiceMoments(clock, rules);
    expect(nextMoment(moments, '2026-11-23T07:00:00.000Z')?.what).toBe('reminder');
    expect(nextMoment(moments, '2026-11-25T07:00:00.000Z')?.what).toBe('overdue');
  });

  it('does each once, and nothing after it is paid', () => {
    expect(invoiceMoments({ ...clock, remindedAt: '2026-11-26T06:00:00.000Z', overdueAt: clock.dueAt }, rules)).toEqual(
      [],
    );
    expect(invoiceMoments({ ...clock, state: 'paid' }, rules)).toEqual([]);
    expect(invoiceMoments({ ...clock, dueAt: '2026-11-21T20:00:00.000Z' }, rules)[0]?.what).toBe('overdue');
  });
});

describe('H4 Stripe’s events', () => {
  it('are read whatever they are', () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), (type, data) => void readStripeEvent({ type, data })));
  });

  it('count a page as paid only by Stripe’s word', () => {
    const session = {
      object: 'checkout.session',
      id: 'cs_1',
      client_reference_id: 'i',
      payment_intent: 'pi_1',
      amount_total: 500,
      currency: 'kzt',
    };
    const read = (payment_status: string) =>
      readStripeEvent({ type: 'checkout.session.completed', data: { object: { ...session, payment_status } } });
    expect(read('unpaid')).toMatchObject({ state: 'pending' });
    expect(read('paid')).toMatchObject({
      what: 'payment',
      externalId: 'pi_1',
      amount: 500,
      currency: 'KZT',
      state: 'paid',
    });
  });
});
