import type { Channel } from '../../activities/channel/channel.ts';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { closedBreaker } from '../../workflows/channel/breaker.ts';
import { telegram } from '../../workflows/channel/telegram.ts';
import type { Office } from '../support/office.ts';

/** A messenger that takes everything: what went, and `send` for what waits there. */
export const openMessenger = () => {
  const went: string[] = [];
  const messenger: Channel = {
    ...telegram,
    policy: 'ask',
    send: async ({ body }) => {
      went.push(body);
      return { is: 'sent', providerId: String(went.length), answer: '' };
    },
  };
  const send = ({ db }: Office, account: string) =>
    sendWaiting(
      { db, channels: { [account]: messenger }, publicUrl: 'https://crm.example' },
      { account, breaker: closedBreaker },
      new AbortController().signal,
    );
  return { went, send };
};
