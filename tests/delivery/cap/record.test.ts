import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../prisma/client.ts';
import { queueMessage, retryDelivery } from '../../../prisma/delivery/delivery.ts';
import { formByKey, takeForm } from '../../../prisma/form/intake.ts';
import { changeCaps, readCaps } from '../../../prisma/delivery/message-cap.ts';
import { messageFailed } from '../../../workflows/lead/trigger/message-failed.ts';
import { MessageCaps, whyHeld } from '../../../workflows/delivery/cap.ts';
import { entry, form } from '../../support/desk.ts';
import { writeTemplates } from '../../support/letters.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
  for (const key of ['education', 'other'])
    await office.db.pool.query(`INSERT INTO form (key, pipeline_id, definition) SELECT $1, id, $2 FROM pipeline`, [
      key,
      JSON.stringify(form),
    ]);
});
beforeEach(async () => {
  await office.db.pool.query('DELETE FROM stranger_message; DELETE FROM notification');
  await changeCaps(office.db, caps({}));
});
afterAll(() => office.close());

const caps = (more: Partial<MessageCaps>) => MessageCaps.parse(more);
const byProcess = { kind: 'process' as const, id: 'lead:1' };
const byAida = () => ({ kind: 'user' as const, id: office.aida });
let number = 0;
/** A lead of a stranger: each is another client unless told. */
const stranger = async (more: Record<string, unknown> = {}, key = 'education'): Promise<string> => {
  const row = await formByKey(office.db, key);
  number += 1;
  const body = entry(number, { email: `c${number}@example.com`, name: `Клиент ${number}`, ...more });
  const taken = await takeForm(office.db, {
    form: row!,
    body,
    raw: Buffer.from(''),
    language: 'ru',
    actor: { kind: 'client' },
  });
  if (!('id' in taken)) throw new Error(JSON.stringify(taken));
  return taken.id;
};
const send = async (
  leadId: string,
  account: string,
  actor: { kind: 'process' | 'user'; id: string } = byProcess,
  db = office.db,
) => {
  const done = await queueMessage(db, { actor, leadId, account, template: 'hello' });
  if ('refusal' in done) throw new Error(done.refusal);
  const { rows } = await db.pool.query('SELECT id, state, reason FROM delivery WHERE id = $1', [done.id]);
  return rows[0] as { id: string; state: string; reason: string | null };
};
const states = async (sent: Promise<{ state: string }>[]) => (await Promise.all(sent)).map(({ state }) => state);

