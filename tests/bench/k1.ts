import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { enterLeads } from './leads.ts';
import { percentile, posterTo } from './load.ts';

const PASSING = 200_000;
/** Relays take ids of more than ten seconds ago for carried: so long after the last of many it is as if they had passed one by one. */
const PASSED_MS = 11_000;

/** From the commit of an event until the turn that hears it: while somebody holds a transaction open in another database, and while an old snapshot keeps the rows of many pokes. */
export const k1 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const { databaseUrl } = outsideOf(system);
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const record = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const times = short ? 150 : 300;
  const ids = await enterLeads(api, 20);
  await pause(3000);
  const heard = async (): Promise<number[]> => {
    const took: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      const leadId = ids[turn % ids.length]!;
      await api.post(`/api/v1/leads/${leadId}/notes`, { text: 'k1' });
      const began = performance.now();
      while (!(await record.query({ name: 'heard', text: HEARD, values: [leadId] })).rowCount) await pause(1);
      took.push(performance.now() - began);
    }
    return took;
  };
  await heard();
  const elsewhere = new URL(databaseUrl);
  elsewhere.pathname = 'postgres';
  const alone = await heard();
  const foreign = await holding(elsewhere.href, 'BEGIN', heard);
  alone.push(...(await heard()));
  const snapshot = await holding(databaseUrl, 'BEGIN ISOLATION LEVEL REPEATABLE READ', async () => {
    // carried ones leave rows behind that the snapshot keeps
    await record.query(
      `INSERT INTO poke (target, what, parked_at) SELECT 'bench:' || n, 'poke', now() FROM generate_series(1, ${PASSING}) n`,
    );
    await record.query(`DELETE FROM poke WHERE target LIKE 'bench:%'`);
    for (const end = Date.now() + PASSED_MS; Date.now() < end;) await heard();
    return heard();
  });
  alone.push(...(await heard()));
  api.close();
  await record.end();
  return [...beside('k1.foreign', foreign, alone), ...beside('k1.snapshot', snapshot, alone)];
};

const beside = (name: string, took: number[], alone: number[]): Figure[] =>
  [
    { part: 0.5, most: 1.2 },
    { part: 0.99, most: 2 },
  ].map(({ part, most }) =>
    figure(
      {
        name: part === 0.5 ? name : `${name}.p99`,
        value: percentile(took, part),
        unit: `ms p${part * 100}`,
        baseline: percentile(alone, part),
      },
      { of: 'ratio', atMost: most },
    ),
  );

/** While somebody's transaction is open, with an id and a snapshot of its own. */
const holding = async <T>(url: string, begin: string, work: () => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(begin);
  await client.query('SELECT pg_current_xact_id()');
  try {
    return await work();
  } finally {
    await client.end();
  }
};

const HEARD = `SELECT 1 FROM subject s JOIN process p ON p.workflow_id = 'lead:' || s.id WHERE s.kind = 'lead' AND s.id = $1 AND (p.memory ->> 'cursor')::int >= s.seq`;
