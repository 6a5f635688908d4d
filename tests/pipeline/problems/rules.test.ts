import { describe, expect, it } from '@jest/globals';
import { educationPipeline } from '../../../prisma/seed/education.ts';
import { readyPacks } from '../../../prisma/seed/packs/packs.ts';
import { issueInvoice } from '../../../workflows/lead/action/issue-invoice.ts';
import { firstText, isUntouched } from '../../../workflows/template/text-channel.ts';
import { emptyDefinition } from '../../../workflows/pipeline/empty.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { newWarnings, problemSentence, problemsOf, type World } from '../../../workflows/pipeline/problems.ts';
import { isInnerHost } from '../../../workflows/pipeline/problem/inner-host.ts';
import { languages } from '../../../workflows/words/words.ts';
import { pipeline, problems, told, world } from '../world.ts';

const move = (stage: string, more: object = {}) => ({ do: 'lead.move', stage, ...more });
const wait = { do: 'wait', for: { amount: 1, unit: 'days' } };
const tag = { do: 'lead.tag', add: ['x'], remove: [] };

describe('A1 a sound pipeline', () => {
  it('has no problems: the smallest one, the demo, the empty one that a new pipeline begins with', () => {
    expect(problems()).toEqual([]);
    expect(told(problemsOf(educationPipeline(), world))).toEqual([]);
    expect(problemsOf(emptyDefinition({ ru: 'Пустая' }, 'KZT', 'sales'), world)).toEqual([]);
  });

  it.each(readyPacks.map(({ key, definition }) => [key, definition] as const))(
    '%s, ready made, has no errors',
    (key, definition) => {
      const pack = readyPacks.find((one) => one.key === key)!;
      const own: World['templates'] = Object.entries(pack.templates.ru).flatMap(([template, texts]) =>
        Object.keys(texts).map((channel) => ({
          key: template,
          name: '',
          channel,
          languages: [...languages],
          asks: [],
        })),
      );
      const definitionOfPack = definition();
      const teams = [...world.teams, { key: definitionOfPack.team, name: 'Team' }];
      const calendars = [{ key: definitionOfPack.calendar ?? 'office', name: 'Office' }];
      const found = problemsOf(definitionOfPack, {
        ...world,
        calendars,
        teams,
        templates: [...world.templates, ...own],
      });
      expect(told(found).filter((one) => !one.endsWith('warning'))).toEqual([]);
    },
  );
});

describe('A6 a stub', () => {
  const does = (...then: object[]) => problems([{ key: 'x', when: { on: 'stage.entered' }, then }] as never);
  const when = (more: object) =>
    problems([
      { key: 'x', when: { on: 'date.reached', field: 'createdAt', clock: '10:00', ...more }, then: [{ do: 'stop' }] },
    ] as never);

  it.each([
    ['NameBlanked', { do: 'lead.set', set: [{ field: 'name', to: { value: ' ' } }] }],
    ['StubAddress', { do: 'webhook.call', url: 'https://example.com/hook', send: [], answer: [], withinSeconds: 10 }],
    ['StubText', { ...issueInvoice.fresh(), currency: 'USD' }],
    ['StubText', { do: 'notify', who: 'responsible', text: { ru: 'Звонок', en: 'TODO' } }],
  ])('is an error: %s', (code, step) => {
    expect(does(step).filter((one) => one.startsWith(code))).toHaveLength(1);
    const [found] = problemsOf(pipeline([{ key: 'x', when: { on: 'stage.entered' }, then: [step] }] as never), world);
    expect(found).toMatchObject({ code, severity: 'error' });
  });

  it('is a time before or after that is not told', () => {
    expect(when({ side: 'before' })).toEqual(['NoLength x']);
    expect(when({ side: 'after', by: { amount: 0, unit: 'days' } })).toEqual(['NoLength x']);
    expect(when({ side: 'before', by: { amount: 1, unit: 'days' } })).toEqual([]);
    expect(when({ side: 'at' })).toEqual([]);
  });

  it('is a template of which nobody has written anything', () => {
    const send = { do: 'message.send', channel: 'sms', template: 'fresh', attach: [] };
    const templates = [
      { key: 'fresh', name: '', channel: 'sms', languages: [...languages], asks: [], untouched: true },
    ];
    const drawn = pipeline([{ key: 'x', when: { on: 'stage.entered' }, then: [send] }] as never);
    const found = problemsOf(drawn, { ...world, templates: [...world.templates, ...templates] });
    expect(found.map(({ code }) => code)).toContain('TemplateUntouched');
    for (const text of Object.values(firstText('sms'))) expect(isUntouched('sms', `${text}\n`)).toBe(true);
    expect(isUntouched('sms', 'Здравствуйте!')).toBe(false);
  });
});

