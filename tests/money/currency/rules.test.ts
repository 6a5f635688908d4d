import fc from 'fast-check';
import { minorUnits, typedAmount } from '../../../ui/kit/amount.ts';
import { whyNotBill } from '../../../workflows/invoice/invoice.ts';
import { moneyNews } from '../../../workflows/invoice/money-news.ts';
import { priced } from '../../../workflows/invoice/planned-line.ts';
import { fromStripe, stripeLimits, toStripe } from '../../../workflows/invoice/stripe-amount.ts';
import { Currency, currencies } from '../../../workflows/money/money.schema.ts';
import { exponentOf, moneyText } from '../../../workflows/money/money.ts';
import { sharesOf, sumOfPercents } from '../../../workflows/money/share.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const anyAmount = fc.integer({ min: 0, max: 900_000_000_000 });

describe('H1 money of every currency', () => {
  it.each([
    [50_000, 'JPY', 'en', '50,000 JPY'],
    [50_000, 'JPY', 'ru', '50 000 JPY'],
    [1500, 'UGX', 'kk', '1 500 UGX'],
    [1_250_500, 'KWD', 'ru', '1 250,500 KWD'],
    [12_345, 'CLF', 'en', '1.2345 CLF'],
    [-400_000, 'KZT', 'ru', '−4 000 ₸'],
  ])('shows %s minor units of %s in %s as %s (built F07)', (amount, currency, language, text) => {
    expect(plain(moneyText({ amount, currency }, language))).toBe(text);
  });

  it('names a payment in yen by its yen (built F07)', () => {
    const words = moneyNews('payment_mismatched', { amount: 50_000, currency: 'JPY', number: 7, reason: '' });
    expect(plain(words.en)).toContain('50,000 JPY');
    expect(plain(words.uk)).toContain('50 000 JPY');
  });

  it.each([
    ['product_not_received', 'удержаны. Причина: клиент говорит, что не получил товар или услугу. Ответьте'],
    ['fraudulent', 'удержаны. Причина: владелец карты говорит, что не платил. Ответьте'],
    ['Your card was declined', 'удержаны. Your card was declined. Ответьте'],
    ['constructor', 'удержаны. constructor. Ответьте'],
    ['', 'удержаны. Ответьте'],
  ])('says a provider’s reason “%s” as people would', (reason, said) => {
    const words = moneyNews('disputed', { amount: 120_000, currency: 'USD', number: 3, reason });
    expect(plain(words.ru)).toContain(said);
  });

  it('knows the digits of all of them, as the platform does', () => {
    expect(currencies.length).toBeGreaterThan(155);
    const digits = (currency: string) =>
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    const differ = currencies.filter((code) => digits(code) !== exponentOf(code));
    // where Unicode's custom and the standard differ: no coins are in use, or the unit is counted in parts
    expect(differ.filter((code) => !lawAndCustom.has(code))).toEqual([]);
    expect(Currency.safeParse('XTS').success).toBe(false);
  });
  const lawAndCustom = new Set(
    'AFN ALL COP CRC CZK HUF IDR IQD IRR KPW LAK LBP MGA MMK NOK PKR RSD SEK SLE SOS SYP TWD TZS UZS YER ZMK BIF UYW MNT GYD MUR STN AMD CUC UZS ZWG'.split(
      ' ',
    ),
  );

  it('is typed and shown without a loss, in any of them', () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.constantFrom(...currencies),
        fc.constantFrom('ru', 'en'),
        (amount, currency, language) => {
          expect(minorUnits(typedAmount(amount, currency, language), currency)).toBe(amount);
          if (amount % stripeLimits(currency).step === 0)
            expect(fromStripe(toStripe({ amount, currency }), currency)).toBe(amount);
        },
      ),
    );
    for (const currency of ['JPY', 'UGX', 'XOF', 'ISK']) expect(minorUnits('1,5', currency)).toBeUndefined();
  });

  it.each([
    ['1200500,50', 'ru', 'KZT'],
    ['1200500.50', 'en', 'USD'],
  ])('is edited as %s in %s', (text, language, currency) => {
    expect(typedAmount(120_050_050, currency, language)).toBe(text);
  });

  it.each([
    ['1 200 500,50', 'KZT', 120_050_050],
    ['1,200,500.50', 'USD', 120_050_050],
    ['1.200.500,50', 'EUR', 120_050_050],
    ['1,200', 'USD', 120_000],
    ['850,000', 'KZT', 85_000_000],
    ['1,200', 'KWD', 1200],
    ['0,500', 'USD', 50],
    ['12,5', 'USD', 1250],
    ['1,2,3', 'USD', undefined],
    ['1,200,50', 'USD', undefined],
    ['10.999', 'USD', 1_099_900],
    ['10.9999', 'USD', undefined],
    ['1,200.', 'USD', 120_000],
  ])('takes %s in %s for %s', (text, currency, minor) => {
    expect(minorUnits(text, currency)).toBe(minor);
  });

  it.each([
    [500, 'JPY', 500],
    [5, 'UGX', 500],
    [5, 'ISK', 500],
    [500_00, 'MGA', 500],
    [5120, 'KWD', 5120],
    [17_500, 'HUF', 17_500],
  ])('of %s %s is %s to Stripe', (amount, currency, units) => {
    expect(toStripe({ amount, currency })).toBe(units);
    expect(fromStripe(units, currency)).toBe(amount);
  });
});

