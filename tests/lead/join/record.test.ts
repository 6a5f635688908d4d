import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadActivities } from '../../../activities/lead.ts';
import type { Database } from '../../../prisma/client.ts';
import { moveLead, noteLead, reopenLead } from '../../../prisma/lead/lead.ts';
import { resumeLead } from '../../../prisma/lead/steering.ts';
import { mergeLeads } from '../../../prisma/merge/merge-lead.ts';
import { undoMerge } from '../../../prisma/merge/merge.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { meanwhile } from '../../support/meanwhile.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

const automations = [
  {
    key: 'waits',
    name: { ru: 'Ждёт час' },
    when: { on: 'lead.created' },
    then: [
      { do: 'wait', for: { amount: 1, unit: 'hours' } },
      { do: 'lead.tag', add: ['after'], remove: [] },
    ],
  },
  {
    key: 'tags',
    name: { ru: 'Метит' },
    when: { on: 'stage.entered' },
    stages: ['half'],
    then: [{ do: 'lead.tag', add: ['half'], remove: [] }],
  },
].map((automation) => Automation.parse(automation));

let office: Office;
beforeAll(async () => {
  office = await openOffice({ automations });
});
afterAll(async () => office?.close());

const aida = () => ({ kind: 'user' as const, id: office.aida });
const row = async (leadId: string) =>
  (
    await office.db.pool.query(
      `SELECT l.stage, l.tags, l.closed_at, l.paused_at, l.joined_to, l.loss_reason, p.memory, p.state FROM lead l LEFT JOIN process p ON p.noun_id = l.id WHERE l.id = $1`,
      [leadId],
    )
  ).rows[0];
const turn = (leadId: string, { db = office.db, inMs = 0 }: { db?: Database; inMs?: number } = {}) =>
  leadActivities({ db }).turnLead({
    ...{ workflowId: `lead:${leadId}`, leadId, now: new Date(Date.now() + inMs).toISOString(), known: null },
  });
/** Two leads of one client. */
const pair = async (): Promise<[string, string]> => {
  const [stays, gone] = [await newLead(office), await newLead(office)];
  await office.db.pool.query(
    'UPDATE lead_contact SET contact_id = (SELECT contact_id FROM lead_contact WHERE lead_id = $1) WHERE lead_id = $2',
    [stays, gone],
  );
  return [stays, gone];
};
const join = async (stays: string, gone: string): Promise<string> => {
  const done = await mergeLeads(office.db, { actor: aida(), stays, gone });
  if (isRefusal(done)) throw new Error(done.refusal);
  return done.merge;
};
const why = async (stays: string, gone: string) => {
  const done = await mergeLeads(office.db, { actor: aida(), stays, gone });
  return isRefusal(done) ? done.refusal : 'done';
};
const waitOf = ({ memory }: { memory: { runs: { wait: { until: string } | null }[] } }) => memory.runs[0]?.wait?.until;

