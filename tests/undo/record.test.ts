import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMassChange, steerMassChange } from '../../prisma/mass-change/mass-change.ts';
import { runMassChangeBatch } from '../../prisma/mass-change/mass-change-batch.ts';
import { runPublicationBatch } from '../../prisma/publication/publication-batch.ts';
import { steerPublication } from '../../prisma/publication/publication.ts';
import { waitingDeliveries } from '../../prisma/delivery/delivery-claim.ts';
import { replayLead } from '../../prisma/lead/story.queries.ts';
import { changeLead, moveLead } from '../../prisma/lead/lead.ts';
import { completeTask } from '../../prisma/task/task.ts';
import { countGone, listClicks, sweepUndoPoints } from '../../prisma/undo/undo-point.ts';
import { undoClick } from '../../prisma/undo/undo.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { claimNext } from '../support/claim-next.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../support/office.ts';
import { publishDraft } from '../support/drafts.ts';
import { click, everything, holds, turn, undoLast } from './life.ts';

const words = (ru: string) => ({ ru });
const automations = [
  {
    key: 'invites',
    name: words('Пригласить'),
    stages: ['half'],
    when: { on: 'stage.entered' },
    then: [
      { do: 'message.send', channel: 'email', template: 'hello' },
      { do: 'message.send', channel: 'sms', template: 'hello' },
      { do: 'task.create', type: 'call', text: words('Позвонить'), due: { by: 'after', amount: 1, unit: 'hours' } },
      { do: 'notify', who: 'responsible', text: words('Посмотрите') },
    ],
  },
  {
    key: 'escalates',
    name: words('Застряла'),
    stages: ['new'],
    when: { on: 'stage.time', after: { amount: 4, unit: 'hours' } },
    then: [{ do: 'lead.tag', add: ['late'], remove: [] }],
  },
].map((automation) => Automation.parse(automation));

let office: Office;
beforeAll(async () => {
  office = await openOffice({ automations });
  await writeTemplates(office);
  await holds(office, 10);
});
afterAll(() => office?.close());

const saule = () => ({ kind: 'user' as const, id: office.saule });
const aida = () => ({ kind: 'user' as const, id: office.aida });
const rows = async (text: string, values: unknown[]) => (await office.db.pool.query(text, values)).rows;
const settledLead = async () => {
  const { leadId } = await newClient(office);
  await turn(office, leadId);
  return leadId;
};
const claim = (account: string) => claimNext(office.db, { account, limit: 100, sendAgain: true });

