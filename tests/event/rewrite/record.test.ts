import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLead } from '../../../prisma/assign/assign.ts';
import { inTransaction } from '../../../prisma/client.ts';
import { rewriteEvents } from '../../../prisma/event/rewrite.ts';
import { readLead } from '../../../prisma/lead/lead.queries.ts';
import { changeLead, moveLead } from '../../../prisma/lead/lead.ts';
import { readAsOf, replayLead, wholeStory } from '../../../prisma/lead/story.queries.ts';
import { runMassChangeBatch } from '../../../prisma/mass-change/mass-change-batch.ts';
import { createMassChange } from '../../../prisma/mass-change/mass-change.ts';
import { runPublicationBatch } from '../../../prisma/publication/publication-batch.ts';
import { runTrialBatch } from '../../../prisma/trial/trial-batch.ts';
import { createTrial } from '../../../prisma/trial/trial.ts';
import { undoOfBulkRun } from '../../../prisma/undo/undo.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { isRefusal, type Refusal } from '../../../workflows/refusal.ts';
import { publishDraft } from '../../support/drafts.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../../support/office.ts';

const halfway = Automation.parse({
  ...{ key: 'halfway', name: { ru: 'На полпути' }, stages: ['half'], when: { on: 'stage.entered' } },
  then: [{ do: 'lead.tag', add: ['seen'], remove: [] }],
});
const definition = pipelineOf([halfway]);

let office: Office;
let leads: string[];
let massChange: string;
let publication: string;
const certain = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.refusal);
  return answer;
};

/** Leads with a life, a mass change and a publication; every event as an earlier release has stored it: by its columns. */
beforeAll(async () => {
  office = await openOffice({ automations: [halfway] });
  const { db, aida: id, timur } = office;
  const actor = { kind: 'user' as const, id };
  leads = [await newLead(office, 'one'), await newLead(office, 'two'), await newLead(office, 'three')];
  const [one, two, three] = leads as [string, string, string];
  certain(await moveLead(db, { actor, leadId: one, stage: 'half' }));
  const patch = {
    version: 2,
    name: 'One',
    amount: { amount: 500, currency: 'KZT' as const },
    fields: { city: 'Алматы' },
  };
  certain(await changeLead(db, { actor, leadId: one, patch }));
  certain(await assignLead(db, { actor, leadId: two, userId: timur }));
  certain(await moveLead(db, { actor, leadId: three, stage: 'lost', lossReason: 'price' }));
  const me = { id: office.daniyar, role: 'supervisor' as const };
  const wish = { chosen: { ids: [one, two] }, order: { do: 'move', stage: 'no_answer' }, automations: 'fire' } as const;
  const many = await createMassChange(db, { actor: { kind: 'user', id: office.daniyar }, me, wish: wish as never });
  massChange = certain(many).id;
  while ((await runMassChangeBatch(db, massChange)).state === 'running');
  const withoutHalf = { ...definition, stages: definition.stages.filter(({ key }) => key !== 'half'), automations: [] };
  publication = (await publishDraft(office, { ...withoutHalf, outcomes: [] })).publicationId;
  while ((await runPublicationBatch(db, publication)).state === 'running');
  await age();
});
afterAll(() => office.close());

const age = async () => {
  const { pool } = office.db;
  await pool.query('ALTER TABLE event DISABLE TRIGGER event_immutable');
  for (const [type, words] of Object.entries({
    'lead.moved': ['closes'],
    'lead.changed': ['changes'],
    'lead.assigned': ['from', 'to'],
    'lead.migrated': ['versionId', 'from', 'to'],
  }))
    await pool.query('UPDATE event SET data = data - $2::text[] WHERE type = $1', [type, words]);
  await pool.query('UPDATE event SET version = 1');
  await pool.query('ALTER TABLE event ENABLE TRIGGER event_immutable');
  await pool.query('UPDATE event_rewriting SET place = 0, last = (SELECT max(id) FROM event), ended_at = NULL');
};

