import { runImportBatch } from '../../prisma/import/import-batch.ts';
import { isUnderWay } from '../../workflows/process/bulk-run.ts';
import type { Answer, Desk } from '../support/desk.ts';
import { formWith } from '../file/pictures.ts';

/** A row of a CSV with every cell quoted as RFC 4180 says. */
export const csv = (rows: unknown[][], separator = ';'): string =>
  rows.map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(separator)).join('\r\n');

/** Imports as saule (an admin) makes them. */
export const importing = (desk: Desk) => {
  const ask = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'saule', body });
  const upload = async (bytes: Buffer | string, name = 'leads.csv'): Promise<string> =>
    (await desk.ask('POST', '/files', { as: 'saule', ...formWith(name, bytes) })).body.id;
  const create = async (bytes: Buffer | string, noun = 'lead', name = 'leads.csv'): Promise<Answer> =>
    ask('POST', '/imports', { noun, fileId: await upload(bytes, name) });
  const set = async (id: string, settings: object): Promise<Answer> => {
    const { version } = (await ask('GET', `/imports/${id}`)).body;
    return ask('PATCH', `/imports/${id}`, { version, ...settings });
  };
  /** What its process does, without one. */
  const run = async (id: string): Promise<any> => {
    await ask('POST', `/imports/${id}/begin`);
    while (isUnderWay((await runImportBatch(desk.office.db, id)).state));
    return (await ask('GET', `/imports/${id}`)).body;
  };
  const rows = async (id: string): Promise<any[]> => (await ask('GET', `/imports/${id}/rows`)).body.items;
  return { ask, upload, create, set, run, rows };
};