describe('B5 two leads of one client joined', () => {
  it('are one: the other is closed as joined, neither won nor lost, and its clocks stand until they are parted', async () => {
    const [stays, gone] = await pair();
    await turn(gone);
    const before = await row(gone);
    const merge = await join(stays, gone);
    await turn(gone);
    expect(await row(gone)).toMatchObject({ stage: 'new', loss_reason: null, joined_to: stays });
    expect((await row(gone)).closed_at).not.toBeNull();
    await turn(gone, { inMs: 2 * 3_600_000 });
    expect((await row(gone)).tags).toEqual([]);
    const at = new Date(Date.now() + 600_000).toISOString();
    await undoMerge(office.db, { actor: aida(), mergeId: merge, at });
    await turn(gone, { inMs: 600_000 });
    const after = await row(gone);
    expect(after).toMatchObject({ stage: 'new', closed_at: null, paused_at: null, joined_to: null });
    const later = Date.parse(waitOf(after)!) - Date.parse(waitOf(before)!);
    expect(later).toBeGreaterThan(590_000);
    expect(later).toBeLessThan(660_000);
    await turn(gone, { inMs: 2 * 3_600_000 });
    expect((await row(gone)).tags).toEqual(['after']);
    expect((await row(stays)).tags).toEqual([]);
  });

  it('are joined while an automation answers something: it goes on only after they are parted', async () => {
    for (let place = 1; ; place++) {
      const [stays, gone] = await pair();
      await turn(gone);
      await moveLead(office.db, { actor: aida(), leadId: gone, stage: 'half' });
      let merge = '';
      const { db, happened } = meanwhile(office.db, place, async () => (merge = await join(stays, gone)));
      await turn(gone, { db });
      if (!happened()) {
        expect(place).toBeGreaterThan(2);
        return;
      }
      const standing = await row(gone);
      await turn(gone);
      expect([place, (await row(gone)).tags]).toEqual([place, standing.tags]);
      await undoMerge(office.db, { actor: aida(), mergeId: merge });
      await turn(gone);
      expect([place, await row(gone)]).toMatchObject([place, { stage: 'half', tags: ['half'], closed_at: null }]);
    }
  });

  it('refuses what cannot be one: itself, a closed one, one of another client, one that is joined', async () => {
    const [stays, gone] = await pair();
    expect(await why(stays, stays)).toBe('SameRecord');
    expect(await why(stays, await newLead(office, 'somebody else'))).toBe('NotSameClient');
    const [open, closed] = await pair();
    await moveLead(office.db, { actor: aida(), leadId: closed, stage: 'lost', lossReason: 'price' });
    expect(await why(open, closed)).toBe('ClosedLeadsApart');
    expect(await why(closed, open)).toBe('ClosedLeadsApart');
    await join(stays, gone);
    expect(await why(stays, gone)).toBe('LeadJoined');
    expect(await why(gone, stays)).toBe('LeadJoined');
  });

  it('of two merges that cross one is refused, and of a doubled one as well', async () => {
    const [one, other] = await pair();
    const crossed = await Promise.all([why(one, other), why(other, one)]);
    expect(crossed.sort()).toEqual(['LeadJoined', 'done']);
    const [stays, gone] = await pair();
    const doubled = await Promise.all([why(stays, gone), why(stays, gone)]);
    expect(doubled.sort()).toEqual(['LeadJoined', 'done']);
    const merges = await office.db.pool.query('SELECT 1 FROM merge WHERE from_id = $1 AND undone_at IS NULL', [gone]);
    expect(merges.rowCount).toBe(1);
  });

  it('point at the last of a chain, and get back what was theirs (people C14)', async () => {
    const [one, two] = await pair();
    const [three] = await pair();
    await office.db.pool.query(
      'UPDATE lead_contact SET contact_id = (SELECT contact_id FROM lead_contact WHERE lead_id = $1) WHERE lead_id = $2',
      [one, three],
    );
    await join(one, two);
    const second = await join(three, one);
    expect(await row(two)).toMatchObject({ joined_to: three });
    await undoMerge(office.db, { actor: aida(), mergeId: second });
    expect(await row(two)).toMatchObject({ joined_to: one });
    expect(await row(one)).toMatchObject({ joined_to: null, closed_at: null });
    expect(await undoMerge(office.db, { actor: aida(), mergeId: second })).toMatchObject({ refusal: 'PartedAlready' });
  });

  it('takes no order about the one that is joined, but a note', async () => {
    const [stays, gone] = await pair();
    await join(stays, gone);
    const doing = { actor: aida(), leadId: gone };
    expect(await moveLead(office.db, { ...doing, stage: 'half' })).toMatchObject({ refusal: 'LeadJoined' });
    expect(await reopenLead(office.db, { ...doing, stage: 'half' })).toMatchObject({ refusal: 'LeadJoined' });
    expect(await resumeLead(office.db, doing)).toMatchObject({ refusal: 'LeadJoined' });
    expect(await noteLead(office.db, { ...doing, text: 'Тот же человек' })).not.toHaveProperty('refusal');
  });

  it('says of it what the catalogue says, on both leads (A10)', async () => {
    const { types, strange } = await storedEvents(office.db);
    expect(strange).toEqual([]);
    for (const type of ['lead.merged', 'lead.took_in', 'lead.unmerged', 'lead.let_go']) expect(types).toContain(type);
  });
});