describe('A1 stages', () => {
  it('must end in a success and in a refusal', () => {
    const only = (kinds: string[]) =>
      problems([], ({ stages }) => ({ stages: stages.filter(({ kind }) => kinds.includes(kind)) }));
    expect(only(['open', 'won'])).toEqual(['NoLostStage pipeline']);
    expect(only(['open', 'lost'])).toEqual(['NoWonStage pipeline']);
  });

  it('begin with an open one that is in use', () => {
    expect(problems([], ({ stages }) => ({ stages: [...stages].reverse() }))).toEqual(['FirstStageClosed lost']);
    expect(
      problems([], ({ stages }) => ({ stages: stages.map((one) => ({ ...one, retired: one.key === 'new' })) })),
    ).toEqual(['FirstStageRetired new']);
  });

  const only =
    (key: string, more: object) =>
    ({ stages }: PipelineDefinition) => ({
      outcomes: [],
      stages: stages.map((stage) => (stage.key === key ? { ...stage, ...more } : stage)),
    });

  it('nobody can get to are told, unless a hand, an automation or an outcome leads there', () => {
    expect(problems([], only('half', { movers: ['admin'] }))).toEqual(['StageUnreachable half warning']);
    expect(problems([], only('won', { movers: ['supervisor'] }))).toEqual(['StageUnreachable won warning']);
    expect(problems([], only('half', { movers: ['admin', 'manager'] }))).toEqual([]);
    expect(problems([{ stages: ['new'], then: [move('half')] }], only('half', { movers: ['admin'] }))).toEqual([]);
    expect(
      problems([{ stages: ['new'], then: [move('half')], off: true }], only('half', { movers: ['admin'] })),
    ).toEqual(['StageUnreachable half warning']);
    const withOutcome = (one: PipelineDefinition) => ({
      ...only('half', { movers: ['admin'] })(one),
      outcomes: one.outcomes,
    });
    expect(problems([], withOutcome)).toEqual([]);
  });

  it('where a lead would wait for ever are told', () => {
    const still = only('half', { rotsAfterDays: undefined });
    expect(problems([], still)).toEqual(['WaitsForever half warning']);
    expect(problems([{ stages: ['half'] }], still)).toEqual([]);
    expect(problems([{}], still)).toEqual([]);
    expect(problems([{ stages: ['new'] }], still)).toEqual(['WaitsForever half warning']);
    expect(problems([{ stages: ['half'], off: true }], still)).toEqual(['WaitsForever half warning']);
    expect(problems([{ stages: ['half'], then: [tag] }], still)).toEqual(['WaitsForever half warning']);
    expect(
      problems(
        [{ stages: ['half'], when: { on: 'stage.time', after: { amount: 1, unit: 'days' } }, then: [tag] }],
        still,
      ),
    ).toEqual([]);
    const brings = [
      move('half'),
      { do: 'task.create', type: 'call', text: { ru: 'x' }, due: { by: 'end_of_working_day' } },
    ];
    expect(problems([{ stages: ['new'], when: { on: 'task.done' }, then: brings }], still)).toEqual([]);
  });

  it('ask to enter only for what there is', () => {
    const entry = {
      fields: ['fields.nothing', 'amount.amount', 'lunch'],
      if: { field: 'entries.gone', is: '>', value: 1 },
    };
    expect(problems([], only('half', { entry }))).toEqual([
      'FieldMissing half',
      'FactUnknown half',
      'StageMissing half',
    ]);
  });
});

