import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { askedToCall } from '../../../workflows/callback/part-of-day.ts';
import { entry, openDesk, type Desk } from '../../support/desk.ts';

/** The question as the editor adds it. */
const question = {
  ...{ name: 'when', label: askedToCall.name, type: 'select', required: false, to: askedToCall.key },
  options: askedToCall.options.map(({ value, name: label }) => ({ value, label })),
};

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `UPDATE form SET definition = jsonb_set(definition, '{fields}', definition -> 'fields' || $1::jsonb) WHERE key = 'education'`,
    [JSON.stringify([question])],
  );
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk?.close());

const send = (body: object, key?: string) => desk.ask('POST', '/forms/education', { body, ...(key ? { key } : {}) });
const callbacks = async (lead: string) =>
  (await desk.ask('GET', `/callbacks?lead=${lead}`, { as: 'saule' })).body.items as any[];

describe('G2 a form asks when to call', () => {
  it('and the answer is a promise, written with the lead, once a key', async () => {
    const { status, body } = await send(entry(901, { when: '18:00-20:00' }), 'call-1');
    expect(status).toBe(201);
    const [promise, ...more] = await callbacks(body.id);
    expect(more).toEqual([]);
    expect(promise).toMatchObject({ source: 'form', exact: false, state: 'waiting', lead: { id: body.id } });
    const local = new Intl.DateTimeFormat('en-GB', { timeZone: promise.zone, hour: '2-digit', minute: '2-digit' });
    expect(local.format(new Date(promise.window.to))).toBe('20:00');
    expect(Date.parse(promise.window.to)).toBeGreaterThan(Date.now());
    expect((await send(entry(901, { when: '18:00-20:00' }), 'call-1')).body.id).toBe(body.id);
    expect(await callbacks(body.id)).toHaveLength(1);
    const told = (await desk.ask('GET', `/leads/${body.id}/events`, { as: 'saule' })).body.items;
    expect(told.map(({ type }: any) => type)).toEqual(expect.arrayContaining(['lead.created', 'callback.asked']));
  });

  it('and leaves the promise that a number has already as it is, whoever typed it', async () => {
    const first = await send(entry(902, { when: '09:00-12:00' }), 'call-2');
    const [before] = await callbacks(first.body.id);
    const second = await send(entry(902, { when: 'soon' }), 'call-3');
    expect(second.status).toBe(201);
    expect(await callbacks(first.body.id)).toMatchObject([{ id: before.id, window: before.window, version: 1 }]);
    expect(Object.keys(second.body)).toEqual(['id']);
  });

  it('may stay unanswered, and takes only what it offers', async () => {
    const silent = await send(entry(903), 'call-4');
    expect([silent.status, await callbacks(silent.body.id)]).toEqual([201, []]);
    const wrong = await send(entry(904, { when: '03:00-04:00' }), 'call-5');
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'when' }] } });
  });

  it('is checked when the form is saved: hours as values, a phone beside it, and only of leads', async () => {
    const { items } = (await desk.ask('GET', '/form-settings', { as: 'saule' })).body;
    const form = items.find(({ key }: any) => key === 'education');
    const saved = (change: (fields: any[]) => any[]) =>
      desk.ask('PATCH', `/form-settings/${form.id}`, {
        as: 'saule',
        body: { revision: form.revision, definition: { ...form.definition, fields: change(form.definition.fields) } },
      });
    const evening = { ...question, options: [{ value: 'evening', label: { ru: 'Вечером' } }] };
    const odd = await saved((fields) => [...fields.slice(0, -1), evening]);
    expect(odd).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: expect.stringMatching(/options$/) })]) },
    });
    const silent = await saved((fields) => fields.filter(({ to }) => to !== 'contact.phone'));
    expect(silent.status).toBe(422);
    const { items: askables } = (await desk.ask('GET', '/pipelines/fields', { as: 'saule' })).body;
    expect(askables.every(({ noun, calls }: any) => calls === (noun === 'lead'))).toBe(true);
  });
});
