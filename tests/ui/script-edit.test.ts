import { describe, expect, it } from '@jest/globals';
import { ScriptDefinition } from '../../workflows/script/script.schema.ts';
import { withFirst, withObjection, withoutStep, withStep } from '../../ui/script/edit/change.ts';
import { layoutOf } from '../../ui/script/edit/layout.ts';

const script = ScriptDefinition.parse({
  name: { ru: 'Скрипт' },
  steps: [
    { key: 'hello', do: 'say', text: {}, next: 'time' },
    {
      ...{ key: 'time', do: 'ask', text: {}, next: 'bye' },
      ways: [
        { value: 'yes', name: { ru: 'Да' }, next: 'more' },
        { value: 'later', name: { ru: 'Позже' } },
      ],
    },
    { key: 'more', do: 'say', text: {}, next: 'bye' },
    { key: 'bye', do: 'end', text: {} },
  ],
});
const leads = ({ steps }: ScriptDefinition) =>
  steps.map((step) => [
    step.key,
    step.do === 'end' ? undefined : step.next,
    ...(step.do === 'ask' ? step.ways.map(({ next }) => next) : []),
  ]);

describe('G4 a script that is drawn', () => {
  it('gets a step behind another one, which leads to it where it led nowhere', () => {
    const { definition, key } = withStep(script, 'ask', 'more');
    expect([key, definition.steps.map((step) => step.key)]).toEqual([
      'ask_1',
      ['hello', 'time', 'more', 'ask_1', 'bye'],
    ]);
    const next = withStep(definition, 'end', 'ask_1').definition;
    expect(leads(next).find(([one]) => one === 'ask_1')).toEqual(['ask_1', 'end_1']);
    expect(withObjection(next).key).toBe('objection_1');
  });

  it('leads on past a step that is gone, and nowhere where an end is gone', () => {
    expect(leads(withoutStep(script, 'more'))).toEqual([
      ['hello', 'time'],
      ['time', 'bye', 'bye', undefined],
      ['bye', undefined],
    ]);
    expect(leads(withoutStep(script, 'bye'))[1]).toEqual(['time', undefined, 'more', undefined]);
    expect(withFirst(script, 'more').steps.map((step) => step.key)).toEqual(['more', 'hello', 'time', 'bye']);
  });

  it('stands in columns by the shortest way, without two boxes in one place; one line between two steps', () => {
    const { boxes, lines } = layoutOf([...script.steps, { key: 'alone', do: 'end', text: {} }]);
    const at = Object.fromEntries(boxes.map(({ step, x }) => [step.key, x]));
    expect(at['hello']).toBe(0);
    expect(at['bye']).toBe(at['more']);
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.length);
    expect(lines.map(({ from, to, ways }) => [from, to, ways.length])).toEqual([
      ['hello', 'time', 0],
      ['time', 'more', 1],
      ['time', 'bye', 1],
      ['more', 'bye', 0],
    ]);
  });
});