describe('A1 names', () => {
  it('are there once', () => {
    const twice = <T>(list: T[]) => [...list, list[0]];
    const change = (one: PipelineDefinition) => ({
      stages: [one.stages[0], { ...one.stages[1], key: 'new' }, ...one.stages.slice(1)],
      outcomes: twice(one.outcomes),
      lossReasons: twice(one.lossReasons),
      tasks: { ...one.tasks, types: twice(one.tasks.types) },
      fields: twice([
        { key: 'city', name: { ru: 'Город' }, type: 'list', options: twice([{ value: 'a', name: { ru: 'А' } }]) },
      ]),
    });
    expect(problems([{ key: 'same' }, { key: 'same' }], change)).toEqual([
      'DuplicateKey new',
      'DuplicateKey same',
      'DuplicateKey fields',
      'DuplicateKey outcomes',
      'DuplicateKey lossReasons',
      'DuplicateKey tasks',
      'DuplicateKey fields',
    ]);
  });

  const missing: [string, object, string[]][] = [
    ['stage of an automation', { stages: ['new', 'gone'] }, ['StageMissing a0']],
    ['stage of a move', { then: [tag, move('gone')] }, ['StageMissing a0 1']],
    ['outcome', { when: { on: 'task.done', outcome: 'gone' } }, ['OutcomeMissing a0', 'NeverFires a0 warning']],
    ['kind of task', { then: [{ do: 'task.cancel', type: 'gone' }] }, ['TaskTypeMissing a0 0']],
    ['loss reason', { then: [move('lost', { lossReason: 'gone' })] }, ['LossReasonMissing a0 0']],
    ['automation', { then: [{ do: 'run', automation: 'gone' }] }, ['AutomationMissing a0 0']],
    [
      'field that is set',
      { then: [{ do: 'lead.set', set: [{ field: 'fields.gone', to: { value: 1 } }] }] },
      ['FieldMissing a0 0'],
    ],
    [
      'field that is watched',
      { when: { on: 'field.changed', field: 'fields.gone' } },
      ['FieldMissing a0', 'NeverFires a0 warning'],
    ],
    ['field of a condition', { if: { field: 'fields.gone', is: 'filled' } }, ['FieldMissing a0']],
    ['fact of a condition', { if: { all: [{ not: { field: 'weather', is: 'filled' } }] } }, ['FactUnknown a0']],
    ['outcome of a count', { if: { field: 'outcomes.gone', is: '>', value: 2 } }, ['OutcomeMissing a0']],
    [
      'calendar of a condition',
      { if: { field: 'calendar.gone.working', is: '=', value: true } },
      ['CalendarMissing a0'],
    ],
    ['calendar', { then: [{ ...wait, working: 'gone' }] }, ['CalendarMissing a0 0']],
    ['form', { when: { on: 'form.sent', form: 'gone' } }, ['FormMissing a0', 'NeverFires a0 warning']],
    ['team', { then: [{ do: 'notify', who: 'team', team: 'gone', text: { ru: 'x' } }] }, ['TeamMissing a0 0']],
    [
      'team without people',
      { then: [{ do: 'lead.assign', rule: 'least_busy', team: 'empty' }] },
      ['TeamEmpty a0 0 warning'],
    ],
    [
      'sound that was not chosen',
      {
        then: [
          { do: 'call.say', sound: '', joins: true, due: { by: 'after', amount: 1, unit: 'minutes' }, within: 60 },
        ],
      },
      ['SoundNotChosen a0 0'],
    ],
    ['team that was not chosen', { then: [{ do: 'notify', who: 'team', text: { ru: 'x' } }] }, ['NotChosen a0 0']],
    [
      'template',
      { then: [{ do: 'message.send', channel: 'sms', template: 'gone', attach: [] }] },
      ['TemplateMissing a0 0'],
    ],
    ['person', { then: [{ do: 'notify', who: 'person', person: 'who@x', text: { ru: 'x' } }] }, ['PersonUnknown a0 0']],
    [
      'person who left',
      { then: [{ do: 'lead.assign', rule: 'least_busy', fallback: { to: 'person', person: 'timur@demo.voronka' } }] },
      ['PersonLeft a0 0'],
    ],
    [
      'person who left, while another is there',
      { then: [{ do: 'lead.assign', rule: 'round_robin', people: ['timur@demo.voronka', 'aida@demo.voronka'] }] },
      ['PersonLeft a0 0 warning'],
    ],
    [
      'everybody who left',
      { then: [{ do: 'lead.assign', rule: 'round_robin', people: ['timur@demo.voronka'] }] },
      ['PersonLeft a0 0'],
    ],
    [
      'what a waiting run waits for',
      {
        then: [
          {
            do: 'wait.event',
            on: { on: 'task.done', outcome: 'gone' },
            atMost: { amount: 1, unit: 'days' },
            then: [move('gone')],
            else: [],
          },
        ],
      },
      ['OutcomeMissing a0 0', 'StageMissing a0 0.then.0'],
    ],
    [
      'option of a list',
      { then: [{ do: 'lead.set', set: [{ field: 'fields.city', to: { value: 'paris' } }] }] },
      ['OptionUnknown a0 0 warning'],
    ],
    [
      'number of a constant (built F24)',
      { then: [{ do: 'lead.set', set: [{ field: 'fields.age', to: { value: '32,645' } }] }] },
      ['ValueUnfit a0 0 warning'],
    ],
    [
      'option of a condition',
      { if: { field: 'fields.city', is: 'in', value: ['almaty', 'paris'] } },
      ['OptionUnknown a0 warning'],
    ],
  ];
  const withFields = () => ({
    fields: [
      { key: 'city', name: { ru: 'Город' }, type: 'list', options: [{ value: 'almaty', name: { ru: 'Алматы' } }] },
      { key: 'age', name: { ru: 'Возраст' }, type: 'number' },
    ],
  });

  it.each(missing)('that are not there are told: a %s', (_what, automation, expected) => {
    expect(problems([automation], withFields)).toEqual(expected);
  });

  it('are only warned of where the automation is off', () => {
    for (const [, automation] of missing)
      for (const one of problems([{ ...automation, off: true }], withFields)) expect(one).toMatch(/warning$/);
  });

  it('of the pipeline itself are looked for too', () => {
    const change = (one: PipelineDefinition) => ({
      team: 'gone',
      calendar: 'gone',
      outcomes: [{ key: 'x', name: { ru: 'x' }, stage: 'gone' }],
      invoices: { ...one.invoices, sent: 'gone' },
    });
    expect(problems([], change)).toEqual([
      'StageMissing outcomes',
      'TeamMissing pipeline',
      'CalendarMissing pipeline',
      'TemplateMissing invoices',
    ]);
  });

  it('of a template in a language that a client may speak are a warning, in none an error', () => {
    const send = { then: [{ do: 'message.send', channel: 'email', template: 'received', attach: [] }] };
    const lacking = (...gone: string[]): World => ({
      ...world,
      templates: world.templates.map((one) =>
        one.key === 'received'
          ? { ...one, languages: one.languages.filter((language) => !gone.includes(language)) }
          : one,
      ),
    });
    expect(problems([send], undefined, lacking('kk'))).toEqual(['TemplateLanguageMissing a0 0 warning']);
    const [problem] = problemsOf(pipeline([send]), lacking('kk', 'uk'));
    expect(problemSentence(problem!, 'ru')).toBe(
      '«Имя a0»: шаблон «Заявка принята» не переведён (Почта: казахский, украинский). Клиент получит его на другом языке.',
    );
  });

  it('of a template are none in a language in which the company speaks with nobody', () => {
    const send = { then: [{ do: 'message.send', channel: 'email', template: 'received', attach: [] }] };
    const inRussian = world.templates.map((one) => ({ ...one, languages: ['ru' as const] }));
    expect(problems([send], undefined, { ...world, templates: inRussian, languages: ['ru'] })).toEqual([]);
  });

  it('are to be read once: not again with the next version', () => {
    const send = { then: [{ do: 'message.send', channel: 'email', template: 'received', attach: [] }] };
    const inRussian = { ...world, templates: world.templates.map((one) => ({ ...one, languages: ['ru' as const] })) };
    const [before, after] = [pipeline([send]), pipeline([send, { ...send, off: true }])];
    const warnings = problemsOf(after, inRussian);
    expect(newWarnings(warnings, undefined, inRussian)).toHaveLength(warnings.length);
    expect(newWarnings(warnings, before, inRussian).map(({ at }) => at.automation)).toEqual(['a1']);
    expect(newWarnings(warnings, after, inRussian)).toEqual([]);
  });
});

