import fc from 'fast-check';
import { isPending, ledgerOf, standingOf, type Fact } from '../../../workflows/invoice/ledger.ts';
import { receiptOf } from '../../../workflows/invoice/receipt.ts';
import { leadMoney } from '../../../workflows/invoice/lead-money.ts';
import { readStripeEvent } from '../../../workflows/invoice/stripe.ts';

const invoiceId = '0190f5fe-7c00-7a00-8000-000000000001';
const read = (type: string, object: object) => readStripeEvent({ id: `evt_${type}`, type, data: { object } });
const charge = (amount_refunded: number, currency = 'kzt') => ({
  ...{ object: 'charge', id: 'ch_1', amount: 10_000, amount_refunded, currency, payment_intent: 'pi_1' },
  metadata: { invoiceId },
});
const refund = (status: string, more: object = {}) => ({
  ...{ object: 'refund', id: 're_1', amount: 4000, currency: 'kzt', charge: 'ch_1', payment_intent: 'pi_1', status },
  ...more,
});
const dispute = (status: string) => ({
  ...{ object: 'dispute', id: 'dp_1', amount: 10_000, currency: 'kzt', payment_intent: 'pi_1', status },
});

describe('H2 what Stripe tells of money that goes back', () => {
  it('is a refund of 4000 KZT (built F06)', () => {
    expect(read('charge.refunded', charge(4000))).toMatchObject({
      ...{ what: 'refund', amount: 4000, currency: 'KZT', invoiceId, paymentRef: 'pi_1' },
    });
  });

  it.each([
    ['charge.refunded', charge(700, 'jpy'), { what: 'refund', amount: 700, currency: 'JPY' }],
    ['charge.refunded', charge(70_000, 'ugx'), { what: 'refund', amount: 700, currency: 'UGX' }],
    ['refund.created', refund('pending'), { what: 'refund', state: 'refunded', amount: 4000 }],
    ['refund.updated', refund('failed'), { what: 'refund', state: 'refund_failed' }],
    ['refund.updated', refund('canceled'), { what: 'refund', state: 'refund_failed' }],
    ['refund.created', refund('pending', { charge: { id: 'ch_1' }, payment_intent: null }), { paymentRef: 'ch_1' }],
    [
      'customer_cash_balance_transaction.created',
      { net_amount: 500, currency: 'kzt' },
      { what: 'unknown', amount: 500 },
    ],
    ['charge.refund.updated', refund('succeeded'), { what: 'refund', state: 'refunded' }],
    ['refund.failed', refund('failed', { failure_reason: 'expired' }), { state: 'refund_failed', reason: 'expired' }],
    ['charge.dispute.created', dispute('needs_response'), { what: 'dispute', state: 'disputed' }],
    ['charge.dispute.created', dispute('warning_needs_response'), { state: 'inquiry' }],
    ['charge.dispute.funds_withdrawn', dispute('under_review'), { state: 'disputed' }],
    ['charge.dispute.funds_reinstated', dispute('won'), { state: 'dispute_won' }],
    ['charge.dispute.closed', dispute('lost'), { state: 'dispute_lost' }],
    ['charge.dispute.closed', dispute('won'), { state: 'dispute_won' }],
    ['issuing_dispute.created', { id: 'x', amount: 5, currency: 'kzt' }, { what: 'unknown', amount: 5 }],
  ])('%s is understood (built F06)', (type, object, news) => {
    expect(read(type, object)).toMatchObject(news);
  });
});

const fact = (
  state: Fact['state'],
  externalId: string,
  amount: number,
  paymentRef: string | null = 'pi_1',
  currency = 'KZT',
): Fact => ({ state, externalId, amount, paymentRef, currency });
const story = [
  fact('pending', 'pi_1', 1000),
  fact('paid', 'pi_1', 1000),
  fact('paid', 'pi_2', 300, 'pi_2'),
  fact('refunded', 're_1', 400),
  fact('refund_total', 'ch_1/400', 400),
  fact('refund_failed', 're_1', 400),
  fact('refunded', 're_2', 250),
  fact('refund_total', 'ch_1/650', 650),
  fact('disputed', 'dp_2', 300, 'pi_2'),
  fact('dispute_won', 'dp_2', 300, 'pi_2'),
  fact('failed', 'pi_3', 1000, 'pi_3'),
];

