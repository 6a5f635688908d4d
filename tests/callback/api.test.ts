import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dialCallback } from '../../prisma/callback/callback.ts';
import { tellCall } from '../../prisma/call/tell-call.ts';
import { callEnded } from '../../prisma/callback/hear-call.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { defaultCallbackRules } from '../../workflows/callback/rules.ts';
import { storedEvents } from '../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';

let desk: Desk;
/** every hour may be called at, whatever the hour at which this runs */
const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
beforeAll(async () => {
  desk = await openDesk({
    automations: [
      {
        ...{ key: 'half', name: { ru: 'Половина' }, when: { on: 'task.done', outcome: 'half' } },
        then: [{ do: 'lead.move', stage: 'half' }],
      } as never,
    ],
  });
  const rules = { ...defaultCallbackRules, countries: { KZ: always } };
  expect((await desk.ask('PATCH', '/settings/callbacks', { as: 'saule', body: rules })).status).toBe(200);
});
afterAll(() => desk?.close());

let phones = 0;
const newPhone = () => `+7701555${String(1000 + phones++)}`;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const window = (from = 60, minutes = 30) => ({ from: inMinutes(from), to: inMinutes(from + minutes) });
const promise = (body: object, as: Name = 'aida') => desk.ask('POST', '/callbacks', { as, body });
const one = async (id: string, as: Name = 'aida') => (await desk.ask('GET', `/callbacks/${id}`, { as })).body;
const list = async (query: string, as: Name = 'aida') =>
  (await desk.ask('GET', `/callbacks${query}`, { as })).body.items;
const act = (id: string, what: string, body: object = {}, as: Name = 'aida') =>
  desk.ask('POST', `/callbacks/${id}/${what}`, { as, body });
/** Aida's. */
const newLead = async () => {
  const phone = newPhone();
  const body = { pipeline: 'education', name: 'Дана', phone };
  expect((await desk.ask('POST', '/leads', { as: 'aida', body })).status).toBeLessThan(300);
  const { rows } = await desk.office.db.pool.query(
    `UPDATE lead SET responsible_id = $1 WHERE id = (SELECT lc.lead_id FROM lead_contact lc JOIN address a ON a.contact_id = lc.contact_id WHERE a.value = $2)
      RETURNING id`,
    [desk.office.aida, phone],
  );
  return { id: rows[0].id as string, phone };
};

