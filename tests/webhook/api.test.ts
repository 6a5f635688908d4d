import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const kept = async () =>
  (await desk.office.db.pool.query('SELECT source, external_id, headers, body, state FROM inbox ORDER BY received_at'))
    .rows;

const stripeSignature = (body: string, secret = 'whsec_test', at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
const twilioSignature = (path: string, fields: Record<string, string>) =>
  createHmac('sha1', 'twilio-token')
    .update(
      `${desk.url}${path}${Object.keys(fields)
        .sort()
        .map((key) => key + fields[key])
        .join('')}`,
    )
    .digest('base64');

describe('H3 news from a provider', () => {
  it('is kept once by its event’s id, whatever the order of its bytes, before it is answered', async () => {
    const body = '{ "id":"evt_1",  "type":"checkout.session.completed" }';
    const post = (raw: string, signature: string) =>
      desk.ask('POST', '/webhooks/stripe', {
        raw,
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      });
    const answers = await Promise.all([post(body, stripeSignature(body)), post(body, stripeSignature(body))]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const rows = (await kept()).filter(({ source }) => source === 'stripe');
    expect(rows).toMatchObject([{ external_id: 'evt_1', state: 'new' }]);
    expect(rows[0].body.toString()).toBe(body);
  });

  it('is refused unless its signature fits the very bytes', async () => {
    const body = '{"id":"evt_2"}';
    const post = (signature: string | undefined, raw = body) =>
      desk.ask('POST', '/webhooks/stripe', {
        raw,
        headers: { 'content-type': 'application/json', ...(signature ? { 'stripe-signature': signature } : {}) },
      });
    for (const answer of [
      await post(undefined),
      await post('nonsense'),
      await post(stripeSignature(body, 'other')),
      await post(stripeSignature(body), '{"id": "evt_2"}'),
      await post(stripeSignature(body, 'whsec_test', 1_000_000)),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { code: 'BadSignature' } });
    }
    expect(JSON.stringify(await kept())).not.toContain('evt_2');
    expect((await desk.ask('POST', '/webhooks/nobody', { raw: body })).status).toBe(404);
    expect((await desk.ask('POST', '/webhooks/constructor', { raw: body })).status).toBe(404);
  });

  it('of a message is kept once for each of its states, with the address that names the delivery', async () => {
    const path = '/api/v1/webhooks/twilio?delivery=0191f2c0-0000-7000-8000-000000000001';
    const post = (state: string) => {
      const fields = { MessageSid: 'SM1', MessageStatus: state };
      return desk.ask('POST', path, {
        raw: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': twilioSignature(path, fields),
        },
      });
    };
    for (const state of ['sent', 'delivered', 'delivered']) expect((await post(state)).status).toBe(204);
    const rows = (await kept()).filter(({ source }) => source === 'twilio');
    expect(rows).toMatchObject([
      { external_id: 'SM1:sent' },
      { external_id: 'SM1:delivered', headers: { 'x-original-url': path } },
    ]);
  });
});
