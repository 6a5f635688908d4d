import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of the next message: a refusal, or it is taken and the connection breaks before anybody hears. */
type Next = { status: number; code: number; message: string } | 'dies after acting';

export const sid = `AC${'0'.repeat(31)}1`;
const token = 'a-token-of-twilio-32-letters-long';

/** A server of Twilio's API for one account with one number: as much of it as we ask. */
export const openTwilioServer = async (number = '+15005550006') => {
  const sent: Record<string, string>[] = [];
  const next: Next[] = [];
  /** what it tells of the messages that it took */
  const taken: object[] = [];
  /** what lies at it, by its path; anything else there is a picture */
  const media = new Map<string, Buffer>();
  let webhook = '';
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
    const url = new URL(request.url ?? '/', 'http://x');
    const say = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const proof = `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`;
    if (request.headers.authorization !== proof) return say(401, { code: 20003, message: 'Authenticate' });
    if (url.pathname.includes('/Media/'))
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(media.get(url.pathname) ?? pixel);
    if (url.pathname.endsWith('/IncomingPhoneNumbers.json')) {
      const found = url.searchParams.get('PhoneNumber') === number ? [{ sid: 'PN1', phone_number: number }] : [];
      return say(200, { incoming_phone_numbers: found, page: 0, page_size: 1 });
    }
    if (url.pathname.endsWith('/IncomingPhoneNumbers/PN1.json')) {
      webhook = form['SmsUrl'] ?? '';
      return say(200, { sid: 'PN1', sms_url: webhook });
    }
    if (!url.pathname.endsWith('/Messages.json')) return say(404, { code: 20404, message: 'not found' });
    if (request.method === 'GET') return say(200, { messages: taken, page: 0, page_size: 200 });
    const told = next.shift();
    if (typeof told === 'object') return say(told.status, told);
    const { To: to, From: from, Body: body } = form;
    const message = { sid: `SM${taken.length + 1}`, status: 'queued', to, from, body };
    // the newest first
    taken.unshift({ ...message, date_created: new Date().toUTCString() });
    sent.push({ ...form, sid: message.sid });
    if (told === 'dies after acting') return void request.socket.destroy();
    say(201, message);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ baseUrl, number, sent, token, next, media },
    webhook: () => webhook,
    /** calls an address as Twilio does, signed */
    call: (url: string, fields: Record<string, string>, signedBy = token) => {
      const names = Object.keys(fields).sort();
      const base = names.reduce((all, name) => all + name + fields[name]!, url);
      const signature = createHmac('sha1', signedBy).update(base).digest('base64');
      return fetch(url, {
        method: 'POST',
        headers: { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields),
      });
    },
    close: () => new Promise((gone) => (server.closeAllConnections(), server.close(gone))),
  };
};

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
