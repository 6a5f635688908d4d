import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { account, atMailbox, letter, own } from '../../account/mailbox/mailbox.ts';
import { openDesk } from '../../support/desk.ts';
import { openImapServer } from '../../support/imap-server.ts';
import { openSmtpServer } from '../../support/smtp-server.ts';
import { until } from '../../support/until.ts';
import type { Bad, ChannelHarness, Given, Told } from './harness.ts';

const answers: Record<Exclude<Bad, 'lost' | 'revoked'>, { code: number; text: string }> = {
  busy: { code: 450, text: '4.7.1 Too many messages, slow down' },
  broken: { code: 451, text: '4.3.0 Local error in processing' },
  blocked: { code: 550, text: '5.1.1 User unknown' },
};

/** A mailbox at servers of ours that speak IMAP and SMTP. */
export const openMailbox = async (): Promise<ChannelHarness> => {
  const [desk, imap, smtp] = await Promise.all([openDesk(), openImapServer(), openSmtpServer()]);
  const at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
  await at.connect({ signature: '' });
  const asking = at.asking();
  const readTo = async (): Promise<number> => {
    const place = `SELECT (places #>> '{INBOX,uid}')::int AS uid FROM channel_account WHERE id = $1`;
    return (await desk.office.db.pool.query(place, [account])).rows[0].uid ?? -1;
  };
  await until(async () => (await readTo()) >= 0 || undefined, 'the first look');
  const put = async (raw: string) => {
    await imap.put(own, raw);
    const { uid } = (await imap.letters(own)).at(-1)!;
    await until(async () => (await readTo()) >= uid || undefined, 'the letter');
  };
  const written = (id: string, text: string, file?: Given) =>
    file
      ? letter(
          { Subject: 'Order 12', 'Message-ID': id, 'Content-Type': 'multipart/mixed; boundary=m' },
          mixed(text, file),
        )
      : letter({ Subject: 'Order 12', 'Message-ID': id }, text);
  let newest = '';
  return {
    ...{ desk, account },
    write: async ({ text, file, twice }) => {
      const id = `<${randomUUID()}@example.com>`;
      // another copy lies beside it
      for (let times = twice ? 2 : 1; times > 0; times--) await put(written(id, text, file));
      return id;
    },
    again: (id, text) => put(written(id, text)),
    got: async () =>
      Promise.all(
        smtp.taken.splice(0).map(async (raw) => {
          const { messageId = '', text = '', attachments } = await PostalMime.parse(raw);
          newest = messageId;
          const files = attachments.map(({ filename, content }) => ({
            ...{ name: filename ?? '', bytes: Buffer.from(content as ArrayBuffer) },
          }));
          return { id: messageId, text, files };
        }),
      ),
    tell: (state) => put(report(newest, state)),
    bad: (how) => {
      if (how === 'revoked') return smtp.refuse({ code: 535, text: '5.7.8 Username and password not accepted' });
      smtp.next.push(how === 'lost' ? 'dies after acting' : answers[how]);
    },
    close: async () => {
      await asking.close();
      await desk.close();
      await Promise.all([smtp.close(), imap.close()]);
    },
  };
};

const mixed = (text: string, { name, bytes }: Given): string =>
  [
    ...['--m', 'Content-Type: text/plain; charset=utf-8', '', text],
    ...['--m', 'Content-Type: text/csv', 'Content-Transfer-Encoding: base64'],
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...['', bytes.toString('base64'), '--m--'],
  ].join('\r\n');

/** What servers report of a letter (RFC 3464): one that arrived is said to be so where somebody has asked for it, and nobody has. */
const report = (id: string, state: Told): string => {
  const action = state === 'failed' ? 'failed' : 'delivered';
  const status = ['Final-Recipient: rfc822; ivan@example.com', `Action: ${action}`, 'Status: 2.0.0'];
  return letter(
    {
      ...{ From: 'MAILER-DAEMON@mx.example.net', Subject: 'Report' },
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    [
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx', '', ...status, ''],
      ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${id}`, '', '--b--'],
    ].join('\r\n'),
  );
};
