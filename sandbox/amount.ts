/**
 * The limits of one Stripe charge, in Stripe's units, after https://docs.stripe.com/currencies (read 2026-11-28); unnamed minima are 0.50 USD
 * converted.
 */
const least: Record<string, number> = {
  ...{
    aed: 200,
    ars: 50,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17500,
  },
  ...{
    idr: 50,
    ils: 50,
    inr: 50,
    jpy: 50,
    krw: 50,
    kzt: 25000,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    php: 50,
    pln: 200,
    ron: 200,
    rub: 50,
  },
  ...{ sek: 300, sgd: 50, thb: 1000, uah: 2000, usd: 50, zar: 50 },
};
const most: Record<string, number> = { idr: 999_999_999_999, cop: 9_999_999_999, inr: 999_999_999 };
/** Currencies whose last two digits, or last one, must be zero. */
const multiples: Record<string, number> = { isk: 100, ugx: 100, bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 };
/** ISO codes that Stripe does not take. */
const strange = new Set(
  'bov che chw clf cou cuc cup ern ghs iqd irr kpw lyd mxv sdg ssp svc syp tmt usn uyi uyw ved ves zwg'.split(' '),
);

/** Stripe's answer to such a total; undefined where it takes it. */
export const amountProblem = (
  amount: number,
  currency: string,
): { code?: string; message: string; param?: string } | undefined => {
  const param = 'line_items[0][price_data][currency]';
  if (strange.has(currency)) return { message: `Invalid currency: ${currency}. Stripe does not support it.`, param };
  const [low, high] = [least[currency] ?? 1, most[currency] ?? 99_999_999];
  if (amount < low)
    return {
      code: 'amount_too_small',
      message: `The Checkout Session's total amount due must add up to at least ${low} ${currency}`,
    };
  if (amount > high)
    return {
      code: 'amount_too_large',
      message: `The Checkout Session's total amount must be no more than ${high} ${currency}`,
    };
  if (amount % (multiples[currency] ?? 1) !== 0)
    return {
      message: `Invalid ${currency} amount: it must be a multiple of ${multiples[currency]}`,
      param: 'line_items[0][price_data][unit_amount]',
    };
};
