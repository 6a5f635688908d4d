import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { discardDraft, readDraft, restoreVersion, saveDraft } from '../../prisma/pipeline/pipeline-draft.ts';
import { archivePipeline, createPipeline } from '../../prisma/pipeline/pipeline-new.ts';
import { pipelineLines, readVersion, versionLines } from '../../prisma/pipeline/pipeline.queries.ts';
import { publishedPipeline } from '../../prisma/pipeline/pipeline.ts';
import { bePresent, leavePlace } from '../../prisma/user/presence.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../support/office.ts';
import { publishDraft } from '../support/drafts.ts';

let office: Office;
beforeAll(async () => void (office = await openOffice()));
afterAll(() => office.close());

const drawn = (name: string): PipelineDefinition => ({ ...pipelineOf([]), name: { ru: name } });
const read = async (key = 'education') => {
  const draft = await readDraft(office.db, key);
  if (isRefusal(draft)) throw new Error(draft.refusal);
  return draft;
};
const save = (definition: PipelineDefinition, revision: number, userId = office.saule) =>
  saveDraft(office.db, { key: 'education', definition, revision, userId });
const saved = async (...args: Parameters<typeof save>) => {
  const answer = await save(...args);
  if (isRefusal(answer)) throw new Error(answer.refusal);
  return answer.revision;
};

describe('A6 a draft', () => {
  it('is what is published until somebody draws, and is changed only over what was read', async () => {
    expect(await read()).toMatchObject({ revision: 0, baseVersion: 1, publishedVersion: 1, changed: false });
    const first = await saved(drawn('One'), 0);
    expect(await save(drawn('Two'), 0)).toEqual({ refusal: 'VersionChanged' });
    const second = await saved(drawn('Two'), first);
    expect(second).toBe(first + 1);
    expect(await save(drawn('Three'), first)).toEqual({ refusal: 'VersionChanged' });
    expect(await read()).toMatchObject({
      revision: second,
      changed: true,
      definition: { name: { ru: 'Two' } },
      updatedBy: { id: office.saule, name: 'Saule' },
    });
    expect(await saved({ ...pipelineOf([]) }, second)).toBe(second + 1);
    expect((await read()).changed).toBe(false);
    expect(
      await saveDraft(office.db, { key: 'nothing', definition: drawn('x'), revision: 0, userId: office.saule }),
    ).toEqual({
      refusal: 'NotFound',
    });
  });

  it('is written by one of two who save at once', async () => {
    const { revision } = await read();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => save(drawn(`Race ${n}`), revision)));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
  });

  it('is thrown away; one begun anew shares no revision with it', async () => {
    const { revision } = await read();
    expect(await discardDraft(office.db, { key: 'education', revision: revision + 1, userId: office.saule })).toEqual({
      refusal: 'VersionChanged',
    });
    expect(await discardDraft(office.db, { key: 'education', revision, userId: office.saule })).toBeUndefined();
    expect(await discardDraft(office.db, { key: 'education', userId: office.saule })).toBeUndefined();
    expect((await read()).revision).toBe(0);
    await saved(drawn('Anew'), 0);
    expect(await save(drawn('Late'), revision)).toEqual({ refusal: 'VersionChanged' });
    await discardDraft(office.db, { key: 'education', userId: office.saule });
  });

  it('is not begun upon a version that is no longer the published one', async () => {
    const begin = (publishedVersion: number) =>
      saveDraft(office.db, {
        key: 'education',
        definition: drawn('Begun'),
        revision: 0,
        publishedVersion,
        userId: office.saule,
      });
    expect(await begin(2)).toEqual({ refusal: 'VersionChanged' });
    expect(await begin(1)).toMatchObject({ revision: expect.any(Number) });
    await discardDraft(office.db, { key: 'education', userId: office.saule });
  });

  it('of five hundred stages and two thousand automations, named in every script, comes back as it went', async () => {
    const name = { ru: 'Ё «漢字» 👩🏽‍🚀 עברית हिन्दी', en: 'e\u0301 \u{1F1F0}\u{1F1FF}', kk: 'Әңгіме', uk: 'Ґанок’' };
    const stage = (key: string, kind: 'open' | 'won' | 'lost') => ({
      key,
      kind,
      name,
      color: '#3b82f6',
      probability: 0,
    });
    const huge = PipelineDefinition.parse({
      ...pipelineOf([]),
      stages: [
        ...Array.from({ length: 498 }, (_, n) => stage(`s${n}`, 'open')),
        stage('won', 'won'),
        stage('lost', 'lost'),
      ],
      automations: Array.from({ length: 2000 }, (_, n) => ({
        key: `a${n}`,
        name: n % 5 ? { ru: 'Имя' } : name,
        stages: [`s${n % 498}`],
        when: { on: 'stage.entered' },
        then: [{ do: 'lead.tag', add: ['vip'], remove: [] }],
      })),
    });
    const revision = await saved(huge, 0);
    expect((await read()).definition).toEqual(huge);
    const padding = 'я'.repeat(280);
    const larger = {
      ...huge,
      automations: huge.automations.map((one) => ({ ...one, name: { ru: padding, en: padding } })),
    };
    expect(await save(larger, revision)).toMatchObject({
      refusal: 'DefinitionTooLarge',
      values: { kilobytes: expect.any(Number) },
    });
    await discardDraft(office.db, { key: 'education', userId: office.saule });
  });
});

