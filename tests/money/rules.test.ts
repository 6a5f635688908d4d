import fc from 'fast-check';
import {
  invoiceMoments,
  openAmount,
  settle,
  totalOf,
  whyNotPay,
  whyNotSend,
  whyNotVoid,
  MOST,
  type InvoiceClock,
} from '../../workflows/invoice/invoice.ts';
import { exponentOf, moneyText } from '../../workflows/money/money.ts';
import { currencies } from '../../workflows/money/money.schema.ts';
import { languages } from '../../workflows/words/words.ts';

const amount = fc.integer({ min: 0, max: 9_000_000_000_000_000 });
const currency = fc.constantFrom(...currencies);

describe('H1 money', () => {
  it.each([
    [12_500_000, 'KZT', 'ru', '125 000 ₸'],
    [12_500_050, 'KZT', 'ru', '125 000,50 ₸'],
    [5, 'RUB', 'ru', '0,05 ₽'],
    [120_000, 'USD', 'en', '$1,200.00'],
    [120_000, 'USD', 'ru', '1 200 $'],
    [6_200_000, 'UAH', 'uk', '62 000 ₴'],
    [99, 'EUR', 'en', '€0.99'],
    [0, 'KZT', 'kk', '0 ₸'],
  ] as const)('%s of %s in %s is %s', (minor, code, language, text) => {
    expect(moneyText({ amount: minor, currency: code }, language).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('loses no digit, in no language', () => {
    fc.assert(
      fc.property(amount, currency, fc.constantFrom(...languages), (minor, code, language) => {
        const text = moneyText({ amount: minor, currency: code }, language);
        const [whole = '', cents = ''] = text.replace(/[^\d.,]/g, '').split(language === 'en' ? '.' : ',');
        const digits = language === 'en' ? whole.replaceAll(',', '') : whole;
        expect(Number(digits + cents.padEnd(exponentOf(code), '0'))).toBe(minor);
      }),
    );
  });

  it('never breaks over two lines', () => {
    fc.assert(
      fc.property(
        amount,
        currency,
        fc.constantFrom(...languages),
        (minor, code, language) => !moneyText({ amount: minor, currency: code }, language).includes(' '),
      ),
    );
  });
});

describe('H1 an invoice', () => {
  const line = fc.record({
    text: fc.string(),
    quantity: fc.integer({ min: 1, max: 100 }),
    unitAmount: fc.integer({ min: 1, max: 1_000_000 }),
  });

  it('totals its lines in whole minor units', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const sum = totalOf(lines, 'KZT');
        if ('refusal' in sum) throw new Error(sum.refusal);
        expect(sum.total).toBe(sum.lines.reduce((all, one) => all + one.amount, 0));
        expect(Number.isSafeInteger(sum.total)).toBe(true);
      }),
    );
  });

  it('is refused above what one payment page takes', () => {
    const lines = (unitAmount: number) => [{ text: 'Курс', quantity: 1, unitAmount }];
    expect(totalOf(lines(MOST), 'KZT')).toMatchObject({ total: MOST });
    expect(totalOf(lines(MOST + 1), 'KZT')).toMatchObject({ refusal: 'InvoiceTooLarge' });
  });

  it('is sent once, withdrawn only unpaid, paid only while it is open', () => {
    expect(whyNotSend({ state: 'draft' })).toBeUndefined();
    expect(whyNotSend({ state: 'sent' })).toMatchObject({ refusal: 'InvoiceNotDraft' });
    expect(whyNotVoid({ state: 'sent', paid: 0 })).toBeUndefined();
    expect(whyNotVoid({ state: 'part_paid', paid: 1 })).toMatchObject({ refusal: 'InvoiceHasPayments' });
    expect(whyNotVoid({ state: 'void', paid: 0 })).toMatchObject({ refusal: 'InvoiceAlreadyVoid' });
    expect(whyNotPay({ state: 'sent', total: 10, paid: 0 })).toBeUndefined();
    for (const state of ['draft', 'paid', 'overpaid', 'void'])
      expect(whyNotPay({ state, total: 10, paid: 0 })).toMatchObject({ refusal: 'InvoiceNotPayable' });
  });
});

describe('H2 payments', () => {
  const sent = { state: 'sent', currency: 'KZT', total: 1000, paid: 0 };

  it('count in parts, in full and above', () => {
    expect(settle(sent, { amount: 400, currency: 'KZT' })).toEqual({ counts: true, state: 'part_paid', paid: 400 });
    expect(settle(sent, { amount: 1000, currency: 'KZT' })).toEqual({ counts: true, state: 'paid', paid: 1000 });
    expect(settle({ ...sent, state: 'paid', paid: 1000 }, { amount: 1000, currency: 'KZT' })).toEqual({
      counts: true,
      state: 'overpaid',
      paid: 2000,
    });
  });

  it.each([
    [{ amount: 1000, currency: 'USD' }, sent, 'currency'],
    [{ amount: 0, currency: 'KZT' }, sent, 'amount'],
    [{ amount: 1000, currency: 'KZT' }, { ...sent, state: 'void' }, 'void'],
    [{ amount: 1000, currency: 'KZT' }, { ...sent, state: 'draft' }, 'draft'],
  ])('do not count where they cannot: %j', (payment, invoice, why) => {
    expect(settle(invoice, payment)).toEqual({ counts: false, why });
  });

  it('give the same end in whatever order they come', () => {
    const payments = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 });
    const play = (amounts: number[]) =>
      amounts.reduce((invoice, one) => {
        const step = settle(invoice, { amount: one, currency: 'KZT' });
        return step.counts ? { ...invoice, state: step.state as string, paid: step.paid } : invoice;
      }, sent);
    fc.assert(
      fc.property(payments, (amounts) => {
        const end = play(amounts);
        expect(play(amounts.toReversed())).toEqual(end);
        expect(end.paid).toBe(amounts.reduce((sum, one) => sum + one, 0));
        expect(openAmount(end)).toBe(Math.max(0, 1000 - end.paid));
      }),
    );
  });
});

describe('H3 the moments of an invoice', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 10, number, 5)).toISOString();
  const invoice: InvoiceClock = { state: 'sent', sentAt: day(20), dueAt: day(23), remindedAt: null, overdueAt: null };
  const rules = { remindBeforeHours: 24, remindAfterHours: 24 };

  it('are a reminder, the due date and a late reminder', () => {
    expect(invoiceMoments(invoice, rules)).toEqual([
      { what: 'reminder', at: day(22) },
      { what: 'overdue', at: day(23) },
      { what: 'late_reminder', at: day(24) },
    ]);
  });

  it('leave out a reminder that would come before the invoice itself', () => {
    expect(invoiceMoments({ ...invoice, sentAt: day(22) }, rules).map(({ what }) => what)).toEqual([
      'overdue',
      'late_reminder',
    ]);
  });

  it('come to an end', () => {
    const overdue = { ...invoice, remindedAt: day(22), overdueAt: day(23) };
    expect(invoiceMoments(overdue, rules)).toEqual([{ what: 'late_reminder', at: day(24) }]);
    expect(invoiceMoments({ ...overdue, remindedAt: day(24) }, rules)).toEqual([]);
    for (const state of ['draft', 'paid', 'overpaid', 'void'])
      expect(invoiceMoments({ ...invoice, state }, rules)).toEqual([]);
  });
});
