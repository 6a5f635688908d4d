import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../../support/desk.ts';
import { openImapServer } from '../../../support/imap-server.ts';
import { openSmtpServer } from '../../../support/smtp-server.ts';
import { until } from '../../../support/until.ts';
import { account, atMailbox, letter, own } from '../mailbox.ts';

let desk: Desk;
let imap: Awaited<ReturnType<typeof openImapServer>>;
let smtp: Awaited<ReturnType<typeof openSmtpServer>>;
let at: ReturnType<typeof atMailbox>;
let asking: { close(): Promise<void> };
beforeAll(async () => {
  [desk, imap, smtp] = await Promise.all([openDesk(), openImapServer(), openSmtpServer()]);
  at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
  await at.connect();
  asking = at.asking();
  const looked = `SELECT 1 FROM channel_account WHERE places <> '{}'`;
  await until(async () => (await desk.office.db.pool.query(looked)).rowCount === 1, 'the first look');
});
afterAll(async () => {
  await asking?.close();
  await desk?.close();
  await Promise.all([smtp?.close(), imap?.close()]);
});

describe('D1 a mailbox whose line is cut while it listens', () => {
  it('is read again by itself: what came meanwhile, and what comes between two looks, is there once (conversations C81)', async () => {
    for (const round of [1, 2, 3]) {
      imap.cut();
      for (const n of ['a', 'b']) {
        const id = `<${round}${n}@example.com>`;
        await imap.put(own, letter({ Subject: 'Заказ 12', 'Message-ID': id }, `Письмо ${round}${n}`));
      }
      await at.seen(([talk]) => talk?.lastText === `Письмо ${round}b`, `the letters of round ${round}`);
    }
    const [talk] = await at.list();
    const said = (await at.messages(talk.id)).map(({ text }) => text).toReversed();
    expect(said).toEqual(['1a', '1b', '2a', '2b', '3a', '3b'].map((name) => `Письмо ${name}`));
  });
});

describe('D1 a mailbox that is tried', () => {
  it('sends a test letter past every talk, and says what its server answers where it does not go', async () => {
    const test = (to: string) => desk.ask('POST', `/accounts/${account}/test`, { as: 'saule', body: { to } });
    const before = smtp.taken.length;
    expect((await test('me@example.com')).status).toBe(200);
    expect((await smtp.letters())[before]).toMatchObject({
      to: [{ address: 'me@example.com' }],
      from: { address: own },
    });
    smtp.next.push({ code: 550, text: '5.1.1 User unknown' });
    expect((await test('nobody@example.com')).body).toMatchObject({
      ...{ status: 422, code: 'TestNotSent', detail: expect.stringContaining('5.1.1 User unknown') },
    });
    expect(await at.list()).toHaveLength(1);
  });
});
