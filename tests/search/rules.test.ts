import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../workflows/search/fold.ts';
import { marksIn } from '../../workflows/search/marks.ts';
import { matchedIn } from '../../workflows/search/matched.ts';
import { termsOf } from '../../workflows/search/terms.ts';

const marked = (text: string, typed: string) => marksIn(text, termsOf(typed)).map(([from, to]) => text.slice(from, to));

describe('B4 the terms of a search', () => {
  it('are words, and a phone in any writing as one', () => {
    expect(termsOf('  Айгүл  Алматы ').map(({ writings }) => writings)).toEqual([['айгул'], ['алматы']]);
    expect(termsOf('8 (707) 123-45-67')).toEqual([{ writings: ['87071234567', '77071234567'], phone: true }]);
    expect(termsOf('+7 707')).toEqual([{ writings: ['7707'], phone: true }]);
    expect(termsOf('Асель +7 707 123 45 67').map(({ writings }) => writings[0])).toEqual(['асель', '77071234567']);
    expect(termsOf('25 12').map(({ writings }) => writings[0])).toEqual(['25', '12']);
    expect(termsOf('12.05.2026').map(({ writings }) => writings[0])).toEqual(['12.05.2026']);
    expect(termsOf(' ')).toEqual([]);
  });

  it('are marked where they stand, as it is written', () => {
    expect(marked('Қайрат Әлиев', 'кайрат алиев')).toEqual(['Қайрат', 'Әлиев']);
    expect(marked('Мар’ян Обʼєднання', 'обєднання')).toEqual(['Обʼєднання']);
    expect(marked('+7 707 123-45-67', '8 707 123')).toEqual(['7 707 123']);
    expect(marked('+77071234567', '707 123 45 67')).toEqual(['7071234567']);
    expect(marked('Ли Анна и Ли', 'ли')).toEqual(['Ли']);
    expect(marked('Далида', 'ли')).toEqual([]);
  });

  it('are never marked outside of the text, nor twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
        const marks = marksIn(text, termsOf(typed));
        marks.forEach(([from, to], at) => {
          expect(from).toBeGreaterThanOrEqual(at === 0 ? 0 : marks[at - 1]![1] + 0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });

  it('say which text was found, cut to where they stand', () => {
    const terms = termsOf('бассейн');
    const long = `${'слово '.repeat(40)}у нас бассейн ${'слово '.repeat(40)}`;
    const matched = matchedIn(
      [
        { what: 'name', field: null, text: 'Анна' },
        { what: 'note', field: null, text: long },
      ],
      terms,
    );
    expect(matched).toMatchObject({ what: 'note' });
    expect(matched!.text).toMatch(/^….*бассейн.*…$/);
    expect(matched!.text.length).toBeLessThan(130);
    expect(fold('ЇЖАК')).toBe('ижак');
  });
});
