import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { storedEvents } from '../support/catalogued.ts';
import { newClient } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';
import { come, ivan, messageOf, openAccountIn } from './talk.ts';

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office);
});
afterAll(() => office?.close());

let clients = 5000;
const somebody = () => ({ ...ivan, id: ++clients, first_name: `Client ${clients}` });
const rows = async (text: string, values: unknown[] = []) =>
  (await office.db.pool.query<Record<string, any>>(text, values)).rows;
const saidBy = async ({ id }: { id: number }) =>
  rows(
    `SELECT m.*, v.unread, v.contact_id, v.lead_id, v.blocked_at FROM message m JOIN conversation v ON v.id = m.conversation_id WHERE v.thread = $1 ORDER BY m.place, m.number`,
    [String(id)],
  );
const edited = (update: ReturnType<typeof messageOf>, edit: object) => ({
  update_id: messageOf().update_id,
  edited_message: { ...update.message, ...edit },
});

describe('D5 what clients write', () => {
  it('is there once, however often it comes, by however many nodes (conversations C45)', async () => {
    const from = somebody();
    const update = messageOf({ text: 'call me' }, from);
    const again = { ...update, update_id: messageOf().update_id };
    await Promise.all([come(office, account, update, update), come(office, account, again), handleInbox(office.db)]);
    expect(await saidBy(from)).toMatchObject([{ text: 'call me', unread: 1 }]);
    expect(await rows(`SELECT 1 FROM contact WHERE name = $1`, [from.first_name])).toHaveLength(1);
  });

  it('keeps its order within a chat, whatever comes first (conversations C48)', async () => {
    const from = somebody();
    const said = (text: string, date: number) => messageOf({ text, date }, from);
    await come(
      office,
      account,
      ...[said('second', 1764320400), said('first', 1764320399), said('third', 1764320400), said('late', 1764310000)],
    );
    const all = await saidBy(from);
    expect(all.map(({ text }) => text)).toEqual(['first', 'second', 'third', 'late']);
    expect(all.map(({ at, place }) => place > at)).toEqual([false, false, false, true]);
    expect(all[0]!['unread']).toBe(4);
  });

  it('is edited as the client edits it, and an older text never wins (conversations C10, C49)', async () => {
    const from = somebody();
    const update = messageOf({ text: 'Hello' }, from);
    await come(office, account, update, edited(update, { text: 'Hello, how are you', edit_date: 1764320460 }));
    await come(office, account, edited(update, { text: 'Hello?', edit_date: 1764320430 }));
    expect(await saidBy(from)).toMatchObject([{ text: 'Hello, how are you', earlier: [{ text: 'Hello' }], unread: 1 }]);
    const other = somebody();
    const order = messageOf({ text: 'Cancel order 5' }, other);
    await come(office, account, edited(order, { text: 'Cancel order 6', edit_date: 1764320401 }), order);
    expect(await saidBy(other)).toMatchObject([{ text: 'Cancel order 6', edited_at: expect.any(Date) }]);
  });

  it('is kept where we cannot show it, and says when the client has blocked us (conversations C14)', async () => {
    const from = somebody();
    const member = (status: string) => ({
      update_id: messageOf().update_id,
      my_chat_member: { chat: { id: from.id, type: 'private' }, new_chat_member: { status } },
    });
    await come(office, account, messageOf({ text: 'hi' }, from), member('kicked'));
    const value = `${from.id}@anna_bot`;
    expect((await saidBy(from))[0]!['blocked_at']).not.toBeNull();
    expect(await rows('SELECT reason FROM address_trouble WHERE value = $1', [value])).toMatchObject([
      { reason: 'BlockedByClient' },
    ]);
    await come(office, account, messageOf({ dice: { value: 4 } }, from));
    expect(await saidBy(from)).toMatchObject([
      { text: 'hi', blocked_at: null },
      { text: '', parts: [{ kind: 'unknown', what: 'dice' }] },
    ]);
    expect(await rows('SELECT 1 FROM address_trouble WHERE value = $1', [value])).toEqual([]);
  });

  it('changes nothing of a known person but what she proves (conversations C12)', async () => {
    const known = await newClient(office, { email: 'known@example.com', phone: '+77011234567' });
    await rows(`UPDATE address SET owner = true WHERE contact_id = $1 AND kind = 'phone'`, [known.contactId]);
    const from = somebody();
    const card = (user: number, phone: string) => ({
      contact: { phone_number: phone, first_name: 'P', user_id: user },
    });
    await come(office, account, messageOf({ text: 'hi' }, from), messageOf(card(888, '77770000001'), from));
    const [{ contact_id: contact }] = (await saidBy(from)) as [Record<string, any>];
    const phones = () =>
      rows(`SELECT value, trust, owner FROM address WHERE contact_id = $1 AND kind = 'phone'`, [contact]);
    expect(await phones()).toEqual([]);
    await come(office, account, messageOf(card(from.id, '77011234567'), from));
    expect(await phones()).toEqual([{ value: '+77011234567', trust: 'confirmed', owner: false }]);
    expect(
      await rows(
        `SELECT owner FROM address a JOIN lead_contact USING (contact_id) WHERE lead_id = $1 AND kind = 'phone'`,
        [known.leadId],
      ),
    ).toEqual([{ owner: true }]);
  });

  it('makes a lead of a new person where the account says so, once a person', async () => {
    const sales = await openAccountIn(office, 'telegram:sales_bot', { pipeline: 'education' });
    const from = somebody();
    await come(office, sales, messageOf({ text: 'Хочу учиться' }, from), messageOf({ text: 'Вы тут?' }, from));
    const [first] = await saidBy(from);
    const leads = await rows('SELECT * FROM lead WHERE name = $1', [from.first_name]);
    expect(leads).toMatchObject([{ id: first!['lead_id'], source: { channel: 'telegram', account: sales } }]);
    const clients_ = await rows('SELECT contact_id FROM lead_contact WHERE lead_id = $1', [leads[0]!['id']]);
    expect(clients_).toEqual([{ contact_id: first!['contact_id'] }]);
    // the same person by another bot is another chat: nobody has proved that they are one
    await come(office, account, messageOf({ text: 'hi' }, from));
    expect(await rows('SELECT 1 FROM lead WHERE name = $1', [from.first_name])).toHaveLength(1);
  });

  it('is left in the inbox where nobody can take it', async () => {
    await office.db.pool.query(`UPDATE channel_account SET blocked_at = now() WHERE id = $1`, [account]);
    const from = somebody();
    await come(office, account, messageOf({ text: 'hi' }, from));
    expect(await saidBy(from)).toEqual([]);
    expect(await rows(`SELECT error FROM inbox WHERE state = 'failed'`)).toHaveLength(1);
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });
});
