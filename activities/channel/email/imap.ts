import { ImapFlow } from 'imapflow';
import type { Door } from './mailbox.ts';

const CONNECT_MS = 10_000;
/** A connection that was dropped without a word is noticed within this; servers keep an idle one for half an hour. */
const SILENT_MS = 5 * 60_000;
const RENEW_MS = 4 * 60_000;

/** A mailbox for reading. Errors of its socket come with whatever is asked next. */
export const openImap = ({ host, port, secure, user, pass, requireTls }: Door): ImapFlow => {
  const client = new ImapFlow({
    ...{ host, port, secure, auth: { user, pass }, logger: false, disableAutoIdle: true },
    ...(secure ? {} : { doSTARTTLS: requireTls ? true : false }),
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS, maxIdleTime: RENEW_MS },
    clientInfo: { name: 'Voronka' },
  });
  client.on('error', () => undefined);
  return client;
};
