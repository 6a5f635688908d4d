import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { moveLead } from '../../../prisma/lead/lead.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { newLead, pipelineOf } from '../../support/office.ts';

const stage = (key: string, more: object) => ({ key, kind: 'open', name: { ru: key }, color: '#3b82f6', ...more });
const definition = PipelineDefinition.parse({
  ...pipelineOf([]),
  stages: [
    ...pipelineOf([]).stages,
    stage('contract', {
      entry: {
        fields: ['fields.passport', 'amount.amount'],
        checklist: [{ key: 'signed', name: { ru: 'Договор подписан', en: 'Contract signed' } }],
        if: { field: 'entries.half', is: '>=', value: 1 },
      },
    }),
    stage('bosses', { movers: ['supervisor'] }),
    stage('old', { retired: true }),
  ],
  fields: [{ key: 'passport', name: { ru: 'Паспорт', en: 'Passport' }, type: 'text' }],
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `WITH version AS (INSERT INTO pipeline_version (id, pipeline_id, number, definition) SELECT gen_random_uuid(), id, 2, $1 FROM pipeline RETURNING id)
     UPDATE pipeline SET published_id = (SELECT id FROM version)`,
    [JSON.stringify(definition)],
  );
});
afterAll(() => desk.close());

const english = { 'accept-language': 'en' };
const move = (id: string, body: unknown, as: 'aida' | 'daniyar' = 'aida') =>
  desk.ask('POST', `/leads/${id}/move`, { as, body, headers: english });
const storyOf = async (id: string) =>
  (await desk.ask('GET', `/leads/${id}/events`, { as: 'aida' })).body.items.map(
    ({ type, data }: { type: string; data: { set?: object } }) => [type, Object.keys(data.set ?? {}).sort()],
  );

describe('A3 entering a stage', () => {
  it('is refused with what is missing, and goes in one write with what was', async () => {
    const id = await newLead(desk.office);
    const refused = await move(id, { stage: 'contract' });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'EntryNotMet',
        missing: { fields: ['fields.passport', 'amount.amount'], checklist: ['signed'] },
        detail: expect.stringContaining('Passport, the amount, Contract signed, the number of times at “half” ≥ 1'),
      },
    });
    await move(id, { stage: 'half' });
    const filled = {
      fields: { passport: 'N 123' },
      amount: { amount: 500, currency: 'KZT' },
      checklist: ['signed'],
    };
    expect(await move(id, { stage: 'contract', ...filled })).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body).toMatchObject({
      stage: 'contract',
      fields: { passport: 'N 123' },
      checklist: { contract: ['signed'] },
    });
    expect((await storyOf(id)).slice(-2)).toEqual([
      ['lead.changed', ['amount', 'checklist', 'currency', 'fields']],
      ['lead.moved', ['entries', 'stage', 'stage_entered_at', 'updated_at']],
    ]);
  });

  it('writes nothing of what was filled in where the move is still refused', async () => {
    const id = await newLead(desk.office);
    const refused = await move(id, { stage: 'contract', fields: { passport: 'N 1' } });
    expect(refused.body.missing).toEqual({ fields: ['amount.amount'], checklist: ['signed'] });
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body).toMatchObject({ version: 1, fields: {} });
  });

  it('is for its movers; a retired stage is for nobody', async () => {
    const id = await newLead(desk.office);
    expect((await move(id, { stage: 'bosses' })).body).toMatchObject({
      code: 'MoverNotAllowed',
      detail: 'Only these may move a lead to “bosses”: supervisor.',
    });
    expect((await move(id, { stage: 'bosses' }, 'daniyar')).status).toBe(200);
    expect((await move(id, { stage: 'old' }, 'daniyar')).body.code).toBe('StageRetired');
    const process = { kind: 'process' as const, id: `lead:${id}` };
    expect(await moveLead(desk.office.db, { actor: process, leadId: id, stage: 'contract' })).toMatchObject({
      refusal: 'EntryNotMet',
    });
  });

  it('keeps what is ticked off, stage by stage', async () => {
    const id = await newLead(desk.office);
    const tick = (version: number, checklist: object) =>
      desk.ask('PATCH', `/leads/${id}`, { as: 'aida', body: { version, checklist } });
    await tick(1, { contract: ['signed', 'signed'] });
    const { body } = await tick(2, { half: ['called'] });
    expect(body.checklist).toEqual({ contract: ['signed'], half: ['called'] });
  });
});

describe('A9 reopening', () => {
  it('takes a closed lead back to work, and tells it', async () => {
    const id = await newLead(desk.office);
    const reopen = (to: string) =>
      desk.ask('POST', `/leads/${id}/reopen`, { as: 'aida', body: { stage: to }, headers: english });
    expect((await reopen('half')).body.code).toBe('LeadOpen');
    await move(id, { stage: 'lost', lossReason: 'price' });
    expect((await reopen('won')).body.code).toBe('StageCloses');
    expect((await reopen('half')).body).toMatchObject({ version: 3 });
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body).toMatchObject({
      stage: 'half',
      closedAt: null,
      lossReason: null,
    });
    expect((await storyOf(id)).at(-1)[0]).toBe('lead.reopened');
  });
});
