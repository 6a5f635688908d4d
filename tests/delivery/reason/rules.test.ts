import { describe, expect, it } from '@jest/globals';
import { reasonIn, reasonText, unknownText } from '../../../workflows/delivery/reason.ts';

describe('M7 why a message did not arrive', () => {
  it('is read in the reader’s language, whichever the team’s was', () => {
    expect(reasonIn(reasonText('NumberWrong', undefined, 'ru'), 'en')).toBe(reasonText('NumberWrong', undefined, 'en'));
    expect(reasonIn(reasonText('NumberWrong', 21211, 'kk'), 'uk')).toBe(reasonText('NumberWrong', 21211, 'uk'));
    expect(reasonIn(unknownText('ru'), 'en')).toBe(unknownText('en'));
  });

  it('stays as it came where it is a provider’s own', () => {
    expect(reasonIn('550 5.1.1 no such user (here).', 'ru')).toBe('550 5.1.1 no such user (here).');
    expect(reasonIn('', 'ru')).toBe('');
  });
});