describe('G2 a promise to call, by the API', () => {
  it('is made of a phone in any writing, and read with its zone and link', async () => {
    const asked = window();
    const { status, body } = await promise({ phone: '8 (701) 555-99-01', window: asked, reason: 'цены' });
    expect({ status, body }).toEqual({ status: 201, body: { id: expect.any(String) } });
    expect(await one(body.id)).toMatchObject({
      ...{
        phone: '+77015559901',
        zone: 'Asia/Almaty',
        reason: 'цены',
        source: 'api',
        state: 'waiting',
        promise: 'open',
      },
      ...{ window: asked, attempts: [], link: expect.stringContaining('/call-time/'), contact: null },
    });
  });

  it('is one for a number: the newest hour counts (calls T41)', async () => {
    const phone = newPhone();
    const first = (await promise({ phone, window: window(60), reason: 'раз' })).body.id;
    const later = window(120);
    expect((await promise({ phone, window: later, reason: 'два' })).body.id).toBe(first);
    expect(await one(first)).toMatchObject({ window: later, reason: 'два', version: 2 });
    // two at once, of which one writes first
    const other = newPhone();
    const both = await Promise.all([60, 90].map((from) => promise({ phone: other, window: window(from) })));
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
  });

  it('changes nothing where it is refused', async () => {
    const phone = newPhone();
    const codes = [
      await promise({ phone: '12', window: window() }),
      await promise({ phone, window: { from: inMinutes(-60), to: inMinutes(-30) } }),
      await promise({ phone, window: { from: inMinutes(60), to: inMinutes(30) } }),
      await promise({ phone, window: window(60, 60 * 24 * 8) }),
      await promise({ contactId: uuidv7() }),
    ].map(({ body }) => body.code);
    expect(codes).toEqual(['PhoneNotRead', 'WindowInPast', 'WindowEmpty', 'WindowTooLong', 'NotFound']);
    expect(await list('?state=open', 'saule')).not.toContainEqual(expect.objectContaining({ phone }));
    expect((await promise({})).status).toBe(422);
  });

  it('is kept by hand: what came of each call decides the next', async () => {
    const { id } = (await promise({ phone: newPhone(), window: window(0) })).body;
    const busy = await act(id, 'attempts', { how: 'busy', note: 'гудки' });
    expect(busy.status).toBe(200);
    const now = await one(id);
    expect(now).toMatchObject({ promise: 'kept', attempts: [{ how: 'busy', note: 'гудки', by: desk.office.aida }] });
    expect(Date.parse(now.nextAt) - Date.now()).toBeLessThan(6 * 60_000);
    const again = inMinutes(200);
    await act(id, 'attempts', { how: 'no_answer', again });
    expect((await one(id)).nextAt).toBe(again);
    await act(id, 'attempts', { how: 'answered' });
    expect(await one(id)).toMatchObject({ state: 'kept', promise: 'kept', nextAt: null });
    expect((await act(id, 'attempts', { how: 'busy' })).body.code).toBe('CallbackOver');
  });

  it('moves the lead by the outcome of the talk, both or neither', async () => {
    const lead = await newLead();
    const { id } = (await promise({ leadId: lead.id, window: window(0) })).body;
    expect((await act(id, 'attempts', { how: 'answered', outcome: 'nothing such' })).body.code).toBe('UnknownOutcome');
    expect(await one(id)).toMatchObject({ attempts: [] });
    expect((await act(id, 'attempts', { how: 'answered', outcome: 'half' })).status).toBe(200);
    const moved = (await desk.ask('GET', `/leads/${lead.id}`, { as: 'aida' })).body;
    expect([moved.stage, (await one(id)).outcome]).toEqual(['half', 'half']);
    const { items } = (await desk.ask('GET', `/leads/${lead.id}/events?limit=50`, { as: 'aida' })).body;
    const types = items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['callback.asked', 'callback.attempted', 'callback.ended']));
  });

  it('is moved, taken, handed over and called off; the story of its client says so', async () => {
    const { id } = (await promise({ phone: newPhone(), window: window() })).body;
    const { version } = await one(id);
    const later = window(300);
    expect((await desk.ask('PATCH', `/callbacks/${id}`, { as: 'aida', body: { version, window: later } })).status).toBe(
      200,
    );
    const stale = await desk.ask('PATCH', `/callbacks/${id}`, { as: 'aida', body: { version, window: later } });
    expect(stale.body.code).toBe('VersionChanged');
    await act(id, 'take', {}, 'timur');
    expect((await one(id, 'timur')).responsible.name).toBe('Timur');
    // it is Timur's now
    expect((await desk.ask('GET', `/callbacks/${id}`, { as: 'aida' })).status).toBe(404);
    expect((await act(id, 'cancel')).status).toBe(404);
    await act(id, 'cancel', {}, 'timur');
    expect(await one(id, 'timur')).toMatchObject({ state: 'cancelled', promise: 'void' });
  });

  it('is listed by state and lead, by whoever may see it', async () => {
    const lead = await newLead();
    const { id } = (await promise({ leadId: lead.id, window: window() })).body;
    const of = (query: string, as: Name) =>
      list(query, as).then((items) => items.map((each: { id: string }) => each.id));
    expect(await of(`?lead=${lead.id}`, 'daniyar')).toEqual([id]);
    expect(await of('?state=waiting', 'saule')).toContain(id);
    expect(await of('?state=late', 'saule')).not.toContain(id);
    const first = await desk.ask('GET', '/callbacks?state=open&limit=1', { as: 'saule' });
    const second = await desk.ask('GET', `/callbacks?state=open&limit=1&cursor=${first.body.next}`, { as: 'saule' });
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });

  it('is none on a holiday of the client’s country or a day off of the house, unless she named the hour', async () => {
    const day = (days: number) => new Date(Date.now() + (days * 24 + 5) * 3_600_000).toISOString().slice(0, 10);
    const { pool } = desk.office.db;
    const days = JSON.stringify([{ date: day(2), name: { ru: 'Праздник' }, working: false }]);
    await pool.query(`INSERT INTO holiday_set (key, name, days) VALUES ('KZ', '{"ru":"Казахстан"}', $1)`, [days]);
    await pool.query(
      `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('house', 'Дом', 'Asia/Almaty', '{}', $1)`,
      [JSON.stringify([day(3)])],
    );
    const { body } = await desk.ask('GET', '/callbacks/allowed?phone=%2B77015559955', { as: 'aida' });
    for (const [number, open] of [
      [1, true],
      [2, false],
      [3, false],
      [4, true],
    ] as const) {
      const from = `${day(number)}T07:00:00.000Z`;
      const spans: { from: string; to: string }[] = body.spans;
      expect(spans.some((span) => span.from <= from && from < span.to)).toBe(open);
      const asked = { phone: newPhone(), window: { from, to: `${day(number)}T08:00:00.000Z` } };
      expect((await promise(asked)).status).toBe(open ? 201 : 422);
      expect((await promise({ ...asked, exact: true })).status).toBe(201);
    }
    await pool.query(`DELETE FROM calendar WHERE key = 'house'`);
    await pool.query('DELETE FROM holiday_set');
  });
});

