import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fetchFile } from '../../../../activities/channel/fetching/index.ts';
import { claimFetches } from '../../../../prisma/conversation/file-fetch.ts';
import { openDesk, type Desk } from '../../../support/desk.ts';
import { openSmtpServer } from '../../../support/smtp-server.ts';
import { until } from '../../../support/until.ts';
import { atMailbox, letter, own } from '../mailbox.ts';
import { servers, type Imap } from '../servers.ts';

for (const { server, open, run } of servers)
  run(`D1 a designed letter in a mailbox at ${server}`, () => {
    let desk: Desk;
    let imap: Imap;
    let smtp: Awaited<ReturnType<typeof openSmtpServer>>;
    let at: ReturnType<typeof atMailbox>;
    let asking: { close(): Promise<void> };
    beforeAll(async () => {
      desk = await openDesk();
      imap = await open();
      smtp = await openSmtpServer((to, raw) => imap.put(to, raw));
      at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
      expect(await at.connect()).toMatchObject({ status: 201 });
      asking = at.asking();
      // what comes later is read
      const places = `SELECT 1 FROM channel_account WHERE places <> '{}'`;
      await until(async () => (await desk.office.db.pool.query(places)).rowCount === 1, 'its place');
    });
    afterAll(async () => {
      await asking?.close();
      await smtp?.close();
      await imap?.close();
      await desk?.close();
    });

    it('shows a designed letter on a page of its own, and keeps its file', async () => {
      await imap.put(own, letter({ Subject: 'Заказ 12', 'Message-ID': '<o1@example.com>' }, 'Где мой заказ?'));
      const other = await at.seen(([one]) => one, 'another talk');
      const html = '<h1>Счёт</h1><img src="https://t.example.net/open.gif"><script>alert(1)</script>';
      const parts = [
        '--m',
        'Content-Type: text/html; charset=utf-8',
        '',
        html,
        '--m',
        'Content-Type: text/plain; name=check.txt',
        'Content-Disposition: attachment',
        '',
        'paid',
        '--m--',
      ];
      await imap.put(
        own,
        letter(
          { Subject: 'Счёт', 'Message-ID': '<h1@example.com>', 'Content-Type': 'multipart/mixed; boundary=m' },
          parts.join('\r\n'),
        ),
      );
      const talk = await at.seen((talks) => talks.find(({ lastText }) => lastText === 'Счёт'), 'the letter');
      const [{ id, parts: kept }] = await at.messages(talk.id);
      expect(kept).toMatchObject([
        { kind: 'letter', marked: true },
        { kind: 'file', name: 'check.txt', state: 'waits' },
      ]);
      const path = `/conversations/${talk.id}/messages/${id}/letter`;
      const page = await desk.ask('GET', path, { as: 'aida' });
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*img-src data:;.*sandbox/);
      expect(page.text).toContain('<h1>Счёт</h1>');
      expect(page.text).not.toContain('alert');
      expect((await desk.ask('GET', path.replace(talk.id, other.id), { as: 'aida' })).status).toBe(404);
      const { db, config, store } = desk.deps;
      for (const fetch of await claimFetches(db, 10))
        await fetchFile({ db, keys: config.encryptionKeys, store }, fetch, AbortSignal.timeout(20_000));
      const [, file] = (await at.messages(talk.id))[0].parts;
      expect(file).toMatchObject({ state: 'kept', name: 'check.txt' });
      expect((await desk.ask('GET', `/files/${file.file}`, { as: 'aida' })).text.trim()).toBe('paid');
    });
  });
