import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCheckout } from '../../prisma/invoice/checkout.ts';
import { recordPayment } from '../../prisma/invoice/payment.ts';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
  await desk.office.db.pool.query(
    `INSERT INTO template (key, channel, language, body) VALUES ('invoice', 'sms', 'ru', 'Pay')`,
  );
});
afterAll(() => desk.close());

const draft = async (lines = [{ text: 'Course', quantity: 2, unitAmount: 6250000 }]) => {
  const lead = await desk.ask('POST', '/leads', { as: 'aida', body: { name: 'acme', phone: '+7 701 555 20 18' } });
  return desk.ask('POST', `/leads/${lead.body.id}/invoices`, { as: 'aida', body: { currency: 'KZT', lines } });
};

describe('H1 an invoice through the API', () => {
  it('is drafted, seen by the client only once it is sent, and withdrawn', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'draft',
      total: { amount: 12500000, currency: 'KZT' },
      paid: { amount: 0 },
      payments: [],
    });
    const page = `/pay/${new URL(body.payUrl).pathname.split('/').pop()}`;
    expect((await desk.ask('GET', page)).status).toBe(404);
    expect((await desk.ask('POST', `/invoices/${body.id}/send`, { as: 'aida' })).body).toMatchObject({ state: 'sent' });
    const seen = (await desk.ask('GET', page)).body;
    expect(seen).toMatchObject({ number: body.number, payable: true, lines: [{ amount: 12500000 }] });
    expect(Object.keys(seen)).not.toContain('leadId');
    expect(await desk.ask('POST', `/invoices/${body.id}/send`, { as: 'aida' })).toMatchObject({
      status: 409,
      body: { code: 'InvoiceNotDraft' },
    });
    expect((await desk.ask('POST', `/invoices/${body.id}/void`, { as: 'aida' })).body.state).toBe('void');
    expect(await desk.ask('POST', page)).toMatchObject({ status: 409, body: { code: 'InvoiceNotPayable' } });
    expect((await desk.ask('GET', `/leads/${body.leadId}/invoices`, { as: 'aida' })).body.items).toMatchObject([
      { id: body.id, state: 'void' },
    ]);
  });

  it.each([
    [
      { currency: 'KZT', lines: [{ text: 'x', quantity: 1, unitAmount: 100_000_000 }] },
      'InvoiceTooLarge',
      '(built F04)',
    ],
    [
      { currency: 'EUR', lines: [{ text: 'x', quantity: 2, unitAmount: 50_000_000 }] },
      'InvoiceTooLarge',
      '(built F04)',
    ],
    [{ currency: 'KZT', lines: [{ text: 'x', quantity: 1, unitAmount: 1 }] }, 'InvoiceTooSmall', '(built F05)'],
    [{ currency: 'USD', lines: [{ text: 'x', quantity: 1, unitAmount: 49 }] }, 'InvoiceTooSmall', '(built F05)'],
    [{ currency: 'JPY', lines: [{ text: 'x', quantity: 7, unitAmount: 7 }] }, 'InvoiceTooSmall', '(built F05)'],
    [{ currency: 'KWD', lines: [{ text: 'x', quantity: 1, unitAmount: 5124 }] }, 'InvoiceNotWhole', '(built F07)'],
  ])('of %j is refused: %s %s', async (body, code) => {
    const lead = await desk.ask('POST', '/leads', { as: 'aida', body: { name: 'acme', phone: '+7 701 555 20 18' } });
    const refused = await desk.ask('POST', `/leads/${lead.body.id}/invoices`, { as: 'aida', body });
    expect(refused).toMatchObject({ status: 422, body: { code } });
    expect(refused.body.detail).not.toContain('{');
  });

  it('is refused where its sum is more than money can be', async () => {
    const most = Array.from({ length: 100 }, () => ({ text: 'x', quantity: 100_000, unitAmount: 900_000_000_000 }));
    expect(await draft(most)).toMatchObject({ status: 422, body: { code: 'InvoiceTooLarge' } });
  });

  it('opens no payment page while nobody works, and says when to try again', async () => {
    const { body } = await draft();
    await desk.ask('POST', `/invoices/${body.id}/send`, { as: 'aida' });
    const refused = await desk.ask('POST', new URL(body.payUrl).pathname);
    expect(refused).toMatchObject({ status: 503, body: { code: 'NoWorker' } });
    expect(refused.headers.get('retry-after')).toBe('5');
  });
});

