import fc from 'fast-check';
import { formInLanguage, readForm } from '../../workflows/form/form.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import { educationForm } from '../../prisma/seed/education.ts';
import { languages } from '../../workflows/words/words.ts';

const form = educationForm(['http://127.0.0.1:4608']);
const aigul = {
  name: ' Айгүл ',
  phone: '8 701 555 20 18',
  email: 'Aigul@Example.com',
  language: 'kk',
  programme: 'master',
  consent: true,
};
const read = (body: Record<string, unknown>) => readForm(form, body, 'ru');
const wrong = (body: Record<string, unknown>) => {
  const answer = read(body);
  return 'errors' in answer ? answer.errors.map(({ field }) => field) : [];
};

describe('B2 a form', () => {
  it('is read into a person and the fields of the lead', () => {
    expect(read(aigul)).toEqual({
      values: {
        name: 'Айгүл',
        phone: '+77015552018',
        email: 'aigul@example.com',
        language: 'kk',
        contactFields: {},
        fields: { programme: 'master' },
        source: {},
      },
    });
  });

  it('is the same from JSON and from plain HTML', () => {
    for (const consent of ['on', 'true', '1']) expect(read({ ...aigul, consent })).toEqual(read(aigul));
  });

  it('keeps where the client came from', () => {
    const body = {
      ...aigul,
      utm_source: 'instagram',
      utm_campaign: '',
      referrer: 'https://www.google.com/',
      utm_nonsense: 'x',
    };
    expect(read(body)).toMatchObject({
      values: { source: { utm_source: 'instagram', referrer: 'https://www.google.com/' } },
    });
  });

  it('takes no offence at fields that it does not know', () => {
    expect(wrong({ ...aigul, colour: 'red', __proto__: { name: 'x' } })).toEqual([]);
  });

  it('takes an empty optional field for none', () => {
    expect(read({ ...aigul, email: '  ', programme: '' })).toMatchObject({ values: { email: null, fields: {} } });
  });

  it.each([
    [{ ...aigul, name: '' }, ['name']],
    [{ ...aigul, phone: undefined }, ['phone']],
    [{ ...aigul, phone: '123' }, ['phone']],
    [{ ...aigul, email: 'aigul@' }, ['email']],
    [{ ...aigul, programme: 'astronaut' }, ['programme']],
    [{ ...aigul, language: 'xx' }, ['language']],
    [{ ...aigul, consent: false }, ['consent']],
    [{ ...aigul, name: { first: 'Айгүл' } }, ['name']],
    [{ ...aigul, name: 'я'.repeat(501) }, ['name']],
    [{}, ['name', 'phone', 'consent']],
  ])('names each field that is wrong: %#', (body, fields) => {
    expect(wrong(body)).toEqual(fields);
  });

  it('answers in the language of who fills it in', () => {
    const sentences = languages.map((language) => JSON.stringify(readForm(form, {}, language)));
    expect(new Set(sentences).size).toBe(languages.length);
    for (const language of languages)
      expect(formInLanguage('education', form, language)).toMatchObject({ key: 'education', language });
  });

  it('answers whatever is sent, and what it takes can be written down', () => {
    const part = fc.constantFrom('name', 'phone', 'email', 'language', 'programme', 'consent', 'utm_source');
    fc.assert(
      fc.property(
        fc.dictionary(part, fc.oneof(fc.anything(), fc.string(), fc.constantFrom(...Object.values(aigul)))),
        (body) => {
          const answer = read(body as Record<string, unknown>);
          if ('errors' in answer) {
            expect(answer.errors.length).toBeGreaterThan(0);
            for (const { field, message } of answer.errors)
              expect([typeof field, message.length > 5]).toEqual(['string', true]);
            return;
          }
          const { values } = answer;
          expect(values.phone ?? values.email).toBeTruthy();
          expect(JSON.parse(JSON.stringify(values))).toEqual(values);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('B2 one person', () => {
  it.each([
    ['8 701 555 20 18', '+77015552018'],
    ['+7 (701) 555-20-18', '+77015552018'],
    ['87015552018', '+77015552018'],
    ['+380 67 123 45 67', '+380671234567'],
    ['+1 416 555 01 99', '+14165550199'],
    ['+7 123', undefined],
    ['call me', undefined],
    ['', undefined],
  ])('is known by a phone, however it is written: %s', (text, phone) => {
    expect(normalPhone(text)).toBe(phone);
  });

  it('is known by an e-mail in any case', () => {
    expect(normalEmail(' Aigul@Example.COM ')).toBe('aigul@example.com');
    for (const text of ['aigul', 'a@b', 'a b@c.kz', 'a@b@c.kz', '"a"@b.kz', ''])
      expect(normalEmail(text)).toBeUndefined();
  });

  it('is the same when what was made normal is read again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const once = normalEmail(text);
        if (once !== undefined) expect(normalEmail(once)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 9_999_999 }), (last) => {
        const phone = normalPhone(`8 701 ${last}`);
        if (phone) expect(normalPhone(phone)).toBe(phone);
      }),
    );
  });
});
