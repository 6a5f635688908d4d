import { createReadStream } from 'node:fs';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { readAnswered, type Answered } from '../../../prisma/conversation/answered-letter.queries.ts';
import type { Database } from '../../../prisma/client.ts';
import { answerText, subjectOfAnswer, threadHeaders } from '../../../workflows/channel/email-answer.ts';
import { email } from '../../../workflows/channel/email.ts';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import type { Channel, OutgoingMessage } from '../channel.ts';
import type { OpenAccount } from '../connected.ts';
import { mailboxOf, type Door, type Mailbox } from './mailbox.ts';
import { idOfLetter, MAIL_TIMES, sendBy, templateMail } from './mail.ts';
import { isAmongSent } from './sent-folder.ts';

/** Connections are kept while they are used: servers count sign-ins. */
const transports = new Map<string, { key: string; transport: Transporter }>();

const transportOf = (id: string, { host, port, secure, requireTls, user, pass }: Door): Transporter => {
  const key = JSON.stringify([host, port, user, pass]);
  const held = transports.get(id);
  if (held?.key === key) return held.transport;
  held?.transport.close();
  const transport = createTransport({
    ...{ host, port, secure, requireTLS: requireTls, auth: { user, pass }, pool: true, maxConnections: 2 },
    ...MAIL_TIMES,
  });
  transports.set(id, { key, transport });
  return transport;
};

/** One letter by a connection of its own. */
export const sendOnce = async (
  { address, fromName, smtp: { host, port, secure, requireTls, user, pass } }: Mailbox,
  mail: Pick<SendMailOptions, 'to' | 'subject' | 'text' | 'signal'>,
): Promise<Outcome> => {
  const auth = { user, pass };
  const transport = createTransport({ host, port, secure, requireTLS: requireTls, auth, ...MAIL_TIMES });
  try {
    return await sendBy(transport, { ...mail, from: { name: fromName, address } });
  } finally {
    transport.close();
  }
};

export const closeMailboxes = (): void => {
  for (const { transport } of transports.values()) transport.close();
  transports.clear();
};

/** A mailbox that an admin has connected: answers in a talk as letters beneath what they answer, templates as from the house's own. */
export const mailboxChannel =
  (db: Database) =>
  ({ id, settings, secrets }: OpenAccount): Channel => {
    const mailbox = mailboxOf({ ...settings, ...secrets });
    const from = { name: mailbox.fromName, address: mailbox.address, reads: true };
    return {
      ...email,
      // her own side drops a copy by its id; a server that keeps what it has sent says so without one
      policy: 'look_up',
      from,
      send: async (message) => {
        const answered = await readAnswered(db, message.deliveryId);
        const mail = answered ? answerMail(mailbox, message, answered) : templateMail(from, message);
        return sendBy(transportOf(id, mailbox.smtp), mail);
      },
      lookUp: async ({ deliveryId }) => {
        const messageId = idOfLetter(deliveryId, mailbox.address);
        return (await isAmongSent(mailbox, messageId)) ? messageId : undefined;
      },
    };
  };

const answerMail = (
  { address, fromName, signature }: Mailbox,
  { deliveryId, recipient, contactName, subject, body, files, seller, signal }: OutgoingMessage,
  { byItself, html, language, copies, letter }: Answered,
): SendMailOptions => ({
  from: { name: fromName || seller.senderName || seller.name, address },
  to: { name: contactName, address: recipient },
  ...(copies ? { cc: copies.cc, bcc: copies.bcc } : {}),
  messageId: idOfLetter(deliveryId, address),
  subject: subjectOfAnswer(letter, subject || firstWords(body)),
  ...threadHeaders(letter),
  ...answerText(body, signature, letter, language as Language, html),
  headers: {
    'Content-Language': language,
    ...(byItself ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
  },
  attachments: files.map(({ name, type, path }) => ({
    filename: name,
    contentType: type,
    content: createReadStream(path),
  })),
  signal,
});

/** Of a letter that answers none. */
const firstWords = (text: string): string => text.trim().split('\n', 1)[0]!.slice(0, 80);
