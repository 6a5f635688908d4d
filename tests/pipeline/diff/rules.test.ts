import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationPipeline } from '../../../prisma/seed/education.ts';
import { actionKinds } from '../../../workflows/automation/action/index.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import { flowKinds } from '../../../workflows/automation/flow/flow.ts';
import { triggerKinds } from '../../../workflows/automation/trigger/index.ts';
import { changeSentence, diffOf } from '../../../workflows/pipeline/diff.ts';
import { movedOf } from '../../../workflows/pipeline/diff/list.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { languages } from '../../../workflows/words/words.ts';
import { pipeline } from '../world.ts';

const said = (before: PipelineDefinition, after: PipelineDefinition, language: 'ru' | 'en' = 'ru') =>
  diffOf(before, after).map((change) => changeSentence(change, language));
const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const education = educationPipeline();
/** The pipeline with one automation changed. */
const changed = (key: string, change: (one: Automation) => object): PipelineDefinition => ({
  ...education,
  automations: education.automations.map((one) => (one.key === key ? ({ ...one, ...change(one) } as Automation) : one)),
});

const call = {
  do: 'task.create',
  type: 'call',
  text: { ru: 'Позвонить', en: 'Call' },
  due: { by: 'end_of_working_day' },
};
const send = { do: 'message.send', channel: 'sms', template: 'missed', attach: [] };
const move = (stage: string) => ({ do: 'lead.move', stage });
const clock = (amount: number) => ({ on: 'stage.time', after: { amount, unit: 'hours' } });
const one = (automation: object) => pipeline([{ key: 'x', stages: ['no_answer'], ...automation } as never]);

