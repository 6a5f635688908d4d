import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFormDays } from '../../../prisma/form/form-day.ts';
import { entry, form, openDesk, type Desk } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  id = (await desk.office.db.pool.query(`SELECT id FROM form WHERE key = 'education'`)).rows[0].id;
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk.close());

const asked = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'saule', body });
/** The office's pipeline has no fields of its own. */
const plain = { ...form, fields: form.fields.filter(({ to }) => to.startsWith('contact.')) };
const read = async () => (await asked('GET', `/form-settings/${id}`)).body;
const change = async (more: Record<string, unknown>) =>
  asked('PATCH', `/form-settings/${id}`, { revision: (await read()).revision, ...more });
/** A form is remembered for a moment by who takes it. */
const seen = (look: (form: { status: number; body: Record<string, any> }) => boolean) =>
  until(async () => look(await desk.ask('GET', '/forms/education?lang=ru')), 'the form as it was changed');
const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
const encoded = (fields: Record<string, unknown>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();

describe('B2 the settings of a form', () => {
  it('are made, changed and guarded by their revision', async () => {
    const made = await asked('POST', '/form-settings', { key: 'second', pipeline: 'education', definition: plain });
    expect([made.status, made.body]).toMatchObject([201, { key: 'second', revision: 1, days: [], disabledAt: null }]);
    expect(
      (await asked('POST', '/form-settings', { key: 'second', pipeline: 'education', definition: plain })).body.code,
    ).toBe('FormExists');
    expect(
      (await asked('POST', '/form-settings', { key: 'third', pipeline: 'nothing', definition: plain })).body.code,
    ).toBe('UnknownPipeline');
    const path = `/form-settings/${made.body.id}`;
    const definition = { ...plain, look: { accent: '#0a7d4f', radius: 0, compact: true }, guard: { minSeconds: 3 } };
    expect((await asked('PATCH', path, { revision: 1, definition })).body).toMatchObject({ revision: 2, definition });
    expect((await asked('PATCH', path, { revision: 1, disabled: true })).body.code).toBe('VersionChanged');
    expect((await asked('GET', '/form-settings')).body.items.map(({ key }: any) => key)).toEqual([
      'education',
      'second',
    ]);
  });

  it('go when nothing uses the form, else it is said where it is used', async () => {
    const { pool } = desk.office.db;
    const made = (await asked('POST', '/form-settings', { key: 'away', pipeline: 'education', definition: plain }))
      .body;
    const remove = (revision = 1) => asked('DELETE', `/form-settings/${made.id}?revision=${revision}`);
    const { definition } = (await pool.query('SELECT definition FROM pipeline_version LIMIT 1')).rows[0];
    const automation = {
      ...{ key: 'tell', name: { ru: 'Сказать' }, when: { on: 'lead.created' }, then: [{ do: 'stop' }] },
      if: { all: [{ field: 'source.form', is: 'in', value: ['other', 'away'] }] },
    };
    await pool.query('INSERT INTO pipeline_draft (pipeline_id, definition) SELECT id, $1 FROM pipeline', [
      JSON.stringify({ ...definition, automations: [automation] }),
    ]);
    expect((await asked('GET', `/form-settings/${made.id}/uses`)).body).toMatchObject({
      pipelines: [{ key: 'education' }],
      leads: 0,
    });
    expect((await remove()).body.code).toBe('FormInUse');
    await pool.query('DELETE FROM pipeline_draft');
    const leadId = await newLead(desk.office);
    await pool.query(`UPDATE lead SET source = '{"form": "away"}' WHERE id = $1`, [leadId]);
    const refused = await remove();
    expect([refused.status, refused.body.code]).toEqual([409, 'FormHasLeads']);
    await pool.query(`UPDATE lead SET source = '{}' WHERE id = $1`, [leadId]);
    await pool.query('INSERT INTO form_day (form_id, day, shown) VALUES ($1, now(), 3)', [made.id]);
    expect((await remove(7)).body.code).toBe('VersionChanged');
    expect((await desk.ask('DELETE', `/form-settings/${made.id}?revision=1`, { as: 'aida' })).status).toBe(403);
    expect((await remove()).status).toBe(204);
    expect((await pool.query('SELECT 1 FROM form_day WHERE form_id = $1', [made.id])).rowCount).toBe(0);
    expect((await remove()).status).toBe(404);
  });

  it('are refused with each part that would lose an answer', async () => {
    const definition = { ...form, sites: ['agency.example'] };
    const refused = await desk.ask('PATCH', `/form-settings/${id}`, {
      as: 'saule',
      headers: { 'accept-language': 'en' },
      body: { revision: 1, definition },
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { field: 'definition.fields.3.to', message: expect.stringMatching(/^The pipeline has no such field/) },
      { field: 'definition.sites.0', message: expect.stringMatching(/^The address of a site/) },
    ]);
  });

  it('are for admins alone', async () => {
    for (const as of ['aida', 'daniyar'] as const)
      expect((await desk.ask('GET', '/form-settings', { as })).status).toBe(403);
  });
});

describe('B2 a form of a pipeline that is only drawn', () => {
  it('asks for what the draft has, and opens with the publication', async () => {
    const question = { name: 'budget2', label: { ru: 'Бюджет' }, type: 'text', required: false, to: 'drawn_only' };
    const definition = { ...plain, fields: [...plain.fields, question] };
    const form = { key: 'drawn', pipeline: 'atelier', definition };
    expect((await asked('POST', '/pipelines', { name: { ru: 'Ателье' }, key: 'atelier' })).status).toBe(201);
    expect((await asked('POST', '/form-settings', form)).body.errors).toMatchObject([{ field: /to$/ }]);
    const draft = (await asked('GET', '/pipelines/atelier/draft')).body;
    const field = { key: 'drawn_only', name: { ru: 'Бюджет' }, type: 'text' };
    await asked('PATCH', '/pipelines/atelier/draft', {
      revision: draft.revision,
      definition: { ...draft.definition, fields: [field] },
    });
    expect((await asked('GET', '/pipelines/fields')).body.items).toContainEqual(
      expect.objectContaining({ key: 'atelier', published: false, fields: [{ ...field, drawn: true }] }),
    );
    expect((await asked('POST', '/form-settings', form)).status).toBe(201);
    expect(await desk.ask('GET', '/forms/drawn')).toMatchObject({ body: { code: 'FormClosed' } });
    const publish = (number: number, of: object) =>
      desk.office.db.pool.query(
        `WITH one AS (INSERT INTO pipeline_version (pipeline_id, number, definition) SELECT id, $1, $2 FROM pipeline WHERE key = 'atelier' RETURNING id, pipeline_id)
         UPDATE pipeline p SET published_id = one.id FROM one WHERE p.id = one.pipeline_id`,
        [number, JSON.stringify(of)],
      );
    await publish(1, draft.definition);
    const names = () =>
      desk.ask('GET', '/forms/drawn').then(({ body }) => body.fields?.map(({ name }: { name: string }) => name));
    const known = plain.fields.map(({ name }) => name);
    await until(async () => (await names())?.join() === known.join(), 'the open form');
    await publish(2, { ...draft.definition, fields: [field] });
    await until(async () => (await names())?.length === known.length + 1, 'the question');
  });
});

describe('B2 a form as it was set', () => {
  it('counts who has seen it, sent it and was refused as a robot; the same sent twice counts once', async () => {
    const { db } = desk.office;
    await db.pool.query('DELETE FROM form_day');
    const { stamp } = (await desk.ask('GET', '/forms/education?lang=ru&shown=1')).body;
    await desk.ask('GET', '/forms/education?lang=ru');
    // a person types for three seconds
    await new Promise((typed) => setTimeout(typed, 3000));
    const sent = await desk.ask('POST', `/forms/education?seconds=60&stamp=${stamp}`, { body: entry(3), key: 'shown' });
    expect(sent.status).toBe(201);
    for (let time = 0; time < 2; time++) await desk.ask('POST', '/forms/education', { body: entry(1), key: 'one' });
    await desk.ask('POST', '/forms/education', { body: entry(2, { website: 'x' }) });
    await writeFormDays(db);
    await writeFormDays(db);
    const day = new Date().toISOString().slice(0, 10);
    expect((await read()).days).toEqual([{ day, shown: 1, sent: 2, answered: 1, spam: 1 }]);
  });

  it('asks who is too quick to wait, limits an address, leads where it was told and speaks what it speaks', async () => {
    await change({
      definition: {
        ...plain,
        languages: ['kk', 'ru'],
        redirect: 'https://agency.example/thanks',
        look: { accent: '#ffd400' },
        guard: { minSeconds: 5, perMinute: 3 },
      },
    });
    await seen(({ body }) => body.redirect === 'https://agency.example/thanks');
    const text = (await desk.ask('GET', '/forms/education?lang=en')).body;
    expect(text).toMatchObject({
      language: 'kk',
      redirect: 'https://agency.example/thanks',
      look: { accent: '#ffd400', onAccent: '#10131a' },
    });
    const quick = await desk.ask('POST', '/forms/education?seconds=2', { body: entry(11) });
    expect([quick.status, quick.headers.get('retry-after')]).toEqual([429, '3']);
    expect((await desk.ask('POST', '/forms/education?seconds=6', { body: entry(11) })).status).toBe(201);
    const sent = await desk.ask('POST', '/forms/education', { raw: encoded(entry(12)), headers: html });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, 'https://agency.example/thanks']);
    expect((await desk.ask('POST', '/forms/education?seconds=nonsense', { body: entry(13) })).status).toBe(201);
    expect((await desk.ask('POST', '/forms/education', { body: entry(14) })).status).toBe(429);
  });

  it('that is switched off says so to scripts and to people, and keeps nothing', async () => {
    expect((await change({ disabled: true })).body.disabledAt).toEqual(expect.any(String));
    await seen(({ status }) => status === 410);
    const leads = async () => (await desk.office.db.pool.query('SELECT count(*)::int AS n FROM lead')).rows[0].n;
    const before = await leads();
    const origin = 'https://agency.example';
    const got = await desk.ask('GET', '/forms/education?lang=ru&shown=1', {
      headers: { origin, 'accept-language': 'ru' },
    });
    expect([got.status, got.body.code]).toEqual([410, 'FormClosed']);
    expect(got.headers.get('access-control-allow-origin')).toBe(origin);
    expect((await desk.ask('POST', '/forms/education', { body: entry(21) })).status).toBe(410);
    const page = await desk.ask('POST', '/forms/education', {
      raw: encoded(entry(22)),
      headers: { ...html, 'accept-language': 'ru' },
    });
    expect([page.status, page.text]).toEqual([410, expect.stringContaining('больше не принимает заявок')]);
    expect(page.text).not.toContain('<form');
    expect(await leads()).toBe(before);
    expect((await change({ disabled: false })).body.disabledAt).toBeNull();
  });
});
