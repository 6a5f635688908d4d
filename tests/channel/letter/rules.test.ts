import { describe, expect, it } from '@jest/globals';
import { parseLetter } from '../../../activities/channel/email/parse.ts';
import { readLetter } from '../../../workflows/channel/email-letter.ts';
import { pageOfLetter, policyOfLetter } from '../../../workflows/channel/email-page.ts';
import { answerSubject, splitLetter, topicOf } from '../../../workflows/channel/email-quote.ts';
import { wordsOfHtml } from '../../../workflows/channel/email-html.ts';
import type { Letter } from '../../../workflows/conversation/part.schema.ts';

const came = '2026-11-28T07:05:00.000Z';
const place = { mailbox: 'support@example.org', folder: 'INBOX', validity: '7', uid: 9, size: 100, receivedAt: came };
const parse = (mime: string | Buffer) => parseLetter(Buffer.from(mime as string), place);
const read = async (mime: string | Buffer) => readLetter(await parse(mime)) as any;
const base = [
  'From: Ivan <ivan@example.com>',
  'To: support@example.org',
  'Message-ID: <m1@example.com>',
  'Date: Sat, 28 Nov 2026 10:00:00 +0300',
  'MIME-Version: 1.0',
];
const mail = (headers: string[], body: string) => [...base, ...headers, '', body].join('\r\n');
const envelope = ({ parts }: { parts: { kind: string }[] }) => parts.find(({ kind }) => kind === 'letter') as Letter;

