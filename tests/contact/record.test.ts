import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesOnAllChannels, queueMessage, retryDelivery } from '../../prisma/delivery/delivery.ts';
import { createInvoice, invoiceMoment, sendInvoice } from '../../prisma/invoice/invoice.ts';
import { createLead } from '../../prisma/form/intake.ts';
import { addAddress, decideAddress } from '../../prisma/contact/lead-client.ts';
import { changeLead } from '../../prisma/lead/lead.ts';
import { readLetterFacts } from '../../prisma/letter/letter.ts';
import { recordPayment } from '../../prisma/invoice/payment.ts';
import { answerSamePerson, partPeople } from '../../prisma/contact/same-person.ts';
import { leadFacts } from '../../prisma/lead/lead-facts.ts';
import { readLeadRow, type LeadRow } from '../../prisma/lead/lead-row.ts';
import type { Decision } from '../../workflows/contact/address.ts';
import { writeTemplates } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';
import { addressIn, clientOf, openForm, stranger } from './strangers.ts';

let office: Office;
let fill: Awaited<ReturnType<typeof openForm>>;
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
  fill = await openForm(office);
});
afterAll(() => office?.close());

const aida = () => ({ kind: 'user' as const, id: office.aida });
const decide = async (leadId: string, value: string, decision: Decision) =>
  decideAddress(office.db, {
    actor: aida(),
    leadId,
    addressId: (await addressIn(office, leadId, value)).id,
    decision,
  });

/** Where everything that is sent about a lead went or would go: message, invoice, reminder, receipt, conditions. */
const sentAbout = async (leadId: string) => {
  const { db } = office;
  for (const account of ['email', 'sms']) await queueMessage(db, { actor: aida(), leadId, account, template: 'hello' });
  const lines = [{ text: 'Programme', quantity: 1, unitAmount: 5_000_000 }];
  const draft = await createInvoice(db, { actor: aida(), leadId, currency: 'KZT', lines });
  const invoiceId = (draft as { id: string }).id;
  await sendInvoice(db, { actor: aida(), invoiceId });
  for (const what of ['reminder', 'overdue'] as const)
    await invoiceMoment(db, { actor: { kind: 'process' }, invoiceId, what });
  await recordPayment(db, {
    ...{ actor: { kind: 'provider', id: 'stripe' }, provider: 'stripe', externalId: invoiceId },
    ...{ invoiceId, amount: 5_000_000, currency: 'KZT', state: 'paid' },
  });
  const { rows } = await db.pool.query<{ recipient: string }>(
    'SELECT DISTINCT recipient FROM delivery WHERE lead_id = $1',
    [leadId],
  );
  const facts = await leadFacts(db, (await readLeadRow(db, leadId)) as LeadRow, new Set(['contact']));
  const { email, phone } = facts['contact'] as { email: string | null; phone: string | null };
  return new Set([...rows.map(({ recipient }) => recipient), email, phone].filter((one) => one !== null));
};

/** What a letter about a lead speaks of its client. */
const spokenIn = async (leadId: string, account: string) => {
  const queued = await queueMessage(office.db, { actor: aida(), leadId, account, template: 'hello' });
  const [facts] = await readLetterFacts(office.db, [(queued as { id: string }).id]);
  return facts!.contact;
};