describe('A16 a click and what it sends', () => {
  it('holds the e-mail and the SMS of an automation until the undo time has passed, and undone sends nothing', async () => {
    const leadId = await settledLead();
    const before = await everything(office, leadId);
    expect(await click(office, leadId, { does: 'move', stage: 'half' })).toBe(true);
    await turn(office, leadId);
    const [made] = await listClicks(office.db, leadId);
    expect(made).toMatchObject({ type: 'lead.moved', by: office.aida });
    expect(made!.holds.map(({ account }) => account).sort()).toEqual(['email', 'sms']);
    expect(await claim('email')).toEqual([]);
    expect(await waitingDeliveries(office.db, { account: 'sms', leaseMs: 1000 })).toEqual({
      left: 1,
      nextAt: made!.until,
    });
    expect(await undoLast(office, leadId)).toMatchObject({ id: leadId, stays: [] });
    await turn(office, leadId);
    expect(await everything(office, leadId)).toEqual(before);
    expect(await replayLead(office.db, leadId)).toMatchObject({ differences: [] });
    expect(await listClicks(office.db, leadId)).toEqual([]);
  });

  it('lets go by themselves what nobody has undone, and says then that it is too late', async () => {
    const leadId = await settledLead();
    await click(office, leadId, { does: 'move', stage: 'half' });
    await turn(office, leadId);
    const [made] = await listClicks(office.db, leadId);
    await office.db.pool.query(
      `UPDATE undo_point SET held_until = now() - interval '1 ms', kept_until = now() - interval '1 ms' WHERE lead_id = $1`,
      [leadId],
    );
    await office.db.pool.query(`UPDATE delivery SET not_before = now() - interval '1 second' WHERE lead_id = $1`, [
      leadId,
    ]);
    expect((await claim('email')).map(({ lead_id }) => lead_id)).toEqual([leadId]);
    const undo = () => undoClick(office.db, { actor: aida(), leadId, click: made!.click });
    expect(await undo()).toMatchObject({ refusal: 'UndoTimePassed' });
    await sweepUndoPoints(office.db);
    expect(await undo()).toMatchObject({ refusal: 'NothingToUndo' });
  });

  it('names what has left already, and takes the rest back', async () => {
    const leadId = await settledLead();
    await click(office, leadId, { does: 'move', stage: 'half' });
    await turn(office, leadId);
    await office.db.pool.query(`UPDATE delivery SET not_before = NULL WHERE lead_id = $1 AND account = 'sms'`, [
      leadId,
    ]);
    expect((await claim('sms')).map(({ lead_id }) => lead_id)).toContain(leadId);
    const undone = await undoLast(office, leadId);
    expect(undone.stays).toMatchObject([{ noun: 'delivery', name: 'sms', why: 'gone' }]);
    expect(await rows('SELECT account FROM delivery WHERE lead_id = $1', [leadId])).toEqual([{ account: 'sms' }]);
    expect(await rows('SELECT stage FROM lead WHERE id = $1', [leadId])).toEqual([{ stage: 'new' }]);
  });

  it('keeps what others have done since, and says so', async () => {
    const leadId = await settledLead();
    await click(office, leadId, { does: 'move', stage: 'half' });
    await turn(office, leadId);
    const [made] = await listClicks(office.db, leadId);
    const [task] = await rows('SELECT id FROM task WHERE lead_id = $1', [leadId]);
    await completeTask(office.db, { actor: saule(), taskId: task.id, result: 'called', outcome: undefined });
    const [{ version }] = await rows('SELECT version FROM lead WHERE id = $1', [leadId]);
    await changeLead(office.db, { actor: saule(), leadId, patch: { version, name: 'Renamed' } });
    await turn(office, leadId);
    const undone = await undoClick(office.db, { actor: aida(), leadId, click: made!.click });
    expect(undone).toMatchObject({ stays: [{ noun: 'task', id: task.id, why: 'changed' }] });
    await turn(office, leadId);
    expect(await rows('SELECT stage, name FROM lead WHERE id = $1', [leadId])).toEqual([
      { stage: 'new', name: 'Renamed' },
    ]);
    expect(await rows('SELECT state, result FROM task WHERE lead_id = $1', [leadId])).toEqual([
      { state: 'done', result: 'called' },
    ]);
    expect(await rows('SELECT id FROM delivery WHERE lead_id = $1', [leadId])).toEqual([]);
    expect(await replayLead(office.db, leadId)).toMatchObject({ differences: [] });
  });

  it('refuses where another has moved the lead on and nothing is left to take back', async () => {
    const leadId = await settledLead();
    await click(office, leadId, { does: 'move', stage: 'no_answer' });
    await turn(office, leadId);
    const [made] = await listClicks(office.db, leadId);
    await moveLead(office.db, { actor: saule(), leadId, stage: 'conditional_refusal' });
    expect(await undoClick(office.db, { actor: aida(), leadId, click: made!.click })).toMatchObject({
      refusal: 'ChangedSinceClick',
    });
  });

  it('undoes a loss before and after its tasks were cancelled: they are open again', async () => {
    for (const turns of [0, 5]) {
      const leadId = await settledLead();
      await click(office, leadId, { does: 'move', stage: 'half' });
      await turn(office, leadId);
      await office.db.pool.query(`UPDATE undo_point SET held_until = now() - interval '1 s' WHERE lead_id = $1`, [
        leadId,
      ]);
      const before = await everything(office, leadId);
      await moveLead(office.db, { actor: aida(), leadId, stage: 'lost', lossReason: 'price' });
      await turn(office, leadId, turns);
      await undoLast(office, leadId);
      await turn(office, leadId);
      expect(await everything(office, leadId)).toEqual(before);
    }
  });

  it('holds nothing of what she sends herself, of a form, and where the undo time is off', async () => {
    await holds(office, 0);
    const leadId = await settledLead();
    await click(office, leadId, { does: 'move', stage: 'half' });
    await turn(office, leadId);
    expect(await rows('SELECT not_before FROM delivery WHERE lead_id = $1', [leadId])).toEqual([
      { not_before: null },
      { not_before: null },
    ]);
    await holds(office, 10);
  });

  it('happens once for one key', async () => {
    const leadId = await settledLead();
    await click(office, leadId, { does: 'move', stage: 'half' });
    const [made] = await listClicks(office.db, leadId);
    const undo = () => undoClick(office.db, { actor: aida(), leadId, click: made!.click, key: `undo/${leadId}` });
    const first = await undo();
    expect(first).toMatchObject({ id: leadId });
    expect(await undo()).toEqual(first);
  });
});

