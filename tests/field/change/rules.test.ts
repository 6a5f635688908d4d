import { describe, expect, it } from '@jest/globals';
import { convert, type Shape } from '../../../workflows/field/convert.ts';
import type { FieldType, FieldValue } from '../../../workflows/field/field.schema.ts';
import { namesField } from '../../../workflows/field/names-field.ts';

const shape = (type: FieldType, ...options: string[]): Shape => ({
  type,
  options: options.map((value) => ({ value, name: { ru: value.toUpperCase() } })),
});
const all = (from: Shape, to: Shape, values: FieldValue[], map?: Record<string, string | null>) =>
  values.map((value) => convert({ from, to, map }, value));
const asOf = (converted: { as: string }[]) => converted.map(({ as }) => as);

describe('B1 another type of a field', () => {
  it('(people F01) names the numbers that will not survive, and rescales none', () => {
    const texts = ['12', '12,5', '1 234,56', '1.234,56', '12 шт', '', null, '−7', '1e3', '4.25', '0,10'];
    const converted = all(shape('text'), shape('number'), texts);
    expect(converted.map(({ value }) => value)).toEqual([
      ...[12, 12.5, 1234.56, null, null, null, null, -7, null, 4.25, 0.1],
    ]);
    expect(converted.flatMap(({ as }, row) => (as === 'lost' ? [row] : []))).toEqual([3, 4, 8]);
    expect(converted.filter(({ as }) => as === 'empty')).toHaveLength(2);
  });

  it('(people F03) keeps the first of several in the order of the options, and counts who loses one', () => {
    const several = [['a'], ['a', 'b'], [], ['c', 'a'], null];
    const converted = all(shape('multi_list', 'a', 'b', 'c'), shape('list', 'a', 'b', 'c'), several);
    expect(converted.map(({ value }) => value)).toEqual(['a', 'a', null, 'a', null]);
    expect(asOf(converted)).toEqual(['converted', 'partly', 'empty', 'partly', 'empty']);
  });

  it('(people F10) takes back from a text only what the list offers, unless a replacement is named', () => {
    const [text, list] = [shape('text'), shape('list', 'a', 'b')];
    expect(asOf(all(text, list, ['a', 'b', 'z', '']))).toEqual(['kept', 'kept', 'lost', 'empty']);
    expect(all(text, list, ['z'], { z: 'b' })).toEqual([{ as: 'converted', value: 'b' }]);
    expect(all(list, text, ['a', 'b'])).toEqual([
      { as: 'converted', value: 'A' },
      { as: 'converted', value: 'B' },
    ]);
  });

  it('merges an option into another, and drops nothing else', () => {
    const [before, after] = [shape('multi_list', 'a', 'b', 'c'), shape('multi_list', 'b', 'c')];
    expect(all(before, after, [['a'], ['a', 'b'], ['c']], { a: 'b' })).toEqual([
      { as: 'converted', value: ['b'] },
      { as: 'converted', value: ['b'] },
      { as: 'kept', value: ['c'] },
    ]);
  });

  it.each<[FieldType, FieldType, FieldValue, string, FieldValue]>([
    ['text', 'long_text', 'Абай', 'kept', 'Абай'],
    ['number', 'money', 12.5, 'kept', 12.5],
    ['number', 'text', 12.5, 'converted', '12.5'],
    ['checkbox', 'text', true, 'converted', 'да'],
    ['text', 'checkbox', 'нет', 'converted', false],
    ['text', 'checkbox', 'может быть', 'lost', null],
    ['moment', 'date', '2027-09-01T10:00', 'partly', '2027-09-01'],
    ['date', 'moment', '2027-09-01', 'kept', '2027-09-01'],
    ['text', 'date', '01.09.2027', 'converted', '2027-09-01'],
    ['text', 'date', '03/04/2027', 'lost', null],
    ['text', 'link', 'example.kz', 'converted', 'https://example.kz'],
    ['text', 'person', 'Аида', 'lost', null],
  ])('%s to %s: %j is %s', (from, to, value, as, after) => {
    expect(convert({ from: shape(from), to: shape(to) }, value)).toEqual({ as, value: after });
  });

  it('is never done twice to a value: what is there already stays', () => {
    const to = shape('multi_list', 'a', 'b');
    expect(convert({ from: to, to }, ['b', 'a'])).toEqual({ as: 'kept', value: ['b', 'a'] });
  });
});

describe('B1 where a field is named', () => {
  it.each([
    [{ automations: [{ if: { field: 'fields.floor', is: 'filled' } }] }, true],
    [{ stages: [{ entry: { fields: ['floor'] } }] }, true],
    ['{{#if lead.fields.floor}}', true],
    ['{{lead.fields.floors}}', false],
    ['{{contact.fields.floor}}', false],
    [{ title: 'floor' }, false],
  ])('%j: %s', (told, named) => {
    expect(namesField(told, 'lead', 'floor')).toBe(named);
  });
});
