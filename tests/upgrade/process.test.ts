import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { buildIdOf, bundleProcesses } from '../../temporal/bundle.ts';
import { promote } from '../../temporal/promote.ts';
import { endOlder } from '../../temporal/upgrade.ts';
import { LIFE } from '../../temporal/processes.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const stay = Automation.parse({
  key: 'stay',
  name: { ru: 'Ожидание' },
  stages: ['new'],
  when: { on: 'stage.time', after: { amount: 2, unit: 'hours' } },
  then: [{ do: 'lead.tag', add: ['late'], remove: [] }],
});
const bundleNext = () =>
  bundleWorkflowCode({
    workflowsPath: createRequire(import.meta.url).resolve('./next.workflow.ts'),
    logger: new DefaultLogger('WARN'),
  });

let office: Office;
let temporal: TestTemporal;
const running: Processes[] = [];
beforeAll(async () => {
  office = await openOffice({ automations: [stay] });
  temporal = await startTemporal();
});
afterAll(async () => {
  for (const processes of running) await processes.stop();
  await office?.close();
});

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const waiting = (leadId: string) =>
  until(
    async () =>
      (await all(`SELECT next_at FROM process WHERE workflow_id = $1 AND state = 'waiting'`, [`lead:${leadId}`]))[0],
    'a waiting process',
  );
/** Which builds have taken the turns of a process, in order, and whether it is one of the next release from its beginning; when it has ended a first one. */
const historyOf = (leadId: string) =>
  until(async () => {
    const { events } = await running[0]!.client.workflow.getHandle(`lead:${leadId}`).fetchHistory();
    const builds = events!.flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
      done ? [done.deploymentVersion?.buildId ?? done.workerDeploymentVersion ?? ''] : [],
    );
    return builds.length > 0 && { builds, next: JSON.stringify(events).includes('core_patch') };
  }, 'a turn');

describe('A10 workers of two releases side by side', () => {
  const env = { TEMPORAL_DEPLOYMENT: 'voronka' };
  let before: string;
  let next: string;
  let acme: string;

  it('leave everything to the release that was promoted', async () => {
    before = buildIdOf(await bundleProcesses());
    next = buildIdOf(await bundleNext());
    running.push(await runProcesses(office, env, temporal));
    const { client } = running[0]!;
    await until(
      () =>
        promote(client, { deploymentName: 'voronka', buildId: before }).then(
          () => true,
          () => false,
        ),
      'the first build',
    );
    acme = await newLead(office, 'acme');
    await waiting(acme);
    running.push(await runProcesses(office, env, temporal, bundleNext));
    const other = await newLead(office, 'other');
    await waiting(other);
    for (const id of [acme, other]) expect(new Set((await historyOf(id)).builds)).toEqual(new Set([before]));
  });

  it('give those that begin and those that live to the next one, once it is promoted', async () => {
    const { client, passTime } = running[0]!;
    await until(
      () =>
        promote(client, { deploymentName: 'voronka', buildId: next }).then(
          () => true,
          () => false,
        ),
      'the next build',
    );
    const beta = await until(async () => {
      const id = await newLead(office, 'beta');
      await waiting(id);
      return (await historyOf(id)).next && id;
    }, 'a process of the next release');
    expect((await historyOf(beta)).builds.at(-1)).toBe(next);
    await until(async () => {
      await running[0]!.door.poke(`lead:${acme}`);
      return (await historyOf(acme)).builds.at(-1) === next;
    }, 'a turn of the next build');
    await passTime(`lead:${acme}`, 3 * HOUR);
    await until(async () => (await all(`SELECT 1 FROM lead WHERE id = $1 AND tags @> '{late}'`, [acme]))[0], 'the tag');
    const { builds, next: patched } = await historyOf(acme);
    expect([builds[0], builds.at(-1), patched]).toEqual([before, next, false]);
    expect(
      await all(`SELECT count(*)::int AS times FROM event WHERE subject_id = $1 AND type = 'lead.changed'`, [acme]),
    ).toEqual([{ times: 1 }]);
  });

  it('do without the release before', async () => {
    await running.shift()!.stop();
    const id = await newLead(office, 'gamma');
    await waiting(id);
    expect(new Set((await historyOf(id)).builds)).toEqual(new Set([next]));
  });
});

describe('M9 processes of an older life', () => {
  it('end before the first turn of the new one, and begin anew with what they had waited for', async () => {
    const waits = () =>
      all(`SELECT workflow_id, waits_for, next_at FROM process WHERE state = 'waiting' ORDER BY workflow_id`);
    const before = await waits();
    expect(before.length).toBeGreaterThan(3);
    const runOf = async (id: string) => (await running[0]!.client.workflow.getHandle(id).describe()).runId;
    const ids = before.map(({ workflow_id }) => workflow_id as string);
    const old = new Map(await Promise.all(ids.map(async (id) => [id, await runOf(id)] as const)));
    const { door } = running[0]!;
    let calls = 0;
    // a busy Temporal does not take all of them at once
    const busy = {
      ...door,
      terminate: async (id: string, reason: string) => {
        if (++calls <= 2) throw new Error('busy');
        await door.terminate(id, reason);
      },
    };
    const left: number[] = [];
    expect(await endOlder({ db: office.db, door: busy, life: LIFE + 1 }, (n) => left.push(n))).toBeGreaterThanOrEqual(
      ids.length,
    );
    expect(left.length).toBeGreaterThan(0);
    // a second node finds nothing to do
    expect(await endOlder({ db: office.db, door, life: LIFE + 1 })).toBe(0);
    await until(async () => (await all('SELECT 1 FROM revival WHERE ended_at IS NULL')).length === 0, 'the end of it');
    for (const id of ids) await until(async () => (await runOf(id)) !== old.get(id), `${id} anew`);
    for (const [id, runId] of old) {
      const { status } = await running[0]!.client.workflow.getHandle(id, runId).describe();
      expect(status.name).toBe('TERMINATED');
    }
    await until(async () => (await all(`SELECT 1 FROM process WHERE state = 'running'`)).length === 0, 'quiet');
    expect(await waits()).toEqual(before);
    expect(await all('SELECT reason, life FROM revival ORDER BY created_at')).toEqual([
      { reason: 'first', life: LIFE },
      { reason: 'upgraded', life: LIFE + 1 },
    ]);
  });
});