describe('A16 many leads at once', () => {
  it('lets the escalation run on that an undone mass change had stopped', async () => {
    const leadId = await settledLead();
    const before = await everything(office, leadId);
    expect(before.process[0]).toMatchObject({ memory: { timers: [{ automation: 'escalates' }] } });
    const me = { id: office.saule, role: 'admin' as const } as never;
    const wish = MassWish.parse({
      chosen: { ids: [leadId] },
      order: { do: 'move', stage: 'half' },
      automations: 'fire',
    });
    const begun = (await createMassChange(office.db, { actor: saule(), me, wish })) as { id: string };
    const run = async () => {
      for (let step = await runMassChangeBatch(office.db, begun.id); ['running', 'undoing'].includes(step.state);)
        step = await runMassChangeBatch(office.db, begun.id);
    };
    await run();
    await turn(office, leadId);
    expect(await rows('SELECT stage FROM lead WHERE id = $1', [leadId])).toEqual([{ stage: 'half' }]);
    expect(await countGone(office.db, begun.id)).toEqual({ gone: 0 });
    await steerMassChange(office.db, { massChangeId: begun.id, order: 'undo', actor: saule(), key: 'undo' } as never);
    await run();
    await turn(office, leadId);
    expect(await everything(office, leadId)).toEqual(before);
  });

  it('takes back the tasks that a publication had made', async () => {
    const leadId = await settledLead();
    await office.db.pool.query('UPDATE lead SET clock_offset = 7200000 WHERE id = $1', [leadId]);
    const before = await everything(office, leadId);
    const greets = Automation.parse({
      ...automations[0],
      key: 'greets',
      stages: ['new'],
      when: { on: 'stage.time', after: { amount: 1, unit: 'hours' } },
    });
    const { publicationId } = await publishDraft(office, pipelineOf([...automations, greets]), { fire: true });
    const run = async () => {
      for (let step = await runPublicationBatch(office.db, publicationId); ['running', 'undoing'].includes(step.state);)
        step = await runPublicationBatch(office.db, publicationId);
    };
    await run();
    await turn(office, leadId);
    expect((await everything(office, leadId)).tasks).toHaveLength(1);
    expect(await countGone(office.db, publicationId)).toEqual({ gone: 0 });
    await steerPublication(office.db, { publicationId, order: 'undo', actor: saule(), key: 'undo publication' });
    await run();
    await turn(office, leadId);
    expect(await everything(office, leadId)).toEqual(before);
  });

  it('counts before what has gone already', async () => {
    const leadId = await settledLead();
    const late = Automation.parse({
      ...automations[0],
      key: 'late',
      stages: ['new'],
      when: { on: 'stage.time', after: { amount: 1, unit: 'hours' } },
    });
    await office.db.pool.query('UPDATE lead SET clock_offset = 7200000 WHERE id = $1', [leadId]);
    const { publicationId } = await publishDraft(office, pipelineOf([...automations, late]), { fire: true });
    for (let step = await runPublicationBatch(office.db, publicationId); step.state === 'running';)
      step = await runPublicationBatch(office.db, publicationId);
    await turn(office, leadId);
    expect(await countGone(office.db, publicationId)).toEqual({ gone: 0 });
    await office.db.pool.query(`UPDATE delivery SET state = 'sent', attempt_count = 1 WHERE lead_id = $1`, [leadId]);
    expect(await countGone(office.db, publicationId)).toEqual({ gone: 2 });
  });
});

it('A16 gives a lead back to whom it was', async () => {
  const leadId = await newLead(office);
  await turn(office, leadId);
  const before = await everything(office, leadId);
  expect(await click(office, leadId, { does: 'assign' })).toBe(true);
  await turn(office, leadId);
  await undoLast(office, leadId);
  await turn(office, leadId);
  expect(await everything(office, leadId)).toEqual(before);
});
