import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personOf, readFieldData, readGoogle, readMeta } from '../../workflows/ad-form/ad-form.ts';
import { exactJson } from '../../workflows/ad-form/exact-json.ts';
import { mendText } from '../../workflows/ad-form/ad-form.words.ts';
import { fullName } from '../../workflows/ad-form/full-name.ts';
import { receivingOf } from '../../workflows/ad-form/receiving.ts';
import { isTestLead } from '../../workflows/ad-form/test-lead.ts';
import { seal, unseal } from '../../prisma/sealed/seal.ts';

const fields = [
  { key: 'programme', type: 'list', options: [{ value: 'master', name: { ru: 'Магистратура', en: 'Master' } }] },
  { key: 'budget', type: 'number' },
  { key: 'note', type: 'text' },
  { key: 'starts', type: 'date' },
  { key: 'urgent', type: 'checkbox' },
];
const place = { kind: 'meta' as const, mapping: [], fields, language: 'kk' as const };

describe('B2 a source of ads', () => {
  it.each([
    ['noSecrets', 'google', {}, null, null],
    ['noSecrets', 'meta', { appSecret: '…abcd' }, null, null],
    ['on', 'meta', { appSecret: '…abcd', verifyToken: '…efgh' }, null, null],
    ['on', 'google', { googleKey: '…abcd' }, null, null],
    ['trouble', 'google', { googleKey: '…abcd' }, null, 'x'],
    ['off', 'google', {}, '2026-11-28T10:00:00Z', 'x'],
  ] as const)('is %s: %s with %j', (is, kind, secrets, disabledAt, lastError) => {
    expect(receivingOf({ kind, secrets, disabledAt, lastError })).toBe(is);
  });
});

describe('B2 a lead of Meta', () => {
  it('comes by its number, or with its answers where somebody forwards them', () => {
    const value = { leadgen_id: '444', form_id: 7, ad_id: '8', created_time: 1 };
    const change = (more: Record<string, unknown> = {}) => ({ field: 'leadgen', value: { ...value, ...more } });
    const field_data = [{ name: 'email', values: ['a@b.kz'] }];
    expect(
      readMeta({ object: 'page', entry: [{ changes: [change(), change({ leadgen_id: 445, field_data })] }] }),
    ).toEqual([
      { externalId: '444', answers: undefined, isTest: false, source: { form_id: '7', ad_id: '8' } },
      {
        externalId: '445',
        answers: [{ name: 'email', value: 'a@b.kz' }],
        isTest: false,
        source: { form_id: '7', ad_id: '8' },
      },
    ]);
    expect(readMeta({ entry: [{ changes: [{ field: 'feed', value }] }] })).toEqual([]);
  });

  it('is read whatever is sent', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        for (const body of [
          junk,
          { entry: junk },
          { entry: [{ changes: junk }] },
          { entry: [{ changes: [{ field: 'leadgen', value: junk }] }] },
        ])
          expect(Array.isArray(readMeta(body))).toBe(true);
        const answers = readFieldData({ field_data: junk }) ?? [];
        expect(JSON.stringify(answers)).not.toContain('\\u0000');
        readGoogle(junk);
        readGoogle({ lead_id: 'x', google_key: 'k', user_column_data: junk });
        expect(typeof personOf(answers, place).name).toBe('string');
      }),
    );
  });
});

describe('B2 a lead of Google', () => {
  it('comes with its key and its answers by column', () => {
    expect(
      readGoogle({
        lead_id: 'TeSter-123-abc',
        google_key: 'secret',
        is_test: true,
        form_id: 40000000000,
        api_version: '1.0',
        user_column_data: [
          { column_name: 'Full Name', column_id: 'FULL_NAME', string_value: 'FirstName LastName' },
          { column_name: 'What do you study?', string_value: 'Law' },
          { column_id: 'EMPTY' },
        ],
      }),
    ).toEqual({
      externalId: 'TeSter-123-abc',
      key: 'secret',
      isTest: true,
      source: { form_id: '40000000000' },
      answers: [
        { name: 'FULL_NAME', value: 'FirstName LastName' },
        { name: 'What do you study?', value: 'Law' },
      ],
    });
    for (const junk of [null, [], {}, { lead_id: 'a' }, { google_key: 'k' }, { lead_id: {}, google_key: 'k' }])
      expect(readGoogle(junk)).toBeUndefined();
  });
});