describe('H2 the ledger', () => {
  it('is the same in whatever order and however often its facts are told, and paid is its sum', () => {
    const anyStory = fc.shuffledSubarray(story, { minLength: 1 });
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 1, max: 2000 }), fc.infiniteStream(fc.nat()), (facts, total, dice) => {
        const orderly = story.filter((one) => facts.includes(one));
        const mixed = [...facts].sort(() => (dice.next().value % 3) - 1);
        const byId = (lines: ReturnType<typeof ledgerOf>) =>
          [...lines].sort((a, b) => (a.kind + a.externalId < b.kind + b.externalId ? -1 : 1));
        expect(byId(ledgerOf(mixed))).toEqual(byId(ledgerOf(orderly)));
        expect(standingOf(total, mixed)).toEqual(standingOf(total, orderly));
        expect(standingOf(total, mixed).paid).toBe(ledgerOf(mixed).reduce((sum, { amount }) => sum + amount, 0));
        expect(standingOf(total, mixed).paid).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['paid', 1000, [story[1]!]],
    ['part_refunded', 600, [story[1]!, story[3]!]],
    ['part_refunded', 600, [story[1]!, story[3]!, story[4]!]],
    ['part_refunded', 600, [story[1]!, story[4]!]],
    ['paid', 1000, [story[1]!, story[3]!, story[4]!, story[5]!]],
    ['refunded', 0, [story[1]!, fact('refund_total', 'ch_1/1000', 1000)]],
    ['disputed', 0, [story[1]!, fact('disputed', 'dp_1', 1000)]],
    ['refunded', 0, [story[1]!, fact('disputed', 'dp_1', 1000), fact('dispute_lost', 'dp_1', 1000)]],
    ['refunded', 0, [story[1]!, fact('dispute_lost', 'dp_1', 1000)]],
    ['paid', 1000, [story[1]!, fact('disputed', 'dp_1', 1000), fact('dispute_won', 'dp_1', 1000)]],
    ['paid', 1000, [story[1]!, fact('inquiry', 'dp_1', 1000)]],
    ['paid', 1000, [story[1]!, story[2]!, fact('refunded', 're_9', 300, 'pi_2')]],
    ['overpaid', 1300, [story[1]!, story[2]!]],
    ['sent', 0, [story[0]!, story[3]!]],
  ] as const)('makes an invoice of 1000 %s with %i', (state, paid, facts) => {
    expect(standingOf(1000, [...facts])).toMatchObject({ state, paid });
  });

  it.each([
    fact('refunded', 're_1', 400, 'pi_1', 'USD'),
    fact('refund_total', 'ch_1/1000', 1000, 'pi_1', 'USD'),
    fact('disputed', 'dp_1', 1000, 'pi_1', 'USD'),
    fact('dispute_lost', 'dp_1', 1000, 'pi_1', 'USD'),
  ])('counts nothing back in another currency than came: $state', (foreign) => {
    expect(standingOf(1000, [story[1]!, foreign])).toEqual({ state: 'paid', paid: 1000, refunded: 0 });
  });

  it.each([
    ['a paid one', { state: 'paid', paid: 1000, refunded: 0 }, { paid: 1000, refunded: 0, open: 0 }],
    [
      'one whose money went back',
      { state: 'refunded', paid: 0, refunded: 1000 },
      { paid: 1000, refunded: 1000, open: 0 },
    ],
    ['a part of it', { state: 'part_refunded', paid: 600, refunded: 400 }, { paid: 1000, refunded: 400, open: 0 }],
    [
      'one that a bank looks into',
      { state: 'disputed', paid: 0, refunded: 1000 },
      { paid: 1000, refunded: 0, open: 0 },
    ],
    ['a part paid one', { state: 'part_paid', paid: 300, refunded: 100 }, { paid: 400, refunded: 100, open: 700 }],
    ['a draft', { state: 'draft', paid: 0, refunded: 0 }, { paid: 0, refunded: 0, open: 1000 }],
  ])('says on the receipt of %s what was paid, what went back and what is asked for', (_, invoice, said) => {
    expect(receiptOf({ total: 1000, ...invoice })).toEqual(said);
  });

  it('waits for a bank until it says yes or no', () => {
    expect(isPending([story[0]!])).toBe(true);
    expect(isPending([story[0]!, story[1]!])).toBe(false);
    expect(isPending([story[0]!, fact('failed', 'pi_1', 1000)])).toBe(false);
  });
});

describe('H2 a lead’s money', () => {
  const money = (amount: number, currency = 'KZT') => ({ amount, currency });
  const invoice = (state: string, total: number, paid: number, refunded = 0) => ({
    ...{ state, total: money(total), paid: money(paid), refunded: money(refunded) },
  });
  const why = (amount: number | null, ...invoices: ReturnType<typeof invoice>[]) =>
    leadMoney(amount === null ? null : money(amount), invoices)[0]?.differences.map((one) => [one.why, one.amount]);

  it('agrees with its amount, or says why not', () => {
    expect(why(100, invoice('paid', 50, 50), invoice('paid', 50, 50))).toEqual([]);
    expect(why(100, invoice('paid', 50, 50), invoice('draft', 50, 0))).toEqual([['unbilled', 50]]);
    expect(why(100, invoice('sent', 120, 0))).toEqual([
      ['overbilled', 20],
      ['unpaid', 120],
    ]);
    expect(why(100, invoice('overpaid', 100, 130))).toEqual([['overpaid', 30]]);
    expect(why(100, invoice('part_refunded', 100, 60, 40))).toEqual([['refunded', 40]]);
    expect(why(100, invoice('disputed', 100, 0, 100))).toEqual([['held', 100]]);
    expect(why(null, invoice('paid', 100, 100))).toEqual([['noAmount', 0]]);
    expect(leadMoney(money(5, 'USD'), [invoice('paid', 100, 100)])[0]?.differences).toMatchObject([
      { why: 'currency' },
    ]);
  });
});
