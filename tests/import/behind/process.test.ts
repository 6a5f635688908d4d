import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createImport } from '../../../prisma/import/import-draft.ts';
import { runImportBatch } from '../../../prisma/import/import-batch.ts';
import { beginImport } from '../../../prisma/import/import.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { ownWorker, type OwnWorker } from '../../support/own-worker.ts';
import { startTemporal } from '../../support/temporal.ts';
import { until } from '../../support/until.ts';

let office: Office;
let worker: OwnWorker | undefined;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  await worker?.kill();
  await office?.close();
});

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const beginOf = async (many: number, name: string): Promise<string> => {
  const rows = Array.from({ length: many }, (_, index) => ({ line: index + 2, cells: [`${name} ${index}`] }));
  const doing = { actor: { kind: 'user' as const, id: office.saule } };
  const made = await createImport(office.db, {
    ...{ ...doing, me: { id: office.saule, role: 'admin' }, noun: 'lead', fileName: 'a.csv', pipeline: undefined },
    ...{ language: 'ru', table: { names: ['Сделка'], rows } },
  });
  if (isRefusal(made)) throw new Error(made.refusal);
  await beginImport(office.db, { ...doing, importId: made.id });
  return made.id;
};

describe('B6 M3 an import beside the processes of another that still begin', () => {
  it('starts before all but a few of them', async () => {
    const first = await beginOf(1000, 'acme');
    while ((await runImportBatch(office.db, first)).state === 'running');
    worker = await ownWorker(office.url, await startTemporal());
    await until(async () => (await all('SELECT 1 FROM process LIMIT 1'))[0], 'the first processes');
    const begun = async () => (await all('SELECT count(*)::int AS n FROM process'))[0].n;
    const before = await begun();
    const second = await beginOf(20, 'later');
    await until(async () => (await all(`SELECT 1 FROM import WHERE id = $1 AND state = 'done'`, [second]))[0], 'it');
    expect((await begun()) - before).toBeLessThan(300);
  });
});