describe('D11 messages that strangers’ forms cause', () => {
  it('go to one address so often a day, from however many leads; the rest is held with the reason', async () => {
    await changeCaps(office.db, caps({ perRecipient: 2 }));
    const leads = [];
    for (let time = 0; time < 4; time++)
      leads.push(await stranger({ phone: '+7 701 555 9999', email: `v${time}@example.com` }));
    const sent = [];
    for (const lead of leads) sent.push(await send(lead, 'sms'));
    expect(sent.map(({ state }) => state)).toEqual(['queued', 'queued', 'failed', 'failed']);
    expect(sent[2]!.reason).toMatch(/^Автоматически не отправлено/);
    const { rows } = await office.db.pool.query(`SELECT type, data FROM event WHERE noun_id = $1`, [sent[2]!.id]);
    expect(rows).toMatchObject([
      { type: 'delivery.failed', data: { reason: sent[2]!.reason, set: { state: [null, 'failed'] } } },
    ]);
  });

  it.each([
    ['to one address', { perRecipient: 3 }],
    ['by one form', { perForm: 3 }],
    ['to one country', { perCountry: 3 }],
    ['by all forms', { smsPerDay: 3 }],
  ])('never pass a cap %s, however many are written at once', async (_, some) => {
    await changeCaps(office.db, caps(some));
    const phone = '+7 701 555 7777';
    const leads = [];
    for (let time = 0; time < 12; time++) leads.push(await stranger({ phone, email: `once${time}@example.com` }));
    const alone = leads.slice(0, 6).map((lead) => send(lead, 'sms'));
    // turns write in a transaction of their own
    const turns = leads.slice(6).map((lead) => inTransaction(office.db, (db) => send(lead, 'sms', byProcess, db)));
    const sent = await states([...alone, ...turns]);
    expect(sent.filter((state) => state === 'queued')).toHaveLength(3);
  });

  it('wait for no other lead’s transaction while the caps of the house are far', async () => {
    await changeCaps(office.db, caps({ perForm: 1000, perCountry: 1000, smsPerDay: 1000 }));
    const [one, other] = [await stranger({ phone: '+7 701 555 1010' }), await stranger({ phone: '+7 701 555 2020' })];
    await inTransaction(office.db, async (db) => {
      expect((await send(one, 'sms', byProcess, db)).state).toBe('queued');
      expect((await send(other, 'sms')).state).toBe('queued');
    });
  });

  it('count what was written a moment after them, while they waited', async () => {
    await changeCaps(office.db, caps({ smsPerDay: 1 }));
    expect((await send(await stranger(), 'sms')).state).toBe('queued');
    await office.db.pool.query(`UPDATE stranger_message SET at = at + interval '5 seconds'`);
    expect((await send(await stranger(), 'sms')).state).toBe('failed');
  });

  it('use up one budget, whichever account of a channel sends them', async () => {
    await changeCaps(office.db, caps({ smsPerDay: 2 }));
    const sent = [];
    for (const account of ['sms', 'sms:kz', 'sms:kz', 'email:sales'])
      sent.push(await send(await stranger({ phone: `+7 701 555 ${7000 + sent.length}` }), account));
    expect(sent.map(({ state }) => state)).toEqual(['queued', 'queued', 'failed', 'queued']);
    expect(await readCaps(office.db)).toMatchObject({ sms: 2, emails: 1, held: 1 });
  });

  it('are sent by hand whatever the caps say, and a person’s own click is never counted', async () => {
    await changeCaps(office.db, caps({ perRecipient: 0 }));
    const lead = await stranger();
    const held = await send(lead, 'email');
    expect(held.state).toBe('failed');
    expect(await retryDelivery(office.db, { actor: byAida(), deliveryId: held.id })).not.toHaveProperty('refusal');
    expect((await send(lead, 'email', byAida())).state).toBe('queued');
    expect(await readCaps(office.db)).toMatchObject({ emails: 0, sms: 0, held: 1 });
  });

  it('are asked about once a lead while they wait for a person: a task, not a claim that the client’s address is bad', async () => {
    await changeCaps(office.db, caps({ perRecipient: 0 }));
    const lead = await stranger();
    const tasks = () =>
      office.db.pool.query(`SELECT text, state, responsible_id FROM task WHERE lead_id = $1 ORDER BY created_at`, [
        lead,
      ]);
    await office.db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [lead, office.aida]);
    const held = await send(lead, 'email');
    await send(lead, 'sms');
    const told = await tasks();
    expect(told.rows).toEqual([{ text: expect.stringContaining('hold'), state: 'open', responsible_id: office.aida }]);
    const { rows } = await office.db.pool.query('SELECT type, data FROM event WHERE noun_id = $1', [held.id]);
    expect(messageFailed.matches?.({ on: 'message.failed' }, rows[0], {} as never)).toBe(false);
    await office.db.pool.query(`UPDATE task SET state = 'done' WHERE lead_id = $1`, [lead]);
    await office.db.pool.query(`UPDATE lead SET closed_at = now() WHERE id = $1`, [lead]);
    await send(lead, 'sms');
    expect((await tasks()).rows).toHaveLength(1);
  });

  it('are counted by form, and each form for itself', async () => {
    await changeCaps(office.db, caps({ perForm: 2 }));
    const mine = [await stranger(), await stranger(), await stranger()];
    expect(await states([send(mine[0]!, 'email')])).toEqual(['queued']);
    expect(await states([send(mine[1]!, 'sms')])).toEqual(['queued']);
    expect(await states([send(mine[2]!, 'email')])).toEqual(['failed']);
    expect(await states([send(await stranger({}, 'other'), 'email')])).toEqual(['queued']);
  });

  it('are counted by the country of the phone', async () => {
    await changeCaps(office.db, caps({ perCountry: 1 }));
    const phones = ['+7 701 555 7001', '+7 702 555 7002', '+380 67 123 45 67', '+7 916 123 45 67'];
    const sent = [];
    for (const phone of phones) sent.push((await send(await stranger({ phone }), 'sms')).state);
    expect(sent).toEqual(['queued', 'failed', 'queued', 'queued']);
    expect((await send(await stranger({ phone: phones[1] }), 'email')).state).toBe('queued');
  });

  it('of SMS have a budget of the day; admins are told once, e-mail goes on', async () => {
    await changeCaps(office.db, caps({ smsPerDay: 1 }));
    const leads = [await stranger(), await stranger(), await stranger()];
    const sent = [];
    for (const lead of leads) sent.push((await send(lead, 'sms')).state);
    expect(sent).toEqual(['queued', 'failed', 'failed']);
    expect((await send(leads[2]!, 'email')).state).toBe('queued');
    const { rows } = await office.db.pool.query('SELECT user_id, kind, data FROM notification');
    expect(rows).toEqual([{ user_id: office.saule, kind: 'sms.budget', data: { most: 1 } }]);
    expect(await readCaps(office.db)).toMatchObject({ sms: 1, held: 2, caps: { smsPerDay: 1 } });
  });

  it('are those of a day: of yesterday none counts, and who lives ahead has a day of his own', async () => {
    await changeCaps(office.db, caps({ perRecipient: 1 }));
    const lead = await stranger();
    expect((await send(lead, 'email')).state).toBe('queued');
    expect((await send(lead, 'email')).state).toBe('failed');
    await office.db.pool.query(`UPDATE lead SET clock_offset = 172800000 WHERE id = $1`, [lead]);
    expect((await send(lead, 'email')).state).toBe('queued');
    await office.db.pool.query(`UPDATE lead SET clock_offset = 0 WHERE id = $1`, [lead]);
    await office.db.pool.query(`UPDATE stranger_message SET at = at - interval '25 hours'`);
    expect((await send(lead, 'email')).state).toBe('queued');
  });

  it('hold at the cap of a busy day, whose messages nobody counts far below it', async () => {
    await office.db.pool.query(
      `INSERT INTO stranger_message (delivery_id, at, account, recipient, form, country)
       SELECT gen_random_uuid(), now() - n * interval '1 minute', 'sms', 'n' || n, 'education', 'KZ' FROM generate_series(1199, 1, -1) n`,
    );
    const sendTwice = async (cap: Partial<MessageCaps>) => {
      await changeCaps(office.db, caps({ perForm: 100_000, perCountry: 100_000, smsPerDay: 100_000, ...cap }));
      const states = [];
      for (const place of ['3131', '3232'])
        states.push((await send(await stranger({ phone: `+7 701 555 ${place}` }), 'sms')).state);
      await office.db.pool.query(`DELETE FROM stranger_message WHERE recipient LIKE '+7%'`);
      return states;
    };
    expect(await sendTwice({})).toEqual(['queued', 'queued']);
    expect(await sendTwice({ perForm: 1200 })).toEqual(['queued', 'failed']);
    expect(await sendTwice({ perCountry: 1200 })).toEqual(['queued', 'failed']);
    expect(await sendTwice({ smsPerDay: 1200 })).toEqual(['queued', 'failed']);
  });

  it('are not those about leads that colleagues have entered', async () => {
    await changeCaps(office.db, caps({ perRecipient: 0, perForm: 0, smsPerDay: 0 }));
    const lead = await newLead(office);
    await office.db.pool.query(
      `INSERT INTO address (contact_id, kind, value, trust) SELECT contact_id, 'email', 'a@example.com', 'staff' FROM lead_contact WHERE lead_id = $1`,
      [lead],
    );
    expect((await send(lead, 'email')).state).toBe('queued');
  });

  it('are held for the dearest reason first', () => {
    const over = { recipient: 1, form: 1, country: 1, sms: 1 };
    const all = caps({ perRecipient: 1, perForm: 1, perCountry: 1, smsPerDay: 1 });
    expect(whyHeld(all, over, true)?.reason).toBe('OverSmsBudget');
    expect(whyHeld(all, { ...over, sms: 0 }, true)?.reason).toBe('OverCountryCap');
    expect(whyHeld(all, over, false)?.reason).toBe('OverFormCap');
    expect(whyHeld(all, { ...over, form: 0 }, false)?.reason).toBe('OverRecipientCap');
    expect(whyHeld(caps({}), over, true)).toBeUndefined();
  });
});
