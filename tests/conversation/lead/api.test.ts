import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLead } from '../../../prisma/assign/assign.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  const people = [desk.office.aida];
  account = await openAccountIn(desk.office, 'telegram:anna_bot', { pipeline: 'education', people });
});
afterAll(() => desk?.close());

let clients = 9500;
const read = async (path: string, as: Name = 'aida') => desk.ask('GET', path, { as });
const one = async (text: string, values: unknown[]) => (await desk.office.db.pool.query(text, values)).rows[0];
/** Somebody new writes these, and is a lead by that. */
const begin = async (...texts: string[]) => {
  const from = { ...ivan, id: ++clients, first_name: `Client ${clients}` };
  await come(desk.office, account, ...texts.map((text) => messageNow(text, from)));
  const {
    id,
    lead_id: leadId,
    contact_id: contactId,
  } = await one('SELECT * FROM conversation WHERE thread = $1', [String(from.id)]);
  return { from, id, leadId, contactId };
};
const said = ({ body }: { body: { items: { type: string; data: { text?: string } }[] } }) =>
  body.items.flatMap(({ type, data }) => (type.startsWith('conversation.') ? (data.text ?? []) : []));

describe('B3 the talk in a timeline', () => {
  it('stands in those of the lead, of the client and of her company, the newest first, in pages', async () => {
    const { id, leadId, contactId } = await begin('один', 'два');
    await desk.ask('POST', `/conversations/${id}/messages`, { as: 'aida', body: { text: 'три' } });
    await desk.ask('POST', `/conversations/${id}/messages`, {
      as: 'aida',
      body: { text: 'для своих', direction: 'note' },
    });
    const all = ['для своих', 'три', 'два', 'один'];
    expect(said(await read(`/leads/${leadId}/talk`))).toEqual(all);
    const first = await read(`/leads/${leadId}/talk?limit=3`);
    expect(said(first)).toEqual(all.slice(0, 3));
    expect(said(await read(`/leads/${leadId}/talk?limit=3&cursor=${first.body.next}`))).toEqual(['один']);
    expect(said(await read(`/contacts/${contactId}/events`, 'daniyar'))).toEqual(all);
    const company = await desk.ask('POST', '/companies', { as: 'saule', body: { name: `Ромашка ${clients}` } });
    await desk.office.db.pool.query('UPDATE contact SET company_id = $2 WHERE id = $1', [contactId, company.body.id]);
    expect(said(await read(`/companies/${company.body.id}/events?kind=message`, 'daniyar'))).toEqual(all);
  });

  it('is seen only by those who see the conversation, and stays with the closed lead that it was about', async () => {
    const { id, leadId, from } = await begin('про первую');
    expect((await read(`/leads/${leadId}/talk`, 'timur')).body.items).toEqual([]);
    const doing = { actor: { kind: 'user' as const, id: desk.office.saule } };
    await assignLead(desk.office.db, { ...doing, leadId, userId: desk.office.aida });
    expect((await read(`/leads/${leadId}/talk`, 'timur')).status).toBe(404);
    await assignLead(desk.office.db, { ...doing, leadId, userId: desk.office.timur });
    expect(said(await read(`/leads/${leadId}/talk`, 'timur'))).toEqual(['про первую']);
    await desk.office.db.pool.query('UPDATE lead SET closed_at = now() WHERE id = $1', [leadId]);
    await desk.office.db.pool.query('UPDATE conversation SET lead_id = NULL WHERE id = $1', [id]);
    await come(desk.office, account, messageNow('про вторую', from));
    expect(said(await read(`/leads/${leadId}/talk`, 'saule'))).toEqual(['про первую']);
  });
});