describe('A6 the difference of two versions', () => {
  it('is nothing between a definition and itself, however it was written', () => {
    expect(diffOf(education, education)).toEqual([]);
    expect(diffOf(education, clone(education))).toEqual([]);
    const turned = Object.fromEntries(Object.entries(clone(education)).reverse()) as PipelineDefinition;
    expect(diffOf(education, turned)).toEqual([]);
    expect(diffOf(education, { ...education, calendar: undefined })).toEqual([]);
  });

  it('says a time, a new automation, one that is gone', () => {
    expect(said(one({ when: clock(2) }), one({ when: clock(4) }))).toEqual(['«Имя x»: было 2 часа, стало 4 часа']);
    expect(said(one({ when: clock(2) }), one({ when: clock(4) }), 'en')).toEqual(['“Name x”: 2 hours became 4 hours']);
    const two = pipeline([{ key: 'x' }, { key: 'sms', stages: ['half'], when: clock(1), then: [send] } as never]);
    expect(said(pipeline([{ key: 'x' }]), two)).toEqual([
      'Новая: Имя sms. Сделка стоит 1 час без движения, в этапе «half»: отправить SMS «missed».',
    ]);
    expect(said(two, pipeline([{ key: 'x' }]))[0]).toMatch(/^Удалена: Имя sms\./);
  });

  it('says a rename as a rename, and a translation as such', () => {
    const name = (words: object) => changed('welcome', () => ({ name: words }));
    const [key] = [education.automations[0]!.key];
    const renamed = changed(key, () => ({ name: { ...education.automations[0]!.name, ru: 'Встреча заявки' } }));
    expect(said(education, renamed)).toEqual([
      `Автоматизация «${education.automations[0]!.name.ru}» теперь называется «Встреча заявки»`,
    ]);
    const translated = changed(key, ({ name: words }) => ({ name: { ...words, kk: 'Басқа' } }));
    expect(said(education, translated)[0]).toMatch(/изменён перевод названия \(kk\)$/);
    expect(name({ ru: 'x' })).toEqual(education);
  });

  it('says what was changed of a step by the names of its inputs', () => {
    const texts: [object[], object[], string[]][] = [
      [[send], [{ ...send, template: 'other' }], ['«Имя x», шаблон: было «missed», стало «other»']],
      [[call], [{ ...call, who: 'supervisor' }], ['«Имя x», кому: было Ответственному, стало Супервайзеру']],
      [
        [call],
        [{ ...call, due: { by: 'after', amount: 2, unit: 'days' } }],
        ['«Имя x»: было до конца рабочего дня, стало через 2 дня'],
      ],
      [
        [send],
        [send, call],
        ['«Имя x»: добавлен шаг «поставить ответственному задачу «Позвонить» до конца рабочего дня»'],
      ],
      [[send, call], [call], ['«Имя x»: убран шаг «отправить SMS «missed»»']],
      [[send, call], [call, send], ['«Имя x»: шаг «отправить SMS «missed»» стоит на другом месте']],
      [
        [move('half')],
        [send],
        ['«Имя x»: убран шаг «перевести в этап «half»»', '«Имя x»: добавлен шаг «отправить SMS «missed»»'],
      ],
    ];
    for (const [before, after, expected] of texts) {
      const sentences = said(one({ then: before }), one({ then: after }));
      expect(sentences).toHaveLength(expected.length);
      sentences.forEach((sentence, index) => expect(sentence).toBe(expected[index]));
    }
  });

  it('finds the step inside a branch', () => {
    const branch = (then: object[]) => [
      { do: 'branch', if: { field: 'tasks.open', is: '>', value: 1 }, then, else: [] },
    ];
    const [change, ...more] = diffOf(
      one({ then: branch([send, call]) }),
      one({ then: branch([send, { ...call, who: 'supervisor' }]) }),
    );
    expect(more).toEqual([]);
    expect(change).toMatchObject({ how: 'changed', at: { automation: 'x', step: '0.then.1' } });
  });

  it('says the trigger, the stages, the condition and the switches', () => {
    const base = { when: clock(2), then: [call] };
    const condition = { field: 'entries.no_answer', is: '>', value: 2 };
    const texts: [object, string][] = [
      [
        { when: { on: 'stage.entered' } },
        '«Имя x»: срабатывает иначе — сделка вошла в новый этап (было: сделка стоит 2 часа без движения)',
      ],
      [{ stages: ['half'] }, '«Имя x»: теперь в этапах «half» (было: в этапах «no_answer»)'],
      [{ stages: undefined }, '«Имя x»: теперь в любом открытом этапе (было: в этапах «no_answer»)'],
      [{ if: condition }, '«Имя x»: теперь только если число заходов в этап «no_answer» > 2'],
      [{ off: true }, '«Имя x»: выключена'],
      [{ onLeave: 'keep' }, '«Имя x»: идёт дальше и после ухода из этапа'],
      [{ again: true }, '«Имя x»: может идти несколько раз сразу'],
    ];
    for (const [change, expected] of texts) expect(said(one(base), one({ ...base, ...change }))).toEqual([expected]);
    expect(said(one({ ...base, if: condition }), one(base))[0]).toMatch(/больше без условия/);
  });

  it('says stages: new, gone, renamed, in another place, and each thing that is set of them', () => {
    const base = pipeline();
    const stages = (change: (list: PipelineDefinition['stages']) => object[]) =>
      PipelineDefinition.parse({ ...base, stages: change(base.stages) });
    const first = (more: object) => stages(([head, ...tail]) => [{ ...head!, ...more }, ...tail]);
    expect(
      said(
        base,
        stages((list) => [
          ...list.slice(0, 2),
          { ...list[1]!, key: 'fresh', name: { ru: 'Свежий' } },
          ...list.slice(2),
        ]),
      ),
    ).toEqual(['Новый этап «Свежий»']);
    expect(
      said(
        base,
        stages((list) => list.filter(({ key }) => key !== 'half')),
      ),
    ).toEqual(['Удалён этап «half»']);
    expect(
      said(
        base,
        stages((list) => [list[0]!, list[2]!, list[1]!, ...list.slice(3)]),
      ),
    ).toHaveLength(1);
    expect(
      said(
        base,
        stages(([a, b, ...rest]) => [b!, a!, ...rest]),
      )[0],
    ).toMatch(/теперь (после|в начале)/);
    const texts: [object, string][] = [
      [{ name: { ru: 'Старт' } }, 'Этап «new» теперь называется «Старт»'],
      [{ rotsAfterDays: 5 }, '«new», застоялась после, дней: было 3, стало 5'],
      [{ rotsAfterDays: undefined }, '«new», застоялась после, дней: больше не задано (было 3)'],
      [{ probability: 50 }, '«new», вероятность, %: было 0, стало 50'],
      [{ color: '#000000' }, '«new»: другой цвет'],
      [{ retired: true }, '«new», закрыт для новых: было нет, стало да'],
      [{ movers: ['admin'] }, '«new», кто может переводить сюда: теперь администратор'],
      [
        { entry: { fields: ['contact.email'], checklist: [] } },
        '«new», что заполнить при входе: было ничего, стало почта клиента',
      ],
    ];
    for (const [more, expected] of texts) expect(said(base, first(more)).join()).toBe(expected);
  });

  it('says the settings of the pipeline and its lists', () => {
    const base = pipeline();
    const sentences = said(base, {
      ...base,
      currency: 'USD',
      tasks: { ...base.tasks, remindBeforeMinutes: 10 },
      invoices: { ...base.invoices, dueDays: 9 },
      fields: [{ key: 'city', name: { ru: 'Город' }, type: 'text' }],
      outcomes: base.outcomes.map((each) => ({ ...each, stage: 'won' })).slice(1),
      lossReasons: [...base.lossReasons, { key: 'late', name: { ru: 'Поздно' } }],
    });
    expect(sentences).toEqual([
      'Воронка, валюта: было «KZT», стало «USD»',
      'Задачи, напомнить за, минут: было 30, стало 10',
      'Счета, срок оплаты, дней: было 3, стало 9',
      'Добавлено: поле «Город»',
      'Удалено: итог «50 %»',
      '«Недозвон», этап: было «no_answer», стало «won»',
      'Добавлено: причина отказа «Поздно»',
    ]);
  });
});

