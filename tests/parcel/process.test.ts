import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../prisma/event/event.queries.ts';
import { publishPipeline } from '../../prisma/publication/publication.ts';
import { readSubjectBoard } from '../../prisma/subject/subject-board.ts';
import { PAUSE, RESUME } from '../../workflows/process/messages.ts';
import { until } from '../support/until.ts';
import { openWarehouse, type Warehouse } from './open-warehouse.ts';
import { parcels, warehouse } from './warehouse.ts';

const HOUR = 3_600_000;

let place: Warehouse;
beforeAll(async () => void (place = await openWarehouse()));
afterAll(() => place?.close());

describe('A2 a noun that lives in the tests alone', () => {
  it('has a process that its own trigger wakes, and a story of its own', async () => {
    const { come, act, rowOf, one, office } = place;
    const id = await come('A1');
    await act(id, { do: 'parcel.weigh', grams: 30_000 });
    await until(async () => (await rowOf(id)).labels.length > 0, 'a label');
    const story = await readStory(office.db, id, { limit: 100 });
    expect(story.map(({ number, type, cause }) => [number, type, cause?.automation ?? null])).toEqual([
      [1, 'parcel.came', null],
      [2, 'parcel.weighed', null],
      [3, 'parcel.labelled', 'heavy'],
    ]);
    expect(await one('SELECT kind, seq FROM subject WHERE id = $1', [id])).toEqual({ kind: 'parcel', seq: 3 });
    const { state, waits_for: waits } = await one('SELECT * FROM process WHERE workflow_id = $1', [`parcel:${id}`]);
    expect({ state, waits }).toMatchObject({ state: 'waiting', waits: [{ what: 'automation', id: 'forgotten' }] });
  });

  it('is paused and resumed by its process, and moved when its working time is over', async () => {
    const { come, rowOf, one, order, processes } = place;
    const id = await come('A2');
    const { door } = processes;
    await door.updateProcess(`parcel:${id}`, PAUSE, { ...order('p'), reason: 'a feast' }, { updateId: 'p' });
    await until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND state = 'paused'`, [id]), 'a pause');
    await processes.passTime(`parcel:${id}`, 5 * HOUR);
    expect((await rowOf(id)).stage).toBe('gate');
    await door.updateProcess(`parcel:${id}`, RESUME, order('r'), { updateId: 'r' });
    await until(
      () => one(`SELECT 1 FROM process WHERE noun_id = $1 AND state = 'waiting'`, [id]),
      'an end of the pause',
    );
    await processes.passTime(`parcel:${id}`, 3 * HOUR);
    await until(async () => (await rowOf(id)).labels.length > 0, 'a label of the shelf');
    expect(await rowOf(id)).toMatchObject({ stage: 'shelf', labels: ['on the shelf'] });
  });

  it('goes over to a new version, and stands on a board', async () => {
    const { come, act, rowOf, one, office, pipelineId, first } = place;
    const [id, given] = [await come('A3'), await come('A4')];
    await act(given, { do: 'parcel.move', stage: 'given' });
    await until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND state = 'finished'`, [given]), 'an end');
    await office.db.pool.query('INSERT INTO pipeline_draft (pipeline_id, definition, revision) VALUES ($1, $2, 1)', [
      pipelineId,
      JSON.stringify(warehouse({ hours: 9, shelf: 'rack' })),
    ]);
    const choice = { keep: false, stageMap: { shelf: 'rack' }, endRuns: true, fire: false };
    const published = await publishPipeline(office.db, {
      ...{ actor: { kind: 'user', id: office.saule }, pipeline: 'warehouse', note: '', revision: 1, choice },
    });
    if ('refusal' in published) throw new Error(published.refusal);
    const { versionId, publicationId } = published;
    await until(
      () => one(`SELECT 1 FROM publication WHERE id = $1 AND state = 'done'`, [publicationId]),
      'the publication',
    );
    expect(await rowOf(id)).toMatchObject({ pipeline_version_id: versionId, stage: 'gate' });
    expect(await rowOf(given)).toMatchObject({ pipeline_version_id: first, stage: 'given' });
    const board = await readSubjectBoard(office.db, parcels, { pipelineId, most: 10 });
    expect(board.map(({ stage, count, cards }) => [stage, count, cards.map(({ called }) => called)])).toEqual([
      ['gate', 2, ['A3', 'A1']],
      ['rack', 1, ['A2']],
    ]);
    const next = await until(
      () => one(`SELECT next_at FROM process WHERE noun_id = $1 AND next_at > now() + interval '8 hours'`, [id]),
      'the clock of the new version',
    );
    expect(next).toBeDefined();
  });
});