describe('H1 the provider’s limits', () => {
  it.each([
    [100_000_000, 'KZT'],
    [100_000_000, 'USD'],
    [100_000_000, 'JPY'],
    [1_000_000_000, 'INR'],
  ])('refuse %s %s as more than one payment takes (built F04)', (amount, currency) => {
    expect(whyNotBill({ amount, currency })).toMatchObject({ refusal: 'InvoiceTooLarge' });
    expect(whyNotBill({ amount: stripeLimits(currency).most, currency })).toBeUndefined();
  });

  it.each([
    [1, 'KZT'],
    [49, 'USD'],
    [49, 'JPY'],
    [17_499, 'HUF'],
    [99, 'UAH'],
  ])('refuse %s %s as less than it takes (built F05)', (amount, currency) => {
    expect(whyNotBill({ amount, currency })).toMatchObject({ refusal: 'InvoiceTooSmall' });
    expect(whyNotBill({ amount: stripeLimits(currency).least, currency })).toBeUndefined();
  });

  it('refuse what Stripe cannot say: the last digit of a dinar, hundredths of an ariary', () => {
    expect(whyNotBill({ amount: 5_124, currency: 'KWD' })).toMatchObject({ refusal: 'InvoiceNotWhole' });
    expect(whyNotBill({ amount: 10_050, currency: 'MGA' })).toMatchObject({ refusal: 'InvoiceNotWhole' });
    expect(whyNotBill({ amount: 50_000, currency: 'HUF' })).toBeUndefined();
  });
});

describe('H1 shares', () => {
  const text = { ru: 'x' };
  it.each([
    [[50, 50], 101, [51, 50]],
    [[33.3, 33.3, 33.4], 100, [33, 33, 34]],
    [[25, 25, 25, 25], 3, [1, 1, 1, 0]],
    [[10, 90], 5, [1, 4]],
  ])('of %j percent add up to %i (built F08)', (percents, whole, shares) => {
    expect(sharesOf(whole, percents)).toEqual(shares);
  });

  it.each([
    [4.1, 100_500, 4121],
    [2.28, 1250, 29],
    [1.005, 100_000, 1005],
    [0.7, 50, 0],
    [29.5, 10, 3],
  ])('of %d percent of %i are %i, decimal and not binary (built F09)', (percent, whole, share) => {
    expect(sharesOf(whole, [percent])).toEqual([share]);
  });

  it('on several invoices are the same sum as on one', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), parts, (whole, tenths) => {
        const last = 1000 - tenths.reduce((sum, one) => sum + one, 0);
        fc.pre(last > 0);
        const percents = [...tenths, last].map((one) => one / 10);
        const apart = percents.map((percent, index) => sharesOf(whole, [percent], percents.slice(0, index))[0]!);
        const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);
        expect(sum(sharesOf(whole, percents))).toBe(whole);
        expect(sum(apart)).toBe(whole);
        apart.forEach((share, index) => expect(Math.abs(share - (whole * percents[index]!) / 100)).toBeLessThan(1.001));
      }),
    );
    const half = [{ text, percent: 50 }];
    const amount = { amount: 101, currency: 'KZT' };
    expect(priced(half, 'KZT', amount, 0)).toMatchObject([{ unitAmount: 51 }]);
    expect(priced(half, 'KZT', amount, 51, [50])).toMatchObject([{ unitAmount: 50 }]);
  });

  it('are named without the dust of binary fractions', () => {
    expect(sumOfPercents([33.3, 33.3, 33.4])).toBe('100');
    expect(sumOfPercents([0.1, 0.2])).toBe('0.3');
  });
});