describe('A6 a version', () => {
  it('can never be changed or deleted, the database refuses it too', async () => {
    for (const statement of [
      `UPDATE pipeline_version SET note = 'x'`,
      `UPDATE pipeline_version SET definition = '{}'`,
      'DELETE FROM pipeline_version',
    ])
      await expect(office.db.pool.query(statement)).rejects.toMatchObject({
        code: '23000',
        message: expect.stringContaining('never changes'),
      });
  });

  it('is listed with its author, note and the leads that live by it, and read as it was', async () => {
    await newLead(office);
    await publishDraft(office, drawn('Second'), { keep: true });
    await newLead(office);
    await newLead(office);
    const lines = (await versionLines(office.db, { key: 'education', limit: 10 })) ?? [];
    expect(lines).toMatchObject([
      { number: 2, note: 'A note', published: true, leads: 2, author: { id: office.saule, name: 'Saule' } },
      { number: 1, note: '', published: false, leads: 1, author: null },
    ]);
    expect(await versionLines(office.db, { key: 'education', before: 2, limit: 10 })).toMatchObject([{ number: 1 }]);
    expect(await versionLines(office.db, { key: 'nothing', limit: 10 })).toBeUndefined();
    const [one, two] = [1, 2].map((number) => readVersion(office.db, { key: 'education', number }));
    expect((await one)?.definition.name).toEqual({ ru: 'Обучение' });
    expect((await two)?.definition.name).toEqual({ ru: 'Second' });
    expect(await readVersion(office.db, { key: 'education', number: 3 })).toBeUndefined();
  });

  it('is restored into the draft, over the revision that was seen', async () => {
    const restore = (number: number, revision?: number) =>
      restoreVersion(office.db, { key: 'education', number, revision, userId: office.saule });
    expect(await restore(9)).toEqual({ refusal: 'NotFound' });
    expect(await restore(1, 5)).toEqual({ refusal: 'VersionChanged' });
    expect(await restore(1, 0)).toMatchObject({ revision: expect.any(Number) });
    const draft = await read();
    expect(draft).toMatchObject({
      baseVersion: 1,
      publishedVersion: 2,
      changed: true,
      definition: { name: { ru: 'Обучение' } },
    });
    expect(await restore(2, 0)).toEqual({ refusal: 'VersionChanged' });
    expect(await restore(2, draft.revision)).toMatchObject({ revision: draft.revision + 1 });
    expect(await restore(1)).toMatchObject({ revision: draft.revision + 2 });
    await discardDraft(office.db, { key: 'education', userId: office.saule });
  });
});

