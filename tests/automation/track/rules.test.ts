import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { restsAfter, trackOf } from '../../../workflows/automation/track.ts';

const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const walk = Automation.parse({
  key: 'walk',
  name: { ru: 'Обход' },
  when: { on: 'lead.created' },
  then: [
    tag('first'),
    { do: 'branch', if: { field: 'tags', is: 'filled' }, then: [tag('yes'), tag('more')], else: [tag('no')] },
    { do: 'wait', for: { amount: 1, unit: 'days' } },
    tag('last'),
  ],
});
const states = (at: string, taken: [string, boolean][] = []) =>
  Object.fromEntries(trackOf(walk, at, new Map(taken)).map(({ path, state }) => [path, state]));

describe('A9 a run, step by step', () => {
  it('is done up to where it stands and comes to the rest', () => {
    expect(states('0')).toEqual({
      '0': 'here',
      '1': 'next',
      '1.then.0': 'next',
      '1.then.1': 'next',
      '1.else.0': 'next',
      '2': 'next',
      '3': 'next',
    });
  });

  it('inside a branch passes the other side', () => {
    expect(states('1.then.1')).toMatchObject({
      '1': 'done',
      '1.then.0': 'done',
      '1.then.1': 'here',
      '1.else.0': 'passed',
    });
    expect(states('1.else.0')).toMatchObject({ '1.then.0': 'passed', '1.else.0': 'here' });
  });

  it('behind a branch knows the side from the story', () => {
    expect(states('2', [['1', true]])).toMatchObject({ '1.then.0': 'done', '1.else.0': 'passed', '2': 'here' });
    expect(states('2', [['1', false]])).toMatchObject({ '1.then.0': 'passed', '1.else.0': 'done' });
  });
});

describe('A9 a wait that is skipped', () => {
  it('can be put back where nothing but another wait, or nothing, comes next', () => {
    const wait = { do: 'wait', for: { amount: 1, unit: 'days' } };
    const event = { do: 'wait.event', on: { on: 'lead.created' }, atMost: wait.for, then: [tag('yes')], else: [] };
    const steps = Automation.parse({ ...walk, then: [wait, event, wait, tag('last'), wait] });
    expect(['0', '1', '2', '4'].map((at) => restsAfter(steps, at))).toEqual([true, true, false, true]);
    expect(restsAfter(steps, '9')).toBe(false);
  });
});
