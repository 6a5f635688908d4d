import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLeadFields } from '../../../prisma/lead/lead-fields.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { pipelineOf } from '../../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const definition = {
    ...pipelineOf([]),
    fields: [
      { key: 'budget', name: { ru: 'Бюджет', en: 'Budget' }, type: 'number' },
      { key: 'start', name: { ru: 'Начало' }, type: 'date' },
      { key: 'city', name: { ru: 'Город' }, type: 'list', options: [{ value: 'almaty', name: { ru: 'Алматы' } }] },
      { key: 'urgent', name: { ru: 'Срочно' }, type: 'checkbox' },
    ],
  };
  await desk.office.db.pool.query(
    `INSERT INTO pipeline_version (id, pipeline_id, number, definition) SELECT uuidv7(), id, 2, $1 FROM pipeline`,
    [JSON.stringify(definition)],
  );
  await desk.office.db.pool.query(
    `UPDATE pipeline SET published_id = (SELECT id FROM pipeline_version WHERE number = 2)`,
  );
});
afterAll(() => desk.close());

const en = { 'accept-language': 'en' };
const enter = (fields: unknown) =>
  desk.ask('POST', '/leads', { as: 'aida', headers: en, body: { name: 'acme', fields, source: {} } });
const fresh = async () => (await enter({ budget: 5 })).body as { id: string; version: number };
const wrong = [
  [{ budget: '32,645' }, ['fields.budget']],
  [{ budget: '0x1F', start: '2026-02-30' }, ['fields.budget', 'fields.start']],
  [{ start: '31.02.2026' }, ['fields.start']],
  [{ city: 'paris' }, ['fields.city']],
  [{ urgent: 'maybe' }, ['fields.urgent']],
] as const;

describe('B2 a value that a field cannot hold', () => {
  it.each(wrong)('is named when a lead is entered (built F24, F25): %j', async (fields, named) => {
    const refused = await enter(fields);
    expect(refused).toMatchObject({ status: 422, body: { code: 'FieldWrong' } });
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(named);
  });

  it.each(wrong)('is named when a lead is changed, and when it moves: %j', async (fields, named) => {
    const { id, version } = await fresh();
    for (const [method, path, body] of [
      ['PATCH', `/leads/${id}`, { version, fields }],
      ['POST', `/leads/${id}/move`, { stage: 'half', fields }],
    ] as const) {
      const refused = await desk.ask(method, path, { as: 'aida', headers: en, body });
      expect(refused.status).toBe(422);
      expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(named);
    }
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body).toMatchObject({
      stage: 'new',
      fields: { budget: 5 },
    });
  });

  it('is told in the reader’s words', async () => {
    expect((await enter({ budget: '1,500' })).body.detail).toMatch(/^Field “Budget”: These may be thousands/);
  });

  it('is what it means when it can be meant in one way', async () => {
    const { body } = await enter({
      budget: '1 250,5',
      start: '31.12.2027',
      city: 'АЛМАТЫ',
      urgent: 'да',
      unknown: 'x',
    });
    expect(body.fields).toEqual({ budget: 1250.5, start: '2027-12-31', city: 'almaty', urgent: true, unknown: 'x' });
  });

  it('fails an automation that would write it', async () => {
    const { id } = await fresh();
    const set = (field: string, value: string) =>
      setLeadFields(desk.office.db, { actor: { kind: 'process' }, leadId: id, set: [{ field, to: { value } }] });
    for (const [field, value] of [
      ['fields.budget', '10,000'],
      ['fields.start', '2026-02-30'],
      ['fields.city', 'paris'],
    ] as const)
      expect(await set(field, value)).toMatchObject({ refusal: 'ExpressionFailed', values: { field, value } });
    expect(await set('fields.budget', '10 000')).not.toHaveProperty('refusal');
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body.fields).toEqual({ budget: 10000 });
  });
});

describe('B2 an address that a colleague types', () => {
  it.each([
    [{ phone: '93 123 45 67' }, 'phone', /which country/],
    [{ phone: '+7 (701) 555-__-__' }, 'phone', /not finished/],
    [{ email: 'ivan@mail..example.com' }, 'email', /after the @/],
    [{ email: 'a..b@example.com' }, 'email', /before the @/],
  ])('is named with what is wrong (built F02, F35): %j', async (address, field, sentence) => {
    const refused = await desk.ask('POST', '/leads', { as: 'aida', headers: en, body: { name: 'acme', ...address } });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field, message: expect.stringMatching(sentence) }] },
    });
  });

  it('may be of a domain in its own letters, and an empty mask is no phone', async () => {
    const { status, body } = await desk.ask('POST', '/leads', {
      as: 'aida',
      body: { name: 'acme', email: 'Оплата@ПРИМЕР.РФ', phone: '+7 (___) ___-__-__' },
    });
    expect([status, body.contacts]).toMatchObject([201, [{ emails: ['оплата@пример.рф'], phones: [] }]]);
  });
});
