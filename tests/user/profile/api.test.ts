import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { hashToken } from '../../../prisma/user/user.ts';
import { newLead } from '../../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.office.db.pool.query('DELETE FROM sign_in_pace');
});
afterAll(() => desk.close());

const dana = {
  name: 'Дана',
  email: 'Dana@Demo.voronka',
  role: 'manager',
  teamId: null,
  calendarId: null,
  languages: ['uk'],
};
const giveToken = (name: 'aida' | 'timur') =>
  desk.office.db.pool.query('INSERT INTO api_token (token_hash, user_id, name) VALUES ($1, $2, $3)', [
    hashToken(`token-${name}`),
    desk.office[name],
    'test',
  ]);
const person = async (name: string) =>
  (await desk.ask('GET', '/staff', { as: 'saule' })).body.items.find((one: { name: string }) => one.name === name);

describe('A4 people', () => {
  it('are added with a password told once, that lets them in', async () => {
    const { status, body } = await desk.ask('POST', '/staff', { as: 'saule', body: dana });
    expect(status).toBe(201);
    expect(body.person).toMatchObject({
      name: 'Дана',
      email: 'dana@demo.voronka',
      leadLimit: 200,
      active: true,
      load: 0,
    });
    const signed = await desk.ask('POST', '/session', {
      body: { email: 'dana@demo.voronka', password: body.password },
    });
    expect(signed.status).toBe(201);
    expect(JSON.stringify((await desk.ask('GET', '/staff', { as: 'saule' })).body)).not.toContain(body.password);
    expect((await desk.ask('POST', '/staff', { as: 'saule', body: dana })).body).toMatchObject({
      code: 'EmailTaken',
      errors: [{ field: 'email' }],
    });
  });

  it('have a phone at the PBX that is nobody else’s, given by an admin or chosen by themselves', async () => {
    const change = async (name: string, extension: string | null) => {
      const { id, revision } = await person(name);
      return desk.ask('PATCH', `/staff/${id}`, { as: 'saule', body: { revision, extension } });
    };
    const me = (extension: string | null) => desk.ask('PATCH', '/me', { as: 'timur', body: { extension } });
    const { name } = (await desk.ask('GET', '/me', { as: 'aida' })).body;
    expect((await change(name, '101')).body).toMatchObject({ extension: '101' });
    expect((await desk.ask('GET', '/me', { as: 'aida' })).body.extension).toBe('101');
    expect((await me('101')).body).toMatchObject({ code: 'ExtensionTaken', errors: [{ field: 'extension' }] });
    for (const wrong of ['1 0', '101&PJSIP/102', '../x', '']) expect((await me(wrong)).body.code).toBe('Invalid');
    expect((await me('102')).body.extension).toBe('102');
    expect((await change(name, '102')).body.code).toBe('ExtensionTaken');
    expect((await change(name, null)).body.extension).toBeNull();
    expect((await me('101')).body.extension).toBe('101');
    const listed = (await desk.ask('GET', '/users', { as: 'aida' })).body.items;
    expect(listed.map((one: { extension: string | null }) => one.extension).filter(Boolean)).toEqual(['101']);
  });

  it('get another e-mail unless a pipeline that lives or is drawn names them by it', async () => {
    const { db } = desk.office;
    const added = { ...dana, email: 'asel@demo.voronka', name: 'Асель' };
    const { person: asel, password } = (await desk.ask('POST', '/staff', { as: 'saule', body: added })).body;
    const rename = async (email: string) => {
      const { revision } = await person('Асель');
      return desk.ask('PATCH', `/staff/${asel.id}`, { as: 'saule', body: { revision, email } });
    };
    const definition = (await db.pool.query('SELECT definition FROM pipeline_version LIMIT 1')).rows[0].definition;
    const automation = {
      ...{ key: 'tell', name: { ru: 'Сказать' }, stages: ['new'], when: { on: 'stage.entered' } },
      then: [{ do: 'notify', who: 'person', person: added.email, text: { ru: 'Привет' } }],
    };
    await db.pool.query('INSERT INTO pipeline_draft (pipeline_id, definition) SELECT id, $1 FROM pipeline', [
      JSON.stringify({ ...definition, automations: [automation] }),
    ]);
    const named = await rename('asel.new@demo.voronka');
    expect([named.status, named.body]).toMatchObject([409, { code: 'EmailNamed', errors: [{ field: 'email' }] }]);
    await db.pool.query('DELETE FROM pipeline_draft');
    expect((await rename('aida@demo.voronka')).body.code).toBe('EmailTaken');
    expect((await rename('no address')).status).toBe(422);
    const before = await person('Асель');
    expect((await rename('Asel.New@demo.voronka')).body).toMatchObject({ email: 'asel.new@demo.voronka' });
    expect((await person('Асель')).revision).not.toBe(before.revision);
    const sign = (email: string) => desk.ask('POST', '/session', { body: { email, password } });
    expect((await sign('asel.new@demo.voronka')).status).toBe(201);
    expect((await sign(added.email)).status).toBe(401);
  });

  it('are seen by managers by name and shift only', async () => {
    expect((await desk.ask('GET', '/staff', { as: 'aida' })).status).toBe(403);
    const { items } = (await desk.ask('GET', '/shifts', { as: 'aida' })).body;
    expect(Object.keys(items[0]).sort()).toEqual(['away', 'on', 'since', 'teamId', 'until', 'userId']);
    expect((await desk.ask('POST', '/staff', { as: 'daniyar', body: dana })).status).toBe(403);
    expect(
      (await desk.ask('PATCH', `/staff/${desk.office.aida}`, { as: 'daniyar', body: { revision: '' } })).status,
    ).toBe(403);
  });

  it('are changed by whoever has read the newest, and only in what is named', async () => {
    const before = await person('Aida');
    const change = (body: object) => desk.ask('PATCH', `/staff/${before.id}`, { as: 'saule', body });
    const changed = await change({ revision: before.revision, skills: ['loans'], leadLimit: 5, teamId: null });
    expect(changed.body).toMatchObject({ skills: ['loans'], leadLimit: 5, teamId: null, name: 'Aida' });
    expect((await change({ revision: before.revision, leadLimit: 6 })).body.code).toBe('VersionChanged');
    expect((await change({ revision: changed.body.revision, teamId: before.id })).body.code).toBe('NotFound');
    await change({ revision: changed.body.revision, teamId: before.teamId });
    expect((await person('Aida')).teamId).toBe(before.teamId);
  });

  it('always keep one admin', async () => {
    const saule = await person('Saule');
    const demoted = await desk.ask('PATCH', `/staff/${saule.id}`, {
      as: 'saule',
      body: { revision: saule.revision, role: 'manager' },
    });
    expect(demoted.body.code).toBe('LastAdmin');
    expect((await desk.ask('POST', `/staff/${saule.id}/off`, { as: 'saule' })).body.code).toBe('LastAdmin');
  });

  it('get their limits many at once', async () => {
    const limits = [
      { id: desk.office.aida, leadLimit: 11 },
      { id: desk.office.timur, leadLimit: 12 },
    ];
    expect((await desk.ask('POST', '/staff/limits', { as: 'saule', body: { limits } })).status).toBe(204);
    expect([(await person('Aida')).leadLimit, (await person('Timur')).leadLimit]).toEqual([11, 12]);
  });

  it('are out at once when they are switched off, whatever they hold; handing over comes after', async () => {
    const lead = await newLead(desk.office);
    await desk.ask('POST', '/presence', { as: 'aida', body: { place: `lead:${lead}`, focus: '' } });
    const off = () => desk.ask('POST', `/staff/${desk.office.aida}/off`, { as: 'saule' });
    expect((await off()).body).toMatchObject({ active: false, load: 1 });
    expect((await desk.ask('GET', '/me', { as: 'aida' })).status).toBe(401);
    const others = await desk.ask('POST', '/presence', { as: 'daniyar', body: { place: `lead:${lead}`, focus: '' } });
    expect(others.body.others).toEqual([]);
    // nobody takes them, and she stays out
    const refused = await desk.ask('POST', `/staff/${desk.office.aida}/handover`, {
      as: 'daniyar',
      body: { to: { person: desk.office.aida } },
    });
    expect(refused.body.code).toBe('SamePerson');
    expect((await desk.ask('GET', '/me', { as: 'aida' })).status).toBe(401);
    const handed = await desk.ask('POST', `/staff/${desk.office.aida}/handover`, {
      as: 'daniyar',
      body: { to: { person: desk.office.timur } },
    });
    expect(handed.body).toMatchObject({ leads: 1, refused: [] });
    expect((await desk.ask('POST', `/staff/${desk.office.aida}/on`, { as: 'saule' })).body).toMatchObject({
      active: true,
    });
    // what has ended stays ended
    expect((await desk.ask('GET', '/me', { as: 'aida' })).status).toBe(401);
  });

  it('are switched off while pipelines name them, which the screen says', async () => {
    await desk.office.db.pool.query(
      `INSERT INTO pipeline_draft (pipeline_id, definition) SELECT id, '{"name": {"ru": "Черновик"}, "automations": [{"then": [{"do": "lead.assign", "people": ["aida@demo.voronka"]}]}]}' FROM pipeline`,
    );
    const { aida } = desk.office;
    expect((await desk.ask('POST', `/staff/${aida}/off`, { as: 'saule' })).body).toMatchObject({ active: false });
    expect((await desk.ask('GET', `/staff/${aida}/uses`, { as: 'saule' })).body.pipelines).toHaveLength(1);
    await desk.office.db.pool.query('DELETE FROM pipeline_draft');
  });

  it('get a new password from an admin, which ends all sessions and API tokens, and choose their own', async () => {
    const sign = (password: string) =>
      desk.ask('POST', '/session', { body: { email: 'timur@demo.voronka', password } });
    const renewed = await desk.ask('POST', `/staff/${desk.office.timur}/password`, { as: 'saule' });
    expect((await desk.ask('GET', '/me', { as: 'timur' })).status).toBe(401);
    const cookieOf = (answer: { headers: Headers }) => answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const [here, elsewhere] = [
      cookieOf(await sign(renewed.body.password)),
      cookieOf(await sign(renewed.body.password)),
    ];
    await giveToken('timur');
    const choose = (old: string) =>
      desk.ask('POST', '/me/password', { headers: { cookie: here }, body: { old, password: 'longer than ten' } });
    expect((await choose('not this one')).body).toMatchObject({ code: 'WrongOldPassword', errors: [{ field: 'old' }] });
    expect((await choose(renewed.body.password)).status).toBe(204);
    expect((await desk.ask('GET', '/me', { headers: { cookie: here } })).status).toBe(200);
    expect((await desk.ask('GET', '/me', { headers: { cookie: elsewhere } })).status).toBe(401);
    expect((await desk.ask('GET', '/me', { as: 'timur' })).status).toBe(401);
    expect((await sign(renewed.body.password)).status).toBe(401);
    expect((await sign('longer than ten')).status).toBe(201);
  });
});

