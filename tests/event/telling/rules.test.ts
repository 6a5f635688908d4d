import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../workflows/event/catalogue.schema.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import { eventSentence } from '../../../workflows/event/sentence.ts';
import { addTelling, eventWords } from '../../../workflows/event/tellings.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../../../workflows/refusal.ts';
import { languages } from '../../../workflows/words/words.ts';
import { parcelTelling } from '../../parcel/parcel.telling.ts';

const at = '2026-11-29T10:00:00.000Z';
/** What any event may say: each reads its own part. */
const all = {
  ...{ text: 'Call', reason: 'away', amount: 100_000, total: 100_000, currency: 'KZT', number: 7, account: 'email' },
  ...{
    recipient: '+77015550101',
    address: '+77015550102',
    status: '503',
    rating: 4,
    name: 'Dana',
    role: 'payer',
    task: 'Call',
  },
  ...{
    from: 'new',
    to: 'half',
    until: at,
    dueAt: at,
    why: 'left',
    order: 'run',
    version: 3,
    set: { name: ['a', 'b'] },
  },
  ...{ add: ['vip'], remove: ['urgent'] },
  ...{ promise: 'resolution', targets: { resolution: { amount: 2, unit: 'hours' } }, policy: 'usual' },
  ...{ how: 'busy', as: 'kept', next: at, note: 'later', callback: 'c1' },
  ...{ direction: 'out', how: 'busy', talkS: 65, user: 'aida', outcome: 'half', note: 'later', phone: '+77015550101' },
  ...{ track: 'AB12345678', subject: 'No receipt', changes: [{ what: 'priority', from: 'low', to: 'high' }] },
  ...{ because: refuse('LeadClosed'), decision: { chosen: 'aida' } },
};
const told = (type: string, data: object): Event =>
  ({ type, noun: type.split('.')[0], at, actor: { kind: 'client' }, cause: null, data }) as unknown as Event;
const reader = {
  ...{ definition: undefined, nameOf: () => 'Aida', due: String },
  ...{ exact: (moment: string) => `at ${moment}`, day: (date: string) => `on ${date}` },
};

describe('A10 the sentence of an event', () => {
  const toMany = ['task.escalated', 'ticket.warned', 'conversation.warned', 'callback.warned'];
  const types = Object.keys(catalogue).filter((type) => type in eventWords && !toMany.includes(type));
  it.each(types)('names all that %s has to say', (type) => {
    for (const language of languages)
      expect(eventSentence(told(type, all), { ...reader, language })).not.toMatch(/\{\{|undefined|\[object/);
  });

  it('says what a step of a ladder did, and how whoever is on call was reached', () => {
    const step = { rung: 'last', round: 0, to: ['aida'], promise: 'first_answer', since: at, dueAt: at };
    const says = (data: object, type = 'ticket.warned') =>
      eventSentence(told(type, { ...step, ...data }), { ...reader, language: 'en' });
    expect(says({})).toBe(`Told: Aida (first answer by at ${at})`);
    expect(says({ onCall: true, by: ['mail', 'phone'] })).toBe(
      `On call, called: Aida (first answer by at ${at}) · e-mail, phone`,
    );
    expect(says({ onCall: true, to: [] }, 'conversation.warned')).toBe(
      `Nobody else is on call (first answer by at ${at})`,
    );
    expect(says({ did: 'raised', to: [] })).toBe(
      `A step of the ladder: the priority is raised (first answer by at ${at})`,
    );
  });

  it('says what a step of a task’s ladder did', () => {
    const says = (data: object) =>
      eventSentence(told('task.escalated', { type: 'call', text: 'Call', to: ['aida'], rung: 'one', ...data }), {
        ...reader,
        language: 'en',
      });
    expect(says({})).toBe('Task “Call” is not done in time, told: Aida');
    expect(says({ does: 'on_call', by: ['mail'] })).toBe('Task “Call” is not done, on call, called: Aida · e-mail');
    expect(says({ does: 'on_call', to: [] })).toBe('Task “Call” is not done in time, but there is nobody to tell');
    expect(says({ does: 'raise', to: [] })).toBe('Task “Call” is not done in time and is important now');
    expect(says({ does: 'hand_on', nothing: true })).toBe('Task “Call” is not done in time; nothing to change');
  });

  it('says on a ticket, too, what an automation’s task is called in the reader’s language', () => {
    const then = [{ do: 'task.create', text: { ru: 'Позвонить: всё стоит', en: 'Call: work has stopped' } }];
    const definition = { automations: [{ then }], outcomes: [] } as unknown as PipelineDefinition;
    const says = (type: string) =>
      eventSentence(told(type, { task: 'Позвонить: всё стоит', dueAt: at, type: 'call' }), {
        ...{ ...reader, definition, language: 'en' },
        due: () => '15:00',
      });
    expect(says('ticket.task_set')).toMatch(/task “Call: work has stopped” by 15:00$/);
    expect(says('ticket.task_overdue')).toBe('The task “Call: work has stopped” is overdue');
  });

  it('says dates and moments of fields as people read them', () => {
    const fields = [
      { key: 'starts', name: { ru: 'Начало' }, type: 'date' },
      { key: 'visit', name: { ru: 'Приём' }, type: 'moment' },
    ];
    const set = { fields: [{}, { starts: '2027-09-01', visit: at }] };
    const definition = { fields } as unknown as PipelineDefinition;
    expect(eventSentence(told('lead.changed', { set }), { ...reader, definition, language: 'ru' })).toBe(
      `Клиент: Начало: on 2027-09-01; Приём: at ${at}`,
    );
  });

  it('is said by its noun: one more noun is one more telling', () => {
    addTelling(parcelTelling);
    const event = told('parcel.weighed', { grams: 900 });
    expect(eventSentence(event, { ...reader, language: 'en' })).toBe('The parcel weighs 900 g');
    expect(eventSentence(event, { ...reader, language: 'kk' })).toBe('Сәлемдеменің салмағы 900 г');
  });
});
