import type { AccountSettings } from '../connector.ts';
import { isLoopback } from './mail.ts';

/** One door of a mailbox: where it is, and who enters. */
export type Door = { host: string; port: number; secure: boolean; user: string; pass: string; requireTls: boolean };

export type Mailbox = {
  address: string;
  fromName: string;
  signature: string;
  folders: string[];
  imap: Door;
  smtp: Door;
};

/** A mailbox as its settings say, secret or not. */
export const mailboxOf = (settings: AccountSettings): Mailbox => {
  const { address = '', fromName = '', signature = '', user = address, password = '' } = settings;
  const { smtpUser = user, smtpPassword = password } = settings;
  const folders = (settings['folders'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  return {
    ...{ address, fromName, signature, folders: folders.length > 0 ? folders : ['INBOX'] },
    imap: doorOf(settings['imapHost'], settings['imapPort'], 993, { user, pass: password }),
    smtp: doorOf(settings['smtpHost'], settings['smtpPort'], 465, { user: smtpUser, pass: smtpPassword }),
  };
};

const doorOf = (host = '', port = '', encrypted: number, who: { user: string; pass: string }): Door => {
  const number = Number(port) || encrypted;
  const secure = number === encrypted;
  // unencrypted only on this machine: elsewhere a man in the middle could strip the offer of TLS and read along
  return { host, port: number, secure, ...who, requireTls: !secure && !isLoopback(host) };
};

/** "email:sales_example_com": its address, in the signs of an account. */
export const idOfMailbox = (channel: string, address: string): string =>
  `${channel}:${address.replace(/[^a-z0-9_-]/g, '_').slice(0, 50)}`;
