import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openTemporal, type Door } from '../../temporal/client.ts';
import { holdsWithin, outsideOf } from '../support/outside.ts';
import { testSecrets } from '../support/secrets.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { enterLeads } from './leads.ts';
import { posterTo } from './load.ts';
import { ownProcess } from './own-process.ts';

/** So many processes live; each is woken again as soon as it has answered. */
const LIVING = 300;
const RELAYS = [1, 2, 4];

/** Pokes that living processes answer a second, carried by 1, 2 and 4 relays (the worker's own, the others alone), beside signals sent to them directly; each is answered by a turn that finds nothing. */
export const k2 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const { databaseUrl, temporalAddress } = outsideOf(system);
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const record = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const door = openTemporal({
    temporal: { address: temporalAddress, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  const targets = (await enterLeads(api, LIVING)).map((id) => `lead:${id}`);
  api.close();
  await holdsWithin(120, () => isAtRest(record));
  const seconds = short ? 6 : 20;
  const signals = () => answered(record, targets, seconds, (some) => signal(door, some));
  const pokes = () => answered(record, targets, seconds, (some) => poke(record, some));

  await answered(record, targets, 3, (some) => poke(record, some));
  const direct = [await signals()];
  const carried: number[] = [];
  const relays = [];
  for (const many of RELAYS) {
    while (relays.length < many - 1)
      relays.push(await ownProcess('relay-alone.ts', { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress }));
    carried.push(await pokes());
  }
  relays.forEach(({ stop }) => stop());
  direct.push(await signals());
  await door.close();
  await record.end();
  const baseline = (direct[0]! + direct[1]!) / 2;
  const [one = Number.NaN, two = Number.NaN, four = Number.NaN] = carried;
  return [
    figure({ name: 'k2', value: one, unit: 'pokes/s', baseline }, { of: 'ratio', atLeast: 0.7 }),
    figure({ name: 'k2.two', value: two, unit: 'pokes/s', baseline: one }, { of: 'ratio', atLeast: 0.9 }),
    figure({ name: 'k2.four', value: four, unit: 'pokes/s', baseline: one }, { of: 'ratio', atLeast: 0.9 }),
  ];
};

/** How many turns a second answer, where each process is woken anew once it has answered: none is woken twice for one turn. */
const answered = async (
  record: pg.Pool,
  targets: string[],
  seconds: number,
  wake: (targets: string[]) => Promise<unknown>,
): Promise<number> => {
  const turns = async () => {
    const { rows } = await record.query<{ target: string; turns: number }>({
      name: 'turns',
      text: 'SELECT workflow_id AS target, revision AS turns FROM process WHERE workflow_id = ANY($1)',
      values: [targets],
    });
    return new Map(rows.map((row) => [row.target, row.turns]));
  };
  let known = await turns();
  let total = 0;
  const began = performance.now();
  await wake(targets);
  const passed = () => (performance.now() - began) / 1000;
  while (passed() < seconds) {
    await pause(10);
    const now = await turns();
    const done = targets.filter((target) => now.get(target)! > known.get(target)!);
    known = now;
    total += done.length;
    if (done.length > 0) await wake(done);
  }
  const perSecond = total / passed();
  await holdsWithin(60, () => isAtRest(record));
  return perSecond;
};

const poke = async (record: pg.Pool, targets: string[]): Promise<void> => {
  await record.query({
    name: 'bench-poke',
    text: `INSERT INTO poke (target, what) SELECT unnest($1::text[]), 'poke'`,
    values: [targets],
  });
  await record.query("SELECT pg_notify('event', '')");
};

const signal = (door: Door, targets: string[]): Promise<unknown> =>
  Promise.all(targets.map((target) => door.client.workflow.getHandle(target).signal('poke')));

/** Nothing is on its way, and no process has said anything for a while. */
const isAtRest = async (record: pg.Pool): Promise<boolean> => {
  const { rows } = await record.query(
    `SELECT NOT EXISTS (SELECT 1 FROM poke) AND NOT EXISTS (SELECT 1 FROM process WHERE updated_at > now() - interval '2 seconds') AS rests`,
  );
  return rows[0].rests;
};
