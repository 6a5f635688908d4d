import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { listenAt, stopListening, type Message } from '../support/ears.ts';
import { newLead } from '../support/office.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(stopListening);
afterAll(() => desk.close());

const listen = (as: Name) => listenAt(desk.url, { authorization: `Bearer token-${as}` });
const move = (id: string, stage: string, as: Name = 'aida') =>
  desk.ask('POST', `/leads/${id}/move`, { as, body: { stage } });
const hasLead = (id: string) => (message: Message) =>
  message.type === 'events' && message.leads.some((lead) => lead.id === id);

describe('M7 live screens', () => {
  it('show a move to everybody who may see it, with the lead as it is now', async () => {
    const id = await newLead(desk.office);
    const [aida, daniyar, timur] = [await listen('aida'), await listen('daniyar'), await listen('timur')];
    await move(id, 'half');
    for (const ear of [aida, daniyar]) {
      const { leads, events } = await ear.next(hasLead(id));
      expect(leads).toMatchObject([{ id, stage: 'half', version: 2 }]);
      expect(events.map(({ type }) => type)).toEqual(['lead.moved']);
    }
    await new Promise((done) => setTimeout(done, 200));
    expect(JSON.stringify(timur.heard)).not.toContain(id);
  });

  it('take a lead off the board of whom it leaves, and tell whom it comes to', async () => {
    const { body } = await desk.ask('POST', '/leads', { as: 'daniyar', body: { name: 'nobody’s' } });
    const [aida, timur] = [await listen('aida'), await listen('timur')];
    await desk.ask('POST', `/leads/${body.id}/assign`, { as: 'daniyar', body: { userId: desk.office.aida } });
    await aida.next(hasLead(body.id));
    expect((await timur.next(({ gone = [] }) => gone.includes(body.id))).events).toEqual([]);
    const { notification } = await aida.next(({ type }) => type === 'notification');
    expect(notification).toMatchObject({ kind: 'lead.assigned', leadId: body.id });
    expect(timur.heard.filter(({ type }) => type === 'notification')).toEqual([]);
  });

  it('tell a notification once, also whoever was away for the moment in which it was written', async () => {
    const { aida, timur, db } = desk.office;
    const told = ({ type }: Message) => type === 'notification';
    const ear = await listen('aida');
    await db.pool.query(`INSERT INTO notification (user_id, kind, data) SELECT unnest($1::uuid[]), 'test', '{}'`, [
      [aida, timur],
    ]);
    db.committed();
    await ear.next(told);
    const late = await listen('timur');
    db.committed();
    await late.next(told);
    const again = await listen('timur');
    for (let looks = 0; looks < 3; looks++) {
      db.committed();
      await new Promise((done) => setTimeout(done, 60));
    }
    expect([ear, late, again].map(({ heard }) => heard.filter(told).length)).toEqual([1, 1, 0]);
  });

  it('catch up by the last cursor after a break, or are told to read anew (conversations C83)', async () => {
    const id = await newLead(desk.office);
    const first = await listen('aida');
    const cursor = first.heard[0]!.cursor;
    first.socket.terminate();
    await move(id, 'half');
    const again = await listen('aida');
    again.socket.send(JSON.stringify({ type: 'resume', after: cursor }));
    const { leads } = await again.next(hasLead(id));
    expect(leads[0].stage).toBe('half');
    await desk.office.db.pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, actor, data, pokes) SELECT 'test', gen_random_uuid(), 1, 'test', now(), '{}', '{}', '{}' FROM generate_series(1, 1100)`,
    );
    again.socket.send(JSON.stringify({ type: 'resume', after: cursor }));
    await again.next(({ type }) => type === 'reload');
  });

  it('open for nobody unknown and for no other site, and hear nothing but a resume', async () => {
    const status = (headers: Record<string, string>, path = '/api/v1/live') =>
      new Promise((done) => {
        const socket = new WebSocket(`${desk.url.replace('http', 'ws')}${path}`, { headers });
        socket.on('unexpected-response', (_request, response) => done(response.statusCode));
        socket.on('open', () => done('open'));
        socket.on('error', () => undefined);
      });
    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer token-aida', origin: 'https://evil.example' })).toBe(403);
    expect(await status({ authorization: 'Bearer token-aida' }, '/api/v1/other')).toBe(404);
    const { socket } = await listen('aida');
    const closed = new Promise((done) => socket.on('close', done));
    socket.send('{"type":"shutdown"}');
    expect(await closed).toBe(1008);
  });

  it('close with the session', async () => {
    const { rows } = await desk.office.db.pool.query('SELECT token_hash FROM api_token WHERE user_id = $1', [
      desk.office.saule,
    ]);
    const { socket } = await listen('saule');
    const closed = new Promise((done) => socket.on('close', done));
    await desk.deps.sessions.end(rows[0].token_hash);
    expect(await closed).toBe(4401);
  });

  it('show a move on fifty screens at once', async () => {
    const id = await newLead(desk.office);
    const many = await Promise.all(Array.from({ length: 50 }, (_, index) => listen(index % 2 ? 'aida' : 'daniyar')));
    for (const stage of ['half', 'no_answer', 'new', 'half', 'no_answer', 'new', 'half', 'no_answer']) {
      for (const ear of many) ear.heard.length = 0;
      await move(id, stage);
      const shown = many.map(({ next }) => next(({ leads = [] }) => leads.some((lead) => lead.stage === stage)));
      expect(await Promise.all(shown)).toHaveLength(50);
    }
  });
});