describe('A1 an automation', () => {
  const never: [string, object][] = [
    ['in no stage', { stages: [] }],
    ['for new leads, but not in the first stage', { stages: ['half'], when: { on: 'lead.created' } }],
    ['on leaving a closed stage', { stages: ['won', 'lost'], when: { on: 'stage.left' } }],
  ];
  it.each(never)('that can never fire is told: %s', (_what, automation) => {
    expect(problems([automation])).toEqual(['NeverFires a0 warning']);
    expect(problems([{ ...automation, off: true }])).toEqual([]);
  });

  it('in stages that are all gone or retired never fires', () => {
    expect(problems([{ stages: ['gone'] }])).toEqual(['StageMissing a0', 'NeverFires a0 warning']);
    const retire = ({ stages }: PipelineDefinition) => ({
      outcomes: [],
      stages: stages.map((stage) => (stage.key === 'half' ? { ...stage, retired: true } : stage)),
    });
    expect(problems([{ stages: ['half'] }], retire)).toEqual(['NeverFires a0 warning']);
    expect(problems([{ stages: ['half'], when: { on: 'task.done' } }], retire)).toEqual([]);
    expect(problems([{ stages: ['new'], then: [move('half')] }], retire)).toEqual(['MoveToRetired a0 0']);
  });

  it('at a closed stage fires when it is entered', () => {
    expect(problems([{ stages: ['won'], then: [tag] }])).toEqual([]);
  });

  it('that refuses a lead says why', () => {
    expect(problems([{ then: [move('lost')] }])).toEqual(['LossReasonNeeded a0 0']);
    expect(problems([{ then: [move('lost', { lossReason: 'price' })] }])).toEqual([]);
  });

  it('asks no reason of a loss of an outcome whose move is the click of a person, who is asked', () => {
    const refused = { key: 'refused', when: { on: 'task.done', outcome: 'refused' }, then: [move('lost')] };
    const outcomes = () => ({ outcomes: [{ key: 'refused', name: { ru: 'Отказ' } }] });
    expect(problems([refused], outcomes)).toEqual([]);
    expect(problems([{ ...refused, if: { field: 'name', is: 'filled' } }], outcomes)).toEqual([
      'LossReasonNeeded refused 0',
    ]);
    expect(problems([{ ...refused, then: [tag, move('lost')] }], outcomes)).toEqual(['LossReasonNeeded refused 1']);
    const ends = { then: [{ do: 'task.complete', outcome: 'refused' }] };
    expect(problems([refused, ends], outcomes)).toEqual(['LossReasonNeeded refused 0']);
  });

  it('is named in quotes that differ from those of its own name', () => {
    const [problem] = problemsOf(
      pipeline([{ then: [move('lost')] }], (one) => ({
        automations: one.automations.map((each) => ({
          ...each,
          name: { ru: 'Итог «Отказ»', en: 'Outcome “Lost”', kk: 'Қорытынды: «Бас тарту»', uk: 'Підсумок «Відмова»' },
        })),
      })),
      world,
    );
    expect(languages.map((language) => problemSentence(problem!, language).split(':')[0])).toEqual([
      '«Итог „Отказ“»',
      '“Outcome ‘Lost’”',
      '«Қорытынды',
      '«Підсумок „Відмова“»',
    ]);
  });

  it('does not divide by zero', () => {
    const set = (operand: number) => [
      { do: 'lead.set', set: [{ field: 'amount.amount', to: { number: 'amount.amount', by: '/', operand } }] },
    ];
    expect(problems([{ then: set(0) }])).toEqual(['DividesByZero a0 0']);
    expect(problems([{ then: set(2) }])).toEqual([]);
  });

  it('waits for dates only', () => {
    const number = () => ({ fields: [{ key: 'age', name: { ru: 'Возраст' }, type: 'number' }] });
    const on = (field: string) => [
      { when: { on: 'date.reached', field, side: 'at' } },
      { then: [{ do: 'wait.until', field }] },
    ];
    expect(problems(on('fields.age'), number)).toEqual(['NotADate a0 warning', 'NotADate a1 0 warning']);
    expect(problems(on('name'), number)).toEqual(['NotADate a0 warning', 'NotADate a1 0 warning']);
    expect(problems(on('createdAt'), number)).toEqual([]);
  });

  it('is not too long or too deep, has no empty branch and nothing behind its end', () => {
    const nested = (depth: number): object => ({
      do: 'branch',
      if: { field: 'responsible', is: 'filled' },
      then: depth ? [nested(depth - 1)] : [tag],
      else: [],
    });
    expect(problems([{ then: [nested(7)] }])).toEqual([]);
    expect(problems([{ then: [nested(8)] }])).toEqual(['TooDeepSteps a0']);
    const many = {
      do: 'branch',
      if: { field: 'responsible', is: 'filled' },
      then: Array(25).fill(tag),
      else: Array(25).fill(tag),
    };
    expect(problems([{ then: [many] }])).toEqual(['TooManySteps a0']);
    expect(problems([{ then: [{ ...many, then: [], else: [] }] }])).toEqual(['EmptyBranch a0 0 warning']);
    expect(problems([{ then: [{ ...many, then: [{ do: 'stop' }, tag], else: [] }, { do: 'stop' }] }])).toEqual([
      'StepsAfterStop a0 0.then.1 warning',
    ]);
  });

  it('has conditions that say what to compare with', () => {
    expect(problems([{ if: { field: 'name', is: '=' } }])).toEqual(['ConditionIncomplete a0 warning']);
    expect(problems([{ if: { field: 'createdAt', is: 'older' } }])).toEqual(['ConditionIncomplete a0 warning']);
    expect(problems([{ if: { any: [{ field: 'tags', is: 'in', value: [] }] } }])).toEqual([
      'ConditionIncomplete a0 warning',
    ]);
    expect(problems([{ if: { field: 'name', is: 'empty' } }])).toEqual([]);
  });

  it('that runs one that is off does nothing', () => {
    expect(problems([{ then: [{ do: 'run', automation: 'a1' }] }, { off: true, then: [tag] }])).toEqual([
      'RunsSwitchedOff a0 0 warning',
    ]);
  });

  it('over a channel without a key is told once a channel', () => {
    const send = { then: [{ do: 'message.send', channel: 'sms', template: 'received', attach: [] }] };
    const sandboxed = { ...world, channels: [{ id: 'sms', sandbox: true }] };
    expect(problems([send, send], undefined, sandboxed)).toEqual(['ChannelSandbox a0 warning']);
    expect(problems([{ ...send, off: true }], undefined, sandboxed)).toEqual([]);
  });

  it.each([
    ['http://localhost/x', true],
    ['http://127.1:8080', true],
    ['http://0x7f000001/', true],
    ['https://10.1.2.3', true],
    ['https://172.20.0.1', true],
    ['https://172.32.0.1', false],
    ['https://192.168.1.1', true],
    ['http://169.254.169.254/latest', true],
    ['http://[::1]/', true],
    ['http://[::ffff:10.0.0.1]/', true],
    ['http://[fe80::1]/', true],
    ['http://[2a00:1450::1]/', false],
    ['http://crm', true],
    ['http://crm.local.', true],
    ['https://example.com', false],
    ['https://10.example.com', false],
  ])('that calls %s: inside the network %s', (url, inner) => {
    expect(isInnerHost(url)).toBe(inner);
    expect(problems([{ then: [{ do: 'webhook.call', url, send: [], answer: [], withinSeconds: 10 }] }])).toEqual(
      inner ? ['WebhookInner a0 0 warning'] : [],
    );
  });
});

