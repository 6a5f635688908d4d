import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { runSlice } from '../../activities/slice.ts';
import { moveLead } from '../../prisma/lead/lead.ts';
import { planPublication } from '../../prisma/publication/publication-plan.ts';
import { publishPipeline, steerPublication } from '../../prisma/publication/publication.ts';
import { runPublicationBatch } from '../../prisma/publication/publication-batch.ts';
import { leadFromEvents } from '../../workflows/lead/lead.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import { PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import { draw, publishDraft } from '../support/drafts.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const small = pipelineOf([]);
const withoutHalf: PipelineDefinition = {
  ...small,
  stages: small.stages.filter(({ key }) => key !== 'half'),
  outcomes: [],
};
const choice = (more: Partial<PublicationChoice> = {}) => PublicationChoice.parse(more);
const saule = () => ({ kind: 'user' as const, id: office.saule });
const one = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows[0];
const publication = (id: string) => one('SELECT * FROM publication WHERE id = $1', [id]);
const lead = (id: string) =>
  one('SELECT l.*, v.number FROM lead l JOIN pipeline_version v ON v.id = l.pipeline_version_id WHERE l.id = $1', [id]);
const inStage = async (stage: string) => {
  const id = await newLead(office);
  if (stage !== 'new') await moveLead(office.db, { leadId: id, stage, actor: saule() });
  return id;
};
const runAll = async (id: string) => {
  for (let step = await runPublicationBatch(office.db, id); ['running', 'undoing'].includes(step.state);)
    step = await runPublicationBatch(office.db, id);
};
const steer = (id: string, order: BulkRunOrder) =>
  steerPublication(office.db, { publicationId: id, order, actor: saule(), key: `${id}/${order}` });

describe('A6 A7 publishing', () => {
  it('makes the draft a version that cannot be changed, taken by new leads at once', async () => {
    const published = await publishDraft(office, withoutHalf);
    expect(published.version).toBe(2);
    expect(await one('SELECT published_id FROM pipeline')).toEqual({ published_id: published.versionId });
    expect(await one('SELECT count(*)::int AS drafts FROM pipeline_draft')).toEqual({ drafts: 0 });
    expect(await lead(await newLead(office))).toMatchObject({ number: 2 });
    await expect(office.db.pool.query(`UPDATE pipeline_version SET note = 'other'`)).rejects.toThrow();
  });

  it('happens once for one key, and is refused for another draft than the one that was read', async () => {
    await draw(office, withoutHalf);
    const order = { pipeline: 'education', note: '', choice: choice(), actor: saule() };
    expect(await publishPipeline(office.db, { ...order, revision: 7 })).toMatchObject({ refusal: 'VersionChanged' });
    const first = await publishPipeline(office.db, { ...order, revision: 1, key: 'publish/1' });
    expect(first).toMatchObject({ version: 2 });
    expect(await publishPipeline(office.db, { ...order, revision: 1, key: 'publish/1' })).toEqual(first);
    expect(await publishPipeline(office.db, { ...order, revision: 1 })).toMatchObject({ refusal: 'NothingToPublish' });
    expect(await publishPipeline(office.db, { ...order, pipeline: 'nowhere', revision: 1 })).toMatchObject({
      refusal: 'NotFound',
    });
  });

  it('is refused while the one before still runs, and for a map to a stage that ends leads', async () => {
    await newLead(office);
    await publishDraft(office, withoutHalf);
    await draw(office, small);
    const order = { pipeline: 'education', note: '', revision: 1, actor: saule() };
    expect(await publishPipeline(office.db, { ...order, choice: choice() })).toMatchObject({
      refusal: 'PublicationRuns',
    });
    await office.db.pool.query(`UPDATE publication SET state = 'done'`);
    expect(await publishPipeline(office.db, { ...order, choice: choice({ stageMap: { half: 'won' } }) })).toMatchObject(
      {
        refusal: 'StageMapWrong',
        values: { stage: 'won' },
      },
    );
  });
});