describe('A4 absences', () => {
  beforeAll(async () => {
    await desk.office.db.pool.query('UPDATE app_user SET disabled_at = NULL');
    await giveToken('aida');
  });
  const away = (more: object = {}) => ({
    userId: desk.office.timur,
    kind: 'vacation',
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    ...more,
  });

  it('are set by supervisors, and take her off shift', async () => {
    const { body, status } = await desk.ask('POST', '/absences', { as: 'daniyar', body: away() });
    expect(status).toBe(201);
    expect(await person('Timur')).toMatchObject({
      shift: { on: false, away: true },
      absences: [{ id: body.id, kind: 'vacation' }],
    });
    const ended = { kind: 'training', startsAt: body.startsAt, endsAt: new Date(Date.now() - 60_000).toISOString() };
    expect((await desk.ask('PATCH', `/absences/${body.id}`, { as: 'daniyar', body: ended })).body.kind).toBe(
      'training',
    );
    expect((await person('Timur')).shift.away).toBe(false);
    expect((await desk.ask('DELETE', `/absences/${body.id}`, { as: 'daniyar' })).status).toBe(204);
    expect((await desk.ask('DELETE', `/absences/${body.id}`, { as: 'daniyar' })).status).toBe(404);
  });

  it('end after they begin, belong to somebody, and are not a manager’s to set', async () => {
    const wrong = away({ endsAt: new Date(Date.now() - 7_200_000).toISOString() });
    expect((await desk.ask('POST', '/absences', { as: 'daniyar', body: wrong })).body.errors).toMatchObject([
      { field: 'endsAt' },
    ]);
    const nobody = away({ userId: '0191b1a0-0000-7000-8000-000000000000' });
    expect((await desk.ask('POST', '/absences', { as: 'daniyar', body: nobody })).body.code).toBe('PersonUnknown');
    expect((await desk.ask('POST', '/absences', { as: 'aida', body: away() })).status).toBe(403);
  });
});

describe('A4 teams', () => {
  it('are added, renamed under the same key, and deleted when nobody needs them', async () => {
    const made = await desk.ask('POST', '/teams', { as: 'saule', body: { name: 'Поддержка' } });
    expect(made.body).toMatchObject({ key: 'podderzhka', people: 0 });
    const renamed = await desk.ask('PATCH', `/teams/${made.body.id}`, { as: 'saule', body: { name: 'Сервис' } });
    expect(renamed.body).toMatchObject({ key: 'podderzhka', name: 'Сервис' });
    expect((await desk.ask('DELETE', `/teams/${made.body.id}`, { as: 'saule' })).status).toBe(204);
    const [sales] = (await desk.ask('GET', '/teams', { as: 'aida' })).body.items;
    expect((await desk.ask('GET', `/teams/${sales.id}/uses`, { as: 'daniyar' })).body.pipelines).toHaveLength(1);
    expect((await desk.ask('DELETE', `/teams/${sales.id}`, { as: 'saule' })).body).toMatchObject({
      code: 'TeamInUse',
      detail: expect.stringContaining('Timur'),
    });
  });
});