describe('B13 a stranger with a known phone', () => {
  it('does not get what is sent about the lead of before', async () => {
    const victim = stranger();
    const older = await fill({ name: victim.name, phone: victim.phone });
    await fill({ name: 'Айгуль', phone: victim.phone, email: 'attacker@evil.example' });
    expect(await sentAbout(older)).toEqual(new Set([victim.phone]));
  });

  it('gets what is sent about the own lead, with no word of what is known', async () => {
    const victim = stranger('Айгүл Нұрланова');
    await fill(victim);
    const own = await fill({ name: 'Айгуль', phone: victim.phone, email: 'attacker2@evil.example' });
    expect(await sentAbout(own)).toEqual(new Set([victim.phone, 'attacker2@evil.example']));
    expect(await spokenIn(own, 'email')).toMatchObject({
      name: 'Айгуль',
      email: 'attacker2@evil.example',
      phone: victim.phone,
    });
  });

  it('is told nothing by the letter that the e-mail typed alone would get', async () => {
    const known = { pipeline: 'education', language: 'ru' as const, source: {}, tags: [], fields: {} };
    const victim = stranger('Айгүл Нұрланова');
    await createLead(office.db, { actor: aida(), lead: { ...known, ...victim } });
    const own = await fill({ phone: victim.phone, email: 'attacker3@evil.example' });
    expect(await clientOf(office, own)).toBe((await addressIn(office, own, victim.email)).contact_id);
    expect(await spokenIn(own, 'email')).toMatchObject({
      name: victim.phone,
      email: 'attacker3@evil.example',
      phone: victim.phone,
    });
  });
});

describe('B13 a stranger with a known e-mail', () => {
  it('does not get what is sent about the lead of before', async () => {
    const victim = stranger();
    const older = await fill({ name: victim.name, email: victim.email });
    const own = await fill({ name: victim.name, phone: '+77029990001', email: victim.email });
    expect(await clientOf(office, own)).toBe(await clientOf(office, older));
    expect(await sentAbout(older)).toEqual(new Set([victim.email]));
    expect(await sentAbout(own)).toEqual(new Set([victim.email, '+77029990001']));
  });

  it('is not told the phone for which a colleague vouches', async () => {
    const lead = { pipeline: 'education', language: 'ru' as const, source: {}, tags: [], fields: {} };
    const victim = stranger();
    await createLead(office.db, { actor: aida(), lead: { ...lead, name: victim.name, phone: victim.phone } });
    const own = await fill({ name: 'Айгуль', phone: victim.phone, email: 'attacker4@evil.example' });
    await addAddress(office.db, { actor: aida(), leadId: own, kind: 'phone', value: '+77010009999' });
    expect((await spokenIn(own, 'email')).phone).toBe(victim.phone);
  });
});

describe('B13 a message that is sent again', () => {
  it('goes where the lead’s own messages go, not to what came with another lead', async () => {
    const victim = stranger();
    const older = await fill(victim);
    const queued = await queueMessage(office.db, { actor: aida(), leadId: older, account: 'email', template: 'hello' });
    const deliveryId = (queued as { id: string }).id;
    await office.db.pool.query(`UPDATE delivery SET state = 'failed' WHERE id = $1`, [deliveryId]);
    await fill({ name: victim.name, phone: victim.phone, email: 'attacker5@evil.example' });
    await retryDelivery(office.db, { actor: aida(), deliveryId });
    const { rows } = await office.db.pool.query('SELECT recipient FROM delivery WHERE id = $1', [deliveryId]);
    expect(rows).toEqual([{ recipient: victim.email }]);
  });

  it('goes nowhere after its address was refused', async () => {
    const victim = stranger();
    const leadId = await fill(victim);
    const queued = await queueMessage(office.db, { actor: aida(), leadId, account: 'email', template: 'hello' });
    const deliveryId = (queued as { id: string }).id;
    await office.db.pool.query(`UPDATE delivery SET state = 'failed' WHERE id = $1`, [deliveryId]);
    await decide(leadId, victim.email, 'refused');
    expect(await retryDelivery(office.db, { actor: aida(), deliveryId })).toMatchObject({ refusal: 'NoAddress' });
  });
});

