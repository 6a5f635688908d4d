import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMassChange } from '../../prisma/mass-change/mass-change.ts';
import { publishDraft } from '../support/drafts.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { newLead, pipelineOf } from '../support/office.ts';
import { until } from '../support/until.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

type BulkRuns = { noun: string; id: string; state: string }[];
/** What all viewers share may be a moment old. */
const bulkRuns = (look: (walks: BulkRuns) => boolean, as: 'daniyar' | 'saule' = 'daniyar'): Promise<BulkRuns> =>
  until(async () => {
    const { body } = await desk.ask('GET', '/ops', { as });
    return look(body.walks) && body.walks;
  }, 'the bulk runs');

describe('M5 work over many leads on the ops page', () => {
  it('shows what goes on and what has ended today, with how far it is', async () => {
    const { office } = desk;
    expect(await bulkRuns((all) => all.length === 0)).toEqual([]);
    await newLead(office);
    await newLead(office);
    const { publicationId } = await publishDraft(office, pipelineOf([]), {});
    const changed = await createMassChange(office.db, {
      actor: { kind: 'user', id: office.saule },
      me: { id: office.saule, role: 'admin' },
      wish: {
        chosen: { pipeline: 'education' },
        order: { do: 'tag', add: ['autumn'], remove: [] },
        automations: 'quiet',
      },
    } as never);
    const tried = await desk.ask('POST', '/pipelines/education/trials', {
      as: 'saule',
      body: { kind: 'forecast', days: 7 },
    });
    expect(tried.status).toBeLessThan(300);
    const shown = await bulkRuns((all) => all.length === 3);
    const of = (noun: string) => shown.find((walk: { noun: string }) => walk.noun === noun);
    const common = { pipeline: 'education', done: 0, endedAt: null, error: null };
    expect(of('publication')).toMatchObject({ ...common, id: publicationId, what: '2' });
    expect(of('mass-change')).toMatchObject({
      ...common,
      id: (changed as { id: string }).id,
      what: 'tag',
      state: 'running',
      of: 2,
      by: 'Saule',
    });
    expect(of('trial')).toMatchObject({ ...common, id: tried.body.id, what: 'forecast', state: 'running', of: 2 });
  });

  it('forgets what ended long ago, and keeps what has not ended however old', async () => {
    const { db } = desk.office;
    await db.pool.query(
      `UPDATE mass_change SET state = 'done', counts = counts || '{"done":1,"refused":1}', ended_at = now()`,
    );
    await db.pool.query(`UPDATE trial SET state = 'stopped', ended_at = now() - interval '2 days'`);
    await db.pool.query(`UPDATE publication SET created_at = now() - interval '9 days'`);
    const shown = await bulkRuns((all) => all.length === 2, 'saule');
    expect(shown.map(({ noun }: { noun: string }) => noun)).toEqual(['publication', 'mass-change']);
    expect(shown[1]).toMatchObject({ state: 'done', done: 2, of: 2 });
  });

  it('lets a stuck one try again by its own id', async () => {
    const id = (await bulkRuns((all) => all.length === 2)).find(({ noun }) => noun === 'mass-change')!.id;
    const { status, body } = await desk.ask('POST', `/ops/processes/mass-change:${id}/retry`, { as: 'daniyar' });
    // nothing answers where Temporal is down, but the process has been found
    expect([status, body?.code]).toEqual([503, 'NoWorker']);
    expect((await desk.ask('POST', `/ops/processes/nothing-${id}/retry`, { as: 'daniyar' })).status).toBe(404);
  });
});

describe('M5 failed steps on the ops page', () => {
  it('stand there until they are tried again or the lead has gone on', async () => {
    const { pool } = desk.office.db;
    const fail = async (name: string) => {
      const id = await newLead(desk.office, name);
      const { rows } = await pool.query(
        `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes)
         VALUES ('lead', $1, 50, 'automation.failed', now(), 'lead', $1, '{"kind":"process"}', '{"automation":"x","because":{"refusal":"NoAddress"}}', '{}') RETURNING id::text`,
        [id],
      );
      return { id, event: rows[0].id as string };
    };
    const [, retried, closed, moved] = [
      await fail('Stands'),
      await fail('Retried'),
      await fail('Closed'),
      await fail('Moved'),
    ];
    await pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes)
       VALUES ('lead', $1, 51, 'lead.steered', now(), 'lead', $1, '{"kind":"user"}', $2, '{}')`,
      [retried.id, JSON.stringify({ order: 'retry', event: retried.event })],
    );
    await pool.query(`UPDATE lead SET closed_at = now() WHERE id = $1`, [closed.id]);
    await pool.query(`UPDATE lead SET stage_entered_at = now() + interval '1 second' WHERE id = $1`, [moved.id]);
    const shown = await until(async () => {
      const { body } = await desk.ask('GET', '/ops', { as: 'daniyar' });
      const names = body.failures.map(({ subject }: { subject: { name: string } }) => subject.name);
      return names.includes('Stands') && !names.includes('Moved') && names;
    }, 'the failures');
    expect(shown).toEqual(['Stands']);
  });
});
