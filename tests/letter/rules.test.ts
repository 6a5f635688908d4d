import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { letterHtml } from '../../activities/letter/html.ts';
import { mannerOf, type Manner, writeLetter } from '../../activities/letter/write-letter.ts';
import { invitationFile } from '../../activities/document/invitation.ts';
import { invoiceDocument } from '../../activities/document/invoice.ts';
import { templates } from '../../prisma/seed/templates/templates.ts';
import { colleaguesWords } from '../../workflows/letter/colleagues-words.ts';
import { plainText } from '../../workflows/letter/markup.ts';
import { namedPlainly, plainName, plainWords, seenSigns } from '../../workflows/letter/plain-words.ts';
import { factsOfAsel } from '../template/facts.ts';

/** What mail programs and phones make links of by themselves; written anew, so that the rule does not judge itself. */
const linked =
  /[a-z][a-z0-9+.-]*:\/\/|(?<![\p{L}\p{N}])www\.[\p{L}\p{N}]|[\p{L}\p{N}][.．。｡․](?:[a-z]{2,}|рф|қаз|укр)|[\p{L}\p{N}][@＠][\p{L}\p{N}]|(?:tel|mailto|sms):|\+(?:\d[ ()-]*){7,}/iu;
const unseen = /[\p{Cc}\p{Cf}\u2800\u3164\u115f\u1160\uffa0]|\u034f|\ufe0f/u;

const facts = (name: string, fields: Record<string, unknown> = {}) => {
  const all = factsOfAsel('ru');
  all.contact.name = name;
  all.lead!.name = name;
  all.lead!.fields = fields;
  return all;
};

