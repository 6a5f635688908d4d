import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { skipLead } from '../../../prisma/lead/steering.ts';
import { moveLead } from '../../../prisma/lead/lead.ts';
import { setUndoTime } from '../../../prisma/undo/undo-point.ts';
import { nightOf } from '../../../prisma/delivery/night.ts';
import { createInvoice, sendInvoice } from '../../../prisma/invoice/invoice.ts';
import { queueMessage, retryDelivery } from '../../../prisma/delivery/delivery.ts';
import type { Cause } from '../../../workflows/automation/cause.schema.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { claimNext } from '../../support/claim-next.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ sendingHours: { sms: { from: '09:00', to: '21:00' } } });
  await writeTemplates(office);
});
afterAll(() => office.close());

const cause: Cause = { automation: 'remind', version: 1, event: '1', depth: 1, clock: true };
const answering: Cause = { ...cause, clock: undefined };
/** A night that is still to come, 02:00 in Almaty and 23:00 in Kyiv. */
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const night = `${tomorrow}T21:00:00.000Z`;
const after = (hours: number) => new Date(Date.parse(night) + hours * 3_600_000).toISOString();

const send = async (leadId: string, more: { account?: string; cause?: Cause | undefined; user?: boolean } = {}) => {
  const { account = 'sms', user = false } = more;
  const actor = user ? { kind: 'user' as const, id: office.aida } : { kind: 'process' as const, id: `lead:${leadId}` };
  const own = 'cause' in more ? more.cause : cause;
  const doing = { actor, at: night, ...(own ? { cause: own } : {}) };
  const done = await queueMessage(office.db, { ...doing, leadId, account, template: 'hello' });
  if ('refusal' in done) throw new Error(done.refusal);
  return row(done.id);
};
const row = async (id: string) => {
  const { rows } = await office.db.pool.query(
    `SELECT d.id, d.state, d.not_before, d.priority, e.data ->> 'goesAt' AS told
     FROM delivery d JOIN event e ON e.noun_id = d.id AND e.seq = 1 WHERE d.id = $1`,
    [id],
  );
  return rows[0] as { id: string; state: string; not_before: Date | null; priority: number; told: string | null };
};
const claimed = async () => (await claimNext(office.db, { account: 'sms', limit: 50 })).map(({ id }) => id);

