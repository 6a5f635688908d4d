import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assignLead } from '../../prisma/assign/assign.ts';
import { queueMessage } from '../../prisma/delivery/delivery.ts';
import { writeTemplates } from '../support/letters.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { openForm, stranger } from './strangers.ts';

let desk: Desk;
let fill: Awaited<ReturnType<typeof openForm>>;
beforeAll(async () => {
  desk = await openDesk();
  await writeTemplates(desk.office);
  fill = await openForm(desk.office);
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk?.close());

const client = async (leadId: string, as: Name = 'aida') =>
  (await desk.ask('GET', `/leads/${leadId}/client`, { as })).body;
const post = (path: string, { as = 'aida', body }: { as?: Name; body?: unknown } = {}) =>
  desk.ask('POST', path, { as, body });
const idOf = async (leadId: string, value: string) =>
  (await client(leadId, 'daniyar')).addresses.find((one: { value: string }) => one.value === value).id;
const give = (leadId: string, userId: string) =>
  assignLead(desk.office.db, { actor: { kind: 'user', id: desk.office.daniyar }, leadId, userId });

describe('B13 the client of a lead', () => {
  it('shows each address with where it came from and who vouches for it', async () => {
    const { name, phone, email } = stranger();
    const first = await fill({ name, phone });
    const second = await fill({ name, phone, email });
    expect(await client(second)).toMatchObject({
      name,
      earlierLeads: 1,
      joined: null,
      shares: [],
      addresses: [
        {
          kind: 'phone',
          value: phone,
          trust: 'claimed',
          given: true,
          used: true,
          origin: { from: 'form', key: 'site', lead: first },
        },
        {
          kind: 'email',
          value: email,
          trust: 'claimed',
          given: true,
          used: true,
          main: false,
          refused: false,
          origin: { lead: second },
        },
      ],
    });
    expect((await client(first)).addresses).toMatchObject([
      { given: true, used: true },
      { value: email, given: false, used: false },
    ]);
    const [created] = (await desk.ask('GET', `/leads/${second}/events`, { as: 'aida' })).body.items;
    expect(created).toMatchObject({ type: 'lead.created', data: { known: true } });
  });

  it('gets a word about each: accepted, chosen, refused', async () => {
    const { name, phone, email } = stranger();
    const leadId = await fill({ name, phone });
    await fill({ name, phone, email });
    const say = async (word: string, value: string, as: Name = 'aida') =>
      (await post(`/leads/${leadId}/addresses/${await idOf(leadId, value)}/${word}`, { as })).status;
    expect(await say('accept', email)).toBe(200);
    expect(await say('accept', email)).toBe(409);
    expect((await client(leadId)).addresses[1]).toMatchObject({
      trust: 'staff',
      used: true,
      origin: { decidedBy: desk.office.aida },
    });
    expect(await say('main', email)).toBe(200);
    expect((await client(leadId)).addresses[1]).toMatchObject({ main: true });
    expect(await say('refuse', email)).toBe(200);
    expect((await client(leadId)).addresses[1]).toMatchObject({ refused: true, main: false, used: false });
    await give(leadId, desk.office.aida);
    expect(await say('accept', email, 'timur')).toBe(404);
  });

  it('gets another address from a colleague, who vouches for it', async () => {
    const { name, phone } = stranger();
    const leadId = await fill({ name, phone });
    expect((await post(`/leads/${leadId}/addresses`, { body: { kind: 'email', value: 'not one' } })).status).toBe(409);
    expect(
      (await post(`/leads/${leadId}/addresses`, { body: { kind: 'email', value: 'Said@Phone.example' } })).status,
    ).toBe(201);
    expect((await client(leadId)).addresses[1]).toMatchObject({
      value: 'said@phone.example',
      trust: 'staff',
      used: true,
      given: false,
    });
    expect((await desk.ask('GET', '/leads?q=said@phone.example', { as: 'aida' })).body.items).toMatchObject([
      { id: leadId },
    ]);
    expect((await desk.ask('GET', `/leads/${leadId}`, { as: 'aida' })).body.contacts).toMatchObject([
      { emails: ['said@phone.example'] },
    ]);
  });
});

describe('B5 who shares a phone', () => {
  const two = async () => {
    const { phone } = stranger();
    const first = await fill({ name: 'Айгүл Нұрланова', phone });
    return { first, second: await fill({ name: 'Ерлан', phone }) };
  };

  it('is asked about on the lead, and joins by yes until it is taken back', async () => {
    const { first, second } = await two();
    const { contactId: owner } = await client(first);
    const { contactId: own, shares } = await client(second);
    expect(shares).toEqual([{ contactId: owner, name: 'Айгүл Нұрланова', kinds: ['phone'], leads: 1 }]);
    expect((await post(`/leads/${second}/same-person`, { body: { contactId: owner, same: true } })).status).toBe(200);
    expect(await client(second)).toMatchObject({
      contactId: owner,
      earlierLeads: 1,
      shares: [],
      joined: { contactId: own, name: 'Ерлан' },
    });
    expect((await post(`/leads/${second}/other-person`, { body: { contactId: own } })).status).toBe(200);
    expect(await client(second)).toMatchObject({ contactId: own, joined: null, shares });
  });

  it('is not asked about again after no', async () => {
    const { first, second } = await two();
    const { contactId } = await client(first);
    expect((await post(`/leads/${second}/same-person`, { body: { contactId, same: false } })).status).toBe(200);
    expect((await client(second)).shares).toEqual([]);
    expect((await post(`/leads/${second}/same-person`, { body: { contactId, same: true } })).status).toBe(404);
  });

  it('is nobody where the reader may not see the other’s leads', async () => {
    const { first, second } = await two();
    const { contactId } = await client(first);
    await give(first, desk.office.timur);
    expect((await client(second)).shares).toEqual([]);
    expect((await client(second, 'daniyar')).shares).toHaveLength(1);
    expect((await post(`/leads/${second}/same-person`, { body: { contactId, same: true } })).status).toBe(404);
  });
});

describe('B13 a client whose other leads are hidden', () => {
  const hidden = async () => {
    const victim = stranger('Айгүл Нұрланова');
    const made = await post('/leads', { as: 'timur', body: { ...victim, source: {}, tags: [], fields: {} } });
    const own = await fill({ name: 'Айгуль', phone: victim.phone, email: `own.${victim.email}` });
    return { victim, own, theirs: made.body.id as string };
  };

  it('is known to the reader by what was typed for her own', async () => {
    const { victim, own, theirs } = await hidden();
    expect(await client(own)).toMatchObject({ name: 'Айгуль', earlierLeads: 0 });
    for (const path of [
      `/leads/${own}`,
      `/leads/${own}/client`,
      `/leads/${own}/events`,
      `/leads?q=${encodeURIComponent(victim.phone)}`,
    ]) {
      const { text } = await desk.ask('GET', path, { as: 'aida' });
      expect(text).toContain('Айгуль');
      expect(text).not.toContain(`"${victim.email}"`);
      expect(text).not.toContain('Нұрланова');
      expect(text).not.toContain(theirs);
    }
    expect((await desk.ask('GET', `/leads/${theirs}/client`, { as: 'aida' })).status).toBe(404);
    expect(await client(own, 'daniyar')).toMatchObject({
      name: 'Айгүл Нұрланова',
      earlierLeads: 1,
      addresses: { length: 3 },
    });
    expect(await client(own, 'timur')).toMatchObject({ name: 'Айгүл Нұрланова', earlierLeads: 1 });
  });

  it('is not found by what was typed for others', async () => {
    const { victim, own } = await hidden();
    const found = async (q: string) =>
      (await desk.ask('GET', `/leads?q=${encodeURIComponent(q)}`, { as: 'aida' })).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await found(victim.email)).not.toContain((await found(`own.${victim.email}`)).length ? undefined : own);
    await desk.ask('PATCH', `/leads/${own}`, { as: 'aida', body: { version: 1, name: 'acme' } });
    expect(await found(`own.${victim.email}`)).toEqual([own]);
    expect(await found('Нұрланова')).not.toContain(own);
  });

  it('got messages whose address and words stay with those who may see it', async () => {
    const victim = stranger('Айгүл Нұрланова');
    await post('/leads', { as: 'timur', body: { ...victim, source: {}, tags: [], fields: {} } });
    const own = await fill({ name: 'Айгуль', phone: victim.phone });
    const actor = { kind: 'user' as const, id: desk.office.aida };
    const queued = await queueMessage(desk.office.db, { actor, leadId: own, account: 'email', template: 'hello' });
    const deliveryId = (queued as { id: string }).id;
    await desk.office.db.pool.query(
      `UPDATE delivery SET body = 'Здравствуйте, Айгүл Нұрланова', state = 'failed' WHERE id = $1`,
      [deliveryId],
    );
    const read = async (as: Name) =>
      (
        await Promise.all(
          [`/deliveries/${deliveryId}`, `/deliveries?lead=${own}`, `/leads/${own}/events`].map((path) =>
            desk.ask('GET', path, { as }),
          ),
        )
      )
        .map(({ text }) => text)
        .join();
    expect((await post(`/deliveries/${deliveryId}/retry`)).status).toBeLessThan(300);
    expect(await read('aida')).not.toContain(victim.email);
    expect(await read('aida')).not.toContain('Нұрланова');
    expect(await read('daniyar')).toContain(victim.email);
  });

  it('has addresses that she can neither accept nor refuse', async () => {
    const { victim, own } = await hidden();
    const id = await idOf(own, victim.email);
    expect((await post(`/leads/${own}/addresses/${id}/refuse`)).status).toBe(404);
    expect((await post(`/leads/${own}/addresses/${id}/refuse`, { as: 'daniyar' })).status).toBe(200);
    expect((await desk.ask('GET', `/leads/${own}/events`, { as: 'aida' })).text).not.toContain(`"${victim.email}"`);
  });
});
