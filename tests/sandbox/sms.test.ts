import twilio from 'twilio';
import { accountSid, startSandbox, twilioToken } from './support.ts';
import { until } from '../support/until.ts';
import type { Sandbox } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.play({}));

const from = '+15005550006';
const receipts = (sid: string) =>
  sandbox.application.heard
    .filter(({ body }) => body.includes(sid))
    .map(({ body }) => new URLSearchParams(body).get('MessageStatus'));

describe('H4 the sandbox as an SMS provider', () => {
  it('takes a message and reports it as delivered with a true signature', async () => {
    const statusCallback = `${sandbox.application.url}/api/v1/webhooks/twilio?delivery=0191&n=1`;
    const sent = await sandbox
      .twilio()
      .messages.create({ to: '+77015552018', from, body: 'Заявка принята', statusCallback });
    expect(sent).toMatchObject({ status: 'queued', errorCode: null, accountSid });
    await until(() => receipts(sent.sid).length === 2);
    expect(receipts(sent.sid)).toEqual(['sent', 'delivered']);
    const last = sandbox.application.heard.at(-1)!;
    const params = Object.fromEntries(new URLSearchParams(last.body));
    expect(twilio.validateRequest(twilioToken, last.headers['x-twilio-signature']!, statusCallback, params)).toBe(true);
    expect((await sandbox.twilio().messages(sent.sid).fetch()).status).toBe('delivered');
  });

  it('repeats a receipt until the application takes it', async () => {
    sandbox.application.answers.push(503, 500);
    const statusCallback = `${sandbox.application.url}/again`;
    const sent = await sandbox.twilio().messages.create({ to: '+77015552019', from, body: 'ещё раз', statusCallback });
    await until(
      () => receipts(sent.sid).filter((one) => one === 'delivered').length > 0 && receipts(sent.sid).length >= 4,
    );
    expect(new Set(receipts(sent.sid))).toEqual(new Set(['sent', 'delivered']));
  });

  it.each([
    [{ to: '+7701', from, body: 'x' }, 21211],
    [{ to: '+15005550001', from, body: 'x' }, 21211],
    [{ to: '+15005550004', from, body: 'x' }, 21610],
    [{ to: '+77015552018', from, body: '' }, 21602],
    [{ to: '+77015552018', from, body: 'я'.repeat(1601) }, 21617],
  ])('says why it does not take %j', async (message, code) => {
    await expect(sandbox.twilio().messages.create(message)).rejects.toMatchObject({ code, status: 400 });
  });

  it('does not know a stranger', async () => {
    const stranger = twilio(accountSid, 'wrong');
    stranger.api.baseUrl = sandbox.url;
    await expect(stranger.messages.create({ to: '+77015552018', from, body: 'x' })).rejects.toMatchObject({
      code: 20003,
      status: 401,
    });
  });

  it('finds a message whose answer was lost', async () => {
    await sandbox.play({ sms: { mode: 'lose' } });
    const before = new Date(Date.now() - 1000);
    const to = '+77015552020';
    await expect(sandbox.twilio().messages.create({ to, from, body: 'потеряно' })).rejects.toThrow();
    const found = await sandbox.twilio().messages.list({ to, dateSentAfter: before, limit: 5 });
    expect(found.map(({ body }) => body)).toEqual(['потеряно']);
    const counts = await sandbox.get<{ sms: object; lost: number }>(`/ledger/counts?to=${encodeURIComponent(to)}`);
    expect(counts).toMatchObject({ sms: { messages: 1, repeats: 0 }, lost: 1 });
  });

  it('refuses, is throttled and goes down as Twilio does', async () => {
    const send = () => sandbox.twilio().messages.create({ to: '+77015552021', from, body: 'x' });
    await sandbox.play({ sms: { mode: 'refuse' } });
    await expect(send()).rejects.toMatchObject({ code: 21610 });
    await sandbox.play({ sms: { throttle429Percent: 100 } });
    await expect(send()).rejects.toMatchObject({ status: 429 });
    await sandbox.play({ sms: { mode: 'down' } });
    await expect(send()).rejects.toMatchObject({ status: 500 });
  });

  it('brings a message back undelivered', async () => {
    await sandbox.play({ sms: { mode: 'refuse', refuseAs: 'undelivered' } });
    const sent = await sandbox.twilio().messages.create({ to: '+77015552022', from, body: 'x' });
    const seen = await until(async () => {
      const now = await sandbox.twilio().messages(sent.sid).fetch();
      return now.status === 'undelivered' && now;
    });
    expect(seen.errorCode).toBe(30003);
  });

  it('loses five replies of a hundred, the same ones for the same seed', async () => {
    const run = async () => {
      await sandbox.play({ sms: { losePercent: 5, seed: 7 } });
      const lost: number[] = [];
      for (let i = 0; i < 100; i += 1) {
        await sandbox
          .twilio()
          .messages.create({ to: '+77015552023', from, body: `${i}` })
          .catch(() => lost.push(i));
      }
      return lost;
    };
    const lost = await run();
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(15);
    expect(await run()).toEqual(lost);
  });

  it('moves a receipt by hand and remembers it through a kill', async () => {
    await sandbox.play({ sms: { receipts: 'hand' } });
    const statusCallback = `${sandbox.application.url}/hand`;
    const sent = await sandbox.twilio().messages.create({ to: '+77015552024', from, body: 'рукой', statusCallback });
    expect(receipts(sent.sid)).toEqual([]);
    await sandbox.send('POST', `/messages/${sent.sid}/fail`);
    await until(() => receipts(sent.sid).includes('undelivered'));
    await sandbox.restart();
    expect((await sandbox.get<{ state: string }>(`/messages/${sent.sid}`)).state).toBe('undelivered');
  });
});
