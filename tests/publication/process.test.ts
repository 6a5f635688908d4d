import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { PAUSE, RESUME } from '../../workflows/process/messages.ts';
import { bulkRunUpdate } from '../../workflows/process/bulk-run.ts';
import { PublicationChoice, type PublicationPlan } from '../../workflows/publication/publication.schema.ts';
import { PLAN } from '../../workflows/publication/messages.ts';
import { draw, publishDraft } from '../support/drafts.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const one = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows[0];
const publication = (id: string) => one('SELECT * FROM publication WHERE id = $1', [id]);
const inState = (id: string, state: string) =>
  until(async () => ((await publication(id)).state === state ? publication(id) : undefined), `publication ${state}`);
const steer = (id: string, order: string) =>
  processes.door.updateProcess(
    `publication:${id}`,
    order,
    { actor: { kind: 'user', id: office.saule }, key: `${id}/${order}` },
    { updateId: `${id}/${order}` },
  );
const waits = (id: string) =>
  until(
    () =>
      one(
        `SELECT p.* FROM process p JOIN lead l ON l.id = p.noun_id WHERE p.workflow_id = $1 AND p.seq >= l.event_seq`,
        [`lead:${id}`],
      ),
    'a process that waits',
  );
/** A second after entering any of these stages something happens to the lead. */
const late = (more: object = {}): PipelineDefinition =>
  pipelineOf([
    Automation.parse({
      key: 'late',
      name: { ru: 'Поздно' },
      stages: ['new'],
      when: { on: 'stage.time', after: { amount: 1, unit: 'seconds' } },
      then: [{ do: 'lead.tag', add: ['late'], remove: [] }],
      ...more,
    }),
  ]);

describe('A7 the process of publishing', () => {
  it('migrates living leads, whose processes then live by the new version, and lets fire what is late', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => newLead(office)));
    for (const id of ids) await waits(id);
    await new Promise((done) => setTimeout(done, 1100));
    const { publicationId } = await publishDraft(office, late(), { fire: true });
    expect((await inState(publicationId, 'done')).counts).toMatchObject({ move: 5, firing: 5 });
    for (const id of ids)
      await until(
        async () => (await one('SELECT tags FROM lead WHERE id = $1', [id])).tags.includes('late'),
        'the late tag',
      );
    const { rows } = await office.db.pool.query(
      `SELECT noun_id, count(*)::int AS times FROM event WHERE type = 'lead.migrated' AND data ->> 'publication' = $1 GROUP BY 1`,
      [publicationId],
    );
    expect(rows.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1]);
  });

  it('fires nothing that was late where it is to count only from now on', async () => {
    const id = await newLead(office);
    await waits(id);
    await new Promise((done) => setTimeout(done, 1100));
    const { publicationId } = await publishDraft(
      office,
      late({ then: [{ do: 'lead.tag', add: ['again'], remove: [] }], key: 'other' }),
    );
    await inState(publicationId, 'done');
    const { memory } = await waits(id);
    expect(memory.timers).toEqual([]);
    expect((await one('SELECT tags FROM lead WHERE id = $1', [id])).tags).not.toContain('again');
  });

  it('hears pause, resume, stop and undo, and an undoing long after it has ended', async () => {
    const id = await newLead(office);
    await waits(id);
    const { publicationId } = await publishDraft(office, pipelineOf([]));
    await inState(publicationId, 'done');
    expect(await steer(publicationId, PAUSE)).toMatchObject({ refusal: 'WalkNotRunning' });
    expect(await steer(publicationId, RESUME)).toMatchObject({ refusal: 'WalkNotPaused' });
    const before = await one('SELECT pipeline_version_id FROM lead WHERE id = $1', [id]);
    expect(await steer(publicationId, bulkRunUpdate('undo'))).toMatchObject({ state: 'undoing' });
    await inState(publicationId, 'undone');
    expect(await one('SELECT pipeline_version_id FROM lead WHERE id = $1', [id])).not.toEqual(before);
    expect(await steer(publicationId, bulkRunUpdate('stop'))).toMatchObject({ refusal: 'WalkNotRunning' });
  });

  it('plans what a draft would do, asked again as often as one likes', async () => {
    const { id } = await one('SELECT id FROM pipeline');
    await office.db.pool.query('DELETE FROM pipeline_draft');
    await draw(office, late());
    const plan = (revision: number, updateId: string) =>
      processes.door.updateProcess<PublicationPlan>(
        `publication-plan:${id}`,
        PLAN,
        { choice: PublicationChoice.parse({}), revision },
        { updateId },
      );
    const { total } = await one('SELECT count(*)::int AS total FROM lead WHERE closed_at IS NULL');
    const first = await plan(1, 'a');
    expect(first).toMatchObject({ total, move: total });
    expect(await plan(1, 'a')).toEqual(first);
    expect(await plan(2, 'b')).toMatchObject({ refusal: 'VersionChanged' });
  });
});
