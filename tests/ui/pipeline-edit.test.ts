import fc from 'fast-check';
import {
  addStage,
  automationsIn,
  copyAutomation,
  moved,
  neighbourIn,
  placeAutomation,
  placeStage,
  putBack,
  removeAutomation,
  goneWith,
  removeStage,
  whyNotRemoveStage,
  wordsIn,
} from '../../ui/pipeline/edit.ts';
import { historyOf, changed, redone, undone } from '../../ui/pipeline/history.ts';
import { marker } from '../../ui/pipeline/marks.ts';
import { putOutcomes } from '../../ui/pipeline/panel/outcomes.ts';
import { placeFrom, placeText } from '../../ui/pipeline/place.ts';
import { isSame } from '../../ui/pipeline/same.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { education } from './pipeline-fixture.ts';

const keys = (list: { key: string }[]) => list.map(({ key }) => key);

describe('A2 stages drawn on the board', () => {
  it('adds a stage behind the last open one, with a key made of its name', () => {
    const { definition, key } = addStage(education, wordsIn('Бриф и смета', 'ru'));
    expect(key).toBe('brif_i_smeta');
    expect(keys(definition.stages).slice(-3)).toEqual([key, 'won', 'lost']);
    expect(PipelineDefinition.safeParse(definition).success).toBe(true);
  });

  it('keeps Russian the same as what is written, until Russian has words of its own', () => {
    const first = wordsIn('Br', 'en');
    expect(wordsIn('Brief', 'en', first)).toEqual({ ru: 'Brief', en: 'Brief' });
    const translated = wordsIn('Бриф', 'ru', { ru: 'Brief', en: 'Brief' });
    expect(wordsIn('The brief', 'en', translated)).toEqual({ ru: 'Бриф', en: 'The brief' });
    expect(wordsIn('Бриф!', 'ru', { ru: 'Бриф', uk: 'Бриф' })).toEqual({ ru: 'Бриф!', uk: 'Бриф' });
    const same = { ru: '50 %', en: '50 %', uk: '50 %' };
    expect(wordsIn('Half', 'en', same)).toEqual({ ...same, en: 'Half' });
    expect(wordsIn('Бриф', 'ru')).toEqual({ ru: 'Бриф' });
  });

  it('carries a stage beside another one', () => {
    expect(keys(placeStage(education, 'meeting', 'half', 'before').stages).slice(0, 3)).toEqual([
      'new',
      'meeting',
      'half',
    ]);
    expect(placeStage(education, 'half', 'new', 'after')).toBe(education);
  });

  it('keeps success, refusal and one open stage', () => {
    expect(whyNotRemoveStage(education, 'won')).toBe('won');
    expect(whyNotRemoveStage(education, 'lost')).toBe('lost');
    expect(whyNotRemoveStage(education, 'half')).toBeUndefined();
    const small = { ...education, stages: education.stages.filter(({ key }) => ['new', 'won', 'lost'].includes(key)) };
    expect(whyNotRemoveStage(small, 'new')).toBe('open');
  });

  it('takes along what fires only there and the outcomes that lead there, and brings all of it back', () => {
    const after = removeStage(education, 'no_answer');
    const gone = keys(education.automations).filter((key) => !keys(after.automations).includes(key));
    expect(gone).toEqual(['outcome_no_answer', 'no_answer_retry', 'no_answer_tell', 'no_answer_third']);
    expect(keys(after.outcomes)).not.toContain('no_answer');
    const { automations, outcomes, changed } = goneWith(education, after);
    expect([keys(automations), keys(outcomes), changed]).toEqual([gone, ['no_answer'], []]);
    const shared = { ...education, automations: [{ ...education.automations[0]!, stages: ['half', 'no_answer'] }] };
    expect(keys(goneWith(shared, removeStage(shared, 'no_answer')).changed)).toEqual([education.automations[0]!.key]);
    expect(putBack(after, education, after)).toBe(education);
    const meanwhile = removeAutomation(after, 'new_welcome');
    const back = putBack(meanwhile, education, after);
    expect(keys(back.automations)).not.toContain('new_welcome');
    expect(keys(back.automations)).toEqual(expect.arrayContaining(gone));
    expect(back.stages).toEqual(education.stages);
  });
});

describe('A2 automations carried over the board', () => {
  it('moves a card from one stage to another one', () => {
    const after = placeAutomation(education, 'new_welcome', { from: 'new', to: 'half' });
    expect(automationsIn(after, 'half').map(({ key }) => key)).toEqual(['half_invite', 'new_welcome']);
    expect(automationsIn(after, 'new').map(({ key }) => key)).toEqual(['new_assign', 'new_untouched']);
  });

  it('to any open stage and back to one', () => {
    const anywhere = placeAutomation(education, 'new_assign', { from: 'new', to: undefined });
    expect(anywhere.automations.find(({ key }) => key === 'new_assign')?.stages).toBeUndefined();
    const back = placeAutomation(anywhere, 'new_assign', { from: undefined, to: 'new' });
    expect(back.automations.find(({ key }) => key === 'new_assign')?.stages).toEqual(['new']);
  });

  it('puts cards of a column in order', () => {
    const after = placeAutomation(education, 'new_untouched', {
      from: 'new',
      to: 'new',
      beside: 'new_assign',
      side: 'before',
    });
    expect(automationsIn(after, 'new').map(({ key }) => key)).toEqual(['new_untouched', 'new_assign', 'new_welcome']);
    expect(neighbourIn(after, 'new_assign', 'new', -1)).toBe('new_untouched');
    expect(neighbourIn(after, 'new_untouched', 'new', -1)).toBeUndefined();
  });

  it('copies under a key of its own', () => {
    const copy = copyAutomation(education, 'half_invite');
    expect(copy.definition.automations).toHaveLength(education.automations.length + 1);
    expect(new Set(keys(copy.definition.automations)).size).toBe(education.automations.length + 1);
  });

  it('leaves every other automation the very same object', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keys(education.automations)),
        fc.constantFrom(undefined, ...keys(education.stages)),
        (key, to) => {
          const from = education.automations.find((one) => one.key === key)?.stages?.[0];
          const after = placeAutomation(education, key, { from, to });
          expect(PipelineDefinition.safeParse(after).success).toBe(true);
          for (const one of education.automations) if (one.key !== key) expect(after.automations).toContain(one);
        },
      ),
    );
  });

  it('keeps the list whole wherever an item is put', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('before' as const, 'after' as const),
        (numbers, one, other, side) => {
          const list = numbers.map((number) => ({ key: String(number) }));
          const after = moved(list, list[one % list.length]!.key, list[other % list.length]!.key, side);
          expect([...after].sort((a, b) => Number(a.key) - Number(b.key))).toEqual(
            [...list].sort((a, b) => Number(a.key) - Number(b.key)),
          );
        },
      ),
    );
  });
});

