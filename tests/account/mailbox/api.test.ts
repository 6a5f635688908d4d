import { afterAll, beforeAll, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { openSmtpServer } from '../../support/smtp-server.ts';
import { until } from '../../support/until.ts';
import { account, atMailbox, letter, own } from './mailbox.ts';
import { servers, type Imap } from './servers.ts';

for (const { server, open, run } of servers)
  run(`D1 a mailbox at ${server}`, () => {
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
    });
    afterAll(async () => {
      await asking?.close();
      await smtp?.close();
      await imap?.close();
      await desk?.close();
    });

    it('is connected when both of its doors open, and says which is shut and why', async () => {
      const code = async (more: object) => (await at.connect(more)).body;
      expect(await code({ password: 'wrong' })).toMatchObject({
        status: 422,
        code: 'MailboxSignIn',
        detail: expect.stringContaining('IMAP'),
      });
      expect(await code({ smtpPassword: 'wrong' })).toMatchObject({
        code: 'MailboxSignIn',
        detail: expect.stringContaining('SMTP'),
      });
      expect(await code({ imapPort: 9 })).toMatchObject({
        code: 'MailboxNoAnswer',
        detail: expect.stringMatching(/IMAP.*9/),
      });
      expect(await code({ smtpHost: 'no-such-host.invalid' })).toMatchObject({ code: 'MailboxHostUnknown' });
      expect(await code({ folders: 'INBOX, Orders' })).toMatchObject({
        code: 'MailboxFolderUnknown',
        detail: expect.stringContaining('Orders'),
      });
      const made = await at.connect();
      expect(made).toMatchObject({
        status: 201,
        body: { id: account, state: 'ok', settings: { address: own, imapHost: '127.0.0.1' } },
      });
      expect(made.text).not.toContain('secret');
      expect((await at.connect()).body.code).toBe('AccountExists');
    });

    it('is read from then on, as it comes, and stays as unread as it was', async () => {
      asking = at.asking();
      await until(
        async () =>
          (await desk.office.db.pool.query(`SELECT 1 FROM channel_account WHERE places <> '{}'`)).rowCount === 1,
        'its place',
      );
      await imap.put(
        own,
        letter({ Subject: 'Заказ 12', 'Message-ID': '<q1@example.com>' }, 'Где мой заказ?\r\n\r\n-- \r\nИван'),
      );
      const talk = await at.seen(([one]) => one, 'the talk');
      expect(talk).toMatchObject({
        account,
        contact: { name: 'Иван Петров' },
        lastText: 'Где мой заказ?',
        unread: 1,
        state: 'waiting',
      });
      const [asked] = await at.messages(talk.id);
      expect(asked).toMatchObject({ text: 'Где мой заказ?', externalId: '<q1@example.com>' });
      expect(asked.parts[0]).toMatchObject({ kind: 'letter', subject: 'Заказ 12', folded: '-- \nИван' });
      expect((await imap.letters(own)).map(({ flags }) => flags)).toEqual([expect.not.arrayContaining(['\\Seen'])]);
    });

    it('answers beneath what it answers, and the client’s answer comes back to the same talk (conversations C54)', async () => {
      const [talk] = await at.list();
      await at.write(talk.id, { text: 'Уже в пути' });
      await at.send();
      const [got] = await until(async () => (await imap.letters('ivan@example.com')).filter(Boolean), 'the letter');
      const answer = await PostalMime.parse(got!.raw);
      expect(answer).toMatchObject({
        ...{ subject: 'Re: Заказ 12', inReplyTo: '<q1@example.com>', references: '<q1@example.com>' },
        from: { address: own, name: 'Anna' },
      });
      expect(answer.text).toMatch(/^Уже в пути\n\n-- \nАнна, поддержка\n\n.*:\n> Где мой заказ\?/);
      expect(answer.headers.find(({ key }) => key === 'auto-submitted')).toBeUndefined();
      const [mine] = await at.messages(talk.id);
      expect(mine).toMatchObject({ state: 'sent', externalId: answer.messageId });
      expect(answer.messageId).toBe(`<${mine.deliveryId}@example.org>`);
      await imap.put(
        own,
        letter(
          {
            Subject: 'RE: Заказ 12',
            'Message-ID': '<q2@example.com>',
            'In-Reply-To': '<unknown@x>',
            References: `<unknown@x> ${answer.messageId}`,
          },
          'Спасибо!\r\n\r\n> Уже в пути',
        ),
      );
      await at.seen((talks) => talks.length === 1 && talks[0].lastText === 'Спасибо!', 'the answer');
    });

    it('sends what was formatted as such, and the plain words too, with signature and quote beneath both', async () => {
      const [talk] = await at.list();
      const html = '<p>Цена <b onclick="x()">40 000</b></p><ul><li>шрифт</li></ul><script>alert(1)</script>';
      await at.write(talk.id, { html, text: 'совсем другое' });
      await at.send();
      const answer = await PostalMime.parse((await imap.letters('ivan@example.com')).at(-1)!.raw);
      expect(answer.text).toMatch(/^Цена 40 000\n\n• шрифт\n\n-- \nАнна, поддержка\n\n.*:\n> Спасибо!/);
      expect(answer.html).toContain('<div><p>Цена <strong>40 000</strong></p><ul><li>шрифт</li></ul></div>');
      expect(answer.html).toMatch(/Анна, поддержка.*gmail_quote.*Спасибо!/s);
      expect(answer.html).not.toMatch(/onclick|alert|другое/);
      expect((await at.messages(talk.id))[0]).toMatchObject({
        text: 'Цена 40 000\n\n• шрифт',
        html: '<p>Цена <strong>40 000</strong></p><ul><li>шрифт</li></ul>',
      });
    });

    it('looks among the sent letters where the answer to one was lost, and sends again only what is not there', async () => {
      const [talk] = await at.list();
      smtp.next.push('dies after acting');
      await at.write(talk.id, { text: 'Дошло?' });
      await at.send();
      await at.write(talk.id, { text: 'А это?' });
      const lost = (await at.messages(talk.id)).find(({ text }) => text === 'Дошло?');
      expect(lost.state).toBe('unknown');
      await imap.put(own, smtp.taken.at(-1)!, 'Sent');
      const taken = smtp.taken.length;
      const soon = async () => {
        await desk.office.db.pool.query('UPDATE delivery SET not_before = NULL');
        await at.send();
      };
      await soon();
      expect((await at.messages(talk.id)).slice(0, 2)).toMatchObject([
        { text: 'А это?', state: 'sent' },
        { text: 'Дошло?', state: 'sent', externalId: `<${lost.deliveryId}@example.org>` },
      ]);
      expect(smtp.taken).toHaveLength(taken + 1);
      smtp.next.push('dies after acting');
      await at.write(talk.id, { text: 'Нигде нет' });
      await at.send();
      await soon();
      await soon();
      expect((await at.messages(talk.id))[0]).toMatchObject({ text: 'Нигде нет', state: 'sent' });
      expect(smtp.taken).toHaveLength(taken + 3);
    });

    it('takes a stranger who names our letter for a stranger, and the same matter for the same talk (conversations C50, C52)', async () => {
      const [talk] = await at.list();
      const [, mine] = await at.messages(talk.id);
      await imap.put(
        own,
        letter({ From: 'stranger@example.net', Subject: 'Re: Заказ 12', 'In-Reply-To': mine.externalId }, 'Я тоже'),
      );
      await at.seen((talks) => talks.length === 2, 'another talk');
      expect((await at.list())[0]).toMatchObject({ lastText: 'Я тоже', contact: { name: 'stranger' } });
      await imap.put(own, letter({ Subject: 'Fwd: заказ  12' }, 'И ещё'));
      await at.seen(
        (talks) => talks.some(({ id, lastText }) => id === talk.id && lastText === 'И ещё'),
        'the same matter',
      );
      await imap.put(own, letter({ Subject: 'Другое' }, 'Новое дело'));
      await at.seen((talks) => talks.length === 3, 'a new matter');
      const talks = await at.list();
      expect(talks[0]).toMatchObject({ lastText: 'Новое дело', contact: talk.contact });
    });

    it('shows what a robot writes, which opens nothing and counts for nothing (conversations C61)', async () => {
      const [, , talk] = (await at.list()).toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
      await desk.ask('POST', `/conversations/${talk.id}/close`, { as: 'aida', body: {} });
      const before = (await at.list()).find(({ id }) => id === talk.id);
      await imap.put(
        own,
        letter(
          {
            Subject: 'Out of office: Заказ 12',
            'Message-ID': '<away@example.com>',
            References: '<q1@example.com>',
            'Auto-Submitted': 'auto-replied',
          },
          'Я в отпуске',
        ),
      );
      await until(
        async () => (
          await handleInbox(desk.office.db),
          (await at.messages(talk.id))[0].externalId === '<away@example.com>'
        ),
        'the note',
      );
      const after = (await at.list()).find(({ id }) => id === talk.id);
      expect(after).toMatchObject({ state: 'closed', unread: before.unread, lastAt: before.lastAt });
      expect((await at.messages(talk.id))[0].parts[0]).toMatchObject({ robot: true });
    });

    it('tells why a letter came back, and whose address is no good (conversations C62)', async () => {
      const talk = (await at.list()).find(({ contact }) => contact.name === 'stranger');
      await at.write(talk.id, { text: 'Кто вы?' });
      await at.send();
      const [sent] = await at.messages(talk.id);
      const report = [
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx',
        '',
        'Final-Recipient: rfc822; stranger@example.net',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${sent.externalId}`,
        '',
        '--b--',
      ];
      await imap.put(
        own,
        letter(
          {
            From: 'MAILER-DAEMON@mx.example.net',
            Subject: 'Undelivered',
            'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
          },
          report.join('\r\n'),
        ),
      );
      await until(
        async () => (await handleInbox(desk.office.db), (await at.messages(talk.id))[0].state === 'failed'),
        'the report',
      );
      expect((await at.messages(talk.id))[0].reason).toMatch(/5\.1\.1/);
      const { rows } = await desk.office.db.pool.query(`SELECT kind, value, reason FROM address_trouble`);
      expect(rows).toEqual([{ kind: 'email', value: 'stranger@example.net', reason: 'MailboxUnknown' }]);
      expect(await at.list()).toHaveLength(3);
    });

    it('takes each letter once, whoever dies between reading and writing, and reads one built anew again (conversations C79, C82)', async () => {
      const count = async () =>
        Number((await desk.office.db.pool.query(`SELECT count(*) FROM message WHERE direction = 'in'`)).rows[0].count);
      const before = await count();
      await asking.close();
      // moved here from another folder two days later
      const Date = new globalThis.Date(globalThis.Date.now() - 2 * 86_400_000).toUTCString();
      await imap.put(own, letter({ Subject: 'Ночью', 'Message-ID': '<n1@example.com>', Date }, 'Пока вас не было'));
      await desk.office.db.pool.query(`UPDATE channel_account SET places = jsonb_set(places, '{INBOX,uid}', '0')`);
      asking = at.asking();
      await at.seen(
        (talks) => talks.some(({ lastText }) => lastText === 'Пока вас не было'),
        'the letter of the night',
      );
      expect(await count()).toBe(before + 1);
      await asking.close();
      await desk.office.db.pool.query(
        `UPDATE channel_account SET places = jsonb_set(places, '{INBOX,validity}', '"1"')`,
      );
      asking = at.asking();
      const isNew = async () =>
        (await desk.office.db.pool.query(`SELECT places #>> '{INBOX,validity}' AS v FROM channel_account`)).rows[0]
          .v !== '1';
      await until(isNew, 'the new numbering');
      await handleInbox(desk.office.db);
      expect(await count()).toBe(before + 1);
    });

    it('says that its password is refused, and goes on with a new one', async () => {
      expect(await at.state()).toMatchObject({ state: 'ok', error: null });
      expect(
        (
          await desk.ask('PATCH', `/accounts/${account}`, {
            as: 'saule',
            body: { revision: 1, settings: { password: 'other' } },
          })
        ).body.code,
      ).toBe('MailboxSignIn');
      expect(
        (
          await desk.ask('PATCH', `/accounts/${account}`, {
            as: 'saule',
            body: { revision: 1, settings: { signature: 'Анна' } },
          })
        ).body,
      ).toMatchObject({ revision: 2, settings: { signature: 'Анна' } });
    });
  });
