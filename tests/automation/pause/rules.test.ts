import { describe, expect, it } from '@jest/globals';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { imagine, newFacts, type Imagined } from '../../../workflows/automation/simulate.ts';
import { pipelineOf } from '../../support/people.ts';
import { almaty, live } from '../dry-run.ts';

const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const hours = (amount: number) => ({ amount, unit: 'hours' });
const FRIDAY = '2026-11-27';
const local = (day: string, time: string) => new Date(`${day}T${time}:00+05:00`).toISOString();

const untouched = Automation.parse({
  key: 'untouched',
  name: { ru: 'Четыре рабочих часа' },
  stages: ['new'],
  when: { on: 'stage.time', after: hours(4), working: 'office' },
  then: [tag('late')],
});
const walk = Automation.parse({
  key: 'walk',
  name: { ru: 'Ожидание' },
  stages: ['new'],
  when: { on: 'stage.entered' },
  then: [{ do: 'wait', for: hours(4), working: 'office' }, tag('walked')],
});

const begin = (at: string) => {
  const pipeline = { ...live(pipelineOf([untouched, walk])), calendars: { '': almaty, office: almaty } };
  const lead = imagine(pipeline, { facts: newFacts(pipeline, at) }, at);
  lead.create();
  return lead;
};

const firings = (lead: Imagined) => lead.seen.map(({ automation, at }) => [automation, at]).sort();

describe('A9 working time that a pause holds up', () => {
  it('goes on in the next working hours: two of four used, paused overnight, the other two on Monday', () => {
    const lead = begin(local(FRIDAY, '16:00'));
    lead.pass(local(FRIDAY, '18:00'));
    lead.pause('the client is away');
    lead.pass(local('2026-11-28', '06:00'));
    lead.resume();
    lead.pass(local('2026-12-01', '00:00'));
    expect(firings(lead)).toEqual([
      ['untouched', local('2026-11-30', '11:00')],
      ['walk', local('2026-11-30', '11:00')],
    ]);
  });
});
