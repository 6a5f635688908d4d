import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { programOf } from '../../../workflows/automation/program.ts';
import { echoOf } from '../../../workflows/conversation/echo.ts';
import type { SubjectEvent, SubjectFacts } from '../../../workflows/automation/facts.ts';
import { messageIn } from '../../../workflows/lead/trigger/message-in.ts';
import { dryRun } from '../../automation/dry-run.ts';
import { pipelineOf } from '../../support/office.ts';

const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const automation = (key: string, when: object, more: object = {}) =>
  Automation.parse({ key, name: { ru: key }, when, then: [tag(key)], ...more });
const hours = (amount: number) => ({ amount, unit: 'hours' });
const of = { kind: 'conversation', id: '0192b5a0-0000-7000-8000-000000000001' };
const wrote = { of, account: 'telegram:anna_bot', message: of.id };
const user = { ...wrote, by: 'user' as const };
const late = automation('late', { on: 'answer.late', after: hours(2) });
const silent = automation('silent', { on: 'client.silent', after: { amount: 1, unit: 'days' } });

/** A lead that came now; its tags say what has fired. */
const begun = (...automations: Automation[]) => {
  const { lead } = dryRun(pipelineOf(automations));
  lead.create();
  const later = (ms: number) => void lead.pass(new Date(Date.parse(lead.now) + ms).toISOString());
  return { lead, later: (amount: number) => later(amount * 3_600_000), tags: () => lead.facts['tags'] };
};

describe('A2 a message of the client', () => {
  const heard = (data: object): SubjectEvent => ({
    ...{ id: '5', number: 5, type: 'lead.client_wrote', at: '2026-11-27T10:00:00.000Z', cause: null },
    data: { ...wrote, ...data },
  });
  const fires = (when: object, data: object) =>
    messageIn.matches!({ on: 'message.in', ...when } as never, heard(data), {} as SubjectFacts);

  it('is told by its channel, its account, its words in any case, by being the first and by the silence before it', () => {
    expect(fires({}, {})).toBe(true);
    expect([fires({ channel: 'telegram' }, {}), fires({ channel: 'telegram:anna_bot' }, {})]).toEqual([true, true]);
    expect([fires({ channel: 'telegram:other' }, {}), fires({ channel: 'email' }, {})]).toEqual([false, false]);
    const price = { words: ['цен', 'Счёт'] };
    expect(fires(price, { text: 'Какая ЦЕНА?' })).toBe(true);
    expect(fires(price, { text: 'пришлите счет' })).toBe(true);
    expect([fires(price, { text: 'Спасибо' }), fires(price, {})]).toEqual([false, false]);
    expect([fires({ first: true }, { first: true }), fires({ first: true }, { silentMs: 1 })]).toEqual([true, false]);
    const silence = { silence: { amount: 3, unit: 'days' } };
    expect([fires(silence, { silentMs: 3 * 86_400_000 }), fires(silence, { silentMs: 86_400_000 })]).toEqual([
      true,
      false,
    ]);
    expect(fires(silence, { first: true })).toBe(false);
  });

  it('begins an automation, and ends a wait for it', () => {
    const waits = automation(
      'waits',
      { on: 'lead.created' },
      {
        then: [
          {
            do: 'wait.event',
            on: { on: 'message.in', words: ['да'] },
            atMost: hours(24),
            then: [tag('yes')],
            else: [tag('no')],
          },
        ],
      },
    );
    const { lead, later, tags } = begun(waits, automation('any', { on: 'message.in' }));
    lead.hear('lead.client_wrote', { ...wrote, text: 'не знаю' });
    expect(tags()).toEqual(['any']);
    lead.hear('lead.client_wrote', { ...wrote, text: 'Да!' });
    expect(tags()).toEqual(['any', 'yes']);
    later(48);
    expect(tags()).toEqual(['any', 'yes']);
  });
});

