import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Trial } from '../../workflows/trial/trial.schema.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { fillPast } from './past.ts';

const AUTOMATIONS = 30;

/** A month's events run through a draft of thirty automations: the seconds, and whether the worker's memory grows with them. */
export const p3 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const outside = outsideOf(system);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 1 });
  const definition = await drawThirty(outside);
  // what the worker loads at its first trial is not what the events cost
  await tried(outside);
  const events = await fillPast(record, definition, short ? 100_000 : 1_000_000);
  await record.end();
  await pause(3000);
  const memory: number[] = [];
  const watching = setInterval(() => memory.push(residentOf(system)), 100);
  const began = processorOf(system);
  const trial = await tried(outside);
  const processor = processorOf(system) - began;
  clearInterval(watching);
  const seconds = (Date.parse(trial.endedAt ?? '') - Date.parse(trial.createdAt)) / 1000;
  const million = 1_000_000 / events;
  if (!trial.result?.differs) throw new Error('The trial has seen no difference');
  return [
    figure({ name: 'p3', value: seconds * million, unit: 's/1000000' }, { of: 'value', atMost: 60 }),
    figure({ name: 'p3.core', value: processor * million, unit: 's/1000000' }, { of: 'value', atMost: 60 }),
    figure({ name: 'p3.memory', value: growthOf(memory), unit: 'MB growth' }, { of: 'value', atMost: 50 }),
  ];
};

/** The demo's automations and more of their kind, thirty in all. */
const drawThirty = async (outside: Outside): Promise<PipelineDefinition> => {
  const draft = await outside.get<{ definition: PipelineDefinition; revision: number }>('/pipelines/education/draft');
  const { definition, revision } = draft;
  const open = definition.stages.filter(({ kind }) => kind === 'open').map(({ key }) => key);
  const more = Array.from({ length: AUTOMATIONS - definition.automations.length }, (_, index) => ({
    key: `more_${index}`,
    name: { ru: `Ещё ${index}` },
    ...[
      { stages: [open[index % open.length]], when: { on: 'stage.time', after: { amount: index + 1, unit: 'hours' } } },
      { when: { on: 'field.changed', field: 'fields.programme' }, if: { field: 'tags', is: 'contains', value: 'vip' } },
      { when: { on: 'task.overdue' }, if: { field: 'outcomes.no_answer', is: '>=', value: 2 } },
    ][index % 3],
    then: [{ do: 'lead.tag', add: [`more_${index}`], remove: [] }],
  }));
  const wide = { ...definition, automations: [...definition.automations, ...more] } as PipelineDefinition;
  await outside.patch('/pipelines/education/draft', { definition: wide, revision });
  return definition;
};

const tried = async (outside: Outside): Promise<Trial> => {
  const period = { since: new Date(Date.now() - 30 * 86_400_000).toISOString(), until: new Date().toISOString() };
  const { id } = await outside.post<Trial>('/pipelines/education/trials', { kind: 'backtest', ...period });
  for (;;) {
    const trial = await outside.get<Trial>(`/trials/${id}`);
    if (trial.state === 'done') return trial;
    if (trial.error) throw new Error(trial.error);
    await pause(200);
  }
};

/** How much more was used in the second half than in the first: nothing, where memory does not grow with the events. */
const growthOf = (memory: number[]): number => {
  const half = Math.floor(memory.length / 2);
  return Math.max(0, Math.max(...memory.slice(half)) - Math.max(...memory.slice(0, half)));
};

/** Resident megabytes of the worker. */
const residentOf = (system: System): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${system.pids()['worker']}/status`, 'utf8'))?.[1]) / 1024;

/** Seconds of a processor that the worker has used. */
const processorOf = (system: System): number => {
  const fields = readFileSync(`/proc/${system.pids()['worker']}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
