import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedCalendar } from '../../prisma/seed/calendar.ts';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await seedCalendar(desk.office.db);
});
afterAll(() => desk.close());

const support = {
  name: 'Поддержка',
  zone: 'Europe/Kyiv',
  week: {
    1: [
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ],
  },
  holidays: ['2026-12-31', { date: '2026-12-19', working: true }],
  holidaySets: ['UA'],
};
const list = async () => (await desk.ask('GET', '/calendars', { as: 'aida' })).body.items;

describe('C1 calendars', () => {
  it('are added, read by everybody and changed by whoever has read the newest', async () => {
    const made = await desk.ask('POST', '/calendars', { as: 'saule', body: support });
    expect(made).toMatchObject({ status: 201, body: { ...support, key: 'podderzhka', revision: 1 } });
    expect((await list()).map(({ key }: { key: string }) => key).sort()).toEqual(['almaty', 'podderzhka']);
    const change = (body: object) => desk.ask('PATCH', `/calendars/${made.body.id}`, { as: 'saule', body });
    expect((await change({ revision: 1, name: 'Сервис' })).body).toMatchObject({
      name: 'Сервис',
      zone: 'Europe/Kyiv',
      revision: 2,
    });
    expect((await change({ revision: 1, zone: 'Asia/Almaty' })).body.code).toBe('VersionChanged');
    expect(
      (await desk.ask('PATCH', `/calendars/${desk.office.aida}`, { as: 'saule', body: { revision: 1 } })).status,
    ).toBe(404);
    expect((await desk.ask('POST', '/calendars', { as: 'daniyar', body: support })).status).toBe(403);
  });

  it.each([
    ['an unknown zone', { zone: 'Mars/Base' }],
    ['an interval that ends before it begins', { week: { 1: [['18:00', '09:00']] } }],
    ['an hour that does not exist', { week: { 1: [['09:00', '25:00']] } }],
    ['an eighth weekday', { week: { 8: [['09:00', '18:00']] } }],
    ['a day that does not exist', { holidays: ['2026-02-30'] }],
  ])('do not take %s', async (_, more) => {
    expect((await desk.ask('POST', '/calendars', { as: 'saule', body: { ...support, ...more } })).status).toBe(422);
  });

  it('are kept while people work by them or pipelines name them', async () => {
    const made = await desk.ask('POST', '/calendars', { as: 'saule', body: { ...support, name: 'Night' } });
    const { id } = made.body;
    const drop = () => desk.ask('DELETE', `/calendars/${id}`, { as: 'saule' });
    await desk.office.db.pool.query(`UPDATE app_user SET calendar_id = $1 WHERE name = 'Aida'`, [id]);
    expect((await desk.ask('GET', `/calendars/${id}/uses`, { as: 'daniyar' })).body).toMatchObject({
      people: ['Aida'],
      pipelines: [],
    });
    expect((await drop()).body).toMatchObject({ code: 'CalendarInUse', detail: expect.stringContaining('Aida') });
    await desk.office.db.pool.query(`UPDATE app_user SET calendar_id = NULL`);
    const draft = (text: string) =>
      desk.office.db.pool.query(
        `INSERT INTO pipeline_draft (pipeline_id, definition) SELECT id, $1 FROM pipeline ON CONFLICT (pipeline_id) DO UPDATE SET definition = excluded.definition`,
        [text],
      );
    for (const named of [
      { calendar: 'night' },
      { automations: [{ when: { on: 'stage.time', working: 'night' } }] },
      { automations: [{ if: { all: [{ field: 'calendar.night.working', is: '=', value: true }] } }] },
    ]) {
      await draft(JSON.stringify({ name: { ru: 'Черновик' }, ...named }));
      expect((await drop()).body).toMatchObject({ code: 'CalendarInUse', detail: expect.stringContaining('Черновик') });
    }
    await draft('{"name": {"ru": "Черновик"}, "tags": ["night"]}');
    expect((await drop()).status).toBe(204);
    expect((await drop()).status).toBe(404);
  });
});

describe('C1 holidays of countries', () => {
  it('are there for KZ, RU and UA, and are the admin’s to change', async () => {
    const sets = (await desk.ask('GET', '/holiday-sets', { as: 'aida' })).body.items;
    expect(sets.map(({ key }: { key: string }) => key)).toEqual(['KZ', 'RU', 'UA']);
    const days = [
      { date: '2026-08-24', name: { ru: 'День независимости' }, working: false },
      { date: '2026-01-01', name: { ru: 'Новый год' }, working: null },
    ];
    const change = (revision: number) =>
      desk.ask('PATCH', '/holiday-sets/UA', { as: 'saule', body: { revision, days } });
    expect((await change(1)).body).toMatchObject({ revision: 2, days: days.toReversed() });
    expect((await change(1)).body.code).toBe('VersionChanged');
    expect((await desk.ask('PATCH', '/holiday-sets/XX', { as: 'saule', body: { revision: 1, days } })).status).toBe(
      404,
    );
    expect((await desk.ask('PATCH', '/holiday-sets/UA', { as: 'daniyar', body: { revision: 2, days } })).status).toBe(
      403,
    );
  });
});
