import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../prisma/id.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { newLead } from '../support/office.ts';
import { openLine } from './lines.ts';

let desk: Desk;
let lead: string;
beforeAll(async () => {
  desk = await openDesk();
  lead = await newLead(desk.office);
});
afterAll(() => desk?.close());

const phone = '8 (701) 555-20-18';
const call = (body: object, as: Name = 'aida') => desk.ask('POST', '/calls', { as, body });
const end = () => desk.office.db.pool.query(`UPDATE call SET state = 'ended', ended_at = now()`);

describe('G1 a call', () => {
  it('says what is missing before it begins: a line, a phone to ring, a number that may be called', async () => {
    expect((await call({ phone })).body).toMatchObject({ status: 409, code: 'LineMissing' });
    await openLine(desk);
    expect((await call({ phone }, 'saule')).body).toMatchObject({ status: 409, code: 'ExtensionMissing' });
    expect((await call({ phone: '123' })).body).toMatchObject({ status: 422, code: 'AddressWrong' });
    expect((await call({ phone: '+1 900 555 0100' })).body).toMatchObject({ code: 'NumberNotCallable' });
    expect((await call({ phone, accountId: 'voice:other' })).body.code).toBe('LineMissing');
    expect((await call({ phone, leadId: uuidv7() })).status).toBe(404);
    await desk.office.db.pool.query(`UPDATE channel_account SET intake_error = 'ECONNREFUSED'`);
    expect((await call({ phone })).body).toMatchObject({ status: 409, code: 'LineDown' });
    await desk.office.db.pool.query('UPDATE channel_account SET intake_error = NULL');
    expect((await desk.ask('GET', '/calls', { as: 'saule' })).body.items).toEqual([]);
  });

  it('is one of a user and one of a number at a time, however often it is asked for', async () => {
    const [one, other, same] = await Promise.all([
      call({ phone, leadId: lead }),
      call({ phone: '+77015552019' }),
      call({ phone: '+77015552018' }, 'timur'),
    ]);
    const all = [one, other, same].map(({ status }) => status).toSorted();
    expect(all.filter((status) => status === 201).length).toBeGreaterThan(0);
    const { rows } = await desk.office.db.pool.query('SELECT user_id, phone FROM call');
    expect(new Set(rows.map(({ user_id: user }) => user)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.phone)).size).toBe(rows.length);
    await end();
    expect((await call({ phone })).status).toBe(201);
    expect((await call({ phone }, 'timur')).body).toMatchObject({ code: 'ClientOnCall' });
    expect((await call({ phone: '+77015552019' })).body).toMatchObject({ code: 'CallUnderWay' });
    await end();
  });

  it('of a number that asked for none is made with a reason only, which is kept (calls T42)', async () => {
    await desk.ask('POST', '/do-not-call', { as: 'aida', body: { phone, reason: 'asked' } });
    expect((await call({ phone })).body).toMatchObject({ status: 409, code: 'DoNotCallNeedsReason' });
    expect((await call({ phone, why: ' ' })).body.code).toBe('DoNotCallNeedsReason');
    // a promise that it is said to keep changes nothing
    expect((await call({ phone, callbackId: uuidv7() })).status).not.toBe(201);
    const { body } = await call({ phone, why: 'She has paid twice' });
    expect((await desk.ask('GET', `/calls/${body.id}`, { as: 'aida' })).body.note).toBe('She has paid twice');
    await end();
    await desk.office.db.pool.query('DELETE FROM do_not_call');
  });

  it('is one of as many as the line takes at once, however many begin together', async () => {
    const { revision } = (await desk.ask('GET', '/accounts/voice:main', { as: 'saule' })).body;
    const limit = (callsAtOnce: number | null, at: number) =>
      desk.ask('PATCH', '/accounts/voice:main', { as: 'saule', body: { revision: at, callsAtOnce } });
    expect((await limit(0, revision)).status).toBe(422);
    expect((await limit(2, revision)).body).toMatchObject({ callsAtOnce: 2 });
    const people = (['aida', 'timur', 'daniyar'] as const).map((who, n) => call({ phone: `+7701555300${n}` }, who));
    const answers = await Promise.all(people);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409]);
    const full = answers.find(({ status }) => status === 409)!.body;
    expect(full).toMatchObject({ code: 'LineFull', detail: expect.stringContaining('Main') });
    await end();
    expect((await call({ phone })).status).toBe(201);
    await end();
    expect((await limit(null, revision + 1)).body).toMatchObject({ callsAtOnce: null });
  });

  it('shows clients the number of the lead’s pipeline, and takes nothing for one but digits', async () => {
    const { revision } = (await desk.ask('GET', '/accounts/voice:main', { as: 'saule' })).body;
    const set = (callerIds: object, at = revision) =>
      desk.ask('PATCH', '/accounts/voice:main', { as: 'saule', body: { revision: at, callerIds } });
    const wrong = [
      '7727\r\nX-Evil: 1',
      '"Банк" <7727>',
      '7727;tag=1',
      '<script>',
      'sip:7727@evil',
      '7727@evil',
      '',
      '١٢٣',
    ];
    for (const number of wrong) expect([number, (await set({ education: number })).status]).toEqual([number, 422]);
    expect((await set({ 'education"}': '7727' })).status).toBe(422);
    const pipeline = (await desk.office.db.pool.query('SELECT key FROM pipeline')).rows[0].key;
    expect((await set({ [pipeline]: ' +77273500018 ' })).body).toMatchObject({
      callerIds: { [pipeline]: '+77273500018' },
    });
    const shown = async (leadId?: string) => {
      const { body } = await call({ phone, ...(leadId ? { leadId } : {}) });
      const { ownNumber } = (await desk.ask('GET', `/calls/${body.id}`, { as: 'aida' })).body;
      await end();
      return ownNumber;
    };
    expect([await shown(await newLead(desk.office)), await shown()]).toEqual(['+77273500018', null]);
    expect((await set({}, revision + 1)).body.callerIds).toEqual({});
  });

  it('is made once by its key', async () => {
    const body = { phone };
    const [first, again] = [
      await desk.ask('POST', '/calls', { as: 'aida', body, key: 'c1' }),
      await desk.ask('POST', '/calls', { as: 'aida', body, key: 'c1' }),
    ];
    expect(again).toMatchObject({ status: 201, body: first.body });
    await end();
  });
});

describe('L2 calls', () => {
  it('are seen by whoever was on them or sees their lead', async () => {
    const { id } = (await call({ phone, leadId: lead })).body;
    const sees = async (as: Name) => (await desk.ask('GET', `/calls/${id}`, { as })).status;
    expect([await sees('aida'), await sees('timur'), await sees('daniyar')]).toEqual([200, 404, 200]);
    const now = async (as: Name) =>
      (await desk.ask('GET', '/calls/now', { as })).body.items.map((one: { id: string }) => one.id);
    expect([await now('aida'), await now('timur'), await now('daniyar')]).toEqual([[id], [], [id]]);
    await end();
    expect(await now('daniyar')).toEqual([]);
    const ofLead = (await desk.ask('GET', `/calls?lead=${lead}&state=ended&limit=1`, { as: 'aida' })).body;
    expect(ofLead.items).toMatchObject([
      { id, direction: 'out', phone: '+77015552018', lead: { id: lead, name: 'acme' }, user: { name: 'Aida' } },
    ]);
    expect((await desk.ask('GET', `/calls?lead=${lead}`, { as: 'timur' })).body.items).toEqual([]);
  });
});
