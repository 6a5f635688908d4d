import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { simulate, newFacts, type Simulation } from '../../workflows/automation/simulate.ts';
import type { Recorded } from '../../workflows/trial/trial.schema.ts';
import { live } from '../automation/dry-run.ts';
import { pipelineOf } from '../support/office.ts';

/** The record of a lead that has lived by these automations, in the shape of the record's events. */
export const recordedLife = (
  automations: Automation[],
  lives: (lead: Simulation, at: (moment: string) => string) => void,
  start = '2026-11-02T04:00:00.000Z',
): Recorded[] => {
  const pipeline = live(pipelineOf(automations));
  const lead = simulate(pipeline, { facts: newFacts(pipeline, start) }, start);
  lives(lead, (moment) => moment);
  return recordOf(lead, start);
};

export const recordOf = (lead: Simulation, createdAt: string): Recorded[] => {
  const open = new Map<string, string[]>();
  return lead.events.map(({ id, type, at, data, cause, actor }) => {
    const noun = type.split('.')[0]!;
    const of = String(data['type'] ?? '');
    if (type === 'task.created') open.set(of, [...(open.get(of) ?? []), `task-${id}`]);
    const nounId =
      type === 'task.created'
        ? `task-${id}`
        : noun === 'task'
          ? ((type === 'task.overdue' ? open.get(of)?.[0] : open.get(of)?.shift()) ?? 'task-0')
          : noun;
    return {
      ...{ id, noun: noun === 'automation' ? 'lead' : noun, nounId, type, at, cause },
      actor: type === 'task.cancelled' || type === 'task.overdue' ? { kind: 'process' } : (actor ?? { kind: 'user' }),
      data: { ...data, ...setOf(type, data, at, createdAt) },
    };
  });
};

/** The columns that the record tells of a lead. */
const setOf = (type: string, data: Record<string, unknown>, at: string, createdAt: string): object => {
  if (type === 'lead.created')
    return {
      set: {
        stage: [null, 'new'],
        entries: [null, { new: 1 }],
        created_at: [null, createdAt],
        stage_entered_at: [null, createdAt],
        fields: [null, {}],
        tags: [null, []],
      },
    };
  if (type === 'lead.moved') return { set: { stage: [data['from'], data['to']], stage_entered_at: [createdAt, at] } };
  return {};
};
