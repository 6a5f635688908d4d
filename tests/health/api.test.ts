import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { entry, openDesk, type Desk } from '../support/desk.ts';
import { openRoad } from '../support/road.ts';

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