describe('A7 the plan over living leads', () => {
  it('counts each fate with its first leads, leaves out the closed ones, and writes nothing', async () => {
    const half = await inStage('half');
    const fresh = [await inStage('new'), await inStage('new')];
    const gone = await inStage('new');
    await moveLead(office.db, { leadId: gone, stage: 'lost', lossReason: 'price', actor: saule() });
    const { id: pipelineId } = await one('SELECT id FROM pipeline');
    const before = await one('SELECT count(*)::int AS events FROM event');
    const plan = (more: Partial<PublicationChoice> = {}) =>
      planPublication(office.db, { pipelineId, definition: withoutHalf, choice: choice(more) });
    expect(await plan()).toMatchObject({
      total: 3,
      move: 2,
      blocked: 1,
      groups: [
        { fate: 'move', from: 'new', to: 'new', count: 2, leads: fresh },
        { fate: 'blocked', reason: 'StageGone', from: 'half', count: 1, leads: [half] },
      ],
    });
    expect(await plan({ stageMap: { half: 'new' } })).toMatchObject({ map: 1, move: 2, blocked: 0 });
    expect(await plan({ keep: true })).toMatchObject({ keep: 3, move: 0 });
    expect(await one('SELECT count(*)::int AS events FROM event')).toEqual(before);
    expect(await one('SELECT count(*)::int AS rows FROM publication_lead')).toEqual({ rows: 0 });
  });
});

