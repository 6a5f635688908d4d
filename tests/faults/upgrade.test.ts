import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { until } from '../support/until.ts';
import { openKept, unzip } from '../upgrade/kept.ts';
import {
  closeRecord,
  eventsSince,
  MOMENTS,
  order,
  ownTasks,
  passMoments,
  quiet,
  standingOf,
  type Before,
  type Standing,
} from '../upgrade/standing.ts';

const before = JSON.parse(unzip('before.json.zst').toString()) as Before;
let system: System;
let outside: Outside;
beforeAll(async () => {
  system = await startSystem({}, await openKept(before));
  outside = outsideOf(system);
}, STARTS_WITHIN);
afterAll(async () => {
  await closeRecord();
  await system?.stop();
});

/** As far as the code of before told it. */
const told = ({ what, id, text, until, overdue, automation, step }: Standing['waitsFor'][number]) => ({
  ...{ what, until },
  ...Object.fromEntries(
    Object.entries({ id, text, overdue, automation, step }).filter(([, value]) => value !== undefined),
  ),
});
/** A pause may be counted in another way by now, so of what is paused only what is waited for has to be the same; a closed lead showed nothing. */
const comparable = ({ stage, state, pausedUntil, waitsFor, nextAt }: Standing) => ({
  stage,
  pausedUntil,
  ...(state === 'finished'
    ? {}
    : {
        state,
        waitsFor: waitsFor.map((wait) => (state === 'paused' ? { what: wait.what, id: wait.id } : told(wait))),
      }),
  ...(state === 'paused' ? {} : { nextAt }),
});
const all = (standings: Record<string, Standing>) =>
  Object.fromEntries(
    Object.entries(before.leads).map(([id, { state }]) => [
      id,
      comparable({ ...standings[id]!, state: state === 'finished' ? state : standings[id]!.state }),
    ]),
  );

/** In Temporal, whatever the record says; the runs of before by what they were ended with. */
const runs = async (query: string) => {
  const connection = await Connection.connect({ address: outside.temporalAddress });
  try {
    const { executions } = await connection.workflowService.listWorkflowExecutions({
      namespace: 'default',
      pageSize: 1000,
      query,
    });
    return executions!.map(({ execution }) => execution!.workflowId!);
  } finally {
    await connection.close();
  }
};

describe('M9 bin/start on the data of the commit before', () => {
  it('ends the old processes first, begins new ones from the record, and tells how far it is', async () => {
    expect(system.said).toMatch(/processes \(\d+ of an older version ended/);
    const revival = await until(async () => {
      const { walks } = await outside.get<Ops>('/ops');
      return walks.find(({ noun, what, endedAt }) => noun === 'revival' && what === 'upgraded' && endedAt);
    }, 'the end of the upgrade');
    expect(revival.done).toBe(revival.of);
    await quiet(outside);
    expect((await outside.get<Ops>('/ops')).stuck).toEqual([]);
    const moment = `StartTime < "${revival.since}"`;
    expect(await runs(`ExecutionStatus = "Running" AND ${moment}`)).toEqual([]);
    const ended = await until(async () => {
      const ids = await runs(`ExecutionStatus = "Terminated" AND ${moment}`);
      return ids.length >= before.processes.length && ids;
    }, 'the ends of the old processes');
    expect(ended).toEqual(expect.arrayContaining(before.processes));
    for (const id of Object.keys(before.leads).filter((id) => before.leads[id]!.state !== 'finished'))
      await until(
        async () => (await runs(`ExecutionStatus = "Running" AND WorkflowId = "lead:${id}"`)).length === 1,
        id,
      );
  });

  it('leaves every lead and every task to wait for what it had waited for, and has done nothing', async () => {
    expect(all(await standingOf(outside))).toEqual(all(before.leads));
    const tasks = await ownTasks(outside);
    for (const [id, at] of Object.entries(before.tasks)) if (at! > '2090') expect(tasks[id]).toBe(at);
    expect(await eventsSince(outside, before.events)).toEqual([]);
  });

  it.each(Object.entries(before.next).map(([id, { fate, happened }]) => [fate, id, happened] as const))(
    'lets the same happen to a lead %s, once, when its time comes',
    async (_, id, happened) => {
      expect(await passMoments(outside, id, MOMENTS)).toEqual(happened);
    },
  );

  it('lets a publication that was half done go on where it was', async () => {
    const { id, counts } = before.publication;
    const now = () => outside.get<{ state: string; counts: Before['publication']['counts'] }>(`/publications/${id}`);
    expect(await now()).toMatchObject({ state: 'paused', counts });
    await order(outside, `/publications/${id}/resume`);
    const done = await until(async () => {
      const publication = await now();
      return publication.state === 'done' && publication;
    }, 'the end of the publication');
    expect(done.counts.move).toBe(counts.total);
    const migrated = await outside.all<{ lead: { id: string } }>(`/publications/${id}/leads`);
    expect(migrated.length).toBe(counts.total);
  });
});
