import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import type { Attachment } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import type { Play, Player } from './control.ts';
import { newId } from './record.ts';
import type { FullMessage, Record_ } from './record.ts';

const sizeLimit = 20 * 1024 * 1024;

/** A mail server that takes everything into the sandbox's mailbox. A domain that ends in `.invalid` does not exist. */
export const createMailServer = (record: Record_, player: Player) => {
  const plays = new WeakMap<SMTPServerSession, Extract<Play, { answer: 'take' | 'refuse' }>>();
  const note = (what: string, to: string, answer: string) => record.noteCall({ provider: 'mail', what, to, answer });

  const take = async (raw: Buffer, session: SMTPServerSession, lost: boolean) => {
    const message = await parse(raw, session);
    const known = message.messageId ? record.byMessageId.get(message.messageId) : undefined;
    const kept = known ? record.keep({ type: 'copy', id: known.id }) : record.keep({ type: 'message', message, lost });
    await kept;
    record.tell({ kind: 'message', id: known?.id ?? message.id });
    return { id: known?.id ?? message.id, to: message.to.join(', ') };
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    size: sizeLimit,
    socketTimeout: 120_000,
    closeTimeout: 500,
    logger: false,
    onConnect: (_session, done) => {
      if (record.control().mail.mode !== 'down') return done();
      note('connect', '', '421');
      done(refusal(421, '4.3.2 The mail server is down for now, try again later'));
    },
    onMailFrom: (_from, session, done) => {
      const play = player.next('mail');
      if (play.answer === 'down') {
        note('MAIL FROM', '', '451');
        return done(refusal(451, '4.3.0 Local error in processing, try again later'));
      }
      if (play.answer === 'throttle') {
        note('MAIL FROM', '', '450');
        return done(refusal(450, '4.7.1 Too many messages, try again later'));
      }
      plays.set(session, play);
      done();
    },
    onRcptTo: ({ address }, session, done) => {
      if (/\.invalid$/i.test(address)) {
        note('RCPT TO', address, '550');
        return done(refusal(550, `5.1.2 <${address}>: there is no such mail domain`));
      }
      if (plays.get(session)?.answer === 'refuse') {
        note('RCPT TO', address, '550');
        return done(refusal(550, `5.1.1 <${address}>: there is no such mailbox here`));
      }
      done();
    },
    onData: (stream, session, done) => {
      const play = plays.get(session);
      const paces = play?.answer === 'take' ? play : { pauseMs: 0, lateMs: 0, lose: false };
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) return done(refusal(552, '5.3.4 The message is larger than 20 MB'));
          await wait(paces.pauseMs);
          const taken = await take(raw, session, paces.lose);
          await wait(paces.lateMs);
          note('DATA', taken.to, paces.lose ? 'lost' : '250');
          if (paces.lose) return socketOf(server, session)?.destroy();
          done(null, `2.0.0 Kept as ${taken.id}`);
        })
        .catch((error: Error) => done(refusal(451, `4.3.0 ${error.message}`)));
    },
  });
  // For a mail server, a sender that hangs up half-way is an everyday event.
  server.on('error', () => {});
  return server;
};

const parse = async (raw: Buffer, session: SMTPServerSession): Promise<FullMessage> => {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  const from = mail.from;
  return {
    id: newId('ml_'),
    channel: 'mail',
    from: from?.name && from.address ? `${from.name} <${from.address}>` : (from?.address ?? ''),
    to: session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    headers: mail.headers.map(({ key, value }) => ({ key, value })),
    attachments: withoutTwins(mail.attachments).map((one, i) => {
      const content = String(one.content);
      return {
        name: one.filename ?? (one.mimeType === 'text/calendar' ? 'invite.ics' : `part-${i + 1}`),
        type: one.mimeType,
        size: Buffer.byteLength(content, 'base64'),
        content,
        contentId: one.contentId?.replace(/^<|>$/g, '') ?? '',
      };
    }),
    account: '',
    statusCallback: '',
  };
};

/** An invitation comes twice, as a nameless part for calendars and as a file; a person sees the file. */
const withoutTwins = (attachments: Attachment[]) =>
  attachments.filter(
    (one) => one.filename || !attachments.some((twin) => twin.filename && twin.content === one.content),
  );

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** smtp-server cannot break off a connection half-way, which is what a lost reply is. */
const socketOf = (server: SMTPServer, session: SMTPServerSession) =>
  [...server.connections]
    .map((one) => one as { session?: SMTPServerSession; _socket?: Socket })
    .find((one) => one.session?.id === session.id)?._socket;