describe('A7 the bulk run over living leads', () => {
  it('migrates each once with an event, maps stages with their visits, and keeps the blocked where they are', async () => {
    const [half, fresh, blocked] = [await inStage('half'), await inStage('new'), await inStage('no_answer')];
    const to = { ...withoutHalf, stages: withoutHalf.stages.filter(({ key }) => key !== 'no_answer') };
    const entered = (await lead(half)).stage_entered_at;
    const { publicationId } = await publishDraft(office, to, { stageMap: { half: 'new' }, fire: true });
    await runAll(publicationId);
    expect(await lead(fresh)).toMatchObject({ number: 2, stage: 'new' });
    expect(await lead(half)).toMatchObject({
      number: 2,
      stage: 'new',
      entries: { new: 2, half: 1 },
      stage_entered_at: entered,
    });
    expect(await lead(blocked)).toMatchObject({ number: 1, stage: 'no_answer' });
    expect(await publication(publicationId)).toMatchObject({
      state: 'done',
      counts: { total: 3, move: 1, map: 1, blocked: 1 },
      ended_at: expect.any(Date),
    });
    const { rows } = await office.db.pool.query(
      `SELECT subject_id, data, pokes, actor FROM event WHERE type = 'lead.migrated' ORDER BY subject_id`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      actor: { id: office.saule },
      data: { publication: publicationId, fire: true, set: { stage: ['half', 'new'] } },
      pokes: [`lead:${half}`],
    });
    const told = await office.db.pool.query(
      `SELECT data FROM event WHERE noun = 'lead' AND noun_id = $1 ORDER BY seq`,
      [half],
    );
    const { pipeline_version_id, stage, version, event_seq } = await lead(half);
    expect(leadFromEvents(told.rows)).toMatchObject({ pipeline_version_id, stage });
    expect([version, event_seq]).toEqual([3, 3]);
    expect(
      await one(`SELECT state, fate, reason, from_stage FROM publication_lead WHERE lead_id = $1`, [blocked]),
    ).toEqual({
      state: 'skipped',
      fate: 'blocked',
      reason: 'StageGone',
      from_stage: 'no_answer',
    });
  });

  it('also takes a lead that came in with the old version while it was published', async () => {
    const late = await newLead(office);
    await newLead(office);
    const { publicationId } = await publishDraft(office, withoutHalf);
    await office.db.pool.query(
      `UPDATE publication SET counts = counts || '{"after": "ffffffff-ffff-7fff-8fff-ffffffffffff"}'`,
    );
    await runAll(publicationId);
    expect(await lead(late)).toMatchObject({ number: 2 });
  });

  it('touches no living lead where all are to be kept', async () => {
    const id = await newLead(office);
    const { publicationId } = await publishDraft(office, withoutHalf, { keep: true });
    expect(await publication(publicationId)).toMatchObject({ state: 'done', counts: { total: 1, keep: 1 } });
    expect(await lead(id)).toMatchObject({ number: 1, version: 1 });
  });

  it('stops where it is told to, and undoing gives back what has not gone on by itself', async () => {
    const [half, own, fresh] = [await inStage('half'), await inStage('new'), await inStage('new')];
    const { publicationId, versionId } = await publishDraft(office, withoutHalf, { stageMap: { half: 'no_answer' } });
    await runAll(publicationId);
    await moveLead(office.db, { leadId: own, stage: 'no_answer', actor: saule() });
    expect(await steer(publicationId, 'undo')).toMatchObject({ state: 'undoing' });
    expect(await one('SELECT v.number FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id')).toEqual({
      number: 1,
    });
    expect(await one('SELECT definition FROM pipeline_draft')).toEqual(
      await one('SELECT definition FROM pipeline_version WHERE id = $1', [versionId]),
    );
    await runAll(publicationId);
    expect(await lead(half)).toMatchObject({ number: 1, stage: 'half', entries: { new: 1, half: 1 } });
    expect(await lead(fresh)).toMatchObject({ number: 1, stage: 'new' });
    expect(await lead(own)).toMatchObject({ number: 2, stage: 'no_answer' });
    expect(await publication(publicationId)).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 1 } });
    expect(await steer(publicationId, 'stop')).toMatchObject({ refusal: 'WalkNotRunning' });
  });

  it('rests while it is paused', async () => {
    const id = await newLead(office);
    const { publicationId } = await publishDraft(office, withoutHalf);
    expect(await steer(publicationId, 'pause')).toMatchObject({ state: 'paused' });
    expect(await runPublicationBatch(office.db, publicationId)).toEqual({ state: 'paused', moved: [] });
    expect(await lead(id)).toMatchObject({ number: 1 });
    expect(await steer(publicationId, 'resume')).toMatchObject({ state: 'running' });
    await runAll(publicationId);
    expect(await lead(id)).toMatchObject({ number: 2 });
  });

  it('waits for a command that holds a lead, and moves what that has made of it', async () => {
    const id = await inStage('new');
    const { publicationId } = await publishDraft(office, withoutHalf);
    const client = await office.db.pool.connect();
    await client.query('BEGIN');
    await client.query(`UPDATE lead SET stage = 'half', version = version + 1 WHERE id = $1`, [id]);
    const bulkRun = runPublicationBatch(office.db, publicationId);
    await new Promise((done) => setTimeout(done, 100));
    await client.query('COMMIT');
    client.release();
    await bulkRun;
    expect(await lead(id)).toMatchObject({ number: 1, stage: 'half' });
  });
});

describe('A7 A12 a slice that yields', () => {
  it('rests three times as long as a batch took, where others had news meanwhile', async () => {
    const moved = [{ workflowId: 'lead:00000000-0000-0000-0000-000000000000', seq: 1 }];
    let batches = 0;
    const nextBatch = async () => {
      if (++batches > 1) return { state: 'done' as const, moved: [] };
      await pause(100);
      await office.db.pool.query(
        `INSERT INTO poke (target, what) SELECT 'lead:' || n, 'poke' FROM generate_series(1, 20) n`,
      );
      return { state: 'running' as const, moved };
    };
    const began = Date.now();
    await runSlice(office.db, nextBatch, { beat: () => {}, signal: new AbortController().signal, yields: true });
    expect(Date.now() - began).toBeGreaterThanOrEqual(400);
  });
});