describe('G2 the client’s own page', () => {
  it('shows no more than needed, moves the time and calls it off', async () => {
    const phone = newPhone();
    const { id } = (await promise({ phone, window: window(), reason: 'секрет' })).body;
    const token = (await one(id)).link.split('/').pop();
    const seen = (await desk.ask('GET', `/callback-times/${token}`)).body;
    expect(seen).toMatchObject({ state: 'open', company: 'Ромашка', phone: phone.slice(-2), zone: 'Asia/Almaty' });
    expect(JSON.stringify(seen)).not.toMatch(/секрет|Aida/);
    const later = window(500);
    expect((await desk.ask('POST', `/callback-times/${token}`, { body: { window: later } })).body.window).toEqual(
      later,
    );
    const { items } = (await desk.ask('GET', `/callbacks?state=open`, { as: 'saule' })).body;
    expect(items).toContainEqual(expect.objectContaining({ id, window: later }));
    expect((await desk.ask('POST', `/callback-times/${token}`, { body: { cancel: true } })).body.state).toBe('over');
    expect((await desk.ask('GET', '/callback-times/no-such-token-at-all')).status).toBe(404);
  });
});

describe('G2 numbers that nobody calls (calls T42)', () => {
  it('are one number in any writing; a click needs a reason, a rule never dials, a client who asks is called', async () => {
    const phone = newPhone();
    const typed = `8${phone.slice(2)}`;
    const added = await desk.ask('POST', '/do-not-call', { as: 'aida', body: { phone: typed, reason: 'просил' } });
    expect(added).toMatchObject({ status: 201, body: { phone } });
    expect((await promise({ phone, window: window() })).body.code).toBe('DoNotCallNeedsReason');
    const allowed = await desk.ask('GET', `/callbacks/allowed?phone=${encodeURIComponent(phone)}`, { as: 'aida' });
    expect(allowed.body.onList).toBe(true);
    const asked = await promise({ phone, window: window(), source: 'form' });
    expect(asked.status).toBe(201);
    // put on the list after the promise was made by hand: looked at when it is dialled
    const late = newPhone();
    const { id } = (await promise({ phone: late, window: window(0) })).body;
    await desk.ask('POST', '/do-not-call', { as: 'aida', body: { phone: late } });
    const dialled = await dialCallback(desk.office.db, {
      ...{ callbackId: id, by: desk.office.aida, callId: null, actor: { kind: 'user', id: desk.office.aida } },
    });
    expect(dialled).toMatchObject({ refusal: 'DoNotCallNeedsReason' });
    const found = await desk.ask('GET', `/do-not-call?q=${late.slice(-6)}`, { as: 'daniyar' });
    expect(found.body.items).toMatchObject([{ phone: late }]);
    expect((await desk.ask('DELETE', `/do-not-call/${encodeURIComponent(late)}`, { as: 'daniyar' })).status).toBe(204);
  });
});

