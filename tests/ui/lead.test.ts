import { wayOf } from '../../ui/lead/process/graph.ts';
import { fold } from '../../ui/lead/story/fold.ts';
import { timeInStages } from '../../ui/lead/time-in-stages.ts';
import { mergeTyped, patchOf } from '../../ui/lead/typed.ts';
import { waitName } from '../../ui/lead/process/wait-name.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../workflows/process/process.schema.ts';

const words = (ru: string) => ({ ru });
const definition = {
  stages: [
    { key: 'new', name: words('Новая'), kind: 'open' },
    { key: 'half', name: words('50 %'), kind: 'open' },
    { key: 'won', name: words('Успешно'), kind: 'won' },
    { key: 'lost', name: words('Отказ'), kind: 'lost' },
  ],
  outcomes: [{ key: 'half', name: words('50 %'), stage: 'half' }],
  automations: [
    {
      key: 'outcome_half',
      name: words('Итог'),
      when: { on: 'task.done', outcome: 'half' },
      then: [{ do: 'lead.move', stage: 'half', again: true }],
    },
    {
      key: 'paid',
      name: words('Счёт оплачен'),
      when: { on: 'invoice.paid' },
      then: [{ do: 'lead.move', stage: 'won', again: false }],
    },
  ],
} as unknown as PipelineDefinition;
const event = (id: string, type: string, at: string, data: Record<string, unknown> = {}, automation?: string): Event =>
  ({
    id,
    number: Number(id),
    type,
    at,
    data,
    noun: 'lead',
    actor: { kind: 'process' },
    cause: automation ? { automation } : null,
  }) as unknown as Event;
const acme = { stage: 'half', stageEnteredAt: '2026-11-21T10:30:00Z', closedAt: null } as Lead;
const story = [
  event('10', 'lead.moved', '2026-11-21T10:30:00Z', { from: 'new', to: 'half' }, 'outcome_half'),
  event('9', 'lead.created', '2026-11-21T10:00:00Z', { set: { stage: [null, 'new'] } }),
];

describe('A5 the way of a lead', () => {
  it('counts the time in each stage, to this moment where it stands', () => {
    const spent = timeInStages(story, acme, Date.parse('2026-11-21T12:30:00Z'));
    expect(Object.fromEntries(spent)).toEqual({ new: 30 * 60_000, half: 2 * 3_600_000 });
  });

  it('hands on what it waits for, which is told as everywhere', () => {
    const invoice = { what: 'payment', until: '2026-12-03T13:00:00Z', text: '11' } as Wait;
    const wait = wayOf(acme, [invoice], story, definition).find(({ kind }) => kind === 'wait');
    expect(wait).toMatchObject({ wait: invoice, at: invoice.until });
  });

  it('shows where it was, where it stands, and where it may go and why', () => {
    const boxes = wayOf(acme, [], [...story].reverse(), definition);
    expect(boxes.map(({ kind, stage }) => `${kind} ${stage}`)).toEqual([
      'done new',
      'here half',
      'next won',
      'next lost',
    ]);
    expect(boxes[1]?.why).toEqual([words('Итог')]);
    expect(boxes[2]?.why).toEqual([words('Счёт оплачен')]);
  });

  it('offers nothing next to a lead that is closed', () => {
    const boxes = wayOf({ ...acme, closedAt: '2026-11-21T13:00:00Z' }, [], [...story].reverse(), definition);
    expect(boxes.map(({ kind }) => kind)).toEqual(['done', 'here']);
  });
});

describe('D5 a message in the story of a lead', () => {
  it('is one entry, which stands where it began: one that a cap holds, too', () => {
    const of = (id: string, nounId: string, seq: number, type: string) =>
      ({ ...event(id, type, '2026-11-21T10:00:00Z'), noun: 'delivery', nounId, seq }) as Event;
    const told = [
      of('3', 'sent', 2, 'delivery.failed'),
      of('1', 'sent', 1, 'delivery.queued'),
      of('2', 'held', 1, 'delivery.failed'),
      of('4', 'held', 2, 'delivery.retried'),
    ];
    expect(fold([...told, ...story]).map(({ id }) => id)).toEqual(['1', '2', '9', '10']);
  });
});

describe('B10 two people editing one lead', () => {
  const before = { name: 'Acme', amount: '850 000', tags: '', 'fields.country': 'Канада' };

  it('sends only what was changed', () => {
    expect(
      patchOf({ ...before, amount: '900 000', 'fields.country': '' }, before, 7, 'KZT', { country: 'text' }),
    ).toEqual({
      version: 7,
      amount: { amount: 90000000, currency: 'KZT' },
      fields: { country: null },
    });
  });

  it('sends a number that can be meant in one way as such, and any other as it was typed, to be asked again (built F24)', () => {
    const sent = (text: string) =>
      patchOf({ ...before, 'fields.size': text }, { ...before, 'fields.size': '' }, 7, 'KZT', { size: 'number' })
        .fields;
    expect(['1 250,5', '32,645', '0x1F', '1,234,567'].map(sent)).toEqual([
      { size: 1250.5 },
      { size: '32,645' },
      { size: '0x1F' },
      { size: 1234567 },
    ]);
  });

  it('keeps what was typed, takes the rest from the other, and says what that was', () => {
    const merged = mergeTyped({ ...before, amount: '900 000' }, before, {
      ...before,
      amount: '700 000',
      tags: 'IELTS',
    });
    expect(merged).toEqual({ typed: { ...before, amount: '900 000', tags: 'IELTS' }, theirs: ['amount', 'tags'] });
  });
});

describe('A9 what the dialog of a pause and the process card call a wait', () => {
  const say = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' ');

  it('is its own name, an invoice by its number, and else what kind it is', () => {
    const until = '2026-11-30T13:00:00.000Z';
    expect(waitName({ what: 'task', text: 'Call', until }, 'en', say)).toBe('Call');
    expect(waitName({ what: 'automation', text: { ru: 'Два дня', en: 'Two days' }, until }, 'en', say)).toBe(
      'Two days',
    );
    expect(waitName({ what: 'payment', text: '9', until }, 'en', say)).toBe('wait.payment 9');
    expect(waitName({ what: 'person', until: null }, 'en', say)).toBe('wait.person');
    expect(waitName({ what: 'escalation', until }, 'en', say)).toBe('kit:wait.escalation');
  });
});
