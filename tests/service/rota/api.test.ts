import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: unknown, as: Name = 'saule') =>
  desk.ask(method, path, { as, ...(body === undefined ? {} : { body }) });
const rota = (more: object = {}) => ({
  ...{ key: 'house', name: { ru: 'Дом' }, people: [{ user: desk.office.timur }, { user: desk.office.aida }], ...more },
});

describe('E6 rotas in the API', () => {
  it('are saved by an admin, and say who is on call now and whom no call reaches', async () => {
    const { timur, aida } = desk.office;
    expect((await ask('GET', '/settings/rotas')).body).toMatchObject({ rotas: [], line: false, revision: 0 });
    expect((await ask('PATCH', '/settings/rotas', { rotas: [rota()], revision: 0 }, 'daniyar')).status).toBe(403);
    const { body } = await ask('PATCH', '/settings/rotas', { rotas: [rota()], revision: 0 });
    expect(body).toMatchObject({
      ...{ revision: 1, now: { house: [timur, aida] }, silent: [timur, aida], line: false },
      rotas: [{ silentMinutes: 10, mail: true, phone: false, group: null }],
    });
    await desk.office.db.pool.query(`INSERT INTO absence (user_id, starts_at) VALUES ($1, now() - interval '1 hour')`, [
      timur,
    ]);
    expect((await ask('GET', '/settings/rotas', undefined, 'aida')).body.now).toEqual({ house: [aida] });
  });

  it('name whom and what there is, and are not overwritten unread', async () => {
    const nobody = '01990000-0000-7000-8000-000000000000';
    const save = (more: object, revision = 1) => ask('PATCH', '/settings/rotas', { rotas: [rota(more)], revision });
    expect((await save({ people: [{ user: nobody }] })).body.code).toBe('PersonUnknown');
    expect((await save({ group: nobody })).body.code).toBe('GroupUnknown');
    expect((await save({ people: [{ user: desk.office.aida, calendar: 'none' }] })).body.code).toBe('UnknownCalendar');
    expect((await save({}, 0)).body.code).toBe('VersionChanged');
    expect((await save({ silentMinutes: 0 })).status).toBe(422);
    expect((await ask('GET', '/settings/rotas')).body.revision).toBe(1);
  });

  it('are tried with the ladders as they stand on the screen; nothing is written', async () => {
    const ladder = [
      { key: 'one', side: 'after', by: { amount: 5, unit: 'minutes' }, tell: 'supervisors' },
      { key: 'two', side: 'after', by: { amount: 9, unit: 'minutes' }, tell: 'on_call' },
    ];
    const targets = { resolution: { amount: 1, unit: 'hours' } };
    const body = {
      policies: [{ key: 'all', name: { ru: 'Все' }, targets, ladder }],
      since: '2026-11-30T10:00:00+05:00',
    };
    expect((await ask('POST', '/settings/service/try', body, 'aida')).status).toBe(403);
    const { body: tried } = await ask('POST', '/settings/service/try', body, 'daniyar');
    expect(tried.promises).toMatchObject([
      {
        ...{ promise: 'resolution', dueAt: '2026-11-30T06:00:00.000Z' },
        steps: [
          { at: '2026-11-30T06:05:00.000Z', to: [desk.office.daniyar] },
          { at: '2026-11-30T06:09:00.000Z', to: [desk.office.timur] },
          { at: '2026-11-30T06:19:00.000Z', to: [desk.office.aida] },
          { at: '2026-11-30T06:29:00.000Z', to: [] },
        ],
      },
    ]);
    expect((await ask('GET', '/settings/service')).body.policies).toEqual([]);
  });
});
