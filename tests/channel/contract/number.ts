import { openDesk } from '../../support/desk.ts';
import { openTwilioServer, sid } from '../../support/twilio-server.ts';
import type { Bad, ChannelHarness } from './harness.ts';

const answers: Record<Exclude<Bad, 'lost'>, { status: number; code: number; message: string }> = {
  busy: { status: 429, code: 20429, message: 'Too Many Requests' },
  broken: { status: 500, code: 20500, message: 'Internal Server Error' },
  blocked: { status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' },
  revoked: { status: 401, code: 20003, message: 'Authenticate' },
};

/** A number at a server of ours that speaks as Twilio. */
export const openNumber = async (): Promise<ChannelHarness> => {
  const [desk, twilio] = await Promise.all([openDesk(), openTwilioServer()]);
  const { number: from, token: authToken, baseUrl } = twilio;
  const settings = { accountSid: sid, authToken, from, baseUrl };
  const body = { channel: 'sms', provider: 'twilio', name: 'SMS', settings };
  await desk.ask('POST', '/accounts', { as: 'saule', body });
  let number = 0;
  let newest: Record<string, string> = {};
  const call = (id: string, more: Record<string, string>) =>
    twilio.call(twilio.webhook(), { From: '+77011234567', To: from, MessageSid: id, Body: '', NumMedia: '0', ...more });
  return {
    ...{ desk, account: `sms:${from.slice(1)}` },
    write: async ({ text, file, twice }) => {
      const id = `MM${++number}`;
      if (file) twilio.media.set(`/Media/${id}`, file.bytes);
      const media = { NumMedia: '1', MediaUrl0: `${baseUrl}/Media/${id}`, MediaContentType0: 'text/csv' };
      const fields = { Body: text, ...(file ? media : {}) };
      await Promise.all([call(id, fields), ...(twice ? [call(id, fields)] : [])]);
      return id;
    },
    again: (id, text) => call(id, { Body: text }),
    got: async () =>
      twilio.sent.splice(0).map((form) => {
        newest = form;
        return { text: form['Body'] ?? '', files: [] };
      }),
    tell: (state) =>
      twilio.call(newest['StatusCallback']!, {
        ...{ MessageSid: newest['sid']!, MessageStatus: state },
        ...(state === 'failed' ? { ErrorCode: '30005' } : {}),
      }),
    bad: (how) => void twilio.next.push(how === 'lost' ? 'dies after acting' : answers[how]),
    stop: () => call(`MM${++number}`, { Body: 'STOP', OptOutType: 'STOP' }),
    start: () => call(`MM${++number}`, { Body: 'START', OptOutType: 'START' }),
    close: async () => {
      await desk.close();
      await twilio.close();
    },
  };
};
