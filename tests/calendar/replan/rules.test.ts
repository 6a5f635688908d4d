import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../workflows/automation/advance.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { SubjectEvent, SubjectFacts } from '../../../workflows/automation/facts.ts';
import { newMemory, nextMoment, type Memory } from '../../../workflows/automation/memory.ts';
import { pipelineOf } from '../../support/office.ts';

const week = Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]])) as Record<
  string,
  [string, string][]
>;
const tag = { do: 'lead.tag', add: ['late'], remove: [] };
const stay = Automation.parse({
  key: 'stay',
  name: { ru: 'Время в этапе' },
  stages: ['new'],
  when: { on: 'stage.time', after: { amount: 0, unit: 'hours' }, working: 'office' },
  then: [tag],
});
const walk = Automation.parse({
  key: 'walk',
  name: { ru: 'Ожидание' },
  stages: ['new'],
  when: { on: 'stage.entered' },
  then: [{ do: 'wait', for: { amount: 1, unit: 'hours' }, working: 'office' }, tag],
});
const wall = Automation.parse({ ...stay, key: 'wall', when: { on: 'stage.time', after: { amount: 9, unit: 'days' } } });

const facts: SubjectFacts = { stage: 'new', closedAt: null, pausedAt: null, entries: { new: 1 } };
// a Saturday; Almaty is five hours ahead
const saturday = '2026-11-21T06:00:00.000Z';
const monday = '2026-11-23T04:00:00.000Z';
const tuesday = '2026-11-24T04:00:00.000Z';
const hour = (at: string) => new Date(Date.parse(at) + 3_600_000).toISOString();
const happened = (id: number, type: string, at: string, data: Record<string, unknown> = {}): SubjectEvent => ({
  id: String(id),
  number: id,
  type,
  at,
  data,
  cause: null,
});
const living = (holidays: string[], stamp = `${holidays.length + 1}.0`) => {
  const office = { zone: 'Asia/Almaty', week, holidays, ...(stamp ? { stamp } : {}) };
  return { definition: pipelineOf([stay, walk, wall]), version: 1, calendars: { office, '': office } };
};
const begun = (pipeline = living([])) =>
  advance(pipeline, newMemory(), facts, [happened(1, 'lead.created', saturday, { stage: 'new' })], saturday).memory;
const moments = ({ timers, runs }: Memory) => ({
  stay: timers.find(({ automation }) => automation === 'stay')?.at,
  walk: runs[0]?.wait?.until,
});

describe('C1 a calendar that changes while leads wait by it', () => {
  it('sets their clocks anew at the next turn, and tells of runs that wait longer', () => {
    const before = begun();
    expect(moments(before)).toEqual({ stay: monday, walk: hour(monday) });
    const { memory: process, runEvents: told, commands } = advance(living(['2026-11-23']), before, facts, [], saturday);
    expect(moments(process)).toEqual({ stay: tuesday, walk: hour(tuesday) });
    expect(nextMoment(process)).toBe(tuesday);
    expect(told).toMatchObject([{ type: 'automation.waiting', data: { run: '1/walk', until: hour(tuesday) } }]);
    expect(commands).toEqual([]);
    const wallClock = (one: Memory) => one.timers.find(({ automation }) => automation === 'wall');
    expect(wallClock(process)).toEqual(wallClock(before));
    expect(advance(living(['2026-11-23']), process, facts, [], saturday)).toMatchObject({
      memory: process,
      runEvents: [],
    });
  });

  it('lets fire at once what is due by it now', () => {
    const before = begun(living(['2026-11-23']));
    const { memory: process, commands } = advance(living([]), before, facts, [], hour(hour(monday)));
    expect(commands.map(({ automation }) => automation.key).sort()).toEqual(['stay', 'walk']);
    expect(process.runs).toEqual([]);
  });

  it('keeps what pauses have cost, also those during which it changed', () => {
    const paused = { ...facts, pausedAt: saturday };
    const changed = living(['2026-11-23']);
    expect(advance(changed, begun(), paused, [], hour(saturday)).memory).toEqual(begun());
    const shiftMs = 3_600_000;
    const resumed = happened(2, 'lead.resumed', hour(saturday), { shiftMs });
    const after = advance(changed, begun(), facts, [resumed], hour(saturday)).memory;
    expect(moments(after)).toEqual({ stay: hour(tuesday), walk: hour(hour(tuesday)) });
    const again = advance(living(['2026-11-23', '2026-11-24']), after, facts, [], hour(saturday)).memory;
    expect(moments(again)).toEqual({ stay: '2026-11-25T05:00:00.000Z', walk: '2026-11-25T06:00:00.000Z' });
  });

  it('leaves alone what is simulated with a calendar that has no stamp', () => {
    const before = begun();
    expect(advance(living(['2026-11-23'], ''), before, facts, [], saturday).memory).toEqual(before);
  });
});