describe('A1 a pipeline', () => {
  const make = (more: Partial<Parameters<typeof createPipeline>[1]>) =>
    createPipeline(office.db, {
      key: 'studio',
      name: { ru: 'Студия' },
      userId: office.saule,
      idempotencyKey: undefined,
      ...more,
    });

  it('is made empty, once for one wish, and has only a draft', async () => {
    const wish = { idempotencyKey: 'studio-1' };
    const [made, again] = [await make(wish), await make(wish)];
    expect(made).toMatchObject({ key: 'studio' });
    expect(again).toEqual(made);
    expect(await make({})).toEqual({ refusal: 'PipelineExists', values: { key: 'studio' } });
    const draft = await read('studio');
    expect(draft).toMatchObject({ revision: 1, publishedVersion: null, baseVersion: null, changed: true });
    expect(draft.definition).toMatchObject({ name: { ru: 'Студия' }, team: 'sales', currency: 'KZT', automations: [] });
    expect(await discardDraft(office.db, { key: 'studio', userId: office.saule })).toEqual({
      refusal: 'NothingPublished',
    });
  });

  it('is made like another one, as that is drawn now', async () => {
    await saved({ ...drawn('Drawn'), currency: 'USD' }, 0);
    await make({ key: 'copy', from: 'education', name: { ru: 'Копия' } });
    expect((await read('copy')).definition).toEqual({ ...drawn('Копия'), currency: 'USD' });
    for (const from of ['pipeline:nothing', 'pack:nothing', 'nothing', 'pipeline:web_studio'])
      expect(await make({ key: 'other', from })).toEqual({ refusal: 'UnknownPipeline' });
    await discardDraft(office.db, { key: 'education', userId: office.saule });
  });

  it('is made like a ready one', async () => {
    for (const from of ['web_studio', 'pack:education']) {
      const key = `ready_${from.length}`;
      expect(await make({ key, from, currency: 'USD' })).toMatchObject({ key });
      const { definition } = await read(key);
      expect(definition).toMatchObject({ name: { ru: 'Студия' }, currency: 'USD' });
      expect(definition.automations.length).toBeGreaterThan(5);
      await office.db.pool.query(
        'WITH draft AS (DELETE FROM pipeline_draft WHERE pipeline_id = (SELECT id FROM pipeline WHERE key = $1)) DELETE FROM pipeline WHERE key = $1',
        [key],
      );
    }
  });

  it('is listed with what is drawn, published and lives in it', async () => {
    const lines = await pipelineLines(office.db);
    expect(
      lines.map(({ key, publishedVersion, draft, leads }) => [key, publishedVersion, draft !== null, leads]),
    ).toEqual([
      ['education', 2, false, 3],
      ['studio', null, true, 0],
      ['copy', null, true, 0],
    ]);
    expect(lines[1]).toMatchObject({ stages: 3, automations: 0, draft: { updatedBy: { name: 'Saule' } } });
  });

  it('that is archived takes no new leads until it is brought back', async () => {
    expect(await archivePipeline(office.db, { key: 'education', archived: true, userId: office.saule })).toMatchObject({
      archivedAt: expect.any(String),
    });
    expect(await publishedPipeline(office.db, 'education')).toBeUndefined();
    await expect(newLead(office)).rejects.toThrow('UnknownPipeline');
    expect(await archivePipeline(office.db, { key: 'education', archived: false, userId: office.saule })).toMatchObject(
      { archivedAt: null },
    );
    await newLead(office);
    expect(await archivePipeline(office.db, { key: 'nothing', archived: true, userId: office.saule })).toEqual({
      refusal: 'NotFound',
    });
  });
});

describe('A6 two admins', () => {
  it('see each other at the same place, until one has been silent for half a minute', async () => {
    const at = (userId: string, focus = '', place = 'pipeline:education') =>
      bePresent(office.db, { place, focus, userId });
    expect(await at(office.saule, 'stage.new')).toEqual([]);
    expect(await at(office.daniyar)).toMatchObject([{ id: office.saule, name: 'Saule', focus: 'stage.new' }]);
    expect(await at(office.aida, '', 'pipeline:other')).toEqual([]);
    await office.db.pool.query(`UPDATE presence SET at = now() - interval '31 seconds' WHERE user_id = $1`, [
      office.saule,
    ]);
    expect(await at(office.daniyar)).toEqual([]);
    expect(await at(office.saule)).toHaveLength(1);
    await leavePlace(office.db, { place: 'pipeline:education', userId: office.daniyar });
    expect(await at(office.saule)).toEqual([]);
  });

  it('leave no rows behind', async () => {
    await office.db.pool.query(`UPDATE presence SET at = now() - interval '2 days' WHERE user_id = $1`, [office.aida]);
    await bePresent(office.db, { place: 'pipeline:education', focus: '', userId: office.saule });
    const { rows } = await office.db.pool.query('SELECT count(*)::int FROM presence WHERE user_id = $1', [office.aida]);
    expect(rows[0].count).toBe(0);
  });
});