/** All that reads stored events, and what an undo of the mass change and of the publication would leave. */
const read = async () => {
  const { db, saule } = office;
  const me = { id: saule, role: 'admin' as const };
  const stories = [];
  for (const leadId of leads) {
    const [story, today] = [await wholeStory(db, leadId), await readLead(db, me, leadId)];
    const pasts = [];
    for (const { at } of story) pasts.push(await readAsOf(db, today!, at.toISOString()));
    // how far the clock of then is from now
    const still = JSON.parse(JSON.stringify(pasts, (key, value) => (key === 'clockOffset' ? undefined : value)));
    stories.push([story, still, await replayLead(db, leadId)]);
  }
  return { stories, past: await tried(), back: [await undone({ massChange }), await undone({ publication })] };
};

const tried = async () => {
  const { db, saule } = office;
  const { rows } = await db.pool.query('SELECT id FROM pipeline');
  const wish = { kind: 'backtest' as const, since: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
  const actor = { kind: 'user' as const, id: saule };
  const { id } = certain(await createTrial(db, { actor, pipelineId: rows[0].id, definition, wish }));
  while ((await runTrialBatch(db, id)).state === 'running');
  const found = await db.pool.query(
    `SELECT t.result, (SELECT jsonb_agg(jsonb_build_array(lead_id, groups, steps) ORDER BY lead_id) FROM trial_lead WHERE trial_id = t.id) AS leads FROM trial t WHERE id = $1`,
    [id],
  );
  return found.rows;
};

const ROLLED_BACK = 'rolled back';
const undone = async (of: { massChange: string } | { publication: string }) => {
  const after: unknown[] = [];
  await inTransaction(office.db, async (tx) => {
    for (const leadId of leads) {
      const told = await undoOfBulkRun(tx, { actor: { kind: 'system' }, leadId, of });
      const { rows } = await tx.pool.query(
        'SELECT stage, entries, tags, responsible_id, fields, pipeline_version_id FROM lead WHERE id = $1',
        [leadId],
      );
      after.push([told, rows[0]]);
    }
    throw new Error(ROLLED_BACK);
  }).catch((error: Error) => {
    if (error.message !== ROLLED_BACK) throw error;
  });
  return after;
};

describe('A10 stored events', () => {
  it('are rewritten in the words of today, some at a time, and every reader reads the same', async () => {
    const { pool } = office.db;
    const before = await read();
    const columns = 'SELECT id, number, type, at, actor, cause, data -> $$set$$ AS set FROM event ORDER BY id';
    const [rows, words] = [(await pool.query(columns)).rows, 'SELECT type, data FROM event ORDER BY id'];
    expect((await pool.query(words)).rows.filter(({ data }) => 'changes' in data || 'versionId' in data)).toEqual([]);
    let slices = 1;
    while (await rewriteEvents(office.db, { most: 3 })) slices += 1;
    expect(slices).toBeGreaterThan(3);
    const { rows: told } = await pool.query(`SELECT type, data FROM event WHERE version = 2 ORDER BY id`);
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['lead.moved', 'lead.changed', 'lead.assigned', 'lead.migrated']),
    );
    expect(told.find(({ type, data }) => type === 'lead.moved' && data.closes)).toMatchObject({
      data: { closes: 'lost' },
    });
    expect((await pool.query(columns)).rows.slice(0, rows.length)).toEqual(rows);
    expect(await read()).toEqual(before);
    expect(before.back.flat()).toMatchObject([
      [{}, { stage: 'half' }],
      [{}, { stage: 'new' }],
      expect.anything(),
      ...[1, 2, 3].map(() => expect.anything()),
    ]);
  });

  it('are looked at once, and change in nothing else', async () => {
    const { pool } = office.db;
    expect(await rewriteEvents(office.db)).toBe(false);
    expect((await pool.query('SELECT ended_at IS NOT NULL AS over FROM event_rewriting')).rows).toEqual([
      { over: true },
    ]);
    for (const set of [
      `actor = '{}'`,
      `data = '{}', version = 9`,
      'version = version',
      `type = 'lead.noted', version = 9`,
    ])
      await expect(pool.query(`UPDATE event SET ${set} WHERE data ? 'set'`)).rejects.toThrow('never changes');
    expect(
      (await pool.query('SELECT DISTINCT version FROM event WHERE id > (SELECT last FROM event_rewriting)')).rows,
    ).toEqual([{ version: 2 }]);
  });
});