describe('B2 the mapping of answers', () => {
  it('knows the usual names by itself', () => {
    const answers = [
      { name: 'first_name', value: 'Айгүл' },
      { name: 'last_name', value: 'Серікова' },
      { name: 'phone_number', value: '+7 701 555 2018' },
      { name: 'email', value: 'A@B.kz' },
    ];
    expect(personOf(answers, place)).toEqual({
      name: 'Айгүл Серікова',
      phone: '+77015552018',
      email: 'a@b.kz',
      language: 'kk',
      fields: {},
    });
  });

  it('puts each answer where it was told, as the field keeps it', () => {
    const mapping = ['name', 'phone', 'language'].map((name) => ({ from: name, to: `contact.${name}` }));
    for (const { key } of fields) mapping.push({ from: key, to: key });
    const answers = Object.entries({
      name: 'A',
      phone: '87015552018',
      language: 'Uk',
      programme: 'МАГИСТРАТУРА',
      budget: '12 500,5',
      note: 'n',
      starts: '2027-09-01T00:00:00Z',
      urgent: 'Да',
    }).map(([name, value]) => ({ name, value }));
    expect(personOf(answers, { ...place, mapping })).toEqual({
      name: 'A',
      phone: '+77015552018',
      email: null,
      language: 'uk',
      fields: { programme: 'master', budget: 12500.5, note: 'n', starts: '2027-09-01', urgent: true },
    });
  });

  it('leaves out what a field cannot hold', () => {
    const mapping = fields.map(({ key }) => ({ from: key, to: key }));
    const answers = ['programme', 'budget', 'starts'].map((name) => ({ name, value: 'nonsense' }));
    expect(personOf(answers, { ...place, mapping }).fields).toEqual({});
  });
});

describe('B2 several answers to one place', () => {
  const google = { ...place, kind: 'google' as const };
  const both = ['EMAIL', 'WORK_EMAIL'].map((from) => ({ from, to: 'contact.email' }));
  const said = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

  it.each([
    ['a@example.com', said(['EMAIL', 'a@example.com'], ['WORK_EMAIL', 'b@example.com'])],
    ['b@example.com', said(['EMAIL', 'нет'], ['WORK_EMAIL', 'b@example.com'])],
    ['b@example.com', said(['EMAIL', ''], ['WORK_EMAIL', 'B@Example.com'])],
    ['a@example.com', said(['EMAIL', 'a@example.com, c@example.com'], ['WORK_EMAIL', 'b@example.com'])],
    ['a@example.com', said(['EMAIL', 'a@example.com'], ['EMAIL', 'b@example.com'])],
  ])('the first e-mail that is one counts: %s (built F26)', (email, answers) => {
    expect(personOf(answers, { ...google, mapping: both })).toMatchObject({ email, phone: null });
    expect(personOf(answers, { ...google, mapping: both }).unread).toBeUndefined();
  });

  it('so does the first phone, number or option; text stands side by side (built F26)', () => {
    const mapping = [
      { from: 'a', to: 'contact.phone' },
      { from: 'b', to: 'contact.phone' },
      ...['programme', 'budget', 'note'].flatMap((to) => ['c', 'd'].map((from) => ({ from: `${to}_${from}`, to }))),
    ];
    const answers = said(['a', '12'], ['b', '8 701 555 20 18'], ['budget_c', 'много'], ['budget_d', '7000']);
    answers.push(...said(['programme_c', 'x'], ['programme_d', 'Master'], ['note_c', 'one'], ['note_d', 'two']));
    expect(personOf(answers, { ...place, mapping })).toMatchObject({
      phone: '+77015552018',
      fields: { programme: 'master', budget: 7000, note: 'one two' },
    });
  });
});

