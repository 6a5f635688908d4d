import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createInvoice } from '../../prisma/invoice/invoice.ts';
import { pauseLead } from '../../prisma/lead/steering.ts';
import { createTask } from '../../prisma/task/task.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { until } from '../support/until.ts';
import { newLead } from '../support/office.ts';

let desk: Desk;
const leads: Record<string, string> = {};
/** What the process of a lead says of itself. */
const says = (leadId: string, state: string, nextAt: string | null = null, error: string | null = null) =>
  desk.office.db.pool.query(
    `INSERT INTO process (workflow_id, noun, noun_id, state, next_at, error, seq)
     SELECT 'lead:' || id, 'lead', id, $2, $3, $4, event_seq FROM lead WHERE id = $1
     ON CONFLICT (workflow_id) DO UPDATE SET state = excluded.state, next_at = excluded.next_at, error = excluded.error, seq = excluded.seq`,
    [leadId, state, nextAt, error],
  );

beforeAll(async () => {
  desk = await openDesk();
  const { office } = desk;
  for (const name of ['timed', 'tasked', 'billed', 'bare', 'paused', 'stuck', 'deaf', 'late'])
    leads[name] = await newLead(office, name);
  const actor = { kind: 'user' as const, id: office.aida };
  const due = { at: '2099-01-01T10:00:00Z' };
  await createTask(office.db, { actor, type: 'call', text: 'Call', due, leadId: leads['tasked'] });
  const lines = [{ text: 'Course', quantity: 1, unitAmount: 100 }];
  await createInvoice(office.db, { actor, leadId: leads['billed']!, currency: 'KZT', lines });
  await office.db.pool.query(`UPDATE invoice SET state = 'sent'`);
  const until = '2099-02-01T10:00:00.000Z';
  await pauseLead(office.db, { actor, leadId: leads['paused']!, reason: 'on holiday', until });
  await says(leads['timed']!, 'waiting', '2099-01-01T10:00:00Z');
  for (const name of ['tasked', 'billed', 'bare']) await says(leads[name]!, 'waiting');
  await says(leads['paused']!, 'paused');
  await says(leads['stuck']!, 'stuck', null, 'the template is broken');
  await says(leads['late']!, 'waiting', '2020-01-01T10:00:00Z');
  await office.db.pool.query(`UPDATE lead SET updated_at = now() - interval '2 minutes' WHERE id = $1`, [
    leads['deaf'],
  ]);
});
afterAll(() => desk.close());

describe('A15 nothing falls through', () => {
  it('lists the open leads without a next step, each with why', async () => {
    const { body } = await desk.ask('GET', '/no-next-step', { as: 'daniyar' });
    expect(body.items.map(({ name, why }: { name: string; why: string }) => [name, why])).toEqual([
      ['late', 'silent'],
      ['deaf', 'silent'],
      ['stuck', 'stuck'],
      ['paused', 'paused'],
      ['bare', 'nothing'],
    ]);
    const [, , stuck, paused, bare] = body.items;
    expect([paused.idleDoor, bare.idleDoor]).toEqual([null, 'hand']);
    expect(stuck.reason).toBe('the template is broken');
    expect(paused).toMatchObject({ reason: 'on holiday', by: 'Aida', until: '2099-02-01T10:00:00.000Z' });
  });

  it('pages them and takes one kind alone', async () => {
    const first = (await desk.ask('GET', '/no-next-step?limit=2', { as: 'saule' })).body;
    const second = (await desk.ask('GET', `/no-next-step?limit=9&cursor=${first.next}`, { as: 'saule' })).body;
    expect([...first.items, ...second.items]).toHaveLength(5);
    const alone = (await desk.ask('GET', '/no-next-step?why=nothing', { as: 'saule' })).body;
    expect(alone.items.map(({ id }: { id: string }) => id)).toEqual([leads['bare']]);
  });

  it('is counted, for the page and for Prometheus', async () => {
    const { body } = await desk.ask('GET', '/no-next-step/figure', { as: 'daniyar' });
    expect(body).toMatchObject({ open: 8, paused: 1, stuck: 1, silent: 2, nothing: 1 });
    expect((await desk.ask('GET', '/metrics')).text).toContain('voronka_leads_without_next_step{why="silent"} 2');
    await says(leads['late']!, 'waiting', '2099-01-01T10:00:00Z');
    const again = (query: string) => desk.ask('GET', `/no-next-step/figure${query}`, { as: 'daniyar' });
    expect((await again('')).body.silent).toBe(2);
    // what all share may be a second old
    await until(async () => (await again('?fresh=true')).body.silent === 1);
  });

  it('says that Temporal does not answer where it does not', async () => {
    const { status, text } = await desk.ask('POST', '/no-next-step/check', { as: 'daniyar' });
    expect(status).toBe(200);
    expect(JSON.parse(text.trim().split('\n').at(-1)!)).toMatchObject({ state: 'failed' });
  });

  it('is not for managers', async () => {
    expect((await desk.ask('GET', '/no-next-step', { as: 'aida' })).status).toBe(403);
  });
});
