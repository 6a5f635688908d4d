import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { email } from '../../../workflows/channel/email.ts';
import type { Channel, Provider } from '../channel.ts';
import { withConnected } from '../connected.ts';
import { isLoopback, MAIL_TIMES, sendBy, templateMail } from './mail.ts';
import { closeMailboxes, mailboxChannel } from './mailbox-sending.ts';

const Settings = z.strictObject({ url: z.url({ protocol: /^smtps?$/ }), from: z.string().min(3) }).partial();

export const smtp: Provider = (place, settings) => {
  const first = emailChannel({ ...place.config.mail, ...Settings.parse(settings) });
  const close = () => {
    first.close?.();
    closeMailboxes();
  };
  return { ...withConnected(place, first, { mailbox: mailboxChannel(place.db) }), close };
};

/** E-mail by SMTP. Every attempt carries the same Message-ID, so the receiving side drops a copy. */
export const emailChannel = ({ url, from }: { url: string; from: string }): Channel => {
  const sender = readAddress(from);
  const transport = createTransport({
    ...connectionOf(url),
    ...{ pool: true, maxConnections: 8, maxMessages: Infinity },
    ...MAIL_TIMES,
  });
  return {
    ...email,
    policy: 'send_again',
    from: sender,
    send: (message) => sendBy(transport, templateMail(sender, message)),
    close: () => transport.close(),
  };
};

export const connectionOf = (url: string) => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // unencrypted only on this machine: elsewhere a man in the middle could strip the offer of TLS and read along
    requireTLS: !secure && !isLoopback(hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
};

/** `Voronka <crm@demo.voronka>` or a bare address. */
export const readAddress = (text: string): { name: string; address: string } => {
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
  return named ? { name: named[1]!, address: named[2]! } : { name: '', address: text.trim() };
};
