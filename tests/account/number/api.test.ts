import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { openTwilioServer, sid } from '../../support/twilio-server.ts';

let desk: Desk;
let twilio: Awaited<ReturnType<typeof openTwilioServer>>;
beforeAll(async () => {
  desk = await openDesk();
  twilio = await openTwilioServer();
});
afterAll(async () => {
  await desk?.close();
  await twilio?.close();
});

const id = 'sms:15005550006';
const connect = (more: object = {}) =>
  desk.ask('POST', '/accounts', {
    as: 'saule',
    body: {
      ...{ channel: 'sms', provider: 'twilio', name: 'SMS' },
      settings: { accountSid: sid, authToken: twilio.token, from: twilio.number, baseUrl: twilio.baseUrl, ...more },
    },
  });
const list = async () => (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items as any[];
const messages = async (talk: string) =>
  (await desk.ask('GET', `/conversations/${talk}/messages`, { as: 'aida' })).body.items as any[];
const write = (talk: string, text: string) =>
  desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body: { text } });
const come = async (more: Record<string, string>) => {
  const fields = { From: '+77011234567', To: twilio.number, Body: '', NumMedia: '0', ...more };
  const { status } = await twilio.call(twilio.webhook(), fields);
  await handleInbox(desk.office.db);
  return status;
};
const send = async () => {
  const { db } = desk.office;
  const channels = openChannels({ db, config: desk.deps.config });
  await sendWaiting(
    { db, channels, publicUrl: desk.url },
    { account: id, breaker: closedBreaker },
    AbortSignal.timeout(20_000),
  );
};

describe('D1 a number', () => {
  it('is connected by keys that are tried, and tells its provider where to write', async () => {
    expect((await connect({ authToken: 'x'.repeat(32) })).body).toMatchObject({ status: 422, code: 'KeysRefused' });
    expect((await connect({ from: '+15005550007' })).body).toMatchObject({ code: 'NumberOfOther' });
    const made = await connect();
    expect(made).toMatchObject({ status: 201, body: { id, settings: { from: twilio.number } } });
    expect(made.text).not.toContain(twilio.token);
    expect(twilio.webhook()).toBe(`${desk.url}/api/v1/webhooks/accounts/${id}`);
  });

  it('takes what clients write once, by the provider’s id, proved to be its own (conversations C47)', async () => {
    const fields = {
      From: '+77011234567',
      To: twilio.number,
      Body: ' Здравствуйте ',
      MessageSid: 'SM01',
      NumMedia: '0',
    };
    expect((await twilio.call(twilio.webhook(), fields, 'somebody else')).status).toBe(400);
    expect(await come(fields)).toBe(204);
    expect(await come(fields)).toBe(204);
    const [talk] = await list();
    expect(talk).toMatchObject({ account: id, channel: 'sms', unread: 1, contact: { name: '+77011234567' } });
    expect((await messages(talk.id)).map(({ text }) => text)).toEqual([' Здравствуйте ']);
    for (const MessageSid of ['SM0a', 'SM0b']) await come({ ...fields, Body: 'ok', MessageSid });
    expect((await messages(talk.id)).map(({ text }) => text)).toEqual(['ok', 'ok', ' Здравствуйте ']);
    const { rows } = await desk.office.db.pool.query(
      `SELECT kind, value, trust, owner FROM address WHERE contact_id = $1`,
      [talk.contact.id],
    );
    expect(rows).toEqual([{ kind: 'phone', value: '+77011234567', trust: 'claimed', owner: true }]);
  });

  it('keeps media to be fetched with its keys, and a sender who is a word (conversations C19)', async () => {
    await come({
      From: 'INFOSMS',
      Body: ' yes ',
      MessageSid: 'SM02',
      NumMedia: '2',
      MediaUrl0: `${twilio.baseUrl}/Media/0`,
      MediaContentType0: 'image/jpeg',
      MediaUrl1: `${twilio.baseUrl}/Media/1`,
      MediaContentType1: 'text/vcard',
    });
    const [talk] = await list();
    expect(talk.contact.name).toBe('INFOSMS');
    const [{ parts }] = await messages(talk.id);
    expect(parts).toMatchObject([
      { kind: 'file', what: 'picture', state: 'waits' },
      { kind: 'file', what: 'document', mime: 'text/vcard' },
    ]);
  });

  it('answers, and hears how far its messages got, also before it is told that they went (conversations C44)', async () => {
    const talk = (await list()).find(({ contact }) => contact.name !== 'INFOSMS');
    await write(talk.id, 'Добрый день');
    await send();
    expect(twilio.sent).toMatchObject([{ To: '+77011234567', From: twilio.number, Body: 'Добрый день' }]);
    const callback = twilio.sent[0]!['StatusCallback']!;
    const [message] = await messages(talk.id);
    expect(callback).toBe(`${twilio.webhook()}?delivery=${message.deliveryId}`);
    await twilio.call(callback, { MessageSid: 'SM1', MessageStatus: 'delivered' });
    await handleInbox(desk.office.db);
    expect((await messages(talk.id))[0].state).toBe('delivered');
    await write(talk.id, 'Второе');
    await send();
    await twilio.call(twilio.sent[1]!['StatusCallback']!, {
      MessageSid: 'SM2',
      MessageStatus: 'undelivered',
      ErrorCode: '30005',
    });
    await handleInbox(desk.office.db);
    expect((await messages(talk.id))[0]).toMatchObject({ state: 'failed', reason: expect.stringContaining('30005') });
  });

  it('writes no more to who asked for it, until they take it back; a word inside a sentence is none (conversations C33)', async () => {
    const talk = async () => (await list()).find(({ contact }) => contact.name !== 'INFOSMS');
    await come({ Body: 'Please stop by at 5', MessageSid: 'SM03' });
    expect((await talk()).blockedAt).toBeNull();
    await come({ Body: 'STOP', OptOutType: 'STOP', MessageSid: 'SM04' });
    const { id: stopped, blockedAt } = await talk();
    expect(blockedAt).not.toBeNull();
    expect((await messages(stopped))[0].text).toBe('STOP');
    expect((await write(stopped, 'Но почему?')).body.code).toBe('ClientBlockedUs');
    await come({ Body: 'и ещё', MessageSid: 'SM05' });
    expect((await talk()).blockedAt).not.toBeNull();
    await come({ Body: 'START', OptOutType: 'START', MessageSid: 'SM06' });
    expect((await talk()).blockedAt).toBeNull();
    expect((await write(stopped, 'С возвращением')).status).toBe(201);
  });

  it('sends a test message to whoever wants to see one, past every talk, and says why where it does not go', async () => {
    const before = (await list()).length;
    const test = (to: string, as: 'saule' | 'aida' = 'saule') =>
      desk.ask('POST', `/accounts/${id}/test`, { as, body: { to } });
    expect((await test('8 701 555 01 42')).status).toBe(200);
    expect(twilio.sent.at(-1)).toMatchObject({ To: '+77015550142', From: twilio.number });
    expect((await test('nobody')).body.code).toBe('AddressWrong');
    expect((await test('+77015550142', 'aida')).status).toBe(403);
    expect((await list()).length).toBe(before);
  });
});
