import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
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