describe('D11 strangers’ words are words', () => {
  const strangers: [typed: string, said: string][] = [
    ['https://spam.example/win Приз', 'Приз'],
    ['t.me/x Забери бонус', 'Забери бонус'],
    ['Приз на www.ВЫИГРЫШ.рф!', 'Приз на'],
    ['win@spam.example, позвоните +7 900 123-45-67', 'позвоните'],
    ['ｓｐａｍ．ｅｘａｍｐｌｅ／ｗｉｎ', ''],
    ['spam。example', ''],
    ['s\u200bpam.exa\u00admple\u2060/win Иван', 'Иван'],
    ['\u202e\u2800\u3164Анна\u2066', 'Анна'],
    ['[Приз](https://spam.example) \r\nBcc: a@b.example', 'Приз Bcc'],
    ['tel:+77015550011', ''],
    ['\u2800\u3164\u200f', ''],
    ['xn--80ak6aa92e.com', ''],
    ['//spam.example/win и 10.0.0.1/x', 'и'],
    ['spam🙂.com/win Анна', 'Анна'],
    ['🅰🅱.win', ''],
    ['٨٧٠١٥٥٥٢٠١٨ Анна', 'Анна'],
    ['+7/701/555/2018 Анна', 'Анна'],
    ['@prize_bot Анна', 'prize_bot Анна'],
  ];
  it.each(strangers)('%j in a letter, an SMS, a subject, a PDF and a calendar is %j (built F18)', (typed, said) => {
    expect(plainName(typed).replace(/[[\]!]/g, '')).toBe(said);
    for (const template of [templates.ru['received']!, templates.kk['meeting_invitation']!]) {
      const letter = writeLetter(
        facts(typed),
        { subject: template.email!.subject ?? '', body: template.email!.body },
        mannerOf('email'),
        'https://crm.example',
      );
      const sms = writeLetter(
        facts(typed),
        { subject: '', body: template.sms!.body },
        mannerOf('sms'),
        'https://crm.example',
      );
      if ('fault' in letter || 'fault' in sms) throw new Error('it was not written');
      expect(
        letterHtml(letter.body, { seller: { name: 'Ромашка' }, language: 'ru', subject: letter.subject }),
      ).not.toMatch(/<a |spam|www/i);
      for (const text of [plainText(letter.body), letter.subject, sms.body]) {
        expect(text.replaceAll('hello@meridian.example', '').replaceAll('+7 727 350 00 18', '')).not.toMatch(
          /spam|win|www|t\.me|рф|Bcc:|900/i,
        );
        expect(text.replace(/\n|\u00a0/g, ' ')).not.toMatch(unseen);
      }
    }
    const paper = JSON.stringify(invoiceDocument(facts(typed), facts(typed).invoice!, 'https://crm.example/pay/token'));
    const file = invitationFile(facts(typed), { name: 'CRM', address: 'crm@example.com' });
    for (const text of [paper, file]) expect(text).not.toMatch(/spam|win|t\.me|ВЫИГРЫШ|900 123/i);
  });

  const addresses: [email: string, phone: string][] = [
    ['win@spam.example', '+79001234567'],
    ['a@b.kz', '+77011234567'],
    ['приз@выигрыш.рф', '+380671234567'],
    ['x.y+z@sub.spam.example', '+12125550123'],
  ];
  it.each(addresses)('addresses that strangers typed, %s and %s, are not to be pressed (built F18)', (email, phone) => {
    const body = 'Пишем на {{contact.email}}, звоним {{contact.phone}}';
    const written = (recipient: string, vouched: string[], manner: Manner) => {
      const all = { ...facts('Анна'), recipient, vouched };
      all.contact = { ...all.contact, email, phone };
      const letter = writeLetter(all, { subject: body, body }, manner, 'https://crm.example');
      if ('fault' in letter) throw new Error(letter.fault.what);
      return `${letter.subject} ${plainText(letter.body)}`;
    };
    const stranger = 'victim@example.com';
    for (const manner of [mannerOf('sms'), mannerOf('email')]) {
      expect(written(stranger, [], manner)).not.toMatch(linked);
      expect(written(stranger, [], manner)).not.toMatch(/\d{4}/);
      expect(written(email, [], manner)).toContain(email);
      expect(written(email, [], manner)).not.toContain(phone);
      expect(written(phone, [], manner)).toContain(phone);
      expect(written(stranger, [email, phone], manner)).toMatch(
        new RegExp(`${email.replace(/[.+]/g, '\\$&')}.*\\${phone}`),
      );
    }
    // a contract names both as they are
    expect(written(stranger, [], mannerOf('document'))).toContain(phone);
  });

  it('keep names as people write them', () => {
    for (const name of [
      'Әсел Құрманова',
      "Anna-Maria O'Brien",
      '王小明',
      'محمد علي',
      'ТОО «Ромашка»',
      'Ұлпан 🎓',
      'Jennifer Null',
    ])
      expect(plainName(name)).toBe(name);
    expect(plainName('А.С.Пушкин')).toBe('А. С. Пушкин');
    expect(plainName('J.R.R.Tolkien')).toBe('J. R. R. Tolkien');
    expect(namedPlainly('Kaspi.kz')).toBe('Kaspi kz');
  });

  it('keep what is no address in an answer: sums, dates, numbers of papers', () => {
    for (const answer of [
      'Бюджет 2 000 000 тг к 10.12.2026, IELTS 6.5, ИИН 900101300123. v2.0',
      '12.05.2026 18:30',
      'Приду 2026-05-12 10:00-12:00',
      'до 10/12/2026',
      'Цена 1.500.000',
    ])
      expect(plainWords(answer)).toBe(answer);
    expect(plainWords('мой сайт shop.kz, тел. 8 (701) 555-20-18')).toBe('мой сайт, тел.');
  });

  it('are never longer than a name or an answer, cut between whole signs', () => {
    expect([...plainName('Я'.repeat(500))].length).toBeLessThanOrEqual(60);
    expect(plainWords(`${'слово '.repeat(200)}`).length).toBeLessThanOrEqual(500);
    expect(plainName('👩‍👩‍👧'.repeat(100))).not.toMatch(/\p{Cs}/u);
    expect(seenSigns(`a${'\u0301'.repeat(90)}`).length).toBeLessThan(8);
  });

  it('never have a link or an unseen sign, whatever was typed', () => {
    const part = fc.constantFrom(
      'spam',
      '.',
      'example',
      '/',
      'https://',
      '@',
      'www.',
      'рф',
      ' ',
      '\u200b',
      '\u202e',
      '。',
      '+7',
      '701',
      '5552018',
      'Анна',
      ':',
      '\n',
      '(',
      ')',
      'A',
      't.me',
      '-',
      '\u2800',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 14 }).map((parts) => parts.join('')),
        (typed) => {
          for (const said of [plainName(typed), plainWords(typed)]) {
            expect(said).not.toMatch(linked);
            expect(said).not.toMatch(unseen);
            expect(linked.test(plainWords(said))).toBe(false);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('D11 what a colleague typed', () => {
  const created = (actor: string, fields: object, source: object = {}) => ({
    actor,
    type: 'lead.created',
    source: { ...source },
    set: { name: [null, 'x'] as [null, string], fields: [null, fields] as [null, object] },
  });
  const changed = (actor: string, before: object, after: object) => ({
    actor,
    type: 'lead.changed',
    set: { fields: [before, after] as [object, object] },
  });

  it('is told from what a stranger typed by who wrote it last', () => {
    expect(colleaguesWords([created('client', { a: 'x', b: 'y' }, { form: 'f' })])).toEqual({
      name: false,
      fields: [],
    });
    expect(colleaguesWords([created('user', { a: 'x' })])).toEqual({ name: true, fields: ['a'] });
    expect(colleaguesWords([created('user', { a: 'x' }, { utm: 'site' })])).toEqual({ name: false, fields: [] });
    expect(
      colleaguesWords([created('client', { a: 'x', b: 'y' }), changed('user', { a: 'x', b: 'y' }, { a: 'z', b: 'y' })]),
    ).toEqual({ name: false, fields: ['a'] });
    expect(colleaguesWords([created('provider', { a: 'x' }), changed('client', {}, { b: 'y' })]).fields).toEqual([]);
  });

  it('is an automation’s text too, unless it carries a stranger’s on', () => {
    const typed = { question: 'https://spam.example' };
    const copied = { ...typed, note: 'Вопрос: https://spam.example' };
    const own = { ...typed, room: 'https://meet.example/42' };
    expect(colleaguesWords([created('client', typed), changed('process', typed, copied)]).fields).toEqual([]);
    expect(colleaguesWords([created('client', typed), changed('process', typed, own)]).fields).toEqual(['room']);
  });

  it('stays a link in a letter, where a stranger’s answer does not', () => {
    const all = {
      ...facts('Әсел', { link: 'https://meet.example/42', site: 'https://spam.example/win Сайт' }),
      colleagues: { name: false, fields: ['link'] },
    };
    const body = writeLetter(
      all,
      { subject: 'x', body: '{{lead.fields.link}} и {{lead.fields.site}}' },
      mannerOf('email'),
      '',
    );
    if ('fault' in body) throw new Error('it was not written');
    const html = letterHtml(body.body, { seller: { name: 'Ромашка' }, language: 'ru', subject: 'x' });
    expect(html).toContain('<a href="https://meet.example/42"');
    expect(html).not.toContain('spam');
    expect(html).toContain('Сайт');
  });
});
