import { withTyped } from '../../ui/work/rules.ts';

describe('E2 the rules of a group on its card', () => {
  const rules = {
    needs: [
      { skill: 'billing', level: 5 },
      { skill: 'kk', level: 3 },
    ],
    relaxed: [
      { afterS: 30, skill: 'billing', level: 3 },
      { afterS: 90, level: 0 },
    ],
  };

  it('keep what the card does not show', () => {
    expect(withTyped(rules, { skill: 'billing', level: '5', relax: '30' })).toEqual(rules);
    expect(withTyped(rules, { skill: 'delivery', level: '7', relax: '45' })).toEqual({
      needs: [{ skill: 'delivery', level: 7 }, rules.needs[1]],
      relaxed: [{ afterS: 45, skill: 'billing', level: 3 }, rules.relaxed[1]],
    });
  });

  it('lose what is emptied', () => {
    expect(withTyped({}, { skill: '', level: '5', relax: '' })).toEqual({ needs: [], relaxed: [] });
    expect(withTyped({}, { skill: '', level: '5', relax: '20' }).relaxed).toEqual([{ level: 0, afterS: 20 }]);
  });
});
