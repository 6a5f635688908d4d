import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationPipeline } from '../../prisma/seed/education.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { simulate, newFacts } from '../../workflows/automation/simulate.ts';
import { newBacktest } from '../../workflows/trial/backtest.ts';
import { relivedLead } from '../../workflows/trial/past.ts';
import { livingLead } from '../../workflows/trial/tried-lead.ts';
import { forecast } from '../../workflows/trial/forecast.ts';
import { userNaming } from '../../workflows/trial/recorded.ts';
import { addTrial, groupsOf, messagesAClient, newTotals, tasksADay } from '../../workflows/trial/totals.ts';
import { TrialTotals, type Recorded } from '../../workflows/trial/trial.schema.ts';
import { live } from '../automation/dry-run.ts';
import { pipelineOf } from '../support/office.ts';
import { recordedLife } from './recorded-life.ts';

const SINCE = '2026-11-01T00:00:00.000Z';
const UNTIL = '2026-12-01T00:00:00.000Z';
const users = userNaming(new Map());
const words = (ru: string) => ({ ru });
const automation = (one: object) => Automation.parse({ name: words('правило'), ...one });
const call = (hours: number) => ({
  do: 'task.create',
  type: 'call',
  text: words('Позвонить'),
  due: { by: 'after', amount: hours, unit: 'hours' },
});
const takes = automation({ key: 'take', stages: ['new'], when: { on: 'stage.entered' }, then: [call(2)] });
const reminds = (hours: number) =>
  automation({
    key: 'remind',
    stages: ['new'],
    when: { on: 'stage.time', after: { amount: hours, unit: 'hours' } },
    then: [{ do: 'message.send', channel: 'sms', template: 'remind' }],
  });
const answers = automation({
  key: 'answer',
  when: { on: 'task.done', outcome: 'half' },
  then: [{ do: 'lead.move', stage: 'half' }],
});

const known = { contact: null, company: null, responsibleId: 'aida' };
const backtest = (tried: Automation[], lived: Automation[], story: Recorded[]) => {
  const pipeline = live(pipelineOf(tried));
  const subject = relivedLead({ pipeline, users }, { ...known, lived: live(pipelineOf(lived)) });
  const test = newBacktest({ pipeline, since: SINCE, until: UNTIL, users }, subject);
  for (const event of story) test.take(event);
  return test.end();
};
const keys = (steps: { automation: string; do: string }[]) => steps.map((step) => `${step.automation} ${step.do}`);

