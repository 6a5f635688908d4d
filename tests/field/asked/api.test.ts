import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { form, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const made = (body: object) => desk.ask('POST', '/fields', { as: 'saule', body });
  const options = ['Кухня', 'Спальня', 'Детская'].map((name, at) => ({ value: `r${at}`, name }));
  await made({ noun: 'contact', key: 'size', type: 'number', name: 'Размер' });
  await made({ noun: 'lead', key: 'rooms', type: 'multi_list', name: 'Комнаты', options });
  const questions = [
    { name: 'size', label: { ru: 'Размер' }, type: 'number', required: false, to: 'contact.fields.size' },
    {
      ...{ name: 'rooms', label: { ru: 'Комнаты' }, type: 'choices', required: true, to: 'rooms' },
      options: options.map(({ value, name }) => ({ value, label: { ru: name } })),
    },
  ];
  const known = form.fields.filter(({ to }) => to.startsWith('contact.'));
  const asked = { key: 'asked', pipeline: 'education', definition: { ...form, fields: [...known, ...questions] } };
  expect((await desk.ask('POST', '/form-settings', { as: 'saule', body: asked })).status).toBe(201);
});
afterAll(() => desk?.close());

const send = (body: object) =>
  desk.ask('POST', '/forms/asked', { body: { name: 'Асем', phone: '+7 701 555 20 77', consent: true, ...body } });
const last = async () => {
  const { rows } = await desk.office.db.pool.query<{ id: string }>('SELECT id FROM lead ORDER BY number DESC LIMIT 1');
  return (await desk.ask('GET', `/leads/${rows[0]!.id}`, { as: 'saule' })).body;
};

describe('B1 B2 B13 a form that asks fields of the client', () => {
  it('writes those of a new one; of a known one it changes nothing, and tells what was typed', async () => {
    expect((await send({ size: '42', rooms: ['r0'] })).status).toBe(201);
    const first = await last();
    expect(first).toMatchObject({ fields: { rooms: ['r0'] }, contacts: [{ fields: { size: 42 } }] });
    expect((await send({ size: '50', rooms: ['r1', 'r2'] })).status).toBe(201);
    const second = await last();
    expect(second.contacts[0].id).toBe(first.contacts[0].id);
    expect(second).toMatchObject({ fields: { rooms: ['r1', 'r2'] }, contacts: [{ fields: { size: 42 } }] });
    const [told] = (await desk.ask('GET', `/leads/${second.id}/events`, { as: 'saule' })).body.items;
    expect(told.data.raw).toMatchObject({ size: '50' });
  });

  it('takes several answers from a page without a script, and only those that it offers', async () => {
    expect((await send({ rooms: [] })).status).toBe(422);
    expect((await send({ rooms: ['r9'] })).status).toBe(422);
    const page = await desk.ask('POST', '/forms/asked', {
      raw: 'name=Dana&phone=%2B77015552078&consent=true&rooms%5B%5D=r0&rooms%5B%5D=r2',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(page.status).toBeLessThan(400);
    expect((await last()).fields).toEqual({ rooms: ['r0', 'r2'] });
  });
});