describe('B13 a corrected e-mail (built F22)', () => {
  it.each([
    ['proba.typo@gmial.example', 'proba.right@gmail.example'],
    ['ivan@mial.example', 'ivan@mail.example'],
    ['aigul.n@yandex.example', 'aigul.nurlanova@yandex.example'],
    ['dana@outlok.example', 'dana@outlook.example'],
  ])('is used for the new lead at once: %s, %s', async (typo, right) => {
    const { name, phone } = stranger();
    const first = await fill({ name, phone, email: typo });
    const second = await fill({ name, phone, email: right });
    expect(await clientOf(office, second)).toBe(await clientOf(office, first));
    expect(await sentAbout(second)).toEqual(new Set([phone, right]));
    expect(await sentAbout(first)).toEqual(new Set([phone, typo]));
  });

  it('is used for the lead of before once a colleague has chosen it', async () => {
    const { name, phone } = stranger();
    const first = await fill({ name, phone, email: 'typo@gmial.example' });
    const second = await fill({ name, phone, email: 'right@gmail.example' });
    await decide(second, 'right@gmail.example', 'chosen');
    expect(await sentAbout(first)).toEqual(new Set([phone, 'right@gmail.example']));
    const third = await fill({ name, phone, email: 'newest@gmail.example' });
    expect(await sentAbout(third)).toEqual(new Set([phone, 'newest@gmail.example']));
  });
});