describe('D1 a letter', () => {
  it('is read with its sender, its matter and the letters before it', async () => {
    const letter = await read(
      mail(['Subject: Re: Fwd: Order 12', 'In-Reply-To: <b@us>', 'References: <a@us>\r\n <b@us>'], 'Yes\r\n'),
    );
    expect(letter).toMatchObject({
      ...{
        what: 'message',
        externalId: '<m1@example.com>',
        at: '2026-11-28T07:00:00.000Z',
        text: 'Yes',
        replyTo: '<b@us>',
      },
      from: { name: 'Ivan' },
      finding: { address: 'ivan@example.com', ids: ['<b@us>', '<a@us>'], topic: 'order 12' },
    });
  });

  it('keeps its words whatever its charset says (conversations C65, C66, C68, C69)', async () => {
    const cut = Buffer.from(
      'RnJvbTogSXZhbiA8aXZhbkBleGFtcGxlLmNvbT4NClRvOiBzdXBwb3J0QGV4YW1wbGUub3JnDQpNZXNzYWdlLUlEOiA8bTFAZXhhbXBsZS5jb20+DQpEYXRlOiBTYXQsIDI4IE5vdiAyMDI2IDEwOjAwOjAwICswMzAwDQpNSU1FLVZlcnNpb246IDEuMA0KU3ViamVjdDogPT9VVEYtOD9CPzBKL1JnTkE9Pz0NCiA9P1VURi04P0I/dU5DeTBMWFJnZz09Pz0NCg0KeA0K',
      'base64',
    );
    expect((await parse(cut)).subject).toBe('Привет');
    const lied = Buffer.from(
      'RnJvbTogSXZhbiA8aXZhbkBleGFtcGxlLmNvbT4NClRvOiBzdXBwb3J0QGV4YW1wbGUub3JnDQpNZXNzYWdlLUlEOiA8bTFAZXhhbXBsZS5jb20+DQpEYXRlOiBTYXQsIDI4IE5vdiAyMDI2IDEwOjAwOjAwICswMzAwDQpNSU1FLVZlcnNpb246IDEuMA0KU3ViamVjdDogdA0KQ29udGVudC1UeXBlOiB0ZXh0L2h0bWw7IGNoYXJzZXQ9Z2IyMzEyDQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiA4Yml0DQoNCjxwPmEg4oCTIGI8L3A+',
      'base64',
    );
    expect((await parse(lied)).html.trim()).toBe('<p>a – b</p>');
    const old = Buffer.from(
      'RnJvbTogyOLg7SA8YUBleGFtcGxlLmNvbT4KVG86IHN1cHBvcnRAZXhhbXBsZS5vcmcKU3ViamVjdDogz/Do4uXyCkNvbnRlbnQtVHlwZTogdGV4dC9wbGFpbjsgY2hhcnNldD13aW5kb3dzLTEyNTEKCs/w6OLl8g==',
      'base64',
    );
    expect(await parse(old)).toMatchObject({ subject: 'Привет', from: { name: 'Иван', address: 'a@example.com' } });
    expect((await parse(old)).text.trim()).toBe('Привет');
    const wrong = await parse(mail(['Subject: t', 'Content-Type: =?utf-8?q?text/plain?=; charset'], 'body\r\n'));
    expect([wrong.text.trim(), wrong.files]).toEqual(['body', []]);
    const strange = await parse(
      mail(['Subject: t', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: utf-8'], 'Привет'),
    );
    expect(strange.text.trim()).toBe('Привет');
  });

  it('names its sender, who may have a comma, a stranger’s address or none (conversations C74, C78)', async () => {
    const of = async (from: string, more: string[] = []) =>
      read([`From: ${from}`, ...more, 'Message-ID: <q@e>', '', 'x'].join('\r\n'));
    expect(await of('Doe, John <j@example.com>')).toMatchObject({
      from: { name: 'Doe, John' },
      finding: { address: 'j@example.com' },
    });
    expect(await of('nobody')).toMatchObject({ what: 'nothing' });
    expect(await of('Support <support@example.org>')).toMatchObject({ what: 'nothing', why: 'a letter of our own' });
    const tricked = await of('"boss@example.org" <evil@example.net>', ['Reply-To: other@example.net']);
    expect(tricked.from.name).toBe('evil');
    expect(envelope(tricked)).toMatchObject({
      from: 'boss@example.org <evil@example.net>',
      answersTo: 'other@example.net',
    });
  });

  it('has an id of its own bytes where it has none (conversations C51)', async () => {
    const robot =
      'From: Mail Robot <robot@example.net>\r\nTo: support@example.org\r\nSubject: note\r\nIn-Reply-To: \r\nReferences:\r\n\r\nhello\r\n';
    const [one, again] = [await read(robot), await read(robot)];
    expect(one.externalId).toMatch(/^<[0-9a-f]{64}@unnamed>$/);
    expect([again.externalId, one.finding.ids, one.replyTo]).toEqual([one.externalId, [], null]);
  });

  it('stands by its own time only where that can be (conversations C77)', async () => {
    const at = async (date: string) =>
      (await read(['From: i@e.com', ...(date ? [`Date: ${date}`] : []), '', 'x'].join('\r\n'))).at;
    expect(await at('Thu, 32 Foo 2026 99:00:00')).toBe(came);
    expect(await at('')).toBe(came);
    expect(await at('Mon, 01 Jan 2035 00:00:00 +0000')).toBe(came);
    expect(await at('Sat, 28 Nov 2026 07:00:00 -0000')).toBe('2026-11-28T07:00:00.000Z');
  });

  it('is kept, and can be opened, where nothing of it can be read (conversations C76)', async () => {
    const deep = Array.from(
      { length: 300 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
    ).join('\r\n');
    const letter = await read(`From: ivan@example.com\r\nSubject: deep\r\n${deep}\r\n\r\nx`);
    expect(letter).toMatchObject({ what: 'message', text: 'deep' });
    expect(letter.parts[1]).toMatchObject({ kind: 'file', name: 'letter.eml', state: 'waits', at: '7/9/whole/INBOX' });
  });

  it('keeps a letter within it as a file, and pictures where they stand (conversations C92, C93, C96)', async () => {
    const inner =
      'From: x@example.net\r\nSubject: inner\r\nMessage-ID: <in@example.net>\r\nContent-Type: text/plain\r\n\r\ninner body';
    const outer = await read(
      mail(
        ['Subject: t', 'Content-Type: multipart/mixed; boundary=b'],
        `--b\r\nContent-Type: text/plain\r\n\r\nsee attached\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`,
      ),
    );
    expect([outer.text, outer.externalId]).toEqual(['see attached', '<m1@example.com>']);
    expect(outer.parts[1]).toMatchObject({
      kind: 'file',
      name: 'inner.eml',
      mime: 'message/rfc822',
      at: '7/9/0/INBOX',
    });
    const logo = await read(
      mail(
        ['Subject: t', 'Content-Type: multipart/related; boundary=b'],
        '--b\r\nContent-Type: text/html\r\n\r\n<p>logo</p><img src="cid:img1@x">\r\n--b\r\nContent-Type: image/png; name=image001.png\r\nContent-ID: <img1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n',
      ),
    );
    expect([logo.text, logo.parts]).toEqual(['logo', [expect.objectContaining({ kind: 'letter', marked: true })]]);
    const named = await parse(
      mail(
        ['Subject: t', 'Content-Type: multipart/mixed; boundary=b'],
        "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=UTF-8''%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0; filename*1*=%BE%D1%80.pdf\r\n\r\nx\r\n--b--\r\n",
      ),
    );
    expect(named.files[0]).toMatchObject({ n: 0, name: 'Договор.pdf', mime: 'application/pdf' });
  });

  it('tells programs from people (conversations C59, C60, C61)', async () => {
    const of = async (...headers: string[]) => {
      const { robot = false, silent = false } = await read(mail(['Subject: t', ...headers], 'x'));
      return { robot, silent };
    };
    const person = { robot: false, silent: false };
    const program = { robot: true, silent: true };
    expect(await of('Auto-Submitted: no')).toEqual(person);
    expect(await of('Auto-Submitted: auto-generated')).toEqual(program);
    expect(await of('Auto-Submitted: Auto-Replied; owner-email="x@example.com"')).toEqual(program);
    expect(await of('Return-Path: <>')).toEqual(program);
    expect(await of('Precedence: bulk')).toEqual(program);
    expect(await of('List-Id: <news.example.com>')).toEqual(program);
    expect(await of('X-Auto-Response-Suppress: DR, OOF, AutoReply')).toEqual({ robot: false, silent: true });
  });

  it('that comes back says why, and of which delivery (conversations C62)', async () => {
    const report = (status: string, diagnostic: string, id = '0191e3a0-0000-7000-8000-000000000017') =>
      `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.net (Mail Delivery System)\r\nTo: support@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMessage-ID: <d1@mx.example.net>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; ivan@example.com\r\nAction: ${status}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; ${diagnostic}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${id}@support.example.org>\r\nSubject: Re: hi\r\n\r\n--b--\r\n`;
    expect(await read(report('failed', '550 5.1.1 User unknown'))).toEqual({
      what: 'receipt',
      receipt: {
        ...{ messageId: '<0191e3a0-0000-7000-8000-000000000017@support.example.org>', state: 'failed', code: '5.1.1' },
        ...{ deliveryId: '0191e3a0-0000-7000-8000-000000000017', reason: 'MailboxUnknown' },
      },
    });
    expect(await read(report('delayed', '451 4.4.1 later'))).toMatchObject({ what: 'nothing' });
  });

  it('answers an invitation', async () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      'UID:task-1@voronka',
      'SUMMARY:Осмотр\\, кабинет 3',
      'ATTENDEE;CN=Ivan;PARTSTAT=DECLINED;',
      ' X=1:mailto:ivan@example.com',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const letter = await read(
      mail(
        ['Subject: Declined: Осмотр', 'Content-Type: multipart/mixed; boundary=b'],
        `--b\r\nContent-Type: text/plain\r\n\r\nno\r\n--b\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n${ics}\r\n--b--\r\n`,
      ),
    );
    expect(envelope(letter).answer).toEqual({
      ...{ uid: 'task-1@voronka', is: 'declined', summary: 'Осмотр, кабинет 3' },
      ...{ attendee: 'ivan@example.com', sequence: 0, stamp: '' },
    });
  });
});

describe('D1 the words of a letter', () => {
  it('are the new ones; what is quoted is folded, never lost (conversations C70, C71, C73)', async () => {
    expect(
      wordsOfHtml(
        '<div>Yes, please.</div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>Von:</b> Support<br><b>Gesendet:</b> Montag</div><div>our old text</div>',
      ),
    ).toEqual({ said: 'Yes, please.', folded: 'Von: Support\nGesendet: Montag\nour old text' });
    expect(wordsOfHtml('<p>&nbsp;</p><blockquote>our text</blockquote>')).toEqual({ said: 'our text', folded: '' });
    const flowed = await read(
      mail(
        ['Subject: t', 'Content-Type: text/plain; charset=utf-8; format=flowed'],
        'My answer.\r\n> quoted one \r\n> continues\r\n>> deeper\r\n',
      ),
    );
    expect([flowed.text, envelope(flowed).folded]).toEqual(['My answer.', '> quoted one continues\n>> deeper']);
    const stuffed = await read(
      mail(
        ['Subject: t', 'Content-Type: text/plain; charset=utf-8; format=flowed'],
        ' >not a quote\r\n -- \r\nstill text\r\n',
      ),
    );
    expect([stuffed.text.replaceAll('\u200B', ''), envelope(stuffed).folded]).toEqual([
      '>not a quote\n-- \nstill text',
      '',
    ]);
  });

  it('end where a program says that older ones begin, in the languages of our clients', () => {
    const of = (text: string) => splitLetter(text).said;
    expect(of('Да\n\nсб, 28 нояб. 2026 г. в 10:00, Анна <anna@example.org>:\n> Привет')).toBe('Да');
    expect(of('Ok\n\nOn Sat, 28 Nov 2026 at 10:00, Anna\n<anna@example.org> wrote:\n\n> hi')).toBe('Ok');
    expect(of('Добре\n\n28.11.2026 10:00, Анна пише:\n> Вітаю')).toBe('Добре');
    expect(of('Да\n\nFrom: Anna\nSent: Monday\nTo: Ivan\nSubject: x\n\nold')).toBe('Да');
    expect(of('Иә\n\n-------- Исходное сообщение --------\nold')).toBe('Иә');
    expect(of('Спасибо\n-- \nИван, тел. 1')).toBe('Спасибо');
    expect(of('Спасибо!\n\nОтправлено с iPhone')).toBe('Спасибо!');
    expect(of('> one\nanswer one\n> two\nanswer two')).toBe('> one\nanswer one\n> two\nanswer two');
  });

  it('have a matter that answering does not change', () => {
    expect(topicOf('RE: Отв: Fwd:  Счёт  12')).toBe('счёт 12');
    expect([answerSubject('Счёт'), answerSubject('RE: Счёт')]).toEqual(['Re: Счёт', 'RE: Счёт']);
  });
});

describe('D11 a designed letter', () => {
  it('is a page on which nothing runs, leads nowhere of ours and asks the net for nothing (C100)', () => {
    const page = pageOfLetter(
      '<style>.btn{display:none}</style><base href="https://evil.example.net/"><form action="https://evil.example.net"><input name=p></form><a href="javascript:alert(1)">x</a><a href="java&#10;script:alert(1)">z</a><a href="/admin/delete">y</a><a href=https://example.com/ok>ok</a><script>alert(1)</script><meta http-equiv=refresh content="0;url=https://evil.example.net"><img srcset="https://t.example.net/2x 2x" src="https://t.example.net/open.gif">',
    );
    for (const bad of [
      'evil',
      'javascript',
      'script:',
      '/admin',
      'alert(1)',
      '<form',
      '<input',
      '<meta http',
      'srcset',
    ])
      expect(page).not.toContain(bad);
    expect(page).toContain('<a href=https://example.com/ok>ok</a>');
    expect(page).toContain('<base target="_blank">');
    expect(policyOfLetter(false)).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
    expect(policyOfLetter(true)).toContain('img-src data: https: http:;');
  });
});
