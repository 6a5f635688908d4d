import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listMassChangeLeads } from '../../../prisma/mass-change/mass-change.queries.ts';
import { readOps } from '../../../prisma/ops/ops.queries.ts';
import { createSubjectMassChange, previewSubjectMassChange } from '../../../prisma/mass-change/subject-mass-change.ts';
import { pauseSubject } from '../../../prisma/subject/steering.ts';
import { countIdleSubjects, listIdleSubjects } from '../../../prisma/subject/subject-next-step.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { until } from '../../support/until.ts';
import { openWarehouse, type Warehouse } from '../open-warehouse.ts';
import { parcels } from '../warehouse.ts';

let place: Warehouse;
beforeAll(async () => void (place = await openWarehouse()));
afterAll(() => place?.close());

const changed = async (chosen: Parameters<typeof createSubjectMassChange>[1]['chosen'], more: object = {}) => {
  const { office, order, one } = place;
  const wish = { record: parcels, chosen, action: { do: 'parcel.move', stage: 'shelf' }, automations: 'fire' as const };
  const begun = await createSubjectMassChange(office.db, { ...order(`many ${Math.random()}`), ...wish, ...more });
  if (isRefusal(begun)) throw new Error(begun.refusal);
  const done = () => one(`SELECT counts FROM mass_change WHERE id = $1 AND state = 'done'`, [begun.id]);
  return { id: begun.id, counts: (await until(done, 'the mass change')).counts };
};

describe('A12 a mass change of a noun that lives in the tests alone', () => {
  it('carries out an action on each, by its own decision, and its automations answer', async () => {
    const ids = [await place.come('M1'), await place.come('M2')];
    const there = await place.come('M3');
    await place.act(there, { do: 'parcel.move', stage: 'shelf' });
    const wish = { record: parcels, chosen: { ids: [...ids, there] }, action: { do: 'parcel.move', stage: 'shelf' } };
    expect(await previewSubjectMassChange(place.office.db, { ...wish, automations: 'fire' })).toEqual({
      ...{ total: 3, changed: 2, firing: 2 },
      refused: [{ because: { refusal: 'SameStage' }, count: 1, leads: [{ id: there, name: 'M3' }] }],
      fires: [{ automation: 'shelved', name: { ru: 'Shelved', en: 'Shelved' }, count: 2 }],
    });
    expect((await place.rowOf(ids[0]!)).stage).toBe('gate');
    const { id, counts } = await changed(wish.chosen);
    expect(counts).toMatchObject({ total: 3, done: 2, refused: 1 });
    for (const one of ids)
      await until(async () => (await place.rowOf(one)).labels.length === 1, 'a label of the shelf');
    const refused = await place.one(
      'SELECT lead_id, error FROM mass_change_lead WHERE mass_change_id = $1 AND error IS NOT NULL',
      [id],
    );
    expect(refused).toEqual({ lead_id: there, error: 'SameStage' });
    const me = { id: place.office.saule, role: 'admin' as const };
    const listed = await listMassChangeLeads(place.office.db, me, id, {
      state: undefined,
      after: undefined,
      limit: 10,
    });
    expect(listed.map(({ kind, name, state, path }) => [kind, name, state, path])).toEqual([
      ['parcel', 'M1', 'done', null],
      ['parcel', 'M2', 'done', null],
      ['parcel', 'M3', 'refused', null],
    ]);
  });

  it('lets no automation answer where it is to be quiet', async () => {
    const id = await place.come('M4');
    const { counts } = await changed({ pipelineId: place.pipelineId, stage: 'gate' }, { automations: 'quiet' });
    expect(counts).toMatchObject({ total: 1, done: 1 });
    await until(() => place.one('SELECT 1 FROM process WHERE noun_id = $1 AND seq >= 2', [id]), 'it has heard');
    expect(await place.rowOf(id)).toMatchObject({ stage: 'shelf', labels: [] });
  });
});

describe('A15 what has no next step, of a noun that lives in the tests alone', () => {
  it('is counted and listed with its reason', async () => {
    const { office, come, act, order, one } = place;
    const { db } = office;
    const [paused, nothing, waits, silent] = [await come('N1'), await come('N2'), await come('N3'), await come('N4')];
    await act(nothing, { do: 'parcel.move', stage: 'shelf' });
    await until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND seq >= 3`, [nothing]), 'the label');
    await pauseSubject(db, { ...order('pause'), record: parcels, id: paused, reason: 'a feast' });
    await db.pool.query(`UPDATE process SET next_at = now() - interval '2 minutes' WHERE noun_id = $1`, [silent]);
    const idle = await listIdleSubjects(db, parcels, { limit: 100 });
    const whyOf = (id: string) => idle.find((subject) => subject.id === id)?.why;
    expect([paused, nothing, waits, silent].map(whyOf)).toEqual(['paused', 'nothing', undefined, 'silent']);
    expect(idle.find(({ id }) => id === paused)).toMatchObject({ called: 'N1', error: null });
    expect(await countIdleSubjects(db, parcels)).toMatchObject({ open: 8, paused: 1, silent: 1, stuck: 0, nothing: 5 });
  });
});

describe('M5 what ops see of a noun that lives in the tests alone', () => {
  it('is called by its own name: stuck, not to be woken, failed', async () => {
    const { db } = place.office;
    const id = await place.come('O1');
    const subject = { kind: 'parcel', id, name: 'O1', number: null, path: null };
    await db.pool.query(`UPDATE process SET state = 'stuck', error = 'no' WHERE noun_id = $1`, [id]);
    await db.pool.query(`INSERT INTO poke (target, what, parked_at, error) VALUES ($1, 'poke', now(), 'no')`, [
      `parcel:${id}`,
    ]);
    const because = { refusal: 'UnknownStage' };
    await db.pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes)
       VALUES ('parcel', $1, 50, 'automation.failed', now() + interval '1 second', 'parcel', $1, '{"kind":"process"}', $2, '{}')`,
      [id, JSON.stringify({ automation: 'heavy', because })],
    );
    const { stuck, relay, failures, lateness } = await readOps(db);
    expect(stuck).toMatchObject([{ noun: 'parcel', subject, error: 'no' }]);
    expect(relay.parked).toMatchObject([{ workflowId: `parcel:${id}`, subject }]);
    expect(failures).toMatchObject([{ subject, automation: 'heavy', because }]);
    expect(lateness.overdueNow).toBe(1);
  });
});
