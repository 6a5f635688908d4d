import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readyPacks } from '../../prisma/seed/packs/packs.ts';
import { printFile } from '../../workflows/pipeline/file.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { runProcesses } from '../support/running-processes.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'voronka-files-'));
let temporal: TestTemporal;
let desk: Desk;
beforeAll(async () => {
  temporal = await startTemporal();
  desk = await openDesk({ temporal });
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = promisify(execFile);
/** The command line, as saule, in English. */
const pipeline = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const access = ['--url', desk.url, '--token', 'token-saule'];
  const env = { ...process.env, NODE_OPTIONS: '', LANG: 'en_US.UTF-8', LC_ALL: '', FROM: folder };
  try {
    const { stdout } = await run(process.execPath, ['bin/pipeline.ts', ...args, ...access], { cwd: root, env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
};
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const change = (from: string, to: string, edit: (file: any) => void) => {
  const file = JSON.parse(read(from));
  edit(file);
  writeFileSync(at(to), printFile(file));
};

describe('A13 packs over the API', () => {
  it('lists three, for admins', async () => {
    expect((await desk.ask('GET', '/packs', { as: 'aida' })).status).toBe(403);
    const { body } = await desk.ask('GET', '/packs', { as: 'saule' });
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(readyPacks.map(({ key }) => key));
  });

  it('installs one with its demo and takes the demo away', async () => {
    const made = await desk.ask('POST', '/packs/web_studio/install', {
      as: 'saule',
      body: { pipelineKey: 'studio', withDemo: true },
    });
    expect(made).toMatchObject({ status: 201, body: { key: 'studio', form: 'studio', leads: 29 } });
    const board = await desk.ask('GET', '/leads?pipeline=studio&limit=100', { as: 'saule' });
    expect(board.body.items.length).toBe(29);
    const twice = await desk.ask('POST', '/packs/web_studio/install', { as: 'saule', body: { pipelineKey: 'studio' } });
    expect(twice).toMatchObject({ status: 409, body: { code: 'PipelineExists' } });
    expect((await desk.ask('GET', '/pipelines/studio/demo', { as: 'saule' })).body).toEqual({
      pack: 'web_studio',
      leads: 29,
    });
    expect((await desk.ask('DELETE', '/pipelines/studio/demo', { as: 'aida' })).status).toBe(403);
    expect((await desk.ask('DELETE', '/pipelines/studio/demo', { as: 'saule' })).body).toEqual({ removed: 29 });
    expect((await desk.ask('GET', '/leads?pipeline=studio', { as: 'saule' })).body.items).toEqual([]);
  });
});

describe('A14 the command line', () => {
  it('exports what comes back byte for byte', async () => {
    expect(await pipeline('export', 'studio', '--with-templates', '-o', 'studio.json')).toMatchObject({ code: 0 });
    const file = JSON.parse(read('studio.json'));
    expect([file.voronka, file.key, file.forms.length]).toEqual([1, 'studio', 1]);
    expect(file.templates.map(({ key }: { key: string }) => key)).toContain('web_contract');
    expect(read('studio.json')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    change('studio.json', 'twin.json', (twin) => {
      twin.key = 'twin';
      twin.forms = [];
    });
    expect(await pipeline('import', 'twin.json', '--yes')).toMatchObject({ code: 0 });
    const { said } = await pipeline('export', 'twin', '--draft');
    expect(said).toBe(printFile({ ...JSON.parse(read('twin.json')), templates: undefined, forms: undefined }));
  });

  it('says in sentences what a file would change, and writes nothing', async () => {
    change('studio.json', 'later.json', (file) => {
      file.definition.stages[0].name.en = 'Enquiry';
      file.definition.automations.pop();
      file.templates[0].body = 'Other words';
    });
    const { code, said } = await pipeline('diff', 'later.json');
    expect(code).toBe(0);
    expect(said).toMatch(/Web studio \(studio\)/);
    expect(said).toMatch(/Enquiry/);
    expect(said).toMatch(/texts: 0 new, 1 that differ/);
    expect((await desk.ask('GET', '/pipelines/studio/draft', { as: 'saule' })).body.revision).toBe(0);
    expect((await pipeline('diff', 'studio.json')).said).toMatch(/No changes of the pipeline/);
  });

  it('imports as a draft, keeps texts that differ unless told, and asks before', async () => {
    expect(await pipeline('import', 'later.json')).toMatchObject({ code: 1, said: expect.stringContaining('--yes') });
    expect(await pipeline('import', 'later.json', '--yes')).toMatchObject({
      code: 0,
      said: expect.stringContaining('texts written: 0'),
    });
    const draft = (await desk.ask('GET', '/pipelines/studio/draft', { as: 'saule' })).body;
    expect(draft).toMatchObject({ changed: true, publishedVersion: 1 });
    expect((await pipeline('import', 'later.json', '--yes', '--replace')).said).toContain('texts written: 1');
  });

  it('publishes a new pipeline', async () => {
    change('studio.json', 'third.json', (file) => {
      file.key = 'third';
      file.forms = [];
    });
    const { code, said } = await pipeline('import', 'third.json', '--publish', '--yes', '--note', 'From git');
    expect([code, said]).toEqual([0, expect.stringContaining('Published as version 1')]);
    const { body } = await desk.ask('GET', '/pipelines/third/versions', { as: 'saule' });
    expect(body.items[0]).toMatchObject({ number: 1, note: 'From git', published: true });
  });

  it('publishes over living leads, and says first what becomes of them', async () => {
    for (const name of ['acme', 'initech']) {
      const body = { pipeline: 'third', name };
      const { status, body: lead } = await desk.ask('POST', '/leads', { as: 'aida', body });
      expect([status, lead]).toEqual([201, expect.anything()]);
    }
    change('third.json', 'fourth.json', (file) => {
      file.definition.stages[0].name.en = 'Enquiry';
    });
    const env = { TEMPORAL_NAMESPACE: temporal.namespace, ENCRYPTION_KEYS: undefined };
    const processes = await runProcesses(desk.office, env);
    try {
      const { code, said } = await pipeline('import', 'fourth.json', '--publish', '--yes', '--note', 'Renamed');
      expect([code, said]).toEqual([
        0,
        expect.stringMatching(/Living leads: 2; .* move: 2,[^]*Published as version 2/),
      ]);
      const done = await until(async () => {
        const { body } = await desk.ask('GET', '/pipelines/third/publications', { as: 'saule' });
        return body.items[0].state === 'done' && body.items[0];
      });
      expect(done).toMatchObject({ version: 2, note: 'Renamed' });
      const { body } = await desk.ask('GET', '/leads?pipeline=third', { as: 'saule' });
      expect(body.items.map((lead: { pipelineVersion: number }) => lead.pipelineVersion)).toEqual([2, 2]);
    } finally {
      await processes.stop();
    }
  });

  it('answers bad files, keys and orders with a sentence', async () => {
    writeFileSync(at('cut.json'), read('studio.json').slice(0, 500));
    writeFileSync(at('large.json'), JSON.stringify({ voronka: 1, x: 'x'.repeat(3 << 20) }));
    change('studio.json', 'strange.json', (file) => (file.definition.colour = 'red'));
    change('studio.json', 'next.json', (file) => (file.voronka = 2));
    for (const [args, sentence] of [
      [['diff', 'cut.json'], /not JSON/],
      [['diff', 'large.json'], /too large/],
      [['diff', 'strange.json'], /“definition.colour”/],
      [['import', 'next.json', '--yes'], /form 2/],
      [['diff', 'nowhere.json'], /cannot be read/],
      [['export', 'nobody'], /./],
      [['export'], /needs one key/],
      [['dance', 'x'], /no order/],
      [['import', 'studio.json', '--draft', '--publish'], /not both/],
    ] as [string[], RegExp][]) {
      const { code, said } = await pipeline(...args);
      expect([args, code, sentence.test(said)]).toEqual([args, 1, true]);
      expect(said).not.toMatch(/\n\s+at /);
    }
  });

  it('refuses to export a secret', async () => {
    const draft = (await desk.ask('GET', '/pipelines/twin/draft', { as: 'saule' })).body;
    const call = { do: 'webhook.call', url: 'https://user:pass@hook.example/', send: [], answer: [], withinSeconds: 5 };
    draft.definition.automations[0].then.push(call);
    const { definition, revision } = draft;
    expect(
      (await desk.ask('PATCH', '/pipelines/twin/draft', { as: 'saule', body: { definition, revision } })).status,
    ).toBe(200);
    expect(await pipeline('export', 'twin')).toMatchObject({ code: 1, said: expect.stringContaining('hook.example') });
  });
});
