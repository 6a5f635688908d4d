import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const days = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]));
  const { rows } = await desk.office.db.pool.query(
    `INSERT INTO calendar (key, name, zone, week) VALUES ('always', 'Always', 'Asia/Almaty', $1) RETURNING id`,
    [JSON.stringify(days)],
  );
  await desk.office.db.pool.query('UPDATE app_user SET calendar_id = $1', [rows[0].id]);
});
afterAll(() => desk.close());

describe('A4 a break that a user takes herself', () => {
  it('takes her off shift until it is over or she is back, and nobody else', async () => {
    const mine = async () => {
      const { body } = await desk.ask('GET', '/shifts', { as: 'timur' });
      const on = body.items.filter((shift: { on: boolean }) => shift.on).map((one: { userId: string }) => one.userId);
      return { aida: on.includes(desk.office.aida), timur: on.includes(desk.office.timur) };
    };
    expect(await mine()).toEqual({ aida: true, timur: true });
    const begun = await desk.ask('POST', '/me/break', { as: 'aida', body: { minutes: 30 } });
    expect(begun).toMatchObject({ status: 200, body: { userId: desk.office.aida, on: false, away: true } });
    expect(Date.parse(begun.body.until) - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    expect(await mine()).toEqual({ aida: false, timur: true });
    const longer = await desk.ask('POST', '/me/break', { as: 'aida', body: { minutes: 60 } });
    expect(longer.body.until > begun.body.until).toBe(true);
    expect((await desk.ask('DELETE', '/me/break', { as: 'aida' })).body).toMatchObject({ on: true, away: false });
    expect(await mine()).toEqual({ aida: true, timur: true });
    expect((await desk.ask('POST', '/me/break', { as: 'aida', body: { minutes: 0 } })).status).toBe(422);
  });
});

describe('E3 a break', () => {
  const status = async () => (await desk.ask('GET', '/me/status', { as: 'timur' })).body;
  const isOn = async () => {
    const { body } = await desk.ask('GET', '/shifts', { as: 'timur' });
    return body.items.find(({ userId }: { userId: string }) => userId === desk.office.timur).on;
  };
  const minutesLeft = ({ overAt }: { overAt: string }) => Math.round((Date.parse(overAt) - Date.now()) / 60_000);

  it('is one thing, whether a status or a pause of the shift is asked for', async () => {
    await desk.ask('POST', '/me/break', { as: 'timur', body: { minutes: 30 } });
    expect(await status()).toMatchObject({ status: 'break' });
    expect(minutesLeft(await status())).toBe(30);
    await desk.ask('PUT', '/me/status', { as: 'timur', body: { status: 'online' } });
    expect([await isOn(), (await status()).status]).toEqual([true, 'online']);
    await desk.ask('PUT', '/me/status', { as: 'timur', body: { status: 'break', minutes: 45 } });
    expect([await isOn(), minutesLeft(await status())]).toEqual([false, 45]);
    await desk.ask('DELETE', '/me/break', { as: 'timur' });
    expect([await isOn(), (await status()).status]).toEqual([true, 'online']);
    // of a status that says how long
    await desk.ask('PUT', '/me/status', { as: 'timur', body: { status: 'break' } });
    expect([await isOn(), minutesLeft(await status())]).toEqual([false, 15]);
    await desk.ask('PUT', '/me/status', { as: 'timur', body: { status: 'offline' } });
    expect([await isOn(), (await status()).overAt]).toEqual([true, null]);
  });

  it('that a supervisor sets says so in no language', async () => {
    const path = `/users/${desk.office.timur}/status`;
    await desk.ask('PUT', path, { as: 'daniyar', body: { status: 'break' } });
    expect(await status()).toMatchObject({ status: 'break', reason: 'by_supervisor' });
    await desk.ask('PUT', path, { as: 'daniyar', body: { status: 'online', reason: 'пора' } });
    expect(await status()).toMatchObject({ status: 'online', reason: 'пора' });
  });
});
