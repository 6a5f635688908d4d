import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { email } from '../../../workflows/channel/email.ts';
import { LONGEST_ATTEMPT_MS } from '../../../workflows/channel/sending-times.ts';
import { readSmtpError, type SmtpError } from '../../../workflows/channel/smtp.ts';
import { letterHtml } from '../../letter/html.ts';
import { plainText } from '../../../workflows/letter/markup.ts';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import type { Channel, OutgoingMessage, Provider } from '../channel.ts';
import { withConnected } from '../connected.ts';
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

export const MAIL_TIMES = {
  ...{ connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: LONGEST_ATTEMPT_MS },
  ...{ disableFileAccess: true, disableUrlAccess: true },
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

/** Hands a letter to a server; what it answers is said by our rules. */
export const sendBy = async (transport: Transporter, mail: SendMailOptions): Promise<Outcome> => {
  try {
    const sent = await transport.sendMail(mail);
    return { is: 'sent', providerId: sent.messageId ?? String(mail.messageId), answer: sent.response ?? '' };
  } catch (error) {
    return readSmtpError(smtpError(error as Failure));
  }
};

/** A letter that a template has written. */
export const templateMail = (
  sender: { name: string; address: string },
  { deliveryId, recipient, contactName, language, subject, body, attachments, seller, signal }: OutgoingMessage,
): SendMailOptions => {
  const calendar = attachments.find(({ method }) => method);
  return {
    from: { name: seller.senderName || seller.name || sender.name, address: sender.address },
    to: { name: contactName, address: recipient },
    ...(seller.email ? { replyTo: seller.email } : {}),
    messageId: `<${deliveryId}@${sender.address.split('@')[1] ?? 'localhost'}>`,
    signal,
    subject,
    text: plainText(body),
    html: letterHtml(body, { seller, language, subject }),
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    ...(calendar
      ? { icalEvent: { method: calendar.method ?? 'REQUEST', filename: calendar.name, content: calendar.content } }
      : {}),
    attachments: attachments
      .filter((one) => one !== calendar)
      .map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
  };
};

/** nodemailer adds these to what it throws; its own `code` hides the socket's, which the message still contains. */
export type Failure = Omit<SmtpError, 'errno'> & { syscall?: string };

export const smtpError = ({
  message,
  code,
  responseCode,
  response,
  command,
  timeoutType,
  syscall,
}: Failure): SmtpError => {
  const named = /\b(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)\b/.exec(message)?.[1];
  const errno = named ?? (syscall === 'connect' ? 'ECONNREFUSED' : undefined);
  return { message, code, responseCode, response, command, timeoutType, errno };
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

export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname);

/** `Voronka <crm@demo.voronka>` or a bare address. */
export const readAddress = (text: string): { name: string; address: string } => {
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
  return named ? { name: named[1]!, address: named[2]! } : { name: '', address: text.trim() };
};
