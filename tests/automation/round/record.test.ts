import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { leadActivities } from '../../../activities/lead.ts';
import { inTransaction, type Database } from '../../../prisma/client.ts';
import { changeLead } from '../../../prisma/lead/lead.ts';
import { readLeadRow, type LeadRow } from '../../../prisma/lead/lead-row.ts';
import { tagLead } from '../../../prisma/lead/lead-fields.ts';
import { openRound } from '../../../prisma/round.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { newMemory } from '../../../workflows/automation/memory.ts';
import { meanwhile } from '../../support/meanwhile.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

const task = (text: string) => ({
  do: 'task.create',
  type: 'call',
  text: { ru: text },
  due: { by: 'after', amount: 30, unit: 'days' },
});
const automations = [
  {
    key: 'begins',
    name: { ru: 'Начало' },
    when: { on: 'tag.added', tag: 'go' },
    then: [task('первая'), { do: 'lead.tag', add: ['one'] }, task('негодная'), { do: 'lead.tag', add: ['two'] }],
  },
].map((automation) => Automation.parse(automation));

let office: Office;
let leadId: string;
beforeAll(async () => {
  office = await openOffice({ automations });
});
beforeEach(async () => {
  leadId = await newLead(office);
});
afterAll(async () => office?.close());

const actor = () => ({ kind: 'user' as const, id: office.aida });
const all = async (text: string) => (await office.db.pool.query(text, [leadId])).rows;
const turn = (db: Database = office.db) =>
  leadActivities({ db }).turnLead({ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null });
const go = async () => {
  const { version } = (await readLeadRow(office.db, leadId)) as LeadRow;
  await changeLead(office.db, { actor: actor(), leadId, patch: { version, tags: ['go'] } });
};

describe('A2 a round of a turn', () => {
  it('is written by one statement, and the next one begins with what it left', async () => {
    await turn();
    await go();
    const { db, happened } = meanwhile(office.db, 13, async () => {}, { inside: true });
    await turn(db);
    expect(happened()).toBe(false);
    expect(await all('SELECT version, event_seq, tags FROM lead WHERE id = $1')).toMatchObject([
      { version: 3, event_seq: 4, tags: ['go', 'one', 'two'] },
    ]);
    const [{ memory, last, state }] = await all(
      `SELECT memory, state, (SELECT max(number) FROM event WHERE subject_id = $1) AS last FROM process WHERE noun_id = $1`,
    );
    expect([state, memory.cursor]).toEqual(['waiting', last]);
  });

  it('does every other step where the record refuses one for good', async () => {
    await turn();
    await office.db.pool.query(`ALTER TABLE task ADD CONSTRAINT fit CHECK (text <> 'негодная') NOT VALID`);
    await go();
    await turn();
    await office.db.pool.query('ALTER TABLE task DROP CONSTRAINT fit');
    expect(await all('SELECT text FROM task WHERE lead_id = $1')).toEqual([{ text: 'первая' }]);
    expect(await all('SELECT tags FROM lead WHERE id = $1')).toEqual([{ tags: ['go', 'one', 'two'] }]);
    expect(
      await all(`SELECT data -> 'because' AS because FROM event WHERE subject_id = $1 AND type = 'automation.failed'`),
    ).toEqual([{ because: { refusal: 'StepFailed', values: { step: 'task.create' } } }]);
  });

  it('reads what the steps before have decided, whether it asks the round or the record', async () => {
    const lead = (await readLeadRow(office.db, leadId)) as LeadRow;
    const doing = { actor: { kind: 'process' as const, id: `lead:${leadId}` }, leadId };
    await inTransaction(office.db, async (tx) => {
      const subject = { kind: 'lead' as const, id: leadId };
      openRound(tx, lead, { workflowId: `lead:${leadId}`, subject, memory: newMemory(), revision: 0 });
      await tagLead(tx, { ...doing, add: ['one'], remove: [] });
      expect(await readLeadRow(tx, leadId)).toMatchObject({ tags: ['one'], version: 2 });
      const { rows } = await tx.pool.query('SELECT tags, version FROM lead WHERE id = $1', [leadId]);
      expect(rows).toEqual([{ tags: ['one'], version: 2 }]);
      await tagLead(tx, { ...doing, add: ['two'], remove: [] });
    });
    expect(await all('SELECT tags, version FROM lead WHERE id = $1')).toEqual([{ tags: ['one', 'two'], version: 3 }]);
  });

  it('is void as a whole where somebody else has changed the lead', async () => {
    const lead = (await readLeadRow(office.db, leadId)) as LeadRow;
    await go();
    const late = inTransaction(office.db, async (tx) => {
      const subject = { kind: 'lead' as const, id: leadId };
      openRound(tx, lead, { workflowId: `lead:${leadId}`, subject, memory: newMemory(), revision: 0 });
      await tagLead(tx, { actor: actor(), leadId, add: ['late'], remove: [] });
    });
    await expect(late).rejects.toMatchObject({ code: 'VK001' });
    expect(await all('SELECT 1 FROM process WHERE noun_id = $1')).toEqual([]);
    expect(await all('SELECT tags FROM lead WHERE id = $1')).toEqual([{ tags: ['go'] }]);
  });
});