describe('B2 a name in several answers', () => {
  it.each([
    [['Аида Сабитова', 'Аида', 'Сабитова'], 'Аида Сабитова'],
    [['Сабитова Аида', 'Аида', 'Сабитова'], 'Сабитова Аида'],
    [['АИДА САБИТОВА', 'Аида', 'Сабитова'], 'АИДА САБИТОВА'],
    [['Сабитова Аида Ерлановна', 'Аида', 'Сабитова'], 'Сабитова Аида Ерлановна'],
    [['Аида', 'Сабитова'], 'Аида Сабитова'],
    [['Аида Сабитова', 'Сабитова'], 'Аида Сабитова'],
    [['Аида', 'Аида Сабитова'], 'Аида Сабитова'],
    [['Сабитова, Аида', 'Аида', 'Сабитова'], 'Сабитова, Аида'],
    [['Семён Ёлкин', 'Семен', 'Елкин'], 'Семён Ёлкин'],
    [['John Smith', 'John', 'Fitzgerald', 'Smith'], 'John Smith Fitzgerald'],
    [['', '—', '!'], ''],
  ])('%j is %j (built F29)', (parts, name) => {
    const mapping = parts.map((_, index) => ({ from: `n${index}`, to: 'contact.name' }));
    const answers = parts.map((value, index) => ({ name: `n${index}`, value }));
    expect(personOf(answers, { ...place, mapping }).name).toBe(name);
  });

  it('has no sign that nobody sees (built F18)', () => {
    const answers = [{ name: 'full_name', value: '\u202eАна\n\u2800Ким\u200b' }];
    expect(personOf(answers, place).name).toBe('Ана Ким');
  });

  it.each([
    ['+7 8702 211', '+7 8702 211'],
    ['нет https://spam.example/x', 'нет https :// spam . example / x'],
    ['aida@@mail..ru', 'aida @@ mail .. ru'],
    ['\u202ewww.spam.example', 'www . spam . example'],
  ])('a phone that is none is no link in the task: %j (built F18, F27)', (phone, said) => {
    expect(mendText({ phone }).ru).toContain(`: ${said}.`);
  });

  it('is never said twice, in whatever order the parts come (built F29)', () => {
    const word = fc.constantFrom('Аида', 'Сабитова', 'аида', 'Ерлановна', 'Smith', 'Анна-Мария');
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (parts) => {
        const unique = parts.map((words) => [...new Map(words.map((one) => [one.toLowerCase(), one])).values()]);
        const words = fullName(unique.map((one) => one.join(' ')))
          .toLowerCase()
          .split(' ');
        expect(new Set(words).size).toBe(words.length);
        for (const one of unique.flat()) expect(words).toContain(one.toLowerCase());
      }),
    );
  });
});

describe('B2 a network’s numbers', () => {
  it.each([
    ['{"a":120210000000000123}', { a: '120210000000000123' }],
    ['{"a":[{"b":-9007199254740993}]}', { a: [{ b: '-9007199254740993' }] }],
    [
      '[9007199254740991,9007199254740992,12345678901234567890123]',
      [9007199254740991, '9007199254740992', '12345678901234567890123'],
    ],
    [
      '{"a":"120210000000000123","b":1.5,"c":true,"d":null,"e":1e21}',
      { a: '120210000000000123', b: 1.5, c: true, d: null, e: 1e21 },
    ],
  ])('%s keep every digit (built F28)', (text, value) => {
    expect(exactJson(text)).toEqual(value);
  });

  it('are read as JSON.parse reads them where they are small, and what is no JSON is refused as there (built F28)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, (_key, one) =>
          typeof one === 'number' && !Number.isSafeInteger(one) ? 0.5 : one,
        );
        expect(exactJson(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(() => exactJson('{"a":')).toThrow(SyntaxError);
  });
});

describe('B2 a network’s test', () => {
  it('is known by Google’s mark and by what Meta’s tool writes (built F30)', () => {
    const google = (more: object) => readGoogle({ lead_id: 'a', google_key: 'k', ...more })?.isTest;
    expect([google({ is_test: true }), google({ is_test: 'true' }), google({ is_test: false }), google({})]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isTestLead([{ value: '<test lead: dummy data for full_name>' }])).toBe(true);
    for (const value of ['test@example.com', 'Тест', 'test lead', 'протестируйте test@meta.com пожалуйста'])
      expect(isTestLead([{ value }])).toBe(false);
  });
});

describe('M3 a secret of ours', () => {
  const ring = ['a', 'b'].map((id) => ({ id, key: Buffer.alloc(32, id) }));

  it('is sealed by the first key and opened by whichever sealed it', () => {
    const sealed = seal(ring, 'қупия');
    expect(sealed).toMatch(/^sealed:a:/);
    expect(sealed).not.toContain('қупия');
    expect(unseal([...ring].reverse(), sealed)).toBe('қупия');
    expect(seal(ring, 'қупия')).not.toBe(sealed);
    expect(unseal(ring, seal([], 'plain: too'))).toBe('plain: too');
  });

  it('is not opened without its key, nor when it was touched', () => {
    const sealed = seal(ring, 'secret');
    expect(() => unseal([ring[1]!], sealed)).toThrow(/ENCRYPTION_KEYS/);
    expect(() => unseal(ring, `${sealed.slice(0, -4)}AAA=`)).toThrow();
    expect(() => unseal(ring, 'nonsense')).toThrow();
  });
});
