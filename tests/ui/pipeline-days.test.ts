import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationPipeline } from '../../prisma/seed/education.ts';
import { DAYS, lifeOf, type Act } from '../../ui/pipeline/days/life.ts';
import { pathFrom, pathText } from '../../ui/pipeline/days/path.ts';
import { live } from '../automation/dry-run.ts';

const monday = '2026-11-23T04:00:00.000Z';
const education = live(educationPipeline());
const said = (acts: Act[]) =>
  lifeOf(education, monday, acts).stays.map(({ stage, from, to, happenings }) => ({
    stage,
    from,
    to,
    did: happenings.map((one) => `${one.day} ${one.clock} ${one.by === 'automation' ? one.action.do : one.by}`),
  }));

describe('A8 the first thirty days of a lead', () => {
  it('without anybody are what the automations do by themselves', () => {
    const [stay, ...more] = said([]);
    expect(more).toEqual([]);
    expect(stay).toMatchObject({ stage: 'new', from: 0, to: DAYS - 1 });
    expect(stay!.did.slice(0, 3)).toEqual(['0 09:00 lead.assign', '0 09:00 task.create', '0 09:00 message.send']);
    expect(stay!.did).toContain('2 09:00 notify');
  });

  it('go on where a person answers, each step in the stay to which it belongs', () => {
    const [first, second, third] = said([
      { day: 1, clock: '11:00', does: 'outcome', key: 'no_answer' },
      { day: 3, clock: '12:00', does: 'move', key: 'won' },
    ]);
    expect(first).toMatchObject({ stage: 'new', from: 0, to: 1 });
    expect(first!.did.slice(-2)).toEqual(['1 11:00 person', '1 11:00 lead.move']);
    expect(second).toMatchObject({ stage: 'no_answer', from: 1, to: 3 });
    expect(second!.did[0]).toMatch(/^1 11:00 /);
    expect(third).toMatchObject({ stage: 'won', from: 3 });
  });

  it('tell what a person cannot do', () => {
    const [, won] = lifeOf(education, monday, [
      { day: 1, clock: '11:00', does: 'move', key: 'won' },
      { day: 2, clock: '11:00', does: 'outcome', key: 'half' },
      { day: 2, clock: '12:00', does: 'pay' },
    ]).stays;
    expect(won!.happenings.filter(({ by }) => by === 'person')).toMatchObject([{ did: false }, { did: false }]);
  });

  it('begin by the form that a pipeline waits for', () => {
    const { automations, ...rest } = educationPipeline();
    const asked = automations.map((one) => ({ ...one, when: { on: 'form.sent', form: 'site' } }) as typeof one);
    const [stay] = lifeOf(live({ ...rest, automations: asked.slice(0, 1) }), monday, []).stays;
    expect(stay!.happenings.map((one) => one.by)).toEqual(['automation']);
  });

  it('let a client pay the invoice that a manager makes out', () => {
    const { automations, ...rest } = educationPipeline();
    const paid = {
      ...automations[0]!,
      key: 'paid',
      stages: undefined,
      when: { on: 'invoice.paid' },
      then: [{ do: 'lead.move', stage: 'won' }],
    } as never;
    const [, won] = lifeOf(live({ ...rest, automations: [paid] }), monday, [
      { day: 2, clock: '12:00', does: 'pay' },
    ]).stays;
    expect(won).toMatchObject({ stage: 'won', from: 2 });
  });

  it('are thirty, in order, with the days off of the calendar', () => {
    const { days } = lifeOf(education, monday, []);
    expect(days).toHaveLength(DAYS);
    expect(days.slice(0, 7).map(({ works }) => works)).toEqual([true, true, true, true, true, false, false]);
    expect(days[29]!.date).toBe('2026-12-22');
  });

  const act: fc.Arbitrary<Act> = fc
    .record({ day: fc.nat(DAYS - 1), hour: fc.nat(23), minute: fc.nat(59) })
    .chain(({ day, hour, minute }) => {
      const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      return fc.oneof(
        fc.constantFrom('half', 'no_answer', 'gone').map((key) => ({ day, clock, does: 'outcome' as const, key })),
        fc.constantFrom('half', 'won', 'lost', 'gone').map((key) => ({ day, clock, does: 'move' as const, key })),
        fc.constant({ day, clock, does: 'pay' as const }),
      );
    });

  it('can be walked on any path; every happening stands within its stay', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        const { stays } = lifeOf(education, monday, acts);
        const strays = stays.flatMap(({ from, to, happenings }) =>
          happenings.filter(({ day }) => day < from || day > to),
        );
        expect(strays).toEqual([]);
        expect(stays.flatMap(({ happenings }) => happenings).filter(({ by }) => by === 'person')).toHaveLength(
          acts.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are kept in the address, whatever the path', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        expect(pathFrom(pathText({ start: monday, acts }))).toEqual({ start: monday, acts });
      }),
    );
    expect(pathFrom('stage.new')).toBeUndefined();
    expect(pathFrom('days~nothing')).toBeUndefined();
    expect(pathFrom(`days~${monday}~x.y.z~40.1100.pay~1.9900.pay~1.1100.sleep`)?.acts).toEqual([]);
  });
});
