import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advance } from '../../../workflows/automation/advance.ts';
import { simulate, newFacts, type Simulation } from '../../../workflows/automation/simulate.ts';
import { eventsOf, triggerKinds } from '../../../workflows/automation/trigger/index.ts';
import { isSilent, silentTypes } from '../../../workflows/event/silent.ts';
import { live } from '../dry-run.ts';
import { anyActs, anyPipeline, PEOPLE, type Act } from '../same/pipelines.ts';

const START = '2026-11-23T04:00:00.000Z';

const does = (lead: Simulation, act: Act): void => {
  if (act.does === 'finish') lead.finishTask(act.outcome);
  if (act.does === 'move') lead.moveTo(act.stage);
  if (act.does === 'change') lead.change('fields.colour', act.value);
  if (act.does === 'tag') lead.change('tags', [act.tag]);
  if (act.does === 'pay') lead.pay();
  if (act.does === 'wait') lead.pass(new Date(Date.parse(lead.now) + act.seconds * 1000).toISOString());
};

describe('A5 an event that wakes no process', () => {
  it('would change nothing in any turn but the number of what has been heard', () => {
    fc.assert(
      fc.property(anyPipeline, anyActs, (definition, acts) => {
        const pipeline = live(definition);
        const lead = simulate(pipeline, { facts: newFacts(pipeline, START, { responsible: PEOPLE[0] }) }, START);
        lead.create();
        for (const act of acts) {
          does(lead, act);
          for (const type of silentTypes)
            for (const kind of ['provider', 'process', 'client']) {
              const number = lead.process.cursor + 1;
              const event = { id: 'silent', number, type, at: lead.now, data: {}, cause: null, actor: { kind } };
              const step = advance(pipeline, lead.process, lead.facts, [event], lead.now);
              expect(step).toEqual({
                memory: { ...lead.process, cursor: number },
                commands: [],
                loops: [],
                runEvents: [],
              });
            }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is none that a trigger hears', () => {
    const heard = triggerKinds.flatMap(eventsOf);
    expect(silentTypes.filter((type) => heard.includes(type))).toEqual([]);
  });

  it('is none that a person has caused: it may be the reaction that is waited for', () => {
    for (const type of silentTypes) expect(isSilent({ type, actor: { kind: 'user' } })).toBe(false);
  });
});
