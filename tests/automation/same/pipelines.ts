import fc from 'fast-check';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';

const words = (ru: string) => ({ ru });
const OPEN = ['first', 'second', 'third'];
const STAGES = [...OPEN, 'won', 'lost'];
export const OUTCOMES = ['yes', 'no'];
export const VALUES = ['a', 'b', ''];
export const TAGS = ['vip', 'late'];
const hour = (of: number) => `${String(of).padStart(2, '0')}:00`;

/** One hour is worked, the next one is not, day and night. */
export const hourly = {
  zone: 'Asia/Almaty',
  week: Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7'].map((day) => [
      day,
      Array.from({ length: 12 }, (_, index): [string, string] => [hour(2 * index), hour(2 * index + 1)]),
    ]),
  ),
  holidays: [],
};
/** The lead is the first one's. */
export const PEOPLE = ['aida@demo.voronka', 'timur@demo.voronka'] as const;

/** Each place gets a length of its own (`unlike`): what comes at the same moment comes in any order on a real clock. */
const duration = fc.constant({ amount: 1, unit: 'seconds' as const });
/** Mostly open ones: a closed lead has no more to tell. */
const stage = fc.constantFrom(...OPEN, ...OPEN, ...STAGES);
const small = fc.integer({ min: 1, max: 3 });

const filter = fc.oneof(
  fc.record({ field: fc.constant('fields.colour'), is: fc.constantFrom('=', '!='), value: fc.constantFrom(...VALUES) }),
  fc.record({ field: fc.constant('fields.count'), is: fc.constantFrom('<', '>='), value: small }),
  fc.record({ field: fc.constant('tags'), is: fc.constant('contains'), value: fc.constantFrom(...TAGS) }),
  fc.record({
    field: fc.constantFrom(...OPEN).map((key) => `entries.${key}`),
    is: fc.constantFrom('<', '>='),
    value: small,
  }),
  fc.record({
    field: fc.constantFrom(...OUTCOMES).map((key) => `outcomes.${key}`),
    is: fc.constantFrom('<', '>='),
    value: small,
  }),
  fc.record({
    field: fc.constantFrom('tasks.open', 'tasks.overdue', 'invoices.unpaid', 'invoices.paid'),
    is: fc.constantFrom('<', '>='),
    value: small,
  }),
  fc.record({ field: fc.constant('stage'), is: fc.constant('in'), value: fc.subarray(OPEN, { minLength: 1 }) }),
  fc.record({
    field: fc.constant('responsible'),
    is: fc.constantFrom('=', '!='),
    value: fc.constantFrom(...PEOPLE),
  }),
);
const condition = fc.oneof(
  { weight: 4, arbitrary: filter },
  { weight: 1, arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }).map((all) => ({ all })) },
  { weight: 1, arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }).map((any) => ({ any })) },
  { weight: 1, arbitrary: filter.map((not) => ({ not })) },
);

const event = fc.oneof(
  fc.record({ on: fc.constant('task.done'), outcome: fc.option(fc.constantFrom(...OUTCOMES), { nil: undefined }) }),
  fc.record({ on: fc.constant('task.overdue') }),
  fc.record({ on: fc.constant('field.changed'), field: fc.constantFrom('fields.colour', 'fields.count', 'tags') }),
  fc.record({ on: fc.constant('tag.added'), tag: fc.constantFrom(...TAGS) }),
  fc.record({ on: fc.constantFrom('invoice.sent', 'invoice.paid', 'responsible.changed') }),
);
const trigger = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ on: 'stage.entered' }) },
  { weight: 1, arbitrary: fc.constant({ on: 'stage.left' }) },
  { weight: 3, arbitrary: duration.map((after) => ({ on: 'stage.time', after })) },
  { weight: 2, arbitrary: duration.map((after) => ({ on: 'stage.time', after, working: 'office' })) },
  { weight: 4, arbitrary: event },
  { weight: 1, arbitrary: fc.constant({ on: 'button.pressed', button: words('Нажать') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      on: fc.constant('date.reached'),
      field: fc.constant('fields.start'),
      side: fc.constantFrom('before', 'after'),
      by: duration,
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map((clock) => clock.map((part) => String(part).padStart(2, '0')).join(':'))
      .map((clock) => ({ on: 'schedule', days: [1, 2, 3, 4, 5, 6, 7], clock })),
  },
);

const action = fc.oneof(
  stage.chain((to) =>
    fc.record({
      do: fc.constant('lead.move'),
      stage: fc.constant(to),
      again: fc.boolean(),
      ...(to === 'lost' ? { lossReason: fc.constant('price') } : {}),
    }),
  ),
  fc.record({
    do: fc.constant('task.create'),
    type: fc.constantFrom('call', 'meet'),
    text: fc.constant(words('Сделать')),
    due: fc.constantFrom('after', 'working').map((by) => ({ by, amount: 1, unit: 'minutes' })),
  }),
  fc.record({ do: fc.constantFrom('task.complete', 'task.cancel'), type: fc.constantFrom('call', 'meet') }),
  fc.constantFrom(...VALUES).map((value) => ({ do: 'lead.set', set: [{ field: 'fields.colour', to: { value } }] })),
  fc.constant({
    do: 'lead.set',
    set: [{ field: 'fields.count', to: { number: 'fields.count', by: '+', operand: 1 } }],
  }),
  duration.map((plus) => ({ do: 'lead.set', set: [{ field: 'fields.start', to: { moment: 'now', plus } }] })),
  fc.constantFrom({ percent: 30 }, { rest: true }).map((line) => ({
    do: 'invoice.issue',
    lines: [{ text: words('Счёт'), ...line }],
    currency: 'KZT',
    dueDays: 3,
  })),
  fc.constantFrom(...PEOPLE).map((person) => ({ do: 'lead.assign', rule: 'least_busy', people: [person] })),
  fc.constantFrom('email', 'sms').map((channel) => ({ do: 'message.send', channel, template: 'hello' })),
  fc.constant({ do: 'notify', who: 'responsible', text: words('Посмотрите') }),
  fc.record({
    do: fc.constant('lead.tag'),
    add: fc.subarray(TAGS),
    remove: fc.subarray(TAGS),
  }),
);

const { steps } = fc.letrec<{ steps: unknown[]; step: unknown }>((tie) => ({
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 3, depthIdentifier: 'steps' }),
  step: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'steps' },
    { weight: 6, arbitrary: action },
    { weight: 2, arbitrary: duration.map((waits) => ({ do: 'wait', for: waits })) },
    { weight: 1, arbitrary: duration.map((waits) => ({ do: 'wait', for: waits, working: 'office' })) },
    { weight: 1, arbitrary: duration.map((minus) => ({ do: 'wait.until', field: 'fields.start', minus })) },
    { weight: 1, arbitrary: fc.nat({ max: 4 }).map((index) => ({ do: 'run', automation: `rule_${index}` })) },
    { weight: 1, arbitrary: fc.constant({ do: 'stop' }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('branch'), if: condition, then: tie('steps'), else: tie('steps') }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait.event'),
        on: event,
        atMost: duration,
        then: tie('steps'),
        else: tie('steps'),
      }),
    },
  ),
}));

