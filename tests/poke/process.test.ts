import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readOps } from '../../prisma/ops/ops.queries.ts';
import { claimPokes, unparkPokes } from '../../prisma/process/poke.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const tag = Automation.parse({
  key: 'tag',
  name: { ru: 'Метка' },
  when: { on: 'stage.entered' },
  stages: ['new'],
  then: [{ do: 'lead.tag', add: ['heard'], remove: [] }],
});

let office: Office;
/** two nodes, as a house has that grows */
let nodes: Processes[] = [];
let temporal: TestTemporal;
beforeAll(async () => {
  office = await openOffice({ automations: [tag] });
  temporal = await startTemporal();
  nodes = [await runProcesses(office, {}, temporal), await runProcesses(office, {}, temporal)];
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await office?.close();
});

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const heard = (leadId: string) =>
  until(async () => (await all(`SELECT 1 FROM lead WHERE id = $1 AND 'heard' = ANY (tags)`, [leadId]))[0]);
const allCarried = () =>
  until(async () => (await all('SELECT 1 FROM poke WHERE parked_at IS NULL AND error IS NULL')).length === 0);

/** Somebody's transaction that is open all the while, with an id of its own. */
const openTransaction = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT pg_current_xact_id()');
  return client;
};

describe('M3 news that nothing can stall', () => {
  it('wait for no transaction in another database of the cluster', async () => {
    const elsewhere = new URL(office.url);
    elsewhere.pathname = 'postgres';
    const foreign = await openTransaction(elsewhere.href);
    await heard(await newLead(office));
    await foreign.end();
  });

  it('wait for no transaction in our own, and what it commits minutes later is heard then', async () => {
    const own = await openTransaction(office.url);
    const leadId = await newLead(office, 'acme early');
    await heard(leadId);
    await own.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes) VALUES ('task', gen_random_uuid(), 2, 'task.reminded', now(), 'lead', $1, '{"kind":"system"}', '{}', $2)`,
      [leadId, [`lead:${leadId}`]],
    );
    const [{ number }] = (await own.query('SELECT max(number) AS number FROM event WHERE subject_id = $1', [leadId]))
      .rows;
    // ids of pokes that were given out since have been carried and are behind
    await heard(await newLead(office, 'acme late'));
    await own.query('COMMIT');
    await own.end();
    await until(
      async () =>
        (
          await all(`SELECT 1 FROM process WHERE noun_id = $1 AND (memory ->> 'cursor')::int >= $2`, [leadId, number])
        )[0],
    );
    await allCarried();
  });

  it('one poke that Temporal refuses for ever holds up no other; it is parked after an hour, shown, and tried again by hand', async () => {
    const bad = `lead:${'0'.repeat(2000)}`;
    await office.db.pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, actor, data, pokes) VALUES ('calendar', gen_random_uuid(), 1, 'calendar.waking', now(), '{"kind":"system"}', '{}', $1)`,
      [[bad]],
    );
    await heard(await newLead(office, 'acme beside'));
    const [put] = await until(async () => {
      const rows = await all('SELECT attempts, error, not_before FROM poke WHERE target = $1 AND error IS NOT NULL', [
        bad,
      ]);
      return rows.length > 0 && rows;
    });
    expect(put).toMatchObject({ error: expect.any(String), not_before: expect.any(Date) });
    await office.db.pool.query(
      `UPDATE poke SET failing_since = now() - interval '61 minutes', not_before = now() WHERE target = $1`,
      [bad],
    );
    await until(async () => (await readOps(office.db)).relay.parked.length > 0);
    expect((await readOps(office.db)).relay.parked).toMatchObject([{ workflowId: bad, error: put.error, pokes: 1 }]);
    expect(await unparkPokes(office.db, bad)).toBe(true);
    await until(
      async () => (await all('SELECT 1 FROM poke WHERE target = $1 AND attempts > 0 AND parked_at IS NULL', [bad]))[0],
    );
    await office.db.pool.query('DELETE FROM poke WHERE target = $1', [bad]);
  });

  it('what a relay had claimed when it was killed is carried by another', async () => {
    await allCarried();
    const killed = new pg.Client({ connectionString: office.url });
    await killed.connect();
    for (const node of nodes.splice(0)) await node.stop();
    const leadId = await newLead(office, 'acme orphan');
    expect(await claimPokes(killed, { after: undefined, most: 10 })).toMatchObject([
      { target: `lead:${leadId}`, what: 'begin' },
    ]);
    await killed.end();
    nodes = [await runProcesses(office, {}, temporal), await runProcesses(office, {}, temporal)];
    await heard(leadId);
  });

  it('two nodes share the pokes of a burst: nothing is lost, nothing answered twice', async () => {
    const leads = await Promise.all(Array.from({ length: 40 }, (_, index) => newLead(office, `acme ${index}`)));
    for (const leadId of leads) await heard(leadId);
    await allCarried();
    const twice = await all(
      `SELECT subject_id FROM event WHERE subject_id = ANY($1) AND type = 'lead.changed' GROUP BY 1 HAVING count(*) <> 1`,
      [leads],
    );
    expect(twice).toEqual([]);
  });
});
