import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personOf, readFieldData, readGoogle, readMeta } from '../../workflows/ad-form/ad-form.ts';
import { seal, unseal } from '../../prisma/seal.ts';

const fields = [
  { key: 'programme', type: 'list', options: [{ value: 'master', name: { ru: 'Магистратура', en: 'Master' } }] },
  { key: 'budget', type: 'number' },
  { key: 'note', type: 'text' },
  { key: 'starts', type: 'date' },
  { key: 'urgent', type: 'checkbox' },
];
const place = { kind: 'meta' as const, mapping: [], fields, language: 'kk' as const };

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
