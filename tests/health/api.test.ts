import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { entry, openDesk, type Desk } from '../support/desk.ts';
import { openRoad } from '../support/road.ts';
import { startTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

let desk: Desk;
let road: Awaited<ReturnType<typeof openRoad>>;
beforeAll(async () => {
  desk = await openDesk({
    through: async (url) => {
      road = await openRoad(url);
      return road.url;
    },
  });
});
afterAll(async () => {
  await desk.close();
  await road.cut();
});

const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

describe('M5 health', () => {
  it('is degraded, and at work, while only Temporal is gone', async () => {
    expect((await desk.ask('GET', '/healthz')).text).toBe('ok');
    const ready = await desk.ask('GET', '/readyz');
    expect(ready).toMatchObject({ status: 200, body: { status: 'degraded', database: 'ok', temporal: 'unreachable' } });
  });

  it('is degraded when news wait for over half a minute, not for what waits for a person', async () => {
    const temporal = await startTemporal();
    const working = await openDesk({ temporal });
    const { pool } = working.office.db;
    try {
      const ready = async () => (await working.ask('GET', '/readyz')).body;
      expect(await until(async () => (await ready()).temporal === 'ok' && ready())).toMatchObject({ status: 'ready' });
      await pool.query(
        `INSERT INTO poke (target, what, since, parked_at) VALUES ('lead:parked', 'poke', now() - interval '2 hours', now())`,
      );
      await pool.query(`INSERT INTO poke (target, what) VALUES ('lead:fresh', 'poke')`);
      expect(await ready()).toMatchObject({ status: 'ready', oldestPokeSeconds: expect.any(Number) });
      await pool.query(`UPDATE poke SET since = now() - interval '45 seconds' WHERE target = 'lead:fresh'`);
      const late = await working.ask('GET', '/readyz');
      expect(late).toMatchObject({ status: 200, body: { status: 'degraded', database: 'ok', temporal: 'ok' } });
      expect(late.body.detail).toMatch(/waited 4\d s .* ops page/);
      expect(late.body.oldestPokeSeconds).toBeGreaterThanOrEqual(45);
      await pool.query(`DELETE FROM poke WHERE target = 'lead:fresh'`);
      expect(await ready()).toMatchObject({ status: 'ready', oldestPokeSeconds: 0 });
    } finally {
      await working.close();
    }
  });

  it('tells Prometheus what waits, what is parked and how late the feed is', async () => {
    const { pool } = desk.office.db;
    const figure = async (name: string) =>
      Number(new RegExp(`^${name} (\\S+)$`, 'm').exec((await desk.ask('GET', '/metrics')).text)?.[1]);
    await pool.query('DELETE FROM poke');
    expect(await figure('voronka_pokes_waiting')).toBe(0);
    expect(await figure('voronka_oldest_poke_seconds')).toBe(0);
    await pool.query(
      `INSERT INTO poke (target, what, since, parked_at) SELECT 'lead:' || n, 'poke', now() - interval '90 seconds', CASE WHEN n > 3 THEN now() END FROM generate_series(1, 5) n`,
    );
    expect(await figure('voronka_pokes_waiting')).toBe(3);
    expect(await figure('voronka_pokes_parked')).toBe(2);
    expect(await figure('voronka_oldest_poke_seconds')).toBeGreaterThanOrEqual(90);
    // somebody numbers the feed in the same moment, so the event is kept from it by its row
    const held = await pool.connect();
    try {
      await held.query('BEGIN');
      await held.query('SELECT 1 FROM feed_head FOR UPDATE');
      await pool.query(
        `INSERT INTO event (noun, noun_id, seq, type, at, recorded_at, actor, data, pokes) VALUES ('test', gen_random_uuid(), 1, 'test', now(), now() - interval '20 seconds', '{}', '{}', '{}')`,
      );
      expect(await figure('voronka_feed_lag_seconds')).toBeGreaterThanOrEqual(20);
    } finally {
      await held.query('COMMIT');
      held.release();
    }
    await until(async () => (await figure('voronka_feed_lag_seconds')) === 0);
    await pool.query('DELETE FROM poke');
  });

  it('tells Prometheus in units, by route template', async () => {
    await desk.ask('POST', '/forms/education', { body: entry(1) });
    await desk.ask('GET', `/leads/${'0'.repeat(8)}-0000-7000-8000-000000000000`, { as: 'aida' });
    const { text } = await desk.ask('GET', '/metrics');
    expect(text).toMatch(
      /voronka_http_request_duration_seconds_count\{method="GET",route="\/leads\/\{id\}",status="404"\} 1/,
    );
    expect(text).toMatch(/voronka_forms_total\{form="education",outcome="taken"\} 1/);
    expect(text).toMatch(/nodejs_eventloop_lag_seconds/);
    // the alarm of the SMS budget is one of these beside the other
    expect(text).toMatch(/voronka_form_sms_today 0\n[^]*voronka_form_sms_budget 500\n[^]*voronka_form_messages_held 0/);
    const far = await desk.ask('GET', '/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(far.status).toBe(401);
    expect(
      (await desk.ask('GET', '/metrics', { as: 'aida', headers: { 'x-forwarded-for': '203.0.113.9' } })).status,
    ).toBe(403);
  });

  it('answers 503 at once while the database is gone, keeps what was typed, and goes on when it is back', async () => {
    const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/api/v1/live`, {
      headers: { authorization: 'Bearer token-saule' },
    });
    await new Promise((done) => socket.once('message', done));
    await road.cut();
    const refused = await desk.ask('POST', '/forms/education', { body: entry(2), key: 'again' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'Unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await desk.ask('POST', '/forms/education', {
      raw: new URLSearchParams({ name: 'Арман', phone: '+7 701 555 00 03' }).toString(),
      headers: html,
    });
    expect(page.status).toBe(503);
    expect(page.text).toContain('value="Арман"');
    expect((await desk.ask('GET', '/leads', { as: 'timur' })).status).toBe(503);
    expect((await desk.ask('GET', '/users', { headers: { cookie: 'voronka_session=x' } })).status).toBe(503);
    expect((await desk.ask('GET', '/readyz')).status).toBe(503);

    await road.mend();
    const taken = await desk.ask('POST', '/forms/education', { body: entry(2), key: 'again' });
    expect(taken.status).toBe(201);
    const heard = new Promise((done) =>
      socket.on('message', (message) => String(message).includes(taken.body.id) && done(true)),
    );
    expect(await heard).toBe(true);
    socket.terminate();
  });
});
