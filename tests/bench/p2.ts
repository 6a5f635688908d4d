import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { outsideOf, type Outside } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { drawChange } from './crowd.ts';
import { figure, type Figure } from './figure.ts';
import { enterLeads } from './leads.ts';
import { posterTo } from './load.ts';
import { stream } from './served.ts';

/** Leads migrated to a published version and heard by their processes, beside plain pokes of the same processes; and what new leads feel of it. */
export const p2 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const many = short ? 600 : 5000;
  const outside = outsideOf(system);
  const record = new pg.Pool({ connectionString: outside.databaseUrl, max: 2 });
  record.on('error', () => {});
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const ids = await enterLeads(api, many);
  await heard(record, ids);
  await quiet(record);

  const poked = await perSecond(record, ids, async () => {
    let next = 0;
    const noting = async () => {
      for (let id = ids[next++]; id !== undefined; id = ids[next++])
        await api.post(`/api/v1/leads/${id}/notes`, { text: 'poke' });
    };
    await Promise.all(Array.from({ length: 16 }, noting));
  });
  await quiet(record);
  const migrated = await perSecond(record, ids, () => published(outside));
  await quiet(record);

  const seconds = short ? 20 : 60;
  const alone = await stream({ api, record }, (passed) => passed < seconds);
  await quiet(record);
  let over = false;
  const publishing = published(outside).finally(() => (over = true));
  // what stops the stream is told, not that the publication cannot be asked for any more
  publishing.catch(() => undefined);
  const beside = await stream({ api, record }, (passed) => !over && passed < seconds);
  await publishing;
  api.close();
  await record.end();
  const { perSecond: baseline } = alone;
  return [
    figure({ name: 'p2', value: migrated, unit: 'leads/s', baseline: poked }, { of: 'ratio', atLeast: 0.5 }),
    figure({ name: 'p2.a2', value: beside.perSecond, unit: 'leads/s', baseline }, { of: 'ratio', atLeast: 0.7 }),
  ];
};

/** A changed draft is published; ends when every lead has been taken to it. */
const published = async (outside: Outside): Promise<void> => {
  const wish = { note: 'bench', revision: await drawChange(outside), confirmed: true };
  const { publicationId } = await outside.post<{ publicationId: string }>('/pipelines/education/publish', wish);
  const state = async () => (await outside.get<{ state: string }>(`/publications/${publicationId}`)).state;
  while ((await state()) !== 'done') await pause(200);
};

/** Leads per second from the beginning of `work` until all their processes have taken in what it did. */
const perSecond = async (record: pg.Pool, ids: string[], work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  await heard(record, ids);
  return (ids.length * 1000) / (performance.now() - began);
};

const heard = async (record: pg.Pool, ids: string[]): Promise<void> => {
  for (const end = Date.now() + 30 * 60_000; Date.now() < end; await pause(100)) {
    const { rows } = await record.query(
      `SELECT count(*)::int AS heard FROM lead l JOIN process p ON p.workflow_id = 'lead:' || l.id::text AND p.seq >= l.event_seq WHERE l.id = ANY($1)`,
      [ids],
    );
    if (rows[0].heard >= ids.length) return;
  }
  throw new Error('The processes did not take in their events in 30 minutes');
};

/** The relay has carried everything, and every lead's process waits: what was begun before is not measured. */
const quiet = async (record: pg.Pool): Promise<void> => {
  for (const end = Date.now() + 30 * 60_000; Date.now() < end; await pause(200)) {
    const { rows } = await record.query(
      `SELECT NOT EXISTS (SELECT 1 FROM poke)
        AND NOT EXISTS (SELECT 1 FROM lead l WHERE l.closed_at IS NULL AND NOT EXISTS
          (SELECT 1 FROM process p WHERE p.workflow_id = 'lead:' || l.id::text AND p.state = 'waiting')) AS quiet`,
    );
    if (rows[0].quiet) return;
  }
  throw new Error('The processes did not come to rest in 30 minutes');
};