describe('H4 the page of a client who has paid', () => {
  const sent = async () => {
    const { body } = await draft();
    await desk.ask('POST', `/invoices/${body.id}/send`, { as: 'aida' });
    return { ...body, page: new URL(body.payUrl).pathname } as { id: string; page: string };
  };

  it('confirms until the provider says so, and hears it within a second', async () => {
    const { id, page } = await sent();
    const checkout = { id: 'cs_1', url: 'https://x', expiresAt: '2099-01-01T00:00:00Z', attempt: 1, amount: 12500000 };
    await keepCheckout(desk.office.db, { invoiceId: id, checkout, instead: null });
    expect((await desk.ask('GET', page)).body).toMatchObject({ payable: true, confirming: false });
    const { body } = await desk.ask('GET', `${page}?returned=cs_1`);
    expect(body).toMatchObject({ payable: true, confirming: true });
    const waiting = desk.ask('GET', `${page}?returned=cs_1&after=${body.version}`);
    await recordPayment(desk.office.db, {
      ...{ actor: { kind: 'provider', id: 'stripe' }, provider: 'stripe', externalId: `pi_${id}`, invoiceId: id },
      ...{ amount: 12500000, currency: 'KZT', state: 'paid' },
    });
    expect((await waiting).body).toMatchObject({ state: 'paid', payable: false, confirming: false });
  });

  it('holds a few calls of one address, and answers more at once', async () => {
    const { id, page } = await sent();
    const { version } = (await desk.ask('GET', page)).body;
    const calls = Array.from({ length: 7 }, () => desk.ask('GET', `${page}?after=${version}`));
    expect((await Promise.race(calls)).body.state).toBe('sent');
    await desk.ask('POST', `/invoices/${id}/void`, { as: 'aida' });
    const states = (await Promise.all(calls)).map(({ body }) => body.state);
    expect(states.toSorted()).toEqual(['sent', ...Array(6).fill('void')]);
  });
});

describe('H1 what cannot be printed is told before an invoice is sent', () => {
  const newLead = async (name: string) =>
    (await desk.ask('POST', '/leads', { as: 'aida', body: { name, email: `p${Math.random()}@example.com` } })).body.id;
  const check = async (leadId: string, words: string[] = [], language = 'en', as: 'aida' | 'timur' = 'aida') =>
    desk.ask('POST', `/leads/${leadId}/papers/check`, {
      as,
      body: { words },
      headers: { 'accept-language': language },
    });

  it.each([
    ['the client’s name', 'Ана 𓀀', [], '𓀀'],
    ['a line', 'Ана', ['Курс 𐎠'], '𐎠'],
    ['one line of several', 'Ана', ['Курс', 'Урок 𒀀 и 𒀀'], '𒀀'],
    ['both', 'Ана 𓀀', ['Курс 𐎠'], '𓀀 𐎠'],
  ])('the signs are named: %s (built F31)', async (_, name, words, signs) => {
    await writeSeller();
    const { body } = await check(await newLead(name), words);
    expect(body.problems).toEqual([
      expect.stringMatching(new RegExp(`^These signs cannot be printed: ${signs}\\. .*\\.$`, 'u')),
    ]);
  });

  it('scripts that we print are no trouble', async () => {
    await writeSeller();
    for (const name of ['Әсел Құрманова', '王小明', 'محمد', 'გიორგი', '김민준', 'Їжак'])
      expect((await check(await newLead(name), ['Курс № 1 “A” €'])).body).toEqual({ problems: [] });
  });

  it('nobody who sells is told of, in the reader’s language, and nobody else may ask', async () => {
    await desk.office.db.pool.query(`DELETE FROM setting WHERE key = 'seller'`);
    const lead = await newLead('Ана');
    expect((await check(lead)).body.problems).toEqual([expect.stringContaining('The name of your company')]);
    expect((await check(lead, [], 'kk')).body.problems).toEqual([expect.stringContaining('көрсетілмеген')]);
    expect((await check(lead, [], 'en', 'timur')).status).toBe(404);
  });

  const writeSeller = () =>
    desk.office.db.pool.query(
      `INSERT INTO setting (key, value) VALUES ('seller', '{"name":"Ромашка"}') ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
});
