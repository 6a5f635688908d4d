import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { longer } from '../../support/long.ts';
import { ownWorker, type OwnWorker } from '../../support/own-worker.ts';
import { startTemporal, type TestTemporal } from '../../support/temporal.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let temporal: TestTemporal;
let worker: OwnWorker;
beforeAll(async () => {
  temporal = await startTemporal();
  desk = await openDesk({ temporal });
  worker = await ownWorker(desk.office.url, temporal);
});
afterAll(async () => {
  await worker?.kill();
  await desk?.close();
});

const ask = (method: string, path: string, body?: object) => desk.ask(method, path, { as: 'saule', body });
const made = async (body: object) => (await ask('POST', '/fields', body)).body;
const lead = async (fields: object) =>
  (await ask('POST', '/leads', { name: 'Acme', phone: '+7 701 555 20 18', fields })).body;
const fieldsOf = async (id: string) => (await ask('GET', `/leads/${id}`)).body.fields;
const over = (field: string) =>
  until(async () => {
    const { items } = (await ask('GET', `/fields/${field}/changes`)).body;
    return items[0]?.endedAt && items[0];
  }, 'the change is over');
const sorted = async (key: string) =>
  (await ask('GET', `/leads?pipeline=education&sort=fields.${key}`)).body.items.map(
    ({ fields }: { fields: Record<string, unknown> }) => fields[key],
  );

