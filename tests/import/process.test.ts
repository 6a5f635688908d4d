import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginImport } from '../../prisma/import/import.ts';
import { createImport } from '../../prisma/import/import-draft.ts';
import { openTemporal, type Door } from '../../temporal/client.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { PAUSE, RESUME } from '../../workflows/process/messages.ts';
import { bulkRunUpdate } from '../../workflows/process/bulk-run.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { openOffice, type Office } from '../support/office.ts';
import { ownWorker, type OwnWorker } from '../support/own-worker.ts';
import { testSecrets } from '../support/secrets.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const automations = [
  Automation.parse({
    key: 'greet',
    name: { ru: 'Новая' },
    stages: ['new'],
    when: { on: 'lead.created' },
    then: [{ do: 'lead.tag', add: ['greeted'], remove: [] }],
  }),
  Automation.parse({
    key: 'later',
    name: { ru: 'Через час' },
    stages: ['new'],
    when: { on: 'stage.time', after: { amount: 1, unit: 'hours' } },
    then: [{ do: 'lead.tag', add: ['late'], remove: [] }],
  }),
];

let office: Office;
let temporal: TestTemporal;
let worker: OwnWorker;
let door: Door;
beforeAll(async () => {
  [office, temporal] = await Promise.all([openOffice({ automations }), startTemporal()]);
  door = openTemporal({ temporal, encryptionKeys: [], webhooks: { secret: testSecrets.WEBHOOK_SECRET } });
  worker = await ownWorker(office.url, temporal);
});
afterAll(async () => {
  await worker?.kill();
  await door?.close();
  await office?.close();
});

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
let turn = 0;
/** An import of so many leads, begun. */
const begin = async (many: number, automated: unknown): Promise<string> => {
  turn += 1;
  const name = (index: number) => `import ${turn} row ${index}`;
  const rows = Array.from({ length: many }, (_, index) => ({
    line: index + 2,
    cells: [name(index), `+7 701 ${100 + turn} ${String(1000 + index)}`],
  }));
  const doing = { actor: { kind: 'user' as const, id: office.saule } };
  const made = await createImport(office.db, {
    ...{ ...doing, me: { id: office.saule, role: 'admin' }, noun: 'lead', fileName: 'a.csv', pipeline: undefined },
    ...{ language: 'ru', table: { names: ['Сделка', 'Телефон'], rows } },
  });
  if (isRefusal(made)) throw new Error(made.refusal);
  await all(`UPDATE import SET settings = settings || jsonb_build_object('automations', $2::jsonb) WHERE id = $1`, [
    made.id,
    JSON.stringify(automated),
  ]);
  await beginImport(office.db, { ...doing, importId: made.id });
  return made.id;
};
const steer = (id: string, order: string) =>
  door.updateProcess(
    `import:${id}`,
    order,
    { actor: { kind: 'user', id: office.saule }, key: `${id}/${order}` },
    { updateId: `${id}/${order}` },
  );
const inState = (id: string, state: string) =>
  until(
    async () => (await all('SELECT * FROM import WHERE id = $1 AND state = $2', [id, state]))[0],
    `import ${state}`,
    60,
  );
const ofImport = (id: string, more = 'true') =>
  all(`SELECT l.* FROM lead l JOIN import_row r ON r.lead_id = l.id WHERE r.import_id = $1 AND ${more}`, [id]);

describe('A12 M8 the process of an import', () => {
  it('brings leads in to which automations answer, or neither now nor by a clock', async () => {
    const [loud, quiet] = [await begin(3, 'fire'), await begin(3, 'quiet')];
    await inState(loud, 'done');
    await inState(quiet, 'done');
    await until(async () => (await ofImport(loud, `'greeted' = ANY(l.tags)`)).length === 3, 'three greetings');
    const atRest = `EXISTS (SELECT 1 FROM process p WHERE p.workflow_id = 'lead:' || l.id AND p.state = 'waiting')`;
    await until(async () => (await ofImport(quiet, atRest)).length === 3, 'three processes that wait');
    expect(await ofImport(quiet, `'greeted' = ANY(l.tags)`)).toEqual([]);
    const clocks = (id: string) =>
      all(
        `SELECT 1 FROM import_row r JOIN process p ON p.workflow_id = 'lead:' || r.lead_id WHERE r.import_id = $1 AND p.next_at IS NOT NULL`,
        [id],
      );
    expect(await clocks(loud)).toHaveLength(3);
    expect(await clocks(quiet)).toEqual([]);
  });

  it('hears pause, resume and stop in the middle of a slow one', async () => {
    const id = await begin(60, { perMinute: 40 });
    await until(async () => (await ofImport(id)).length >= 1, 'the first');
    expect(await steer(id, PAUSE)).toMatchObject({ state: 'paused' });
    const before = (await ofImport(id)).length;
    await new Promise((done) => setTimeout(done, 3000));
    expect(await ofImport(id)).toHaveLength(before);
    expect(await steer(id, RESUME)).toMatchObject({ state: 'running' });
    await until(async () => (await ofImport(id)).length > before, 'the next');
    expect(await steer(id, bulkRunUpdate('undo'))).toMatchObject({ refusal: 'NothingToUndo' });
    expect(await steer(id, bulkRunUpdate('stop'))).toMatchObject({ state: 'stopped' });
    await inState(id, 'stopped');
  });
});

describe('M3 B6 a worker that is killed in the middle of an import', () => {
  it('leaves whole batches behind; another one goes on, no row lost and none twice', async () => {
    const id = await begin(1500, 'quiet');
    for (const at of [200, 800]) {
      await until(async () => (await ofImport(id)).length >= at, `${at} leads`, 60);
      await worker.kill();
      worker = await ownWorker(office.url, temporal);
    }
    const [row] = [await inState(id, 'done')];
    expect(row.counts).toMatchObject({ total: 1500, done: 1500, leads: 1500, contacts: 1500 });
    const [made] = await all(
      `SELECT count(*)::int AS leads, count(DISTINCT name)::int AS names FROM lead WHERE name LIKE $1`,
      [`import ${turn} row %`],
    );
    expect(made).toEqual({ leads: 1500, names: 1500 });
  }, 240_000);
});