describe('A2 doors', () => {
  const assign = [{ do: 'lead.assign', rule: 'least_busy' }];
  const doorsTold = (automations: Parameters<typeof pipeline>[0]) =>
    problemsOf(pipeline(automations), world)
      .filter(({ code }) => code === 'DoorStartsNothing')
      .map(({ values }) => values['key']);
  const filled = (field: string) => ({ field, is: 'filled' as const });

  it.each<[string, Parameters<typeof pipeline>[0], string | undefined]>([
    ['a form that is named', [{ when: { on: 'form.sent', form: 'education' }, then: assign }], 'ad,api,hand'],
    ['a lead from anywhere', [{ when: { on: 'form.sent' }, then: assign }], undefined],
    ['a lead from two doors', [{ when: { on: 'form.sent', doors: ['form', 'api'] }, then: assign }], 'ad,hand'],
    ['entering the first stage', [{ when: { on: 'stage.entered' }, then: assign }], undefined],
    ['entering another stage', [{ when: { on: 'stage.entered' }, stages: ['half'], then: assign }], undefined],
    [
      'a condition on the source',
      [{ when: { on: 'lead.created' }, if: { any: [filled('source.form'), filled('source.ad')] }, then: assign }],
      'hand',
    ],
    ['its opposite', [{ when: { on: 'lead.created' }, if: { not: filled('source.form') }, then: assign }], 'form'],
    [
      'a letter only',
      [
        {
          when: { on: 'form.sent', doors: ['ad'] },
          then: [{ do: 'message.send', channel: 'email', template: 'hello' }],
        },
        { when: { on: 'form.sent', doors: ['form', 'hand', 'api'] }, then: assign },
      ],
      'ad',
    ],
    [
      'one that runs another',
      [
        { key: 'all', when: { on: 'lead.created' }, then: [{ do: 'run', automation: 'give' }] },
        { key: 'give', when: { on: 'button.pressed', button: { ru: 'x' } }, then: assign },
      ],
      undefined,
    ],
    [
      'one that is off',
      [
        { when: { on: 'lead.created' }, off: true, then: assign },
        { when: { on: 'form.sent', doors: ['form'] }, then: assign },
      ],
      'ad,api,hand',
    ],
  ])('whose leads start nothing are told where others start something: %s', (_what, automations, idle) => {
    expect(doorsTold(automations)).toEqual(idle === undefined ? [] : [idle]);
  });

  it('are named in the sentence', () => {
    const [problem] = problemsOf(pipeline([{ when: { on: 'form.sent', form: 'education' }, then: assign }]), world);
    expect(problemSentence(problem!, 'en')).toBe(
      'Leads that come from an ad, by the API, by hand start nothing here: nobody gets them and no task is set.',
    );
  });
});