describe('B1 a type that is changed', () => {
  it('(people F01) tells what would be lost, asks for consent, changes all at once and back', async () => {
    const field = await made({ noun: 'lead', key: 'floor', type: 'text', name: 'Этаж' });
    const leads = [await lead({ floor: '12,5' }), await lead({ floor: '12 шт' }), await lead({ floor: '−7' })];
    const seen = (await ask('POST', `/fields/${field.id}/preview`, { type: 'number' })).body;
    expect(seen).toMatchObject({
      counts: { total: 3, converted: 2, lost: 1 },
      examples: { lost: [{ id: leads[1].id, before: '12 шт', after: null }] },
    });
    const change = (lost: number) =>
      ask('POST', `/fields/${field.id}/changes`, { version: field.version, type: 'number', lost });
    expect(await change(0)).toMatchObject({ status: 409, body: { code: 'ValuesWouldBeLost' } });
    expect(await fieldsOf(leads[0].id)).toEqual({ floor: '12,5' });
    expect((await change(1)).status).toBe(201);
    expect(await over(field.id)).toMatchObject({ state: 'done', counts: { total: 3, lost: 1 } });
    expect(await Promise.all(leads.map(({ id }) => fieldsOf(id)))).toEqual([{ floor: 12.5 }, {}, { floor: -7 }]);
    expect((await sorted('floor')).slice(0, 2)).toEqual([-7, 12.5]);
    const [done] = (await ask('GET', `/fields/${field.id}/changes`)).body.items;
    const now = (await ask('GET', '/fields?noun=lead')).body.items[0];
    expect(now).toMatchObject({ type: 'number' });
    expect((await ask('PATCH', `/leads/${leads[0].id}`, { version: 2, fields: { floor: '3' } })).status).toBe(200);
    const back = await ask('POST', `/fields/${field.id}/changes`, { version: now.version, undoes: done.id });
    expect(back.status).toBe(201);
    await over(field.id);
    expect(await Promise.all(leads.map(({ id }) => fieldsOf(id)))).toEqual([{ floor: '3' }, {}, { floor: '−7' }]);
  });

  it('merges an option in use into another, and says where the field is named', async () => {
    const field = await made({ noun: 'lead', key: 'colour', type: 'list', name: 'Цвет', options: ['Red', 'Crimson'] });
    const one = await lead({ colour: 'Crimson' });
    const [red] = field.options;
    const without = await ask('PATCH', `/fields/${field.id}`, { version: 1, options: [red] });
    expect(without.body.code).toBe('OptionInUse');
    await ask('POST', '/views', {
      pipeline: 'education',
      name: 'Красные',
      search: { as: 'table', sort: 'fields.colour' },
    });
    const wish = { options: [red], map: { crimson: 'red' } };
    expect((await ask('POST', `/fields/${field.id}/preview`, wish)).body).toMatchObject({
      counts: { total: 1, converted: 1, lost: 0 },
      uses: [{ in: 'view', name: { ru: 'Красные' } }],
    });
    expect((await ask('POST', `/fields/${field.id}/preview`, { ...wish, map: { crimson: 'blue' } })).body.code).toBe(
      'OptionUnknown',
    );
    await ask('POST', `/fields/${field.id}/changes`, { version: 1, ...wish });
    await over(field.id);
    expect(await fieldsOf(one.id)).toEqual({ colour: 'red' });
  });

  it('goes on where it was after the worker is killed, for clients too', async () => {
    const field = await made({ noun: 'contact', key: 'size', type: 'text', name: 'Размер' });
    const { pool } = desk.office.db;
    await pool.query(
      `INSERT INTO contact (name, fields) SELECT 'c' || n, jsonb_build_object('size', n::text) FROM generate_series(1, 9000) n`,
    );
    const begun = await ask('POST', `/fields/${field.id}/changes`, { version: 1, type: 'number' });
    expect(begun.body).toMatchObject({ state: 'preparing', counts: { total: 9000 } });
    const types = async () =>
      (await pool.query(`SELECT DISTINCT jsonb_typeof(fields -> 'size') AS type FROM contact WHERE fields ? 'size'`))
        .rows;
    expect(await types()).toHaveLength(1);
    await worker.kill();
    expect(await types()).toHaveLength(1);
    worker = await ownWorker(desk.office.url, temporal);
    expect(await over(field.id)).toMatchObject({ state: 'done', done: 9000 });
    expect(await types()).toEqual([{ type: 'number' }]);
  });

  it(
    'under many leads at once keeps what colleagues save meanwhile, and none of them waits long',
    async () => {
      const many = longer(5000, 100_000);
      const field = await made({ noun: 'lead', key: 'area', type: 'text', name: 'Площадь' });
      const mine = await lead({ area: '1' });
      const { pool } = desk.office.db.as('report');
      await pool.query(
        `INSERT INTO lead (number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, responsible_id, search, created_at, updated_at, fields)
         SELECT 5000000 + n, 'Lead ' || n, l.pipeline_id, l.pipeline_version_id, l.stage, now(), l.responsible_id, '', now(), now(), jsonb_build_object('area', n::text)
         FROM lead l, generate_series(2, $2) n WHERE l.id = $1`,
        [mine.id, many],
      );
      const change = { version: 1, type: 'number' };
      expect((await ask('POST', `/fields/${field.id}/preview`, change)).body.counts).toMatchObject({ converted: many });
      expect((await ask('POST', `/fields/${field.id}/changes`, change)).status).toBe(201);
      const waits: number[] = [];
      let [isOver, saved] = [false, ''];
      const saving = (async () => {
        for (let turn = 0; !isOver; turn++) {
          const began = performance.now();
          const { version } = (await ask('GET', `/leads/${mine.id}`)).body;
          const { status } = await ask('PATCH', `/leads/${mine.id}`, { version, name: `Acme ${turn}` });
          if (status === 200) saved = `Acme ${turn}`;
          waits.push(performance.now() - began);
        }
      })();
      const done = await until(
        async () =>
          (await ask('GET', `/fields/${field.id}/changes`)).body.items.find((one: { endedAt?: string }) => one.endedAt),
        'the change is over',
        300,
      );
      isOver = true;
      await saving;
      expect(Math.max(...waits)).toBeLessThan(10_000);
      expect(done).toMatchObject({ state: 'done', done: many });
      const { rows } = await pool.query(
        `SELECT jsonb_typeof(fields -> 'area') AS type, count(*)::int AS leads FROM lead WHERE fields ? 'area' GROUP BY 1`,
      );
      expect(rows).toEqual([{ type: 'number', leads: many }]);
      expect((await ask('GET', `/leads/${mine.id}`)).body).toMatchObject({ name: saved, fields: { area: 1 } });
    },
    longer(60_000, 600_000),
  );
});