const kinds = [...actionKinds, ...flowKinds].map((kind) => kind.fresh() as object);
const step = fc.constantFrom(...kinds, send, call, move('half'), move('won'), { ...call, who: 'supervisor' });
const automation = fc.record(
  {
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    name: fc.constantFrom<object>({ ru: 'Одна' }, { ru: 'Другая', en: 'Other' }, { ru: '👩🏽‍🚀 «x»' }),
    stages: fc.uniqueArray(fc.constantFrom('new', 'half', 'won'), { maxLength: 2 }),
    when: fc.constantFrom(...triggerKinds.map((kind) => kind.fresh() as object), clock(2), clock(4)),
    then: fc.array(step, { minLength: 1, maxLength: 4 }),
    off: fc.boolean(),
    again: fc.boolean(),
    onLeave: fc.constantFrom('stop', 'keep'),
  },
  { requiredKeys: ['key', 'name', 'when', 'then'] },
);
const definition = fc
  .tuple(
    fc.uniqueArray(automation, { maxLength: 6, selector: ({ key }) => key }),
    fc.shuffledSubarray(['half', 'no_answer', 'conditional_refusal'], { minLength: 1 }),
    fc.constantFrom('KZT', 'USD'),
  )
  .map(([automations, order, currency]) => {
    const base = pipeline();
    const stages = ['new', ...order, 'won', 'lost'].map((key) => base.stages.find((stage) => stage.key === key)!);
    return PipelineDefinition.parse({ ...base, stages, currency, automations });
  });

describe('A6 any difference', () => {
  it('names every automation that is not the same, and only those', () => {
    fc.assert(
      fc.property(definition, definition, (before, after) => {
        const named = new Set(
          diffOf(before, after)
            .filter(({ what }) => what === 'automation')
            .map(({ key }) => key),
        );
        const old = new Map(before.automations.map((each) => [each.key, JSON.stringify(each)]));
        const fresh = new Map(after.automations.map((each) => [each.key, JSON.stringify(each)]));
        for (const key of new Set([...old.keys(), ...fresh.keys()])) {
          if (old.get(key) === fresh.get(key)) continue;
          expect(named).toContain(key);
          named.delete(key);
        }
        // those that are left only stand in another place
        for (const key of named)
          expect(
            diffOf(before, after)
              .filter((change) => change.key === key)
              .every(({ how }) => how === 'moved'),
          ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing exactly where nothing differs, and is said whole in every language', () => {
    fc.assert(
      fc.property(definition, definition, (before, after) => {
        expect(diffOf(before, clone(before))).toEqual([]);
        const changes = diffOf(before, after);
        // an empty list of stages and the defaults of the switches are written in two ways
        if (changes.length === 0) expect(diffOf(after, before)).toEqual([]);
        const sentences = changes.flatMap((change) => languages.map((language) => changeSentence(change, language)));
        expect(sentences.filter((one) => one.length < 6 || /\{\w+\}|undefined|\[object/.test(one))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same whatever the order in which the changes were made', () => {
    const edits: ((one: PipelineDefinition) => PipelineDefinition)[] = [
      (one) => ({ ...one, currency: 'USD' }),
      (one) => ({
        ...one,
        stages: one.stages.map((each) => (each.key === 'half' ? { ...each, name: { ru: 'Полпути' } } : each)),
      }),
      (one) => ({ ...one, lossReasons: [...one.lossReasons, { key: 'late', name: { ru: 'Поздно' } }] }),
      (one) => ({ ...one, automations: one.automations.filter(({ key }) => key !== 'a1') }),
      (one) => ({
        ...one,
        automations: one.automations.map((each) => (each.key === 'a2' ? { ...each, off: true } : each)),
      }),
    ];
    const base = pipeline([{}, {}, {}]);
    const straight = said(
      base,
      edits.reduce((made, edit) => edit(made), base),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(edits, { minLength: edits.length }), (order) => {
        expect(
          said(
            base,
            order.reduce((made, edit) => edit(made), base),
          ),
        ).toEqual(straight);
      }),
    );
  });

  it('moves the fewest that must be moved', () => {
    const keys = fc.uniqueArray(fc.nat(30).map(String), { maxLength: 10 });
    fc.assert(
      fc.property(
        keys.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([before, after]) => {
          const moved = movedOf(before, after);
          const still = (list: string[]) => list.filter((key) => !moved.has(key));
          expect(still(after)).toEqual(still(before));
          if (before.join() === after.join()) expect(moved.size).toBe(0);
        },
      ),
    );
    expect([...movedOf(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])]).toEqual(['d']);
  });

  it('of five hundred stages and two thousand automations is found', () => {
    const base = pipeline();
    const large = PipelineDefinition.parse({
      ...base,
      stages: [
        ...Array.from({ length: 498 }, (_, n) => ({ ...base.stages[0]!, key: `s${n}` })),
        ...base.stages.slice(-2),
      ],
      automations: Array.from({ length: 2000 }, (_, n) => ({
        key: `a${n}`,
        name: { ru: `Имя ${n}` },
        stages: [`s${n % 498}`],
        when: clock(n),
        then: [send, call, move(`s${n % 490}`)],
      })),
    });
    const other = {
      ...clone(large),
      automations: clone(large.automations)
        .map((each) => ({ ...each, then: each.then.slice(1) }))
        .reverse(),
    };
    expect(diffOf(large, other).length).toBeGreaterThanOrEqual(2000);
  });
});
