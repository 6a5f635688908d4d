import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personOf } from '../../../workflows/ad-form/ad-form.ts';
import { readForm } from '../../../workflows/form/form.ts';
import { FormDefinition, type FormField } from '../../../workflows/form/form.schema.ts';
import { readFieldValue } from '../../../workflows/field/field-value.ts';
import { fieldFaults } from '../../../workflows/field/field-value.words.ts';

const read = (type: string, value: unknown) => {
  const answer = readFieldValue({ type }, value);
  return 'why' in answer ? answer.why : answer.value;
};
const list = { type: 'list', options: [{ value: 'master', name: { ru: 'Магистратура', en: 'Master' } }] };

describe('B2 a number', () => {
  it.each(['32,645', '1,500', '10,000'])(
    'that may be thousands or a part is asked for again (built F24): %s',
    (text) => {
      expect(read('number', text)).toBe('thousands');
    },
  );
  it.each(['999,999', '1.500', '-2,750', '１，５００', '٣٢٫٦٤٥'])('so are its siblings: %s', (text) => {
    expect(read('number', text)).toBe('thousands');
    expect(read('money', text)).toBe('thousands');
  });
  it.each([
    '0x1F',
    '1e5',
    'Infinity',
    'NaN',
    '0b11',
    '--5',
    '5,',
    ',5',
    '12 34',
    '1,00,000',
    '1 5',
    '1.2.3',
    'ten',
    '5%',
    '1_000',
    '²',
    '5²',
    '①',
    '12½',
  ])('is no number (built F24): %s', (text) => {
    expect(read('number', text)).toBe('number');
  });
  it.each([
    ['1 250,5', 1250.5],
    ['1\u00a0250', 1250],
    ['1,234,567', 1234567],
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1.234.567', 1234567],
    ['32 645,000', 32645],
    ["1'500", 1500],
    ['0,500', 0.5],
    ['1,5', 1.5],
    ['1250,50', 1250.5],
    ['12345.678', 12345.678],
    ['−5', -5],
    ['+7', 7],
    ['١٢٣', 123],
    ['１５', 15],
    [' \u200b42 ', 42],
    [32.645, 32.645],
    [0, 0],
  ])('is read where it can be meant in one way: %s', (text, number) => {
    expect(read('number', text)).toBe(number);
  });
  it('is none beyond what can be counted, and nothing empties the field', () => {
    expect([read('number', Infinity), read('number', '1'.repeat(16)), read('number', true)]).toEqual([
      'number',
      'number',
      'number',
    ]);
    expect(['', '  ', null, '\u200b'].map((value) => read('number', value))).toEqual([null, null, null, null]);
  });
  it('comes back as it was written by us', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (number) => {
        const text = new Intl.NumberFormat('ru').format(number);
        expect(read('number', text)).toBe(number);
        expect(read('number', String(number))).toBe(number);
      }),
    );
  });
});

describe('B2 a date', () => {
  it.each(['2026-02-30', '31.02.2026', '29.02.2027', '2026-13-01', '31/04/2026', '2026-02-30T10:00:00Z'])(
    'that no calendar has is refused (built F25): %s',
    (text) => {
      expect(['notADay', 'date']).toContain(read('date', text));
      expect(['notADay', 'moment']).toContain(read('moment', text));
    },
  );
  it.each(['2569-02-28', '28.02.2569', '1447-09-11', '5786-06-11', '0202-06-01', '٢٥٦٩-٠٢-٢٨'])(
    'of another calendar, or of a year half typed, is asked for again (built F25): %s',
    (text) => {
      expect([read('date', text), read('moment', text)]).toEqual(['notADay', 'notADay']);
    },
  );
  it.each(['2026-02-28T10:00:00+99:99', '2026-02-28T10:00:00+25:00', '2026-02-28T10:00:00-14:60'])(
    'in a zone that nobody lives in is refused (built F25): %s',
    (text) => {
      expect([read('date', text), read('moment', text)]).toEqual(['date', 'moment']);
    },
  );
  it.each([
    ['31.12.2027', '2027-12-31'],
    ['1.9.2027', '2027-09-01'],
    ['25/12/2027', '2027-12-25'],
    ['12/25/2027', '2027-12-25'],
    ['05-05-2027', '2027-05-05'],
    ['2027/9/1', '2027-09-01'],
    ['29.02.2028', '2028-02-29'],
    ['٢٠٢٧-٠٩-٠١', '2027-09-01'],
  ])('is understood where day and month cannot be confused: %s', (text, day) => {
    expect(read('date', text)).toBe(day);
  });
  it.each([
    ['01/09/2027', 'dayOrMonth'],
    ['03-04-2027', 'dayOrMonth'],
    ['01.09.27', 'date'],
    ['20270901', 'date'],
    ['tomorrow', 'date'],
    [1_800_000_000, 'date'],
  ])('is asked for again else: %s', (text, why) => {
    expect(read('date', text)).toBe(why);
  });
  it('with a time is a moment', () => {
    expect(read('moment', '31.12.2027 18:40')).toBe('2027-12-31T18:40');
    expect(read('moment', '2027-09-01T10:00:00+05:00')).toBe('2027-09-01T10:00:00+05:00');
    expect(['31.12.2027 24:40', '2027-09-01T25:00:00Z', 'noon'].map((text) => read('moment', text))).toEqual([
      'moment',
      'moment',
      'moment',
    ]);
  });
});