describe('A8 a backtest', () => {
  const lived = [takes, reminds(24), answers];
  const story = recordedLife(lived, (lead, at) => {
    lead.create();
    lead.pass(at('2026-11-04T06:00:00.000Z'));
    lead.finishTask('half');
    lead.pass(at(UNTIL));
  });

  it('of the very pipeline that was lived by fires what did fire, when it did', () => {
    const tried = backtest(lived, lived, story)!;
    expect(keys(tried.story.after)).toEqual(['take task.create', 'remind message.send', 'answer lead.move']);
    expect(tried.story.same).toBe(true);
    expect(tried).toMatchObject({ differs: false, after: { messages: 1 }, before: { messages: 1 } });
  });

  it('shows what would have come earlier, later, not at all or besides', () => {
    const later = backtest([takes, reminds(80), answers], lived, story)!;
    expect(later.differs).toBe(true);
    // the client had gone on by then
    expect(keys(later.story.after)).toEqual(['take task.create', 'answer lead.move']);
    expect(later.after.messages).toBe(0);
    const more = backtest([...lived, { ...reminds(2), key: 'sooner' }], lived, story)!;
    expect(more.after.firings).toContainEqual({ automation: 'sooner', at: '2026-11-02T06:00:00.000Z' });
    expect(more.after.messages).toBe(2);
  });

  it('lets a recorded answer finish the task that the tried pipeline would have set', () => {
    const tried = backtest([{ ...takes, then: [call(5)] as Automation['then'] }, answers], lived, story)!;
    expect(keys(tried.story.after)).toEqual(['take task.create', 'answer lead.move']);
    // nobody would wait for it any more
    expect(tried.after.idle).toBe(true);
  });

  it('takes a lead from before the period as it stood then, and does not fire what had passed', () => {
    const before = recordedLife(
      [takes],
      (lead, at) => {
        lead.create();
        lead.pass(at('2026-11-10T00:00:00.000Z'));
        lead.finishTask('half');
      },
      '2026-10-20T04:00:00.000Z',
    );
    const tried = backtest([takes, reminds(24), answers], [takes], before)!;
    expect(keys(tried.story.after)).toEqual(['answer lead.move']);
    expect(tried.story.heard.map(({ type }) => type)).toEqual(['task.done']);
  });

  it('leaves out a lead that came later, and counts one whose stage is not there any more', () => {
    expect(
      backtest(
        lived,
        lived,
        recordedLife(lived, (lead) => void lead.create(), '2027-01-01T04:00:00.000Z'),
      ),
    ).toBe(undefined);
    const stages = pipelineOf([]).stages.filter(({ key }) => key !== 'new');
    const pipeline = live({ ...pipelineOf([]), stages });
    const subject = relivedLead({ pipeline, users }, { ...known, lived: live(pipelineOf(lived)) });
    const gone = newBacktest({ pipeline, since: SINCE, until: UNTIL, users }, subject);
    for (const event of story) gone.take(event);
    expect(gone.end()).toMatchObject({ gone: true, differs: false });
  });

  it('says who would have been left without a next step', () => {
    const idle = backtest(
      [],
      lived,
      recordedLife(lived, (lead) => void lead.create()),
    )!;
    expect(idle).toMatchObject({ before: { idle: false }, after: { idle: true } });
    expect(groupsOf(idle)).toEqual(expect.arrayContaining(['idle', 'differs', 'b:take', 'n:0', 'm:0', 'u:nobody']));
  });
});

describe('A8 a forecast', () => {
  const now = '2026-11-20T04:00:00.000Z';
  const until = '2026-11-27T04:00:00.000Z';
  const lead = (more: object = {}) => {
    const pipeline = live(pipelineOf([]));
    return { facts: { ...newFacts(pipeline, '2026-11-19T00:00:00.000Z'), ...more }, process: null };
  };
  const of = (tried: Automation[], more: object = {}) => {
    const pipeline = live(pipelineOf(tried));
    const naming = userNaming(new Map([['7', 'timur@voronka']]));
    return forecast(pipeline, livingLead(pipeline, lead(more), { now, users: naming }), until);
  };

  it('tells what would fire at once and what later', () => {
    const tried = of([reminds(24), { ...reminds(72), key: 'later' }]);
    expect(tried.after.firings).toEqual([
      { automation: 'remind', at: now },
      { automation: 'later', at: '2026-11-22T00:00:00.000Z' },
    ]);
    expect(tried).toMatchObject({ now: true, after: { idle: true, messages: 2 }, before: { idle: true } });
  });

  it('counts tasks as hers to whom the pipeline gives the lead, where it names only her', () => {
    const assign = { do: 'lead.assign', rule: 'least_busy', people: ['timur@voronka'] };
    const after = { amount: 1, unit: 'hours' };
    const given = automation({
      key: 'give',
      stages: ['new'],
      when: { on: 'stage.time', after },
      then: [assign, call(2)],
    });
    expect(of([given]).after.tasks).toEqual([{ user: '7', day: '2026-11-20' }]);
  });

  it('leaves alone a paused lead and one whose stage is gone', () => {
    expect(of([reminds(24)], { pausedAt: now })).toMatchObject({ paused: true, after: { firings: [] } });
    expect(of([reminds(24)], { stage: 'gone' })).toMatchObject({ gone: true, after: { firings: [] } });
  });
});

