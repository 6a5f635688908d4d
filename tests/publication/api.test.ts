import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveLead } from '../../prisma/lead/lead.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { draw } from '../support/drafts.ts';
import { writeTemplates } from '../support/letters.ts';
import { newLead, pipelineOf } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { startTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

let desk: Desk;
let processes: Processes;
beforeAll(async () => {
  const temporal = await startTemporal();
  desk = await openDesk({ temporal });
  await writeTemplates(desk.office);
  processes = await runProcesses(desk.office, { TEMPORAL_NAMESPACE: temporal.namespace, ENCRYPTION_KEYS: undefined });
});
afterAll(async () => {
  await processes?.stop();
  await desk?.close();
});

const small = pipelineOf([]);
const withoutHalf = { ...small, stages: small.stages.filter(({ key }) => key !== 'half'), outcomes: [] };

describe('A7 publishing over HTTP', () => {
  it('shows the plan, publishes what was planned, shows how far it is, and takes it back', async () => {
    const { office } = desk;
    const half = await newLead(office, 'Half');
    await moveLead(office.db, { leadId: half, stage: 'half', actor: { kind: 'user', id: office.aida } });
    await newLead(office, 'New');
    expect((await desk.ask('POST', '/pipelines/education/publish/plan', { as: 'saule', body: {} })).body).toMatchObject(
      {
        code: 'NothingToPublish',
      },
    );
    await draw(office, withoutHalf);
    const plan = await desk.ask('POST', '/pipelines/education/publish/plan', { as: 'saule', body: {} });
    expect(plan).toMatchObject({
      status: 200,
      body: {
        total: 2,
        move: 1,
        blocked: 1,
        revision: 1,
        groups: expect.arrayContaining([
          expect.objectContaining({
            reason: 'StageGone',
            leads: [expect.objectContaining({ id: half, name: 'Half', path: `/leads/${half}` })],
          }),
        ]),
      },
    });
    const body = { note: 'Без 50 %', revision: 1, stageMap: { half: 'new' }, confirmed: true };
    expect((await desk.ask('POST', '/pipelines/education/publish', { as: 'daniyar', body })).status).toBe(403);
    expect(
      (
        await desk.ask('POST', '/pipelines/education/publish', {
          as: 'saule',
          body: { ...body, stageMap: { half: 'won' } },
        })
      ).status,
    ).toBe(422);
    const published = await desk.ask('POST', '/pipelines/education/publish', { as: 'saule', body, key: 'publish-1' });
    expect(published).toMatchObject({ status: 201, body: { version: 2 } });
    expect(
      (await desk.ask('POST', '/pipelines/education/publish', { as: 'saule', body, key: 'publish-1' })).body,
    ).toEqual(published.body);
    const path = `/publications/${published.body.publicationId}`;
    const inState = (state: string) =>
      until(async () => {
        const { body: now } = await desk.ask('GET', path, { as: 'saule' });
        return now.state === state && now;
      }, state);
    expect(await inState('done')).toMatchObject({
      pipeline: 'education',
      version: 2,
      previousVersion: 1,
      note: 'Без 50 %',
      counts: { total: 2, move: 1, map: 1, blocked: 0 },
      createdBy: { id: office.saule, name: 'Saule' },
    });
    const moved = await desk.ask('GET', `${path}/leads?fate=map`, { as: 'saule' });
    expect(moved.body.items).toMatchObject([{ id: half, name: 'Half', from: 'half', to: 'new', state: 'done' }]);
    expect((await desk.ask('GET', '/pipelines/education/publications', { as: 'saule' })).body.items).toHaveLength(1);
    expect((await desk.ask('POST', `${path}/pause`, { as: 'saule' })).body).toMatchObject({ code: 'WalkNotRunning' });
    expect((await desk.ask('POST', `${path}/undo`, { as: 'saule' })).body).toMatchObject({ state: 'undoing' });
    expect(await inState('undone')).toMatchObject({ counts: { undone: 2, kept: 0 } });
    expect((await desk.ask('GET', `/leads/${half}`, { as: 'aida' })).body).toMatchObject({
      stage: 'half',
      pipelineVersion: 1,
    });
  });
});

describe('A12 mass changes over HTTP', () => {
  it('previews, changes, shows and takes back, by ids or by a filter', async () => {
    const { office } = desk;
    const ids = [await newLead(office, 'One'), await newLead(office, 'Two')];
    await office.db.pool.query(`UPDATE lead SET tags = '{vip}' WHERE id = ANY($1)`, [ids]);
    const filter = { field: 'tags', is: 'contains', value: 'vip' };
    const wish = {
      chosen: { pipeline: 'education', filter },
      order: { do: 'move', stage: 'no_answer' },
      automations: 'quiet',
    };
    const found = await desk.ask('GET', `/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`, { as: 'aida' });
    expect(found.body.items.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort());
    expect((await desk.ask('GET', `/leads?filter=${encodeURIComponent('{"field":1}')}`, { as: 'aida' })).status).toBe(
      422,
    );
    const odd = JSON.stringify({ field: 'now.hour', is: '=', value: 9 });
    expect((await desk.ask('GET', `/leads?filter=${encodeURIComponent(odd)}`, { as: 'aida' })).body).toMatchObject({
      code: 'FilterUnknown',
    });
    expect((await desk.ask('POST', '/mass-changes/preview', { as: 'timur', body: wish })).body).toMatchObject({
      code: 'NothingChosen',
    });
    expect((await desk.ask('POST', '/mass-changes/preview', { as: 'aida', body: wish })).body).toMatchObject({
      total: 2,
      changed: 2,
      refused: [],
    });
    const begun = await desk.ask('POST', '/mass-changes', { as: 'aida', body: wish });
    expect(begun).toMatchObject({ status: 201, body: { state: 'running', counts: { total: 2 } } });
    const path = `/mass-changes/${begun.body.id}`;
    const inState = (state: string) =>
      until(async () => {
        const { body: now } = await desk.ask('GET', path, { as: 'aida' });
        return now.state === state && now;
      }, state);
    expect(await inState('done')).toMatchObject({ counts: { done: 2 }, order: wish.order, automations: 'quiet' });
    expect((await desk.ask('GET', `${path}/leads?state=done`, { as: 'daniyar' })).body.items).toHaveLength(2);
    expect((await desk.ask('GET', path, { as: 'timur' })).status).toBe(404);
    expect((await desk.ask('POST', `${path}/undo`, { as: 'timur' })).status).toBe(404);
    expect((await desk.ask('POST', `${path}/undo`, { as: 'aida' })).body).toMatchObject({ state: 'undoing' });
    await inState('undone');
    expect((await desk.ask('GET', `/leads/${ids[0]}`, { as: 'aida' })).body).toMatchObject({ stage: 'new' });
    const preview = await desk.ask('POST', '/mass-changes/preview', {
      as: 'aida',
      body: { chosen: { ids }, order: { do: 'move', stage: 'nowhere' } },
      headers: { 'accept-language': 'en' },
    });
    expect(preview.body).toMatchObject({
      changed: 0,
      refused: [{ code: 'UnknownStage', count: 2, detail: expect.stringContaining('no such stage') }],
    });
  });
});
