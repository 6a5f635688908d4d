import { describe, expect, it } from '@jest/globals';
import { decidePayment, type KnownFact, type ReportedPayment } from '../../../workflows/invoice/decide-payment.ts';

const invoice = { state: 'sent', total: 100, currency: 'KZT', paid: 0, refunded: 0, paidAt: null } as const;
const at = '2026-11-27T12:00:00.000Z';
const paid: ReportedPayment = {
  ...{ id: 'row', externalId: 'p1', paymentRef: 'p1', state: 'paid', amount: 100, currency: 'KZT', reason: null },
};
const refund = (more: Partial<KnownFact> = {}): KnownFact => ({
  ...{ externalId: 'r1', paymentRef: 'p1', state: 'refunded', amount: 40, currency: 'KZT', isStray: true },
  ...more,
});
const typesOf = ({ events }: ReturnType<typeof decidePayment>) => events.map(({ event, news }) => [event.type, news]);

describe('H2 what a report of money comes to', () => {
  it('is a payment with a receipt, and the moment of being paid is the first one', () => {
    const whole = decidePayment(invoice, paid, [], at);
    expect(whole).toMatchObject({ becomes: { state: 'paid', paid: 100, paidAt: at }, receipt: true, recorded: 'paid' });
    expect(decidePayment({ ...invoice, paidAt: '2026-11-01T00:00:00.000Z' }, paid, [], at).becomes).not.toHaveProperty(
      'paidAt',
    );
  });

  it('is told twice where the refund of a payment came before it', () => {
    const both = decidePayment(invoice, paid, [refund()], at);
    expect(both.becomes).toMatchObject({ state: 'part_refunded', paid: 60, refunded: 40 });
    expect(typesOf(both)).toEqual([
      ['invoice.paid', 'paid'],
      ['invoice.refunded', 'refunded'],
    ]);
  });

  it('is set aside in another currency, and told once for each payment', () => {
    const dollars = { ...refund({ currency: 'USD' }), id: 'row', paymentRef: 'p1', reason: null };
    const known = refund({ currency: 'USD', externalId: 'r0' });
    expect(typesOf(decidePayment(invoice, dollars, [], at))).toEqual([
      ['invoice.payment_mismatched', 'refund_mismatched'],
    ]);
    const again = decidePayment(invoice, dollars, [known], at);
    expect([again.events, again.becomes]).toEqual([[], undefined]);
  });

  it('counts for nothing on a void invoice, and somebody looks into it', () => {
    const gone = decidePayment({ ...invoice, state: 'void' }, paid, [], at);
    expect(gone).toMatchObject({ kept: { state: 'mismatched', reason: 'void' }, becomes: { paid: 0 }, receipt: false });
    expect(typesOf(gone)).toEqual([['invoice.payment_mismatched', 'payment_mismatched']]);
  });
});
