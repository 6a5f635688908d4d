import type { SendMailOptions, Transporter } from 'nodemailer';
import { LONGEST_ATTEMPT_MS } from '../../../workflows/channel/sending-times.ts';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import { readSmtpError, type SmtpError } from '../../../workflows/channel/smtp.ts';
import { plainText } from '../../../workflows/letter/markup.ts';
import { letterHtml } from '../../letter/html.ts';
import type { OutgoingMessage } from '../channel.ts';

export const MAIL_TIMES = {
  ...{ connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: LONGEST_ATTEMPT_MS },
  ...{ disableFileAccess: true, disableUrlAccess: true },
};

/** Hands a letter to a server; what it answers is said by our rules. */
export const sendBy = async (transport: Transporter, mail: SendMailOptions): Promise<Outcome> => {
  try {
    const sent = await transport.sendMail(mail);
    // others may have got their copies; the client has not
    const failures = (sent as { rejectedErrors?: (Failure & { recipient?: string })[] }).rejectedErrors ?? [];
    const refused = failures.find(({ recipient }) => recipient === addressOf(mail));
    if (refused) return readSmtpError(smtpError(refused));
    return { is: 'sent', providerId: sent.messageId ?? String(mail.messageId), answer: sent.response ?? '' };
  } catch (error) {
    return readSmtpError(smtpError(error as Failure));
  }
};

const addressOf = ({ to }: SendMailOptions): string | undefined =>
  typeof to === 'object' && 'address' in to ? to.address : undefined;

/** The same at every attempt. */
export const idOfLetter = (deliveryId: string, address: string): string =>
  `<${deliveryId}@${address.split('@')[1] ?? 'localhost'}>`;

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
    messageId: idOfLetter(deliveryId, sender.address),
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

export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname);