const automation = (index: number) =>
  fc.record(
    {
      key: fc.constant(`rule_${index}`),
      name: fc.constant(words(`Правило ${index}`)),
      stages: fc.subarray(STAGES, { minLength: 3 }),
      when: trigger,
      then: steps,
      if: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: condition }),
      onLeave: fc.constantFrom('stop', 'keep'),
      again: fc.boolean(),
    },
    { requiredKeys: ['key', 'name', 'when', 'then'] },
  );

/** Lengths unlike each other, and mostly unlike each other's sums. */
const unlike = <T>(automations: T): T => {
  let place = 0;
  const next = () => 421 + 613 * place + ((place * place * 89) % 307) + (place++ % 5) * 17;
  return JSON.parse(JSON.stringify(automations), (_, value) => {
    if (value?.unit === 'seconds') return { ...value, amount: next() };
    return value?.unit === 'minutes' ? { ...value, amount: Math.round(next() / 60) } : value;
  });
};

/** Any pipeline of three open stages whose automations need nobody outside. */
export const anyPipeline = fc
  .integer({ min: 6, max: 12 })
  .chain((many) => fc.tuple(...Array.from({ length: many }, (_, index) => automation(index))))
  .map((automations) =>
    PipelineDefinition.parse({
      name: words('Любая'),
      currency: 'KZT',
      team: 'sales',
      stages: STAGES.map((key) => ({
        ...{ key, name: words(key), color: '#3b82f6' },
        kind: OPEN.includes(key) ? 'open' : key,
      })),
      lossReasons: [{ key: 'price', name: words('Дорого') }],
      outcomes: OUTCOMES.map((key) => ({ key, name: words(key), stage: 'second' })),
      fields: [
        { key: 'colour', name: words('Цвет'), type: 'text' },
        { key: 'count', name: words('Сколько'), type: 'number' },
        { key: 'start', name: words('Начало'), type: 'moment' },
      ],
      tasks: {
        types: ['call', 'meet'].map((key) => ({ key, name: words(key) })),
        remindBeforeMinutes: 0,
        escalateAfterHours: 10_000,
      },
      invoices: {
        ...{ dueDays: 3, remindBeforeHours: 24, remindAfterHours: 24 },
        ...{ sent: 'invoice', reminder: 'invoice', overdue: 'invoice', receipt: 'invoice' },
      },
      automations: unlike(automations),
    }),
  );

/** What people do, and time. */
export type Act =
  | { does: 'finish'; outcome: string | undefined }
  | { does: 'move'; stage: string }
  | { does: 'change'; value: string }
  | { does: 'tag'; tag: string }
  | { does: 'press' }
  | { does: 'date'; seconds: number }
  | { does: 'pay' }
  | { does: 'pause'; seconds: number }
  | { does: 'wait'; seconds: number };

export const anyActs: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('finish' as const),
      outcome: fc.option(fc.constantFrom(...OUTCOMES), { nil: undefined }),
    }),
    fc.record({ does: fc.constant('move' as const), stage: fc.constantFrom(...OPEN) }),
    fc.record({ does: fc.constant('change' as const), value: fc.constantFrom(...VALUES) }),
    fc.record({ does: fc.constant('tag' as const), tag: fc.constantFrom(...TAGS) }),
    fc.constant({ does: 'press' as const }),
    fc.record({ does: fc.constant('date' as const), seconds: fc.integer({ min: 600, max: 15_000 }) }),
    fc.constant({ does: 'pay' as const }),
    fc.record({ does: fc.constant('pause' as const), seconds: fc.integer({ min: 300, max: 15_000 }) }),
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('wait' as const), seconds: fc.integer({ min: 300, max: 9000 }) }),
    },
  ),
  { minLength: 5, maxLength: 10 },
);