describe('A8 totals', () => {
  it('are the sum of the leads, whatever their order, and fit their schema', () => {
    const lived = [takes, reminds(24)];
    const trials = [1, 2, 3, 4].map((lives) =>
      backtest(
        [takes, reminds(48)],
        lived,
        recordedLife(lived, (lead, at) => {
          for (let life = 0; life < lives; life++) {
            if (life === 0) lead.create();
            lead.pass(at(`2026-11-0${life + 3}T08:00:00.000Z`));
            lead.finishTask();
          }
        }),
      )!,
    );
    const sum = (order: typeof trials) => {
      const totals = newTotals();
      for (const trial of order) addTrial(totals, trial);
      return totals;
    };
    const totals = sum(trials);
    expect(TrialTotals.parse(totals)).toEqual(totals);
    expect(sum(trials.toReversed())).toEqual(totals);
    expect(totals).toMatchObject({ leads: 4, automations: { take: { before: 4, after: 4, leads: 4 } } });
    expect(tasksADay(totals)).toEqual([4, 4]);
    expect(messagesAClient(totals)[0]).toBeGreaterThan(0);
  });
});

describe('A8 a simulated lead', () => {
  const pipeline = live(educationPipeline());
  const START = '2026-11-23T04:00:00.000Z';
  const { stages, outcomes } = pipeline.definition;
  const click = fc.oneof(
    fc.record({ does: fc.constant('finish' as const), outcome: fc.constantFrom(...outcomes.map(({ key }) => key)) }),
    fc.record({ does: fc.constant('move' as const), stage: fc.constantFrom(...stages.map(({ key }) => key)) }),
    fc.record({ does: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ does: fc.constant('change' as const), value: fc.constantFrom('MBA', 'IELTS', null) }),
    fc.record({ does: fc.constant('pay' as const) }),
    fc.record({ does: fc.constant('pause' as const) }),
    fc.record({ does: fc.constant('resume' as const) }),
  );
  const simulated = (clicks: (typeof click extends fc.Arbitrary<infer C> ? C : never)[]) => {
    const lead = simulate(pipeline, { facts: newFacts(pipeline, START) }, START);
    lead.create();
    const later = (hours: number) => new Date(Date.parse(lead.now) + hours * 3_600_000).toISOString();
    const madeWhilePaused: unknown[] = [];
    for (const one of clicks) {
      const paused = lead.facts.pausedAt !== null;
      const steps =
        one.does === 'finish'
          ? lead.finishTask(one.outcome)
          : one.does === 'move'
            ? lead.moveTo(one.stage, pipeline.definition.lossReasons[0]!.key)
            : one.does === 'wait'
              ? lead.pass(later(one.hours))
              : one.does === 'change'
                ? lead.change('fields.programme', one.value)
                : one.does === 'pay'
                  ? lead.pay()
                  : one.does === 'pause'
                    ? lead.pause('ждём')
                    : lead.resume();
      if (paused && one.does !== 'resume') madeWhilePaused.push(...steps);
    }
    return { lead, madeWhilePaused };
  };

  it('lives the same way twice, never acts while it is paused, and makes a bounded number of steps', () => {
    fc.assert(
      fc.property(fc.array(click, { maxLength: 12 }), (clicks) => {
        const { lead, madeWhilePaused } = simulated(clicks);
        expect(madeWhilePaused).toEqual([]);
        expect(simulated(clicks).lead.events).toEqual(lead.events);
        expect(lead.steps.length).toBeLessThan(6000);
        const times = lead.events.map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
      }),
      { numRuns: 150 },
    );
  });

  it('is silent in a closed stage without automations', () => {
    fc.assert(
      fc.property(fc.array(click, { maxLength: 8 }), (clicks) => {
        const bare = live(pipelineOf([takes, reminds(24), answers]));
        const lead = simulate(bare, { facts: newFacts(bare, START) }, START);
        lead.create();
        lead.moveTo('won');
        const before = lead.steps.length;
        for (const one of clicks) {
          if (one.does === 'finish') lead.finishTask('half');
          if (one.does === 'change') lead.change('fields.programme', one.value);
          if (one.does === 'wait') lead.pass(new Date(Date.parse(lead.now) + one.hours * 3_600_000).toISOString());
        }
        expect(lead.steps.length).toBe(before);
        expect(lead.next()).toBe(null);
      }),
    );
  });

  it('is bounded even where automations chase each other', () => {
    const chase = ['new', 'half'].map((stage, index) =>
      automation({
        key: `chase_${index}`,
        stages: [stage],
        when: { on: 'stage.time', after: { amount: 0, unit: 'seconds' } },
        then: [{ do: 'lead.move', stage: stage === 'new' ? 'half' : 'new', again: true }],
      }),
    );
    const bare = live(pipelineOf(chase));
    const lead = simulate(bare, { facts: newFacts(bare, START) }, START);
    lead.create();
    lead.pass('2027-11-23T04:00:00.000Z');
    expect(lead.loops.length).toBeGreaterThan(0);
    expect(lead.steps.length).toBeLessThan(10_000);
  });
});

