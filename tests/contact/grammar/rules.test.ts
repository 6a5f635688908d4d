import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationForm } from '../../../prisma/seed/education.ts';
import { normalEmail, normalPhone } from '../../../workflows/contact/contact.ts';
import { emailFaultSentence, phoneFaultSentence } from '../../../workflows/contact/contact.words.ts';
import { readEmail } from '../../../workflows/contact/email.ts';
import { readPhone } from '../../../workflows/contact/phone.ts';
import { readForm } from '../../../workflows/form/form.ts';
import { languages } from '../../../workflows/words/words.ts';

const whyPhone = (text: string) => {
  const read = readPhone(text);
  return 'why' in read ? read.why : read.phone;
};

describe('B2 an e-mail by its grammar', () => {
  it.each([
    ['a zero width space (built F01)', '\u200bivan@example.com'],
    ['a byte order mark', '\ufeffivan@example.com'],
    ['a space that does not break', '\u00a0ivan@example.com\u00a0'],
    ['marks of direction and a blank of braille', '\u202aivan@exam\u200dple.com\u202c\u2800'],
  ])('is cleaned of what nobody sees: %s', (_what, text) => {
    expect(normalEmail(text)).toBe('ivan@example.com');
  });

  it.each([
    'ivan@example.com,',
    'user@example.com:25',
    'a..b@example.com',
    'ivan@mail..example.com',
    'ivan@example.com)',
    'ivan@[192.168.0.1]',
    'ivan@-mail.example.com',
  ])('is no e-mail (built F02): %s', (text) => {
    expect(normalEmail(text)).toBeUndefined();
  });

  it.each([
    'ivan@example.com.',
    'ivan@example.com;',
    '.ivan@example.com',
    'ivan.@example.com',
    'ivan@mail-.example.com',
    'ivan@10.0.0.1',
    'ivan@example.123',
    'ivan@example.c',
    'ivan@exam_ple.com',
    'ivan@localhost',
    'ivan@example.com/x',
    'ivan@example.com?subject=x',
    'ivan@example.com#a',
    'ivan@%65xample.com',
    '<ivan@example.com>',
    'mailto:ivan@example.com',
    'ivan@a@example.com',
    'ivan petrov@example.com',
    'ivan\u00a0@example.com',
    'ivan@xn--a.com',
    'ivan@gmаil.com',
    'ivаn@example.com',
    'ivan＠example.com',
    `${'a'.repeat(65)}@example.com`,
    `${'я'.repeat(33)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(10)}.com`,
  ])('nor are its siblings: %s', (text) => {
    expect(normalEmail(text)).toBeUndefined();
  });

  it.each([
    ["o'brien+tag@sub.example.co.uk", "o'brien+tag@sub.example.co.uk"],
    [' Aigul@Example.COM ', 'aigul@example.com'],
    ['123@qq.com', '123@qq.com'],
    ['ivan@163.com', 'ivan@163.com'],
    ['оплата@пример.рф', 'оплата@пример.рф'],
    ['Оплата@XN--E1AFMKFD.XN--P1AI', 'оплата@пример.рф'],
    ['user@Bu\u0308cher.de', 'user@bücher.de'],
    ['user@日本語.jp', 'user@日本語.jp'],
    ['a@faß.de', 'a@faß.de'],
    ['пошта@приклад.укр', 'пошта@приклад.укр'],
  ])('is one text however it was typed: %s', (text, email) => {
    expect(normalEmail(text)).toBe(email);
    expect(normalEmail(email)).toBe(email);
  });

  it('is the same mailbox in any case and with blanks around it, and another with a dot or a mark more (people C03)', () => {
    const typed = ['Aizhan@Example.KZ', ' aizhan@example.kz ', 'aizhan@example.kz.', 'a.izhan@gmail.example'];
    expect(typed.map((text) => normalEmail(text))).toEqual([
      ...['aizhan@example.kz', 'aizhan@example.kz', undefined, 'a.izhan@gmail.example'],
    ]);
    for (const email of ['aizhan@gmail.example', 'aizhan+shop@example.kz', 'айжан@пример.қаз'])
      expect(normalEmail(email)).toBe(email);
  });

  it('stays what it is when it is read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const once = normalEmail(text);
        if (once !== undefined) expect(normalEmail(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('says what is wrong with it in every language', () => {
    const faults = ['', 'x', 'a..b@c.kz', 'a@b', `${'a'.repeat(65)}@c.kz`].map(readEmail);
    expect(faults.map((read) => 'why' in read && read.why)).toEqual(['empty', 'shape', 'name', 'domain', 'long']);
    for (const language of languages)
      for (const read of faults)
        if ('why' in read) expect(emailFaultSentence(read.why, language).length).toBeGreaterThan(10);
  });
});

describe('B2 a phone', () => {
  it.each(['93 123 45 67', '0555 123 456'])('is asked for its country (built F35): %s', (text) => {
    expect(whyPhone(text)).toBe('country');
    expect(normalPhone(text)).toBeUndefined();
  });

  it.each([
    '0700 123 456',
    '90 123 45 67',
    '8 029 123 45 67',
    '998901234567',
    '5321234567',
    '(050) 123-45-67',
    '0312 12 34 56',
  ])('nor is the country of its siblings guessed: %s', (text) => {
    expect(whyPhone(text)).toBe('country');
  });

  it.each([
    ['8 701 555 20 18', '+77015552018'],
    ['701 555 20 18', '+77015552018'],
    ['77015552018', '+77015552018'],
    ['8 (495) 123-45-67', '+74951234567'],
    ['916 123-45-67', '+79161234567'],
    ['8-800-555-35-35', '+78005553535'],
    ['067 123 45 67', '+380671234567'],
    ['8 067 123 45 67', '+380671234567'],
    ['380671234567', '+380671234567'],
    ['00 7 701 555 20 18', '+77015552018'],
    ['0049 30 901820', '+4930901820'],
    ['8 10 380 67 123 45 67', '+380671234567'],
    ['+7 8 701 555 20 18', '+77015552018'],
    ['＋７ ７０１ ５５５ ２０ １８', '+77015552018'],
    ['٨٧٠١٥٥٥٢٠١٨', '+77015552018'],
    ['+7\u00a0(701)\u200b\u00a0555‑20‑18', '+77015552018'],
    ['тел.: 8 701 555 20 18', '+77015552018'],
    ['tel:+77015552018', '+77015552018'],
    ['+7 727 250 00 00 доб. 123', '+77272500000'],
    ['8-727-250-00-00, добавочный 12', '+77272500000'],
    ['+7 727 250 00 00;ext=3', '+77272500000'],
    ['сот. 8 701 555 20 18', '+77015552018'],
    ['т. 8 701 555 20 18', '+77015552018'],
    ['+998 93 123 45 67', '+998931234567'],
  ])('is read where one country alone can be meant: %s', (text, phone) => {
    expect(normalPhone(text)).toBe(phone);
  });

  it('is one in every writing, and none where only a placeholder was typed (people C01)', () => {
    const kazakh = ['8 (747) 000-00-11', '+7 747 000 00 11', '77470000011', '7470000011'];
    expect(new Set(kazakh.map((text) => normalPhone(text)))).toEqual(new Set(['+77470000011']));
    const ukrainian = ['8 10 380 67 000 00 14', '067/000-00-14', '00380670000014'];
    expect(new Set(ukrainian.map((text) => normalPhone(text)))).toEqual(new Set(['+380670000014']));
    const others = ['8 800 000-00-12', '+7 812 000-00-13', '+7 916 000 00 15', '+7 727 200-00-16 доб. 123'];
    expect(others.map((text) => normalPhone(text))).toEqual([
      ...['+78000000012', '+78120000013', '+79160000015', '+77272000016'],
    ]);
    expect(['000-00-00', 'не указан'].map((text) => normalPhone(text))).toEqual([undefined, undefined]);
  });

  it('is Ukraine’s for who speaks Ukrainian', () => {
    expect([normalPhone('050 123 45 67'), normalPhone('050 123 45 67', 'uk')]).toEqual([undefined, '+380501234567']);
    expect(normalPhone('93 123 45 67', 'uk')).toBeUndefined();
  });

  it.each([
    ['call me', 'wrong'],
    ['+7 7O1 555 20 18', 'wrong'],
    ['+1 800 FLOWERS', 'wrong'],
    ['+0 701 555 20 18', 'wrong'],
    ['8701555201', 'country'],
    ['+7 (701) 555-__-__', 'unfinished'],
    ['+7 8702 211', 'unfinished'],
    ['250-00-00', 'unfinished'],
    ['87015552018, 87025552018', 'several'],
    ['+7 701 555 20 18 / +7 702 555 20 18', 'several'],
    ['8 701 555 20 18 или 8 702 555 20 18', 'several'],
    ['87015552018 87025552018', 'several'],
  ])('is no number, and why: %s', (text, why) => {
    expect(whyPhone(text)).toBe(why);
  });

  it.each([
    '+7 (___) ___-__-__',
    '+380 (__) ___-__-__',
    '8 (___) ___-__-__',
    '+7',
    '(___) ___ __ __',
    '+7 (•••) •••',
    '+7 (000) 000-00-00',
    '+7 (□□□) □□□-□□-□□',
    '+998 (▢▢) ▢▢▢-▢▢-▢▢',
    '+375 (..) ...-..-..',
  ])('is nothing where nobody has typed into the mask (built F36): %s', (mask) => {
    expect(whyPhone(mask)).toBe('empty');
    const form = educationForm([]);
    const fields = form.fields.map((field) => (field.to === 'contact.phone' ? { ...field, required: false } : field));
    const body = { name: 'A', phone: mask, email: 'a@example.com', consent: true };
    expect(readForm({ ...form, fields }, body, 'ru')).toMatchObject({
      values: { phone: null, email: 'a@example.com' },
    });
    expect(readForm(form, body, 'ru')).toMatchObject({ errors: [{ field: 'phone' }] });
  });

  it('is told why in the language of who fills the form in', () => {
    const told = languages.map((language) => {
      const read = readForm(educationForm([]), { name: 'A', phone: '93 123 45 67', consent: true }, language);
      return 'errors' in read ? read.errors[0]!.message : '';
    });
    expect(told).toEqual(languages.map((language) => phoneFaultSentence('country', language)));
    expect(new Set(told).size).toBe(languages.length);
  });

  it('of Kazakhstan and Russia is read however it is grouped, and read again it is the same', () => {
    const code = fc.constantFrom('700', '701', '702', '705', '707', '747', '775', '777', '903', '916', '926', '999');
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 2_000_000, max: 9_999_999 }),
        fc.constantFrom('8', '7', '+7', ''),
        (area, last, head) => {
          const phone = normalPhone(`${head} ${area} ${last}`);
          expect(phone).toBe(`+7${area}${last}`);
          expect(normalPhone(phone!)).toBe(phone);
        },
      ),
    );
  });

  it('is answered whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const phone = normalPhone(text);
        if (phone !== undefined) expect(phone).toMatch(/^\+\d{7,15}$/);
      }),
    );
  });
});
