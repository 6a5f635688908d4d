import fc from 'fast-check';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import { storyText } from '../../workflows/event/story-text.ts';
import { asOf, type StoryEvent } from '../../workflows/lead/as-of.ts';
import { replay, rowsOf, same } from '../../workflows/lead/story.ts';
import { pipelineOf } from '../support/office.ts';

const day = (hours: number) => new Date(Date.UTC(2026, 10, 23, hours)).toISOString();
const event = (id: number, type: string, at: string, data: Record<string, unknown>, noun = 'lead'): StoryEvent => ({
  id: String(id),
  number: id,
  noun,
  nounId: noun === 'lead' ? 'acme' : `${noun}-1`,
  type,
  at,
  data,
  cause: null,
});
const automations = [
  {
    key: 'forgotten',
    name: { ru: 'Забыт' },
    stages: ['new'],
    when: { on: 'stage.time', after: { amount: 2, unit: 'hours' } },
    then: [{ do: 'lead.move', stage: 'no_answer' }],
  },
  {
    key: 'walk',
    name: { ru: 'Обход' },
    stages: ['half'],
    when: { on: 'stage.entered' },
    then: [
      { do: 'wait', for: { amount: 3, unit: 'hours' } },
      { do: 'lead.tag', add: ['late'], remove: [] },
    ],
  },
].map((one) => Automation.parse(one));
const definition = pipelineOf(automations);
const known = {
  leadId: 'acme',
  pipelines: new Map([['v1', { definition, version: 1, calendars: {} }]]),
  emails: new Map([['aida', 'aida@demo.voronka']]),
  facts: {},
};
const columns = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, [null, value]]));
const created = columns({
  pipeline_version_id: 'v1',
  stage: 'new',
  stage_entered_at: day(5),
  name: 'acme',
  responsible_id: 'aida',
  created_at: day(5),
});
const moved = { from: 'new', to: 'half', set: { stage: ['new', 'half'], stage_entered_at: [day(5), day(6)] } };
const story = [
  event(1, 'lead.created', day(5), { stage: 'new', set: created }),
  event(2, 'task.created', day(5), { set: columns({ text: 'Call', state: 'open', due_at: day(8) }) }, 'task'),
  event(3, 'lead.moved', day(6), moved),
  event(4, 'task.done', day(7), { set: { state: ['open', 'done'] } }, 'task'),
  event(5, 'lead.paused', day(8), { set: { paused_at: [null, day(8)] } }),
];

describe('A10 a lead as of a moment', () => {
  it('stands where it stood, with the tasks that it had and the clocks that ran', () => {
    const early = asOf(story, day(5), known);
    expect(early.lead).toMatchObject({ stage: 'new', responsible_id: 'aida' });
    expect(early.rows.get('task:task-1')?.row['state']).toBe('open');
    expect(early.memory.timers).toMatchObject([{ automation: 'forgotten', at: day(7) }]);
    expect(early.told).toHaveLength(2);
  });

  it('shows the run that went on then, until it had ended', () => {
    const later = asOf(story, day(7), known);
    expect(later.memory.timers).toEqual([]);
    expect(later.memory.runs).toMatchObject([{ automation: 'walk', at: '0', wait: { until: day(9) } }]);
    const after = asOf(story.slice(0, 4), day(10), known);
    expect(after.memory.runs).toEqual([]);
  });

  it('has a pause in it as a pause: nothing goes on', () => {
    const paused = asOf(story, day(12), known);
    expect(paused.lead['paused_at']).toBe(day(8));
    expect(paused.memory.runs).toHaveLength(1);
  });

  it('takes no notice of what came later, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 9 }), (hour) => {
        const before = story.filter(({ at }) => at <= day(hour));
        expect(asOf(story, day(hour), known)).toEqual(asOf(before, day(hour), known));
      }),
    );
  });
});

describe('A10 the replay', () => {
  const found = () => [...rowsOf(story).values()].map((one) => structuredClone(one));

  it('agrees with rows that nobody has touched behind the story’s back', () => {
    expect(replay(story, found())).toMatchObject({ events: 5, rows: 2, differences: [] });
  });

  it('shows each column that differs, a row that is missing and one that nobody told of', () => {
    const [lead] = found();
    lead!.row['stage'] = 'won';
    lead!.row['amount'] = 500;
    const stranger = { noun: 'invoice', id: 'i', row: { number: 7 } };
    expect(replay(story, [lead!, stranger]).differences).toEqual([
      { noun: 'lead', id: 'acme', name: 'acme', column: 'stage', told: 'half', found: 'won' },
      { noun: 'lead', id: 'acme', name: 'acme', column: 'amount', told: null, found: 500 },
      { noun: 'task', id: 'task-1', name: 'Call', column: '', told: 'exists', found: null },
      { noun: 'invoice', id: 'i', name: '7', column: '', told: null, found: 'exists' },
    ]);
  });

  it('finds every single change of a value, and none where there is none', () => {
    const json = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), json), json, (row, other) => {
        const told = [event(1, 'lead.created', day(5), { stage: row.stage, set: columns(row) })];
        const here = { noun: 'lead', id: 'acme', row: JSON.parse(JSON.stringify(row)) as typeof row };
        expect(replay(told, [here]).differences).toEqual([]);
        if (!('a' in row) || same(row['a'], other)) return;
        expect(replay(told, [{ ...here, row: { ...here.row, a: other } }]).differences).toMatchObject([
          { column: 'a' },
        ]);
      }),
    );
  });

  it('knows a moment however it is written, and an object whatever the order of its keys', () => {
    expect(same('2026-11-23T05:00:00Z', '2026-11-23T05:00:00.000Z')).toBe(true);
    expect(same({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 2 })).toBe(false);
  });
});

describe('A10 the story as a file', () => {
  it('is said in sentences, a heading a day, what people typed kept as text', () => {
    const events = [
      ...story.map((one) => ({ ...one, actor: { kind: 'user', name: 'Aida' } })),
      { ...event(6, 'lead.noted', day(30), { text: '# *bold*\n<b>' }), actor: { kind: 'user', name: 'Aida' } },
      {
        ...event(7, 'invoice.sent', day(30), { number: 12, total: 5_000_000, currency: 'KZT' }),
        actor: { kind: 'client' },
      },
    ] as unknown as Event[];
    const text = storyText({ name: 'acme', number: 7, stage: 'half', pipelineVersion: 1 }, events, {
      language: 'en',
      definition,
      userNames: new Map(),
      zone: 'Asia/Almaty',
    });
    expect(text).toContain('# acme (№ 7)');
    expect(text).toContain('- 11:00:00 Aida: stage “half” `#3`');
    expect(text.match(/^## /gm)).toEqual(['## ', '## ']);
    expect(text.replace(/\u00a0/g, ' ')).toContain('The client: invoice no. 12 for 50,000 ₸ was sent to the client');
    expect(text).toContain('\\# \\*bold\\* \\<b\\>');
  });

  it('says when a task is due now that its time went on, and of an older story only that it is another time', () => {
    const told = (data: Record<string, unknown>) =>
      storyText(
        { name: 'acme', number: 7, stage: 'half', pipelineVersion: 1 },
        [
          { ...event(1, 'task.replanned', day(6), data, 'task'), actor: { kind: 'process', id: 'lead:acme' } },
        ] as unknown as Event[],
        { language: 'en', definition, userNames: new Map(), zone: 'Asia/Almaty' },
      );
    expect(told({ text: 'Call', dueAt: day(8) })).toContain('Task “Call” is due 23.11.2026 13:00 now');
    expect(told({ text: 'Call' })).toContain('The due time of “Call” has moved');
  });
});