describe('A2 an answer that is waited for', () => {
  it('is late once for the first message that waits, at whatever stage, and never after a user has answered', () => {
    const { lead, later, tags } = begun(late);
    lead.hear('lead.client_wrote', wrote);
    later(1.5);
    lead.hear('lead.client_wrote', wrote);
    expect(tags()).toEqual([]);
    later(0.5);
    expect(tags()).toEqual(['late']);
    lead.change('tags', []);
    lead.moveTo('half');
    later(24);
    expect(tags()).toEqual([]);
    lead.hear('lead.answered', user);
    lead.hear('lead.client_wrote', wrote);
    later(1);
    lead.hear('lead.answered', user);
    later(24);
    expect(tags()).toEqual([]);
    expect(lead.process.timers).toEqual([]);
  });

  it('is late at the stage that the lead has come to meanwhile, and stops with a pause', () => {
    const atHalf = automation('late', { on: 'answer.late', after: hours(2) }, { stages: ['half'] });
    const { lead, later, tags } = begun(atHalf);
    lead.hear('lead.client_wrote', wrote);
    later(1);
    lead.moveTo('half');
    lead.pause('');
    later(5);
    lead.resume();
    later(0.9);
    expect(tags()).toEqual([]);
    later(0.2);
    expect(tags()).toEqual(['late']);
  });

  it('counts working time where the calendar says so', () => {
    const byWork = automation('late', { on: 'answer.late', after: hours(2), working: 'office' });
    const { lead, later, tags } = begun(byWork);
    lead.pass('2026-11-27T12:30:00.000Z'); // Friday, half an hour before the end of work
    lead.hear('lead.client_wrote', wrote);
    later(40);
    expect(tags()).toEqual([]);
    later(48);
    expect(tags()).toEqual(['late']);
  });

  it('is awaited from the client since a user wrote last; what automations write answers nobody', () => {
    const { lead, later, tags } = begun(late, silent);
    lead.hear('lead.client_wrote', wrote);
    lead.hear('lead.answered', { ...wrote, by: 'automation' });
    later(2);
    expect(tags()).toEqual(['late']);
    lead.hear('lead.answered', user);
    later(20);
    lead.hear('lead.answered', user);
    later(20);
    expect(tags()).toEqual(['late']);
    later(4);
    expect(tags()).toEqual(['late', 'silent']);
    lead.change('tags', []);
    // its own reminder does not begin another wait
    lead.hear('lead.answered', { ...wrote, by: 'automation' });
    later(72);
    expect(tags()).toEqual([]);
  });
});

describe('A2 what a lead hears', () => {
  const at = '2026-11-27T10:00:00.000Z';
  const before = { account: 'telegram:anna_bot', lastAt: '2026-11-27T09:00:00.000Z' };
  const said = { message: of.id, text: 'да' };

  it('is what its client wrote and what we answered, not what the account says by itself', () => {
    const told = (type: string, data: object, kind: 'client' | 'system' | 'user') =>
      echoOf({ type, data: data as never, at, actor: { kind } }, before);
    expect(told('conversation.received', said, 'client')).toEqual({
      type: 'lead.client_wrote',
      data: { account: before.account, message: of.id, silentMs: 3_600_000, text: 'да' },
    });
    expect(told('conversation.answered', said, 'user')?.data).toMatchObject({ by: 'user' });
    expect(told('conversation.answered', { ...said, automatic: true }, 'system')).toBeUndefined();
    expect(told('conversation.noted', said, 'user')).toBeUndefined();
  });

  it('is only what its pipeline may answer', () => {
    const hears = (...automations: Automation[]) => [...programOf(pipelineOf(automations)).hears];
    expect(hears(automation('a', { on: 'stage.entered' }))).not.toContain('lead.client_wrote');
    expect(hears(automation('a', { on: 'message.in' }))).toContain('lead.client_wrote');
    expect(hears(late)).toEqual(expect.arrayContaining(['lead.client_wrote', 'lead.answered']));
    const within = { on: { on: 'message.in' }, atMost: hours(1), then: [], else: [] };
    const waits = automation('w', { on: 'lead.created' }, { then: [{ do: 'wait.event', ...within }] });
    expect(hears(waits)).toContain('lead.client_wrote');
  });
});