describe('B2 a message that would stop at an empty value', () => {
  const asking = (...asks: string[]): World => ({
    ...world,
    templates: world.templates.map((one) => (one.key === 'received' ? { ...one, asks } : one)),
  });
  const send = (channel = 'email') => ({ do: 'message.send', channel, template: 'received', attach: [] });
  const meets = { do: 'task.create', type: 'meeting', text: { ru: 'Встреча' }, due: { by: 'end_of_working_day' } };
  const filled = { field: 'fields.city', is: 'filled' };
  const stops = (then: object[], asks: string[], more: object = {}) =>
    problemsOf(
      pipeline([{ then, ...more }], () => ({
        fields: [{ key: 'city', name: { ru: 'Город', en: 'City' }, type: 'text' }],
      })),
      asking(...asks),
    ).filter(({ code }) => code === 'TemplateMayStop');

  it.each([
    ['a meeting that nobody has set', [send()], ['meeting']],
    ['an amount', [send('sms')], ['lead.amount']],
    ['a field', [send()], ['lead.fields.city']],
    ['a seller without an address', [send()], ['company.address']],
    ['a phone in a letter', [send()], ['contact.phone']],
    [
      'after another condition',
      [{ do: 'branch', if: { field: 'amount', is: 'filled' }, then: [send()], else: [] }],
      ['meeting'],
    ],
  ])('is told beforehand: %s', (_, then, asks) => {
    const [told, ...more] = stops(then, asks);
    expect([told?.severity, more]).toEqual(['warning', []]);
    for (const language of languages) {
      expect(problemSentence(told!, language)).not.toMatch(/[{}]|(?:lead|company|contact)\.\w/);
    }
  });

  it.each([
    ['the steps before set the meeting', [meets, send()], ['meeting'], {}],
    ['the automation asks for the field', [send()], ['lead.fields.city'], { if: filled }],
    ['a branch asks for the field', [{ do: 'branch', if: filled, then: [send()], else: [] }], ['lead.fields.city'], {}],
    ['a letter goes where the letter goes', [send()], ['contact.email'], {}],
    ['an SMS goes where the SMS goes', [send('sms')], ['contact.phone'], {}],
  ])('is not told where %s', (_, then, asks, more) => {
    expect(stops(then, asks, more)).toEqual([]);
  });
});
