import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { installPack } from '../../../prisma/pack/pack.ts';
import { removeDemo } from '../../../prisma/pack/pack-removal.ts';
import { discardDraft, restoreVersion, saveDraft } from '../../../prisma/pipeline/pipeline-draft.ts';
import { exportPipeline } from '../../../prisma/pipeline/pipeline-file.ts';
import { importPipeline } from '../../../prisma/pipeline/pipeline-import.ts';
import { archivePipeline, createPipeline } from '../../../prisma/pipeline/pipeline-new.ts';
import { readPipelineStory } from '../../../prisma/pipeline/pipeline-story.queries.ts';
import { steerPublication } from '../../../prisma/publication/publication.ts';
import { runPublicationBatch } from '../../../prisma/publication/publication-batch.ts';
import { PipelineStoryEntry } from '../../../workflows/pipeline/story.schema.ts';
import { isRefusal, type Refusal } from '../../../workflows/refusal.ts';
import { draw, publishDraft } from '../../support/drafts.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../../support/office.ts';

let office: Office;
beforeEach(async () => void (office = await openOffice()));
afterEach(() => office.close());

const certain = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.refusal);
  return answer;
};
const story = async (key = 'education', limit = 50) => {
  const entries = await readPipelineStory(office.db, { key, limit });
  return entries!.map((entry) => PipelineStoryEntry.parse(entry));
};
const whats = async (key?: string) => (await story(key)).map(({ what }) => what);
const create = (key: string, from?: string) =>
  createPipeline(office.db, { key, name: { ru: key }, from, userId: office.saule, idempotencyKey: undefined });
const saule = () => ({ kind: 'user' as const, id: office.saule });

describe('A6 A10 the story of a pipeline', () => {
  it('begins with who made it, and from what', async () => {
    const { key, definition } = certain(await exportPipeline(office.db, { key: 'education', withTemplates: false }));
    const userId = office.saule;
    certain(await create('nothing'));
    certain(await create('copy', 'pipeline:education'));
    certain(await create('drawn', 'pack:web_studio'));
    certain(await installPack(office.db, { key: 'web_studio', pipelineKey: 'ready', userId }));
    const file = { format: 'voronka-pipeline' as const, version: 1 as const, key: 'filed', definition };
    certain(await importPipeline(office.db, { file: file as never, revision: 0, replace: false, userId }));
    expect(key).toBe('education');
    const origins = [];
    for (const one of ['education', 'nothing', 'copy', 'drawn', 'ready', 'filed'])
      origins.push((await story(one)).at(-1));
    const by = { kind: 'user', id: office.saule, name: 'Saule' };
    expect(origins).toMatchObject([
      { what: 'created', actor: null, from: null },
      { what: 'created', actor: by, from: { kind: 'empty' } },
      { what: 'created', actor: by, from: { kind: 'pipeline', key: 'education', name: definition.name } },
      { what: 'created', actor: by, from: { kind: 'pack', key: 'web_studio' } },
      { what: 'created', actor: by, from: { kind: 'pack', key: 'web_studio' } },
      { what: 'created', actor: by, from: { kind: 'file' }, brought: { templates: 0, forms: 0 } },
    ]);
    expect(await whats('ready')).toEqual(['published', 'created']);
  });

  it('has every version with its note, and every restored, thrown away and imported drawing', async () => {
    const [userId, key] = [office.saule, 'education'];
    const changed = { ...pipelineOf([]), name: { ru: 'Иначе' } };
    await publishDraft(office, changed);
    certain(await saveDraft(office.db, { key, definition: pipelineOf([]), revision: 0, userId: office.aida }));
    await discardDraft(office.db, { key, userId });
    await discardDraft(office.db, { key, userId });
    certain(await restoreVersion(office.db, { key, number: 1, userId }));
    expect(await restoreVersion(office.db, { key, number: 9, userId })).toEqual({ refusal: 'NotFound' });
    const file = certain(await exportPipeline(office.db, { key, withTemplates: false }));
    const { revision } = (await office.db.pool.query('SELECT revision FROM pipeline_draft')).rows[0];
    certain(await importPipeline(office.db, { file, revision, replace: false, userId }));
    expect(await importPipeline(office.db, { file, revision, replace: false, userId })).toMatchObject({
      refusal: 'VersionChanged',
    });
    expect(await story()).toMatchObject([
      { what: 'imported', brought: { templates: 0, forms: 0 } },
      { what: 'restored', version: 1 },
      { what: 'discarded', drawnBy: 'Aida', actor: { name: 'Saule' } },
      { what: 'published', version: 2, before: 1, note: 'A note', publicationId: expect.any(String) },
      { what: 'published', version: 1, before: null },
      { what: 'created' },
    ]);
  });

  it('tells of archiving and bringing back once each', async () => {
    const archive = (archived: boolean) =>
      archivePipeline(office.db, { key: 'education', archived, userId: office.saule });
    for (const archived of [false, true, true, false]) certain(await archive(archived));
    expect((await whats()).slice(0, 3)).toEqual(['returned', 'archived', 'published']);
  });

  it('tells how a publication was paused, went on, ended and was undone, with what became of the leads', async () => {
    await newLead(office);
    const { publicationId } = await publishDraft(office, { ...pipelineOf([]), name: { ru: 'Иначе' } });
    const steer = async (order: 'pause' | 'resume' | 'undo') =>
      certain(await steerPublication(office.db, { publicationId, order, actor: saule(), key: order }));
    const walk = async () => {
      for (let step = await runPublicationBatch(office.db, publicationId); ['running', 'undoing'].includes(step.state);)
        step = await runPublicationBatch(office.db, publicationId);
    };
    await steer('pause');
    await steer('resume');
    await walk();
    await steer('undo');
    await walk();
    const entries = (await story()).slice(0, 6);
    expect(entries).toMatchObject([
      { what: 'undone', version: 2, before: 1, publicationId, counts: { undone: 1 }, actor: { kind: 'process' } },
      { what: 'undoing', actor: { name: 'Saule' }, counts: null },
      { what: 'done', counts: { move: 1 } },
      { what: 'resumed' },
      { what: 'paused' },
      { what: 'published', version: 2 },
    ]);
  });

  it('says who took the examples away, and how many', async () => {
    const order = { key: 'web_studio', pipelineKey: 'ready', withDemo: true, userId: office.saule };
    const { leads } = certain(await installPack(office.db, order));
    await removeDemo(office.db, { pipelineKey: 'ready', userId: office.saule });
    expect((await story('ready'))[0]).toMatchObject({ what: 'demo_removed', leads, actor: { name: 'Saule' } });
  });

  it('is read page by page, each entry once, two at once in one order', async () => {
    await draw(office, pipelineOf([]));
    const restore = () => restoreVersion(office.db, { key: 'education', number: 1, userId: office.saule });
    await Promise.all(Array.from({ length: 8 }, restore));
    const all = await story();
    expect(all).toHaveLength(10);
    const pages: string[] = [];
    for (let after: [string, string] | undefined; ;) {
      const page = (await readPipelineStory(office.db, { key: 'education', after, limit: 3 }))!;
      pages.push(...page.slice(0, 3).map(({ id }) => id));
      if (page.length < 4) break;
      after = [page[2]!.at, page[2]!.id];
    }
    expect(pages).toEqual(all.map(({ id }) => id));
    expect(await readPipelineStory(office.db, { key: 'none', limit: 3 })).toBeUndefined();
  });
});