describe('A17 a message that a clock causes at night', () => {
  it('waits for the client’s morning, and the story says until when', async () => {
    const { leadId } = await newClient(office);
    const sent = await send(leadId);
    expect(sent).toMatchObject({ state: 'queued', priority: 4, told: after(7) });
    expect(sent.not_before?.toISOString()).toBe(after(7));
    expect(await claimed()).not.toContain(sent.id);
  });

  it('goes by the zone of the client’s phone', async () => {
    const { leadId } = await newClient(office, { phone: '+380441234567', email: 'kyiv@example.com' });
    const { not_before } = await send(leadId);
    expect([after(10), after(9)]).toContain(not_before?.toISOString());
  });

  it('holds up nothing that answers the client, nor what a person sends', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654321', email: 'other@example.com' });
    const late = await send(leadId);
    const answer = await send(leadId, { cause: answering });
    const typed = await send(leadId, { user: true, cause: undefined });
    const letter = await send(leadId, { account: 'email' });
    expect([answer.not_before, typed.not_before, letter.not_before]).toEqual([null, null, null]);
    const taken = await claimed();
    expect(taken).toEqual(expect.arrayContaining([answer.id, typed.id]));
    expect(taken).not.toContain(late.id);
  });

  it('waits as well when the clock of an invoice or a task sends it', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654322', email: 'third@example.com' });
    expect((await send(leadId, { cause: undefined })).not_before).not.toBeNull();
  });

  it('goes at once when a person says so', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654323', email: 'fourth@example.com' });
    const { id } = await send(leadId);
    const actor = { kind: 'user' as const, id: office.aida };
    expect(await retryDelivery(office.db, { actor, deliveryId: id })).toMatchObject({ id });
    expect((await row(id)).not_before).toBeNull();
    expect(await claimed()).toContain(id);
    expect(await retryDelivery(office.db, { actor, deliveryId: id })).toEqual({ refusal: 'DeliveryNotFailed' });
  });

  it('waits as well when a person wants the morning for her invoice, who is told that it is night', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654326', email: 'seventh@example.com' });
    const shift = async (to: string) =>
      office.db.pool.query('UPDATE lead SET clock_offset = $2 WHERE id = $1', [leadId, Date.parse(to) - Date.now()]);
    await shift(after(12));
    expect(await nightOf(office.db, leadId)).toBeUndefined();
    await shift(night);
    expect(await nightOf(office.db, leadId)).toMatchObject({ zone: 'Asia/Almaty', until: after(7) });
    const sent = async (inMorning: boolean) => {
      const doing = { actor: { kind: 'user' as const, id: office.aida }, at: night };
      const lines = [{ text: 'Приём', quantity: 1, unitAmount: 500_000 }];
      const invoice = await createInvoice(office.db, { ...doing, leadId, currency: 'KZT', lines });
      if ('refusal' in invoice) throw new Error(invoice.refusal);
      await sendInvoice(office.db, { ...doing, invoiceId: invoice.id, inMorning });
      const { rows } = await office.db.pool.query<{ account: string; told: string | null }>(
        `SELECT d.account, e.data ->> 'goesAt' AS told FROM delivery d JOIN event e ON e.noun_id = d.id AND e.seq = 1
         WHERE d.invoice_id = $1 ORDER BY d.account`,
        [invoice.id],
      );
      return rows;
    };
    expect(await sent(false)).toEqual([
      { account: 'email', told: null },
      { account: 'sms', told: null },
    ]);
    expect(await sent(true)).toEqual([
      { account: 'email', told: null },
      { account: 'sms', told: after(7) },
    ]);
  });

  it('waits as well when a person who sends it again wants the morning', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654327', email: 'eighth@example.com' });
    const { id } = await send(leadId, { user: true, cause: undefined });
    await office.db.pool.query(`UPDATE delivery SET state = 'failed', reason = 'NoNumber' WHERE id = $1`, [id]);
    const doing = { actor: { kind: 'user' as const, id: office.aida }, at: night, deliveryId: id };
    expect(await retryDelivery(office.db, { ...doing, inMorning: true })).toMatchObject({ id });
    expect(await row(id)).toMatchObject({ state: 'queued', not_before: new Date(after(7)) });
    expect(await claimed()).not.toContain(id);
    expect(await retryDelivery(office.db, doing)).toMatchObject({ id });
    expect((await row(id)).not_before).toBeNull();
    await office.db.pool.query('UPDATE lead SET clock_offset = $2 WHERE id = $1', [
      leadId,
      Date.parse(night) - Date.now(),
    ]);
    expect(await nightOf(office.db, leadId, 'email')).toBeUndefined();
    expect(await nightOf(office.db, leadId, 'sms')).toMatchObject({ until: after(7) });
  });

  it('is the next moment of a lead in the sandbox', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654324', email: 'fifth@example.com' });
    const { id } = await send(leadId);
    const now = new Date().toISOString();
    await skipLead(office.db, { leadId, now, actor: { kind: 'user', id: office.aida } });
    expect((await row(id)).not_before!.getTime()).toBeLessThanOrEqual(Date.now());
    const { rows } = await office.db.pool.query(`SELECT data FROM event WHERE noun_id = $1 AND type = 'lead.skipped'`, [
      leadId,
    ]);
    expect(rows[0].data).toMatchObject({ to: after(7), what: 'message' });
  });

  it('is told from one that waits until a click cannot be undone: time that is skipped shortens nobody’s second thoughts', async () => {
    const { leadId } = await newClient(office, { phone: '+77017654325', email: 'sixth@example.com' });
    const actor = { kind: 'user' as const, id: office.aida };
    await setUndoTime(office.db, { seconds: 60 });
    await moveLead(office.db, { leadId, stage: 'half', actor });
    const { rows } = await office.db.pool.query(
      `SELECT id::text FROM event WHERE subject_id = $1 AND type = 'lead.moved'`,
      [leadId],
    );
    const held = await send(leadId, { account: 'email', cause: { ...answering, event: rows[0].id } });
    await setUndoTime(office.db, { seconds: 0 });
    expect(held.not_before).not.toBeNull();
    expect(await skipLead(office.db, { leadId, now: new Date().toISOString(), actor })).toEqual({
      refusal: 'NothingToSkip',
    });
    expect((await row(held.id)).not_before).toEqual(held.not_before);
  });
});
