import { describe, expect, it } from '@jest/globals';
import type { AddressKind, Trust } from '../../../workflows/contact/address.schema.ts';
import { foldedCompany, foldedName } from '../../../workflows/contact/alike.ts';
import { changedBy, changesOf } from '../../../workflows/contact/wish.ts';
import { addressesOfBoth, valuesBack, valuesOfBoth } from '../../../workflows/contact/merge.ts';

const held = (
  id: string,
  value: string,
  { main = false, trust = 'staff' as Trust, owner = true, stopped = false } = {},
) => ({
  ...{ id, value, trust, owner, kind: (value.includes('@') ? 'email' : 'phone') as AddressKind },
  ...{ mainSince: main ? '2026-01-01' : null, stoppedAt: stopped ? '2026-03-01' : null },
});
const person = (name: string, fields: Record<string, unknown> = {}) => ({ name, zone: null as string | null, fields });

describe('B5 the addresses of two who are one', () => {
  it('are each there once, one of a kind is the main one: of the one that stays, else the other’s (people C06)', () => {
    const first = [held('a', 'a@example.kz', { main: true })];
    const second = [
      held('b', 'b@example.kz', { main: true }),
      held('a2', 'a@example.kz', { owner: false }),
      held('p', '+77010000001', { main: true }),
    ];
    expect(addressesOfBoth(first, second)).toEqual({
      moved: [
        { id: 'b', main: false },
        { id: 'p', main: true },
      ],
      both: [{ gone: 'a2', stays: 'a', owner: false, trust: undefined, stops: false }],
    });
    const after = [...first, second[0]!, second[2]!];
    const third = [
      held('c', 'c@example.kz', { main: true }),
      held('p3', '+77010000001', { main: true }),
      held('q', '+77010000002'),
    ];
    expect(addressesOfBoth(after, third)).toMatchObject({
      moved: [
        { id: 'c', main: false },
        { id: 'q', main: false },
      ],
      both: [{ gone: 'p3', stays: 'p' }],
    });
  });

  it('keep each its own wish not to be written to, which is never lost (people C09)', () => {
    const both = addressesOfBoth(
      [held('a', 'a@example.kz'), held('s', '+77010000001')],
      [held('b', 'b@example.kz', { stopped: true }), held('s2', '+77010000001', { stopped: true, owner: false })],
    );
    expect(both.moved).toEqual([{ id: 'b', main: true }]);
    expect(both.both).toEqual([{ gone: 's2', stays: 's', owner: false, trust: undefined, stops: true }]);
  });

  it('keep who vouches for them', () => {
    const mine = [held('x', 'x@example.kz', { trust: 'claimed', owner: false })];
    expect(addressesOfBoth(mine, [held('y', 'x@example.kz', { trust: 'confirmed' })]).both).toMatchObject([
      { owner: true, trust: 'confirmed' },
    ]);
    expect(addressesOfBoth([held('y', 'x@example.kz')], mine).both).toMatchObject([{ owner: false, trust: undefined }]);
  });
});

describe('B5 the values of two who are one', () => {
  it('are those chosen, else of the one that stays, else what only the other has (people C12)', () => {
    let two = person('Ким-2', { city: 'Астана', street: 'Мира 2', zip: '010000' });
    const one = person('Ким', { city: 'Алматы', street: 'Абая 1', zip: '050000' });
    const three = person('Ким-3', { city: 'Шымкент', street: 'Тауке хана 3', zip: '160000', floor: 4 });
    const merge = (other: typeof one, choice: Record<string, 'stays' | 'gone'>) => {
      const changes = valuesOfBoth(two, other, choice);
      two = changedBy(two, changes);
    };
    merge(one, { name: 'gone' });
    merge(three, { 'fields.street': 'gone' });
    expect(two).toEqual(person('Ким', { city: 'Астана', street: 'Тауке хана 3', zip: '010000', floor: 4 }));
  });

  it('go back where nobody has changed them since', () => {
    const changes = valuesOfBoth(
      { ...person('A'), zone: null },
      { ...person('B'), zone: 'Asia/Almaty' },
      { name: 'gone' },
    );
    expect(valuesBack({ ...person('B'), zone: 'Europe/Kyiv' }, changes)).toEqual([
      { what: 'name', from: 'B', to: 'A' },
    ]);
  });
});

describe('B10 a wish', () => {
  it('is refused only where somebody else has changed the same value since', () => {
    const state = { name: 'Анна', position: 'Юрист' };
    const world = { theirs: ['position'], version: 4 };
    expect(changesOf(state, { name: 'Аня' }, world)).toEqual([{ what: 'name', from: 'Анна', to: 'Аня' }]);
    expect(changesOf(state, { position: 'Судья' }, world)).toMatchObject({ refusal: 'VersionChanged' });
    expect(changesOf(state, { position: 'Юрист' }, world)).toEqual([]);
  });

  it('meets fields one by one, and what is empty stays so however it is said', () => {
    const state = { fields: { city: 'Алматы', floor: 3, kinds: ['a'] } as Record<string, unknown> };
    const world = { theirs: ['fields.city'], version: 4 };
    const wish = { floor: 4, kinds: ['a'], zip: null };
    const changes = changesOf(state, { fields: wish }, world);
    expect(changes).toEqual([{ what: 'fields.floor', from: 3, to: 4 }]);
    expect(changedBy(state, changes as [])).toEqual({ fields: { city: 'Алматы', floor: 4, kinds: ['a'] } });
    expect(changesOf(state, { fields: { city: 'Астана' } }, world)).toMatchObject({ refusal: 'VersionChanged' });
  });
});

describe('B5 names for comparison', () => {
  it('do not part people by letters of two alphabets, case, spaces and apostrophes (people C15)', () => {
    const names = ['Сергей Ёлкин', 'Cepгeй Елкин', 'СЕРГЕЙ  ЕЛКИН', 'Сергій Йолкін'].map(foldedName);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).toBe(names[0]);
    expect(names[3]).not.toBe(names[0]);
    const marks = ['Наталя О’Коннор', "Наталя О'Коннор", 'Наталя Оʼконнор'].map(foldedName);
    expect(new Set(marks).size).toBe(1);
    expect(foldedName('Alex')).toBe('alex');
  });

  it('leave out what a company is by law', () => {
    expect(foldedCompany('ТОО «Ромашка»')).toBe(foldedCompany('Ромашка, ЖШС'.replace(',', '')));
    expect(foldedCompany('ТОО «Ромашка»')).not.toBe(foldedCompany('ТОО «Ромашка Плюс»'));
  });
});
