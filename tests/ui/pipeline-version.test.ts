import { describe, expect, it } from '@jest/globals';
import { diffOf } from '../../workflows/pipeline/diff.ts';
import { groupsOf } from '../../ui/pipeline/version/groups.ts';
import { firstLook, lookFrom, lookText, type Look } from '../../ui/pipeline/version/look.ts';
import { pipeline } from '../pipeline/world.ts';

describe('A6 the list of versions', () => {
  it('keeps in the address what is open and what is compared', () => {
    const looks: Look[] = [
      { kind: 'version', which: 7 },
      { kind: 'version', which: 'draft' },
      { kind: 'compare', before: 3, after: 'draft' },
      { kind: 'compare', before: 'draft', after: 1 },
    ];
    for (const look of looks) expect(lookFrom(lookText(look))).toEqual(look);
    for (const text of [
      undefined,
      '',
      'version.0',
      'version.x',
      'compare.3',
      'compare.3.-1',
      'automation.x',
      'version.1e9',
    ])
      expect(lookFrom(text)).toBeUndefined();
  });

  it('begins with what was drawn, else with what the last version changed', () => {
    expect(firstLook(4, true)).toEqual({ kind: 'compare', before: 4, after: 'draft' });
    expect(firstLook(4, false)).toEqual({ kind: 'compare', before: 3, after: 4 });
    expect(firstLook(1, false)).toEqual({ kind: 'version', which: 1 });
    expect(firstLook(null, true)).toEqual({ kind: 'version', which: 'draft' });
  });

  it('puts changes under their stage: settings first, stages in order, those that are gone, every stage last', () => {
    const before = pipeline([{ key: 'a', stages: ['half'] }, { key: 'b' }]);
    const after = pipeline(
      [
        { key: 'a', stages: ['new', 'half'], off: true },
        { key: 'b', off: true },
      ],
      (one) => ({
        currency: 'USD',
        outcomes: [],
        stages: one.stages
          .filter(({ key }) => key !== 'no_answer')
          .map((stage) => (stage.key === 'won' ? { ...stage, probability: 99 } : stage)),
      }),
    );
    const groups = groupsOf(diffOf(before, after), before, after);
    expect(groups.map(({ id }) => id)).toEqual(['settings', 'stage.new', 'stage.won', 'stage.no_answer', 'any']);
    expect(groups.flatMap(({ changes }) => changes)).toHaveLength(diffOf(before, after).length);
  });
});
