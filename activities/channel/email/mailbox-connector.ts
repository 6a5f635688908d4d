import type { Connector } from '../connector.ts';
import { fetchByImap } from './fetch.ts';
import { askMailbox } from './mailbox-asking.ts';
import { tryMailbox } from './mailbox-check.ts';
import { sendOnce } from './mailbox-sending.ts';
import { idOfMailbox, mailboxOf } from './mailbox.ts';

/** A mailbox: letters come by IMAP and leave by SMTP. Both doors are tried before it is kept. */
export const mailboxConnector: Connector = {
  secret: ['password', 'smtpPassword'],
  idOf: async (settings, channel) => {
    const mailbox = mailboxOf(settings);
    return (await tryMailbox(mailbox)) ?? idOfMailbox(channel, mailbox.address);
  },
  open: async () => ({}),
  ask: askMailbox,
  test: (settings, mail) => sendOnce(mailboxOf(settings), mail),
  fetch: fetchByImap,
};