describe('B2 a trial foretells that a message would be stopped', () => {
  const asks = { 'sms remind': ['meeting', 'lead.fields.city', 'contact.phone'] };
  const tried = { ...live(pipelineOf([takes, reminds(24)])), asks };
  const simulated = (facts: Record<string, unknown>, meeting = false) => {
    const lead = simulate(
      tried,
      {
        facts: newFacts(tried, SINCE, facts),
        tasks: meeting ? [{ id: 'm', type: 'meeting', dueAt: UNTIL, state: 'open', overdue: false }] : [],
      },
      SINCE,
    );
    lead.create();
    lead.pass(UNTIL);
    return lead.events
      .filter(({ type }) => type.startsWith('delivery.'))
      .map(({ type, data }) => [type, data['lacks']]);
  };

  it.each([
    ['nothing', {}, ['meeting', 'lead.fields.city']],
    ['a field', { fields: { city: 'Алматы' } }, ['meeting']],
    ['a stub', { fields: { city: 'Название' } }, ['meeting', 'lead.fields.city']],
    ['a blank', { fields: { city: '  ' } }, ['meeting', 'lead.fields.city']],
  ])('with %s filled in', (_, facts, lacks) => {
    expect(simulated(facts)).toEqual([
      ['delivery.queued', lacks],
      ['delivery.failed', lacks],
    ]);
  });

  it('with the one task that asks to mend it, whatever the pipeline does about failed messages', () => {
    const check = { ...call(1), type: 'check' };
    const fails = automation({ key: 'fails', when: { on: 'message.failed' }, then: [check] });
    const again = automation({ ...reminds(30), key: 'again' });
    const pipeline = { ...live(pipelineOf([reminds(24), again, fails])), asks };
    const lead = simulate(pipeline, { facts: newFacts(pipeline, SINCE) }, SINCE);
    lead.create();
    lead.pass('2026-11-04T00:00:00.000Z');
    expect(lead.tasks.filter(({ type }) => type === 'check').map(({ state }) => state)).toEqual(['open']);
    // a provider's refusal is answered by the pipeline
    lead.hear('delivery.failed', { account: 'sms' }, { kind: 'provider' });
    expect(lead.tasks.filter(({ type }) => type === 'check')).toHaveLength(2);
  });

  it('and lets go what lacks nothing', () => {
    expect(simulated({ fields: { city: 'Алматы' } }, true)).toEqual([['delivery.queued', undefined]]);
  });

  it('in the forecast: the step says which values, and it is no message that the client gets', () => {
    const living = livingLead(tried, { facts: newFacts(tried, SINCE), process: null }, { now: SINCE, users });
    const { after, story } = forecast(tried, living, UNTIL);
    expect(after.messages).toBe(0);
    expect(story.after.find((step) => step.do === 'message.send')?.what).toMatchObject({
      lacks: ['meeting', 'lead.fields.city'],
    });
  });
});

describe('H1 money that goes back', () => {
  it.each(['invoice.refunded', 'invoice.disputed'] as const)('%s begins an automation, at a closed stage too', (on) => {
    const stages = ['new', 'won'];
    const tells = automation({
      key: 'tell',
      stages,
      when: { on },
      then: [{ do: 'lead.tag', add: ['back'], remove: [] }],
    });
    const tried = live(pipelineOf([tells]));
    for (const facts of [{}, { stage: 'won', closedAt: SINCE }]) {
      const lead = simulate(tried, { facts: { ...newFacts(tried, SINCE), ...facts } }, SINCE);
      for (const event of ['invoice.paid', 'invoice.part_paid', 'invoice.dispute_won'] as const) lead.hear(event);
      expect(lead.steps).toEqual([]);
      lead.hear(on);
      expect(lead.steps.map(({ action }) => action.do)).toEqual(['lead.tag']);
    }
  });
});