describe('B2 lists, boxes and links', () => {
  it('take one of the options, by value or by any of its names, and no other', () => {
    const chosen = (value: unknown) => readFieldValue(list, value);
    expect(['master', 'МАГИСТРАТУРА', ' Master '].map(chosen)).toEqual(Array(3).fill({ value: 'master' }));
    expect(['canada', 'mast', 1].map(chosen)).toEqual(Array(3).fill({ why: 'option' }));
  });
  it('understand yes and no as people say it', () => {
    expect(['да', 'ИӘ', 'так', 'on', true, 1].map((value) => read('checkbox', value))).toEqual(Array(6).fill(true));
    expect(['нет', 'жоқ', 'ні', 'off', false, 0].map((value) => read('checkbox', value))).toEqual(Array(6).fill(false));
    expect(read('checkbox', 'maybe')).toBe('checkbox');
  });
  it('take the address of a page', () => {
    expect(['example.com', 'https://a.kz/x?y', 'a.kz:8080/x'].map((value) => read('link', value))).toEqual([
      'https://example.com',
      'https://a.kz/x?y',
      'https://a.kz:8080/x',
    ]);
    for (const value of ['javascript:alert(1)', 'data:text/html,x', 'two words.kz', 'localhost'])
      expect(read('link', value)).toBe('link');
  });
  it('answer whatever is given, and what they take is taken again', () => {
    const type = fc.constantFrom('text', 'number', 'money', 'date', 'moment', 'list', 'checkbox', 'link');
    fc.assert(
      fc.property(type, fc.anything(), (kind, value) => {
        const once = readFieldValue({ ...list, type: kind }, value);
        if ('value' in once) expect(readFieldValue({ ...list, type: kind }, once.value)).toEqual(once);
        else expect(Object.keys(fieldFaults)).toContain(once.why);
      }),
      { numRuns: 500 },
    );
  });
});

describe('B2 one rule at every door', () => {
  const fields = [
    { key: 'budget', type: 'number', name: { ru: 'Бюджет' } },
    { key: 'start', type: 'date', name: { ru: 'Начало' } },
    { key: 'site', type: 'link', name: { ru: 'Сайт' } },
  ];
  const asked = (name: string, type: FormField['type']): FormField => ({
    name,
    type,
    label: { ru: name },
    required: false,
    to: name,
  });
  const form = FormDefinition.parse({
    title: { ru: 'Форма' },
    fields: [
      { name: 'phone', type: 'tel', label: { ru: 'Телефон' }, required: true, to: 'contact.phone' },
      asked('budget', 'number'),
      asked('start', 'date'),
      asked('site', 'text'),
    ],
    consent: { name: 'consent', label: { ru: 'Да' } },
    submit: { ru: 'Да' },
    thanks: { ru: 'Да' },
  });

  it.each([
    [{ budget: '32,645' }, ['budget']],
    [{ budget: '0x1F', start: '2026-02-30' }, ['budget', 'start']],
    [{ site: 'javascript:alert(1)' }, ['site']],
  ])('of a form: %j', (given, wrong) => {
    const answer = readForm(form, { phone: '+77015552018', consent: true, ...given }, 'ru', fields);
    expect('errors' in answer && answer.errors.map(({ field }) => field)).toEqual(wrong);
  });

  it('of an advertising network: what a field cannot hold stays in the raw entry', () => {
    const mapping = [{ from: 'p', to: 'contact.phone' }, ...fields.map(({ key }) => ({ from: key, to: key }))];
    const of = (given: Record<string, string>) =>
      personOf(
        Object.entries({ p: '+77015552018', ...given }).map(([name, value]) => ({ name, value })),
        { kind: 'meta', mapping, fields: fields.map((field) => ({ ...field })), language: 'ru' },
      ).fields;
    expect(of({ budget: '10,000', start: '2026-02-30' })).toEqual({});
    expect(of({ budget: '10 000', start: '31.12.2027', site: 'a.kz' })).toEqual({
      budget: 10000,
      start: '2027-12-31',
      site: 'https://a.kz',
    });
  });
});
