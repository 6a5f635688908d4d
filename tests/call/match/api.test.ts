import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../../prisma/id.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';
import { openLine } from '../lines.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await openLine(desk);
});
afterAll(() => desk?.close());

const office = '+77015550001';
const ask = (method: string, path: string, as: Name, body?: object) => desk.ask(method, path, { as, body });
const client = async (name: string, phone = office) => {
  const body = { name, addresses: [{ kind: 'phone', value: phone }] };
  return (await ask('POST', '/contacts', 'saule', body)).body as { id: string };
};
const come = async (more: object = {}) => {
  const row = { id: uuidv7(), direction: 'in', account_id: 'voice:main', phone: office, state: 'ringing', ...more };
  await desk.office.db.pool.query('INSERT INTO call SELECT * FROM jsonb_populate_record(NULL::call, $1)', [
    JSON.stringify({ ...empty, asked_at: new Date().toISOString(), ...row }),
  ]);
  return row.id;
};
const empty = {
  on_hold: false,
  note: '',
  legs: [],
  listens: [],
  gaps: [],
  parts: [],
  recording: 'none',
  machine: {},
  version: 1,
  event_seq: 0,
};

describe('G1 whose number it is', () => {
  it('is told of everybody who has it, with what each has open, and nobody is chosen silently (calls T63)', async () => {
    const [anna, boris] = [await client('Anna'), await client('Boris')];
    const lead = await newLead(desk.office);
    await desk.office.db.pool.query('UPDATE lead_contact SET contact_id = $2 WHERE lead_id = $1', [lead, anna.id]);
    const call = await come({ user_id: desk.office.daniyar });
    const { items, others } = (await ask('GET', `/calls/${call}/matches`, 'daniyar')).body;
    expect(items.map(({ contact }: any) => contact.id).toSorted()).toEqual([anna.id, boris.id].toSorted());
    expect(items.find(({ contact }: any) => contact.id === anna.id).leads).toMatchObject([{ id: lead }]);
    expect(others).toEqual([]);

    const link = (body: object, as: Name = 'daniyar') => ask('POST', `/calls/${call}/link`, as, body);
    expect((await link({ version: 9, contactId: boris.id })).body.code).toBe('VersionChanged');
    expect((await link({ version: 1, contactId: boris.id, leadId: lead })).status).toBe(404);
    expect((await link({ version: 1, contactId: uuidv7() })).status).toBe(404);
    expect((await link({ version: 1, contactId: anna.id, leadId: lead })).body).toMatchObject({
      contact: { id: anna.id },
      lead: { id: lead },
      version: 2,
    });
    expect((await ask('GET', `/calls?lead=${lead}`, 'daniyar')).body.items).toMatchObject([{ id: call }]);
  });

  it('L2 tells a manager no more than whose the leads are that she does not see', async () => {
    const phone = '+77015550002';
    const hers = await client('Hidden', phone);
    const lead = await newLead(desk.office);
    const { db, timur, aida } = desk.office;
    await db.pool.query('UPDATE lead_contact SET contact_id = $2 WHERE lead_id = $1', [lead, hers.id]);
    await db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [lead, timur]);
    const call = await come({ user_id: aida, phone });
    const { body } = await ask('GET', `/calls/${call}/matches`, 'aida');
    expect(body).toEqual({ items: [], others: ['Timur'] });
    expect((await ask('POST', `/calls/${call}/link`, 'aida', { version: 1, contactId: hers.id })).status).toBe(404);
    expect((await ask('GET', `/calls/${await come({ user_id: timur })}/matches`, 'aida')).status).toBe(404);
  });
});

describe('B3 calls', () => {
  it('are found by a number in any form, its last digits, the outcome and whoever talked (calls T66)', async () => {
    const phone = '+79161234567';
    const { timur } = desk.office;
    const done = { state: 'ended', how: 'busy', outcome: 'busy', direction: 'out', user_id: timur };
    const call = await come({ ...done, phone });
    const found = async (query: string) =>
      (await ask('GET', `/calls?${query}`, 'daniyar')).body.items.map(({ id }: { id: string }) => id);
    for (const typed of ['89161234567', '8 (916) 123-45-67', '+7 916 123 45 67', '4567', '9161234', '8916123'])
      expect({ typed, found: await found(`phone=${encodeURIComponent(typed)}`) }).toEqual({ typed, found: [call] });
    expect(await found('phone=4568')).toEqual([]);
    expect(await found('phone=x')).toEqual([]);
    expect(await found(`outcome=busy&user=${timur}&how=busy,no_answer&direction=out`)).toEqual([call]);
    expect(await found('outcome=talked')).toEqual([]);
    expect((await ask('GET', '/calls?how=nonsense', 'daniyar')).status).toBe(422);
  });
});