describe('A2 outcomes carry themselves out', () => {
  it('leads nowhere by itself: an outcome without a stage has no automation until one is chosen', () => {
    const refused = { key: 'refused', name: { ru: 'Отказался' } };
    const added = putOutcomes(education, [...education.outcomes, refused]);
    expect(added.automations).toEqual(education.automations);
    const chosen = putOutcomes(added, [...education.outcomes, { ...refused, stage: 'lost' }]);
    expect(chosen.automations.at(-1)).toMatchObject({ key: 'outcome_refused', then: [{ stage: 'lost' }] });
    expect(putOutcomes(chosen, [...education.outcomes, refused]).automations).toEqual(education.automations);
  });

  it('gives a new outcome its automation, follows its stage, takes the automation away with it', () => {
    const outcome = { key: 'callback', name: { ru: 'Перезвонить' }, stage: 'half' };
    const added = putOutcomes(education, [...education.outcomes, outcome]);
    expect(added.automations.at(-1)).toMatchObject({
      key: 'outcome_callback',
      name: { ru: 'Итог «Перезвонить»' },
      when: { on: 'task.done', outcome: 'callback' },
      then: [{ do: 'lead.move', stage: 'half' }],
    });
    const other = putOutcomes(added, [...education.outcomes, { ...outcome, stage: 'meeting' }]);
    expect(other.automations.at(-1)?.then).toMatchObject([{ do: 'lead.move', stage: 'meeting' }]);
    expect(keys(putOutcomes(other, education.outcomes).automations)).toEqual(keys(education.automations));
    expect(PipelineDefinition.safeParse(other).success).toBe(true);
  });
});

describe('A2 undo', () => {
  it('goes back and forth through 500 steps and shares what did not change', () => {
    let history = historyOf(education);
    for (let step = 0; step < 500; step++)
      history = changed(history, { ...history.now, name: { ru: `Воронка ${step}` } }, undefined, step);
    for (let step = 0; step < 500; step++) history = undone(history);
    expect(history.now).toBe(education);
    expect(undone(history)).toBe(history);
    for (let step = 0; step < 500; step++) history = redone(history);
    expect(history.now.name.ru).toBe('Воронка 499');
    expect(history.now.automations).toBe(education.automations);
  });

  it('takes a typed word as one step, a pause as two', () => {
    const typed = ['В', 'Во', 'Вор'].reduce(
      (history, ru, index) => changed(history, { ...history.now, name: { ru } }, 'name', 1000 + index * 100),
      historyOf(education),
    );
    expect(typed.past).toHaveLength(1);
    expect(changed(typed, { ...typed.now, name: { ru: 'Воронка' } }, 'name', 9000).past).toHaveLength(2);
    expect(changed(typed, { ...typed.now, name: { ru: 'Воронка' } }, 'other', 1250).past).toHaveLength(2);
  });

  it('forgets what was undone once something else is changed', () => {
    const one = changed(historyOf(education), { ...education, name: { ru: 'А' } }, undefined, 1);
    const other = changed(undone(one), { ...education, name: { ru: 'Б' } }, undefined, 2);
    expect(redone(other)).toBe(other);
  });
});

describe('A6 what differs from the published version', () => {
  it('marks new and changed automations, whatever the order of keys', () => {
    const [first, second, ...rest] = education.automations;
    const spelled = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(first!).reverse())));
    const markOf = marker({ ...education, automations: [spelled, second!, ...rest] });
    expect(markOf(first!)).toBeUndefined();
    expect(markOf({ ...second!, off: true })).toBe('changed');
    expect(markOf({ ...second!, key: 'mine' })).toBe('new');
  });

  it('compares JSON by what it says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSame(value, JSON.parse(JSON.stringify(value)))).toBe(true);
        expect(isSame({ value }, { value, more: 1 })).toBe(false);
      }),
    );
    expect(isSame({ a: undefined, b: 1 }, { b: 1 })).toBe(true);
    expect(isSame([1], { 0: 1 })).toBe(false);
  });
});

describe('A2 the place in the address', () => {
  it('is read as it is written', () => {
    for (const place of [
      { kind: 'automation' as const, key: 'new_assign' },
      { kind: 'automation' as const, key: 'new_assign', step: '2.then.1' },
      { kind: 'stage' as const, key: 'won' },
      { kind: 'pipeline' as const },
      { kind: 'pipeline' as const, part: 'fields' },
    ])
      expect(isSame(placeFrom(placeText(place)), place)).toBe(true);
    expect(placeFrom('nonsense.1')).toBeUndefined();
    expect(placeFrom('automation')).toBeUndefined();
  });
});