describe('B13 a colleague’s word', () => {
  it('lets everything go to an address that she accepts, where the lead has none of its own', async () => {
    const victim = stranger();
    const older = await fill({ name: victim.name, phone: victim.phone });
    const newer = await fill({ name: victim.name, phone: victim.phone, email: victim.email });
    await decide(newer, victim.email, 'accepted');
    expect(await sentAbout(older)).toEqual(new Set([victim.phone, victim.email]));
    expect(await addressIn(office, newer, victim.email)).toMatchObject({
      trust: 'staff',
      origin: { from: 'form', key: 'site', lead: newer, decidedBy: office.aida },
    });
  });

  it('lets nothing go to an address that she refuses, and it no longer finds this client', async () => {
    const victim = stranger();
    const older = await fill({ name: victim.name, phone: victim.phone });
    const newer = await fill({ name: victim.name, phone: victim.phone, email: 'not.hers@example.com' });
    await decide(newer, 'not.hers@example.com', 'refused');
    expect(await sentAbout(newer)).toEqual(new Set([victim.phone]));
    const again = await fill({ name: victim.name, email: 'not.hers@example.com' });
    expect(await clientOf(office, again)).not.toBe(await clientOf(office, older));
    const shared = await fill({ name: victim.name, phone: victim.phone, email: 'not.hers@example.com' });
    expect(await clientOf(office, shared)).toBe(await clientOf(office, older));
    expect(await sentAbout(shared)).toEqual(new Set([victim.phone]));
    expect(await decide(newer, 'not.hers@example.com', 'refused')).toEqual({ refusal: 'AddressRefused' });
  });

  it('stands in the story, once for one key', async () => {
    const leadId = await fill(stranger());
    const { rows } = await office.db.pool.query(
      `SELECT a.id FROM address a JOIN lead_contact lc USING (contact_id) WHERE lc.lead_id = $1 AND kind = 'phone'`,
      [leadId],
    );
    const order = {
      actor: aida(),
      key: `accept-${leadId}`,
      leadId,
      addressId: rows[0].id,
      decision: 'accepted' as const,
    };
    const answers = await Promise.all([1, 2, 3].map(() => decideAddress(office.db, order)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const story = await office.db.pool.query(`SELECT type FROM event WHERE subject_id = $1 ORDER BY id`, [leadId]);
    expect(story.rows.map(({ type }) => type)).toEqual(['lead.created', 'lead.address_accepted']);
  });
});

const lead = { pipeline: 'education', language: 'ru' as const, source: {}, tags: [], fields: {} };

describe('B13 who vouches', () => {
  it('is whoever enters a lead by hand, and nobody for a program that says so', async () => {
    const [one, other] = [stranger(), stranger()];
    const byHand = await createLead(office.db, { actor: aida(), lead: { ...lead, ...one } });
    const passedOn = await createLead(office.db, { actor: aida(), lead: { ...lead, ...other, trust: 'claimed' } });
    expect(await addressIn(office, (byHand as { id: string }).id, one.email)).toMatchObject({
      trust: 'staff',
      origin: { from: 'colleague', by: office.aida },
    });
    expect(await addressIn(office, (passedOn as { id: string }).id, other.email)).toMatchObject({
      trust: 'claimed',
      origin: { from: 'program' },
    });
  });

  it('is the colleague who types what a stranger had claimed', async () => {
    const victim = stranger();
    const claimed = await fill(victim);
    await createLead(office.db, { actor: aida(), lead: { ...lead, ...victim } });
    expect(await addressIn(office, claimed, victim.email)).toMatchObject({ trust: 'staff' });
  });
});

describe('B5 a family with one phone', () => {
  it('is as many people as there are names, each found again', async () => {
    const { phone } = stranger();
    const mother = await fill({ name: 'Айгүл Нұрланова', phone });
    const son = await fill({ name: 'Ерлан Нұрланов', phone });
    const daughter = await fill({ name: 'Дана', phone, email: 'dana@family.example' });
    const clients = [mother, son, daughter].map((id) => clientOf(office, id));
    expect(new Set(await Promise.all(clients)).size).toBe(3);
    expect(await clientOf(office, await fill({ name: 'Нурланов Ерлан', phone }))).toBe(await clientOf(office, son));
    expect(await clientOf(office, await fill({ name: 'Dana', phone }))).toBe(await clientOf(office, daughter));
    expect(await clientOf(office, await fill({ phone }))).toBe(await clientOf(office, mother));
    expect(await sentAbout(mother)).toEqual(new Set([phone]));
  });

  it('is made once of two forms of one person at the same moment', async () => {
    const { phone } = stranger();
    await fill({ name: 'Айгүл', phone });
    const leads = await Promise.all(Array.from({ length: 6 }, () => fill({ name: 'Ерлан', phone })));
    expect(new Set(await Promise.all(leads.map((id) => clientOf(office, id)))).size).toBe(1);
  });
});

describe('B5 the same person', () => {
  const two = async () => {
    const { phone } = stranger();
    const first = await fill({ name: 'Айгүл Нұрланова', phone });
    const second = await fill({ name: 'Мама Даны', phone, email: `mama${phone}@example.com` });
    const third = await fill({ name: 'Мама Даны', phone });
    return { phone, first, second, third, owner: await clientOf(office, first), other: await clientOf(office, second) };
  };

  it('has all leads and addresses of both, and both names', async () => {
    const { phone, second, third, owner } = await two();
    await answerSamePerson(office.db, { actor: aida(), leadId: second, contactId: owner, same: true });
    expect(await Promise.all([second, third].map((id) => clientOf(office, id)))).toEqual([owner, owner]);
    expect(await addressIn(office, second, `mama${phone}@example.com`)).toMatchObject({
      contact_id: owner,
      owner: true,
    });
    expect(await sentAbout(second)).toEqual(new Set([phone, `mama${phone}@example.com`]));
    expect(await clientOf(office, await fill({ name: 'Мама Даны', phone }))).toBe(owner);
    const { rows } = await office.db.pool.query(
      `SELECT 1 FROM event WHERE type = 'lead.joined' AND subject_id = ANY($1)`,
      [[second, third]],
    );
    expect(rows).toHaveLength(2);
  });

  it('are two again when it is taken back, as before', async () => {
    const { phone, second, third, owner, other } = await two();
    const rows = () =>
      office.db.pool
        .query(
          'SELECT contact_id, value, trust, owner FROM address WHERE contact_id = ANY($1) ORDER BY contact_id, value',
          [[owner, other]],
        )
        .then(({ rows: all }) => all);
    const before = await rows();
    await answerSamePerson(office.db, { actor: aida(), leadId: second, contactId: owner, same: true });
    expect(await rows()).not.toEqual(before);
    expect(await partPeople(office.db, { actor: aida(), leadId: third, contactId: other })).toMatchObject({
      id: third,
    });
    expect(await rows()).toEqual(before);
    expect(await Promise.all([second, third].map((id) => clientOf(office, id)))).toEqual([other, other]);
    expect(await clientOf(office, await fill({ name: 'Мама Даны', phone }))).toBe(other);
    expect(await partPeople(office.db, { actor: aida(), leadId: third, contactId: other })).toEqual({
      refusal: 'NotFound',
    });
  });

  it('is not the one who has more leads than a person has: nothing is written then', async () => {
    const { second, owner, other } = await two();
    const { rows } = await office.db.pool.query<{ id: string }>(
      `INSERT INTO lead SELECT (jsonb_populate_record(l, jsonb_build_object('id', uuidv7(), 'number', nextval('lead_number')))).*
        FROM lead l, generate_series(1, 300) WHERE l.id = $1 RETURNING id`,
      [second],
    );
    await office.db.pool.query(
      `INSERT INTO lead_contact SELECT (jsonb_populate_record(lc, jsonb_build_object('lead_id', one))).*
        FROM lead_contact lc, unnest($2::uuid[]) one WHERE lc.lead_id = $1`,
      [second, rows.map(({ id }) => id)],
    );
    const answered = answerSamePerson(office.db, { actor: aida(), leadId: second, contactId: owner, same: true });
    expect(await answered).toEqual({ refusal: 'TooManyLeads', values: { most: 300 } });
    expect(await clientOf(office, second)).toBe(other);
    await office.db.pool.query('DELETE FROM lead_contact WHERE lead_id = ANY($1)', [
      rows.slice(60).map(({ id }) => id),
    ]);
    expect(
      await answerSamePerson(office.db, { actor: aida(), leadId: second, contactId: owner, same: true }),
    ).not.toHaveProperty('refusal');
    expect(await clientOf(office, rows[0]!.id)).toBe(owner);
  });

  it('is not asked about again after no', async () => {
    const { second, owner } = await two();
    const answer = (same: boolean) =>
      answerSamePerson(office.db, { actor: aida(), leadId: second, contactId: owner, same });
    expect(await answer(false)).toMatchObject({ id: second });
    expect(await answer(false)).toEqual({ refusal: 'NotFound' });
    expect(await answer(true)).toEqual({ refusal: 'NotFound' });
  });

  it('may join a third later, and each name still finds them', async () => {
    const { phone, second, owner, other } = await two();
    await answerSamePerson(office.db, { actor: aida(), leadId: second, contactId: owner, same: true });
    const { email } = stranger();
    const aunt = await fill({ name: 'Гүлмира', email });
    const shared = await fill({ name: 'Айгүл', phone, email });
    expect(await clientOf(office, shared)).toBe(owner);
    await answerSamePerson(office.db, {
      actor: aida(),
      leadId: shared,
      contactId: await clientOf(office, aunt),
      same: true,
    });
    const everything = await clientOf(office, aunt);
    for (const name of ['Айгүл', 'Мама Даны', 'Гүлмира'])
      expect(await clientOf(office, await fill({ name, phone }))).toBe(everything);
    expect(await clientOf(office, second)).toBe(everything);
    expect(other).not.toBe(everything);
  });
});

describe('B2 a new client’s form', () => {
  it('is one write, without a question before it', async () => {
    const asked: string[] = [];
    const { pool } = office.db;
    const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>;
    const heard = async (given: () => Promise<string>): Promise<string[]> => {
      asked.length = 0;
      pool.query = ((...call: unknown[]) => {
        asked.push((call[0] as { name?: string }).name ?? String(call[0]));
        return query(...call);
      }) as typeof pool.query;
      await given().finally(() => (pool.query = query as typeof pool.query));
      return asked.filter((name) => name !== 'pipeline-of-version' && name !== 'hint');
    };
    const client = stranger();
    await fill(stranger());
    expect(await heard(() => fill(client))).toEqual(['write-form']);
    expect(await heard(() => fill({ ...client, name: 'Другой человек' }))).toEqual([
      'write-form',
      'command-key',
      'known-addresses-lead',
      'write-change',
    ]);
  });
});

describe('A9 a change', () => {
  it('drops no column of a lead that its fast way does not know', async () => {
    const leadId = await fill(stranger());
    const { rows } = await office.db.pool.query(`INSERT INTO company (name) VALUES ('Acme') RETURNING id`);
    const change = {
      updates: [{ table: 'lead', id: leadId, version: 1, events: 0, set: { company_id: rows[0].id, name: 'acme' } }],
    };
    await office.db.pool.query('SELECT write_change($1)', [JSON.stringify({ inserts: [], events: [], ...change })]);
    const lead = await office.db.pool.query('SELECT name, company_id, version FROM lead WHERE id = $1', [leadId]);
    expect(lead.rows).toEqual([{ name: 'acme', company_id: rows[0].id, version: 2 }]);
  });
});

describe('L2 what a lead is found by', () => {
  it('is what was typed with it, after it was renamed too', async () => {
    const victim = stranger();
    await createLead(office.db, { actor: aida(), lead: { ...lead, ...victim } });
    const own = await fill({ name: 'Айгуль', phone: victim.phone });
    await changeLead(office.db, { actor: aida(), leadId: own, patch: { version: 1, name: 'acme' } });
    const { rows } = await office.db.pool.query('SELECT search FROM lead WHERE id = $1', [own]);
    expect(rows[0].search).toContain(victim.phone);
    expect(rows[0].search).toContain('аигуль'.replace('и', 'й'));
    expect(rows[0].search).not.toContain(victim.email);
  });
});

describe('B13 a lead whose client has no address', () => {
  it('sends nothing by the channel that it lacks', async () => {
    const victim = stranger();
    await fill(victim);
    const own = await fill({ name: victim.name, phone: victim.phone });
    const row = (await readLeadRow(office.db, own)) as LeadRow;
    const sent = await messagesOnAllChannels(office.db, { actor: aida() }, row, { template: 'hello' });
    expect(sent.map(({ inserts }) => inserts?.[0]?.row['recipient'])).toEqual([victim.phone]);
  });
});

describe('B5 a lead that a colleague enters by what is wanted', () => {
  const enter = async (name: string, phone: string, more: object = {}, door: 'hand' | 'api' = 'hand') => {
    const lead = {
      pipeline: 'education',
      name,
      phone,
      language: 'ru' as const,
      source: {},
      tags: [],
      fields: {},
      ...more,
    };
    return ((await createLead(office.db, { actor: aida(), lead, responsibleId: office.aida, door })) as { id: string })
      .id;
  };

  it.each(['Сайт для пекарни', 'Лендинг', 'Заказ 2', 'Website for a bakery'])(
    'is its client’s, without a second contact: %s',
    async (title) => {
      const known = stranger();
      const client = await clientOf(office, await fill(known));
      const lead = await enter(title, known.phone);
      expect(await clientOf(office, lead)).toBe(client);
      // who typed it vouches for it
      expect(await addressIn(office, lead, known.phone)).toMatchObject({ trust: 'staff', owner: true });
      const { rows } = await office.db.pool.query('SELECT name FROM contact WHERE id = $1', [client]);
      expect(rows).toEqual([{ name: known.name }]);
    },
  );

  it('is another person’s where it is a name, comes from a program, or was merely claimed', async () => {
    const known = stranger();
    const client = await clientOf(office, await fill(known));
    const others = [
      await enter('Мадина', known.phone),
      await enter('Сайт для пекарни', known.phone, {}, 'api'),
      await enter('Сайт для кафе', known.phone, { trust: 'claimed' }),
      await fill({ ...known, name: 'Сайт для пекарни' }),
    ];
    for (const lead of others) expect(await clientOf(office, lead)).not.toBe(client);
  });
});