describe('G2 how promises were kept', () => {
  it('is a report by person: kept, late, broken', async () => {
    const { db, timur } = desk.office;
    await db.pool.query('DELETE FROM callback');
    const made = async (to: number, called: number | null, state: string) => {
      const { id } = (await promise({ phone: newPhone(), window: window(), responsibleId: timur })).body;
      await db.pool.query(
        `UPDATE callback SET to_at = $2, called_at = $3, state = $4, closed_at = now(), responsible_id = $5 WHERE id = $1`,
        [id, inMinutes(to), called === null ? null : inMinutes(called), state, timur],
      );
    };
    await made(-10, -20, 'kept');
    await made(-10, -5, 'late_kept');
    await made(-10, null, 'broken');
    await made(-10, null, 'cancelled');
    const query = `?from=${inMinutes(-60)}&to=${inMinutes(60)}`;
    const { users } = (await desk.ask('GET', `/reports/callbacks${query}`, { as: 'daniyar' })).body;
    expect(users).toEqual([{ user: { id: timur, name: 'Timur' }, kept: 1, late: 1, broken: 1, open: 0, talked: 2 }]);
    expect((await desk.ask('GET', `/reports/callbacks${query}`, { as: 'aida' })).status).toBe(403);
  });
});

describe('G2 the line tells of a call', () => {
  it('whose end is an attempt, and the caller’s word about it counts (calls T67)', async () => {
    const { aida, db } = desk.office;
    const { id } = (await promise({ phone: newPhone(), window: window(0) })).body;
    const callId = uuidv7();
    await dialCallback(db, { callbackId: id, by: aida, callId, actor: { kind: 'user', id: aida } });
    expect((await one(id)).state).toBe('calling');
    const call = {
      ...{ id: callId, direction: 'out' as const, callbackId: id, phone: null, how: 'answered' as const },
      ...{ from: new Date().toISOString(), to: new Date().toISOString(), userId: aida, contactId: null, leadId: null },
    };
    await callEnded(db, call);
    await callEnded(db, call);
    expect(await one(id)).toMatchObject({ state: 'kept', attempts: [{ how: 'answered', callId }] });
    expect((await act(id, 'attempts', { how: 'voicemail', callId })).status).toBe(200);
    expect(await one(id)).toMatchObject({
      ...{ state: 'waiting', closedAt: null, attempts: [{ how: 'voicemail', heard: 'answered' }] },
    });
  });

  it('and a caller whom nobody took is promised a call in the same write (calls T36)', async () => {
    const { db } = desk.office;
    const phone = newPhone();
    const from = new Date(Date.now() - 60_000).toISOString();
    const id = uuidv7();
    const leg = { channel: `in-${id}`, who: 'client', userId: null, phone, from, rangAt: from };
    await db.pool.query(
      `INSERT INTO call (id, direction, account_id, phone, state, asked_at, legs) VALUES ($1, 'in', 'voice:house', $2, 'ringing', $3, $4)`,
      [id, phone, from, JSON.stringify([{ ...leg, upAt: null, to: null, cause: null, techCause: null }])],
    );
    await tellCall(db, id, { is: 'ended', channel: leg.channel, cause: 16, techCause: null });
    const call = (await db.pool.query('SELECT state, how FROM call WHERE id = $1', [id])).rows[0];
    expect(call).toEqual({ state: 'ended', how: 'abandoned' });
    const { rows } = await db.pool.query('SELECT source, queued_at FROM callback WHERE phone = $1', [phone]);
    expect(rows).toEqual([{ source: 'missed', queued_at: new Date(from) }]);
  });

  it('keeps what was told in the words of the catalogue', async () => {
    const { types, strange } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    expect([...types]).toEqual(expect.arrayContaining(['callback.asked', 'callback.dialled', 'callback.corrected']));
  });
});
