import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Draft, PipelineLine, PipelineVersionRead } from '../../workflows/pipeline/draft.schema.ts';
import { World } from '../../workflows/pipeline/world.schema.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { pipelineOf } from '../support/office.ts';

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk.close());

const ask = (method: string, path: string, body?: unknown, as: Name = 'saule') => desk.ask(method, path, { as, body });
const draft = '/pipelines/education/draft';

describe('A1 the drawing of a pipeline', () => {
  it('is saved over what was read, and answers 409 to whoever was slower', async () => {
    const first = await ask('GET', draft);
    expect(Draft.parse(first.body)).toMatchObject({ revision: 0, publishedVersion: 1, changed: false });
    const definition = { ...pipelineOf([]), name: { ru: 'Новая' } };
    const saved = await ask('PATCH', draft, { definition, revision: 0 });
    expect([saved.status, saved.body]).toMatchObject([
      200,
      { revision: expect.any(Number), updatedAt: expect.any(String) },
    ]);
    expect(await ask('PATCH', draft, { definition, revision: 0 })).toMatchObject({
      status: 409,
      body: { code: 'VersionChanged' },
    });
    expect((await ask('GET', draft)).body).toMatchObject({ revision: saved.body.revision, changed: true });
    expect((await ask('DELETE', `${draft}?revision=${saved.body.revision}`)).status).toBe(204);
    expect((await ask('GET', draft)).body.revision).toBe(0);
  });

  it('that is no pipeline is refused, with the field', async () => {
    const definition = { ...pipelineOf([]), currency: 'XXX', stages: [] };
    const { status, body } = await ask('PATCH', draft, { definition, revision: 0 });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }: any) => field)).toEqual(
      expect.arrayContaining(['definition.currency', 'definition.stages']),
    );
    expect(await ask('PATCH', draft, { definition: pipelineOf([]), revision: -1 })).toMatchObject({ status: 422 });
  });

  it('may have a mebibyte; a larger one is refused with a sentence that says how large', async () => {
    const padded = (bytes: number) => {
      const text = { ru: 'ж'.repeat(140) };
      const lossReasons = Array.from({ length: 100 }, (_, n) => ({ key: `r${n}`, name: text }));
      const automation = {
        when: { on: 'stage.entered' },
        then: [{ do: 'notify', who: 'supervisors', text }],
        name: text,
      };
      const automations = Array.from({ length: Math.floor(bytes / 700) }, (_, n) => ({ key: `a${n}`, ...automation }));
      return { ...pipelineOf([]), lossReasons, automations };
    };
    const fits = await ask('PATCH', draft, { definition: padded(900_000), revision: 0 });
    expect(fits.status).toBe(200);
    const revision = fits.body.revision;
    const large = await desk.ask('PATCH', draft, {
      as: 'saule',
      headers: { 'accept-language': 'en' },
      body: { definition: padded(1_300_000), revision },
    });
    expect(large).toMatchObject({ status: 413, body: { code: 'DefinitionTooLarge' } });
    expect(large.body.detail).toMatch(/too large: 1\d{3} kB/);
    expect(await ask('PATCH', draft, { definition: padded(2_600_000), revision })).toMatchObject({
      status: 413,
      body: { code: 'BodyTooLarge' },
    });
    await ask('DELETE', draft);
  });

  it('is for admins; a published version may be read by everybody', async () => {
    for (const as of ['aida', 'daniyar'] as const) {
      expect((await ask('GET', draft, undefined, as)).status).toBe(403);
      expect((await ask('GET', '/pipelines/world', undefined, as)).status).toBe(403);
      expect((await ask('GET', '/pipelines/education/versions', undefined, as)).body.items).toMatchObject([
        { number: 1 },
      ]);
      const { body } = await ask('GET', '/pipelines/education/versions/1', undefined, as);
      expect(PipelineVersionRead.parse(body)).toMatchObject({ number: 1, published: true });
    }
    expect((await ask('GET', '/pipelines/education/versions/2')).status).toBe(404);
    expect((await ask('GET', '/pipelines/education/versions/0')).status).toBe(404);
    expect((await ask('GET', '/pipelines/nothing/versions')).status).toBe(404);
  });

  it('begins with a new pipeline, empty or like another, never called as a path of ours', async () => {
    const made = await ask('POST', '/pipelines', { key: 'studio', name: { ru: 'Студия', en: 'Studio' } });
    expect([made.status, made.body]).toMatchObject([201, { key: 'studio' }]);
    expect(
      (await ask('POST', '/pipelines', { key: 'like', name: { ru: 'Как' }, from: 'pipeline:education' })).status,
    ).toBe(201);
    for (const key of ['world', 'all', 'Bad Key', ''])
      expect([key, (await ask('POST', '/pipelines', { key, name: { ru: 'x' } })).status]).toEqual([key, 422]);
    const { body } = await ask('GET', '/pipelines/all');
    expect(
      PipelineLine.array()
        .parse(body.items)
        .map(({ key }) => key),
    ).toEqual(['education', 'studio', 'like']);
    expect(await ask('DELETE', '/pipelines/studio/draft')).toMatchObject({
      status: 409,
      body: { code: 'NothingPublished' },
    });
    expect((await ask('PATCH', '/pipelines/studio', { archived: true })).body.archivedAt).toEqual(expect.any(String));
    // not published: nobody sees it but in the list of all
    expect((await ask('GET', '/pipelines/studio', undefined, 'aida')).status).toBe(404);
  });

  it('knows its world: templates, people who left too, teams, calendars, forms, channels without keys', async () => {
    const { db, timur } = desk.office;
    await db.pool.query(`UPDATE app_user SET disabled_at = now() WHERE id = $1`, [timur]);
    await db.pool.query(`UPDATE app_user SET skills = '{law,ielts}' WHERE id = $1`, [desk.office.aida]);
    await db.pool.query(
      `INSERT INTO template (key, channel, language, body, name) VALUES ('hello', 'sms', 'ru', '{{date meeting}}', 'Привет'), ('hello', 'sms', 'kk', 'x', '')`,
    );
    const world = World.parse((await ask('GET', '/pipelines/world')).body);
    expect(world.templates).toEqual([
      { key: 'hello', name: 'Привет', channel: 'sms', languages: ['kk', 'ru'], asks: ['meeting'], ofLead: true },
    ]);
    expect(world.people.find(({ name }) => name === 'Timur')).toMatchObject({ active: false, team: 'sales' });
    expect(world).toMatchObject({ teams: [{ key: 'sales', name: 'Sales' }], skills: ['ielts', 'law'] });
    expect(world.forms).toMatchObject([{ key: 'education', title: { ru: 'Консультация' } }]);
    expect(world.channels).toContainEqual({ id: 'sms', sandbox: true });
  });

  it('is drawn by two who see each other', async () => {
    const here = (as: Name, focus: string) => ask('POST', '/presence', { place: 'pipeline:education', focus }, as);
    expect((await here('saule', 'automation.welcome')).body).toEqual({ others: [] });
    expect((await here('daniyar', '')).body.others).toMatchObject([{ name: 'Saule', focus: 'automation.welcome' }]);
    expect((await ask('POST', '/presence/end', { place: 'pipeline:education' })).status).toBe(204);
    expect((await here('daniyar', '')).body).toEqual({ others: [] });
  });
});
