import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLeadByRule } from '../../prisma/assign/assign.ts';
import { inTransaction, openDatabase, type Database } from '../../prisma/client.ts';
import { listCompanies } from '../../prisma/company/company-list.ts';
import { alikeContacts } from '../../prisma/contact/alike.ts';
import { listContacts } from '../../prisma/contact/contact-list.ts';
import { readContact } from '../../prisma/contact/contact.queries.ts';
import { knownOf } from '../../prisma/contact/intake-person.ts';
import { readLeadClient } from '../../prisma/contact/lead-client.queries.ts';
import {
  abandonedDeliveries,
  lateDeliveries,
  unknownDeliveries,
  waitingDeliveries,
} from '../../prisma/delivery/delivery-claim.ts';
import { listDeliveries } from '../../prisma/delivery/delivery.queries.ts';
import { feedAfter, feedLagMs, numberFeed } from '../../prisma/event/feed.ts';
import { readStory } from '../../prisma/event/event.queries.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { contactsSince } from '../../prisma/work/level.queries.ts';
import { claimInbox } from '../../prisma/inbox/inbox-claim.ts';
import { listInvoices } from '../../prisma/invoice/invoice.queries.ts';
import { filterOf } from '../../prisma/lead/filter.ts';
import { leadFacts } from '../../prisma/lead/lead-facts.ts';
import { readLeadRow, type LeadRow } from '../../prisma/lead/lead-row.ts';
import { readLeadTurn } from '../../prisma/lead/lead-turn.ts';
import { moveLead, noteLead } from '../../prisma/lead/lead.ts';
import { listLeads, maySeeLead, readLead, readLeadProcess, readLeads } from '../../prisma/lead/lead.queries.ts';
import { sortedLeads } from '../../prisma/lead/sorted-leads.ts';
import { listNoNextStep } from '../../prisma/lead/no-next-step.queries.ts';
import { readOps } from '../../prisma/ops/ops.queries.ts';
import { claimPokes, countPokes, dropPokes, oldestPokeMs } from '../../prisma/process/poke.ts';
import { nextMomentOf } from '../../prisma/lead/steering.ts';
import { reviveSome, sweepOverdue } from '../../prisma/process/revival.ts';
import { searchRecords } from '../../prisma/search/search.queries.ts';
import { takeInNews } from '../../prisma/search/take-in.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import type { Sql } from '../../prisma/sql.ts';
import { createTask } from '../../prisma/task/task.ts';
import { listTasks } from '../../prisma/task/task.queries.ts';
import { notificationsSince } from '../../prisma/user/user.queries.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { claimNext } from '../support/claim-next.ts';
import { openOffice, type Office } from '../support/office.ts';
import { explained, goneThrough, hearPlans, vacuumed, type Scan } from './plans.ts';

const LEADS = 30_000;
const BIG = [
  'lead',
  'contact',
  'lead_contact',
  'address',
  'task',
  'event',
  'subject',
  'process',
  'delivery',
  'delivery_attempt',
  'notification',
  'poke',
  'inbox',
  'feed',
  'feed_waiting',
  'invoice',
  'search_line',
  'lead_value',
  'record_value',
];

let office: Office;
let db: Database;
let lead: string;
let seller: string;
let phone: string;
let plans: () => Scan[];

beforeAll(async () => {
  office = await openOffice();
  const { pool } = office.db.as('report');
  await pool.query(
    `INSERT INTO calendar (key, name, zone, week) VALUES ('almaty', 'Almaty', 'Asia/Almaty', '{"1":[["00:00","24:00"]],"2":[["00:00","24:00"]],"3":[["00:00","24:00"]],"4":[["00:00","24:00"]],"5":[["00:00","24:00"]],"6":[["00:00","24:00"]],"7":[["00:00","24:00"]]}')`,
  );
  await seedLarge(office.db.as('report'), { leads: LEADS, seed: 7 });
  // stages and what the seed leaves out: messages, news of people, what came from outside, the feed
  await pool.query(`ALTER TABLE lead DISABLE TRIGGER USER`);
  await pool.query(
    `UPDATE lead SET stage = (ARRAY['new', 'half', 'no_answer'])[1 + number % 3] WHERE closed_at IS NULL`,
  );
  await pool.query(`ALTER TABLE lead ENABLE TRIGGER USER`);
  await pool.query(
    `INSERT INTO delivery (account, lead_id, contact_id, template, language, recipient, state, created_at)
     SELECT 'email', l.id, lc.contact_id, 'hello', 'ru', lc.email, CASE WHEN l.number % 1000 = 0 THEN 'queued' ELSE 'sent' END, now() FROM lead l JOIN lead_contact lc ON lc.lead_id = l.id`,
  );
  await pool.query(
    `INSERT INTO notification (user_id, kind, lead_id) SELECT responsible_id, 'lead.assigned', id FROM lead`,
  );
  await pool.query(
    `INSERT INTO inbox (source, external_id, headers, body, state) SELECT 'twilio', n::text, '{}', '', 'done' FROM generate_series(1, 30000) n`,
  );
  await pool.query(
    `INSERT INTO delivery_attempt (delivery_id, number, request_id, outcome) SELECT id, 1, id::text, 'sent' FROM delivery WHERE state = 'sent'`,
  );
  await pool.query(`INSERT INTO feed (n, event_id) SELECT row_number() OVER (ORDER BY id), id FROM event`);
  await pool.query(`UPDATE feed_head SET n = (SELECT max(n) FROM feed)`);
  await pool.query(`UPDATE process p SET updated_at = l.created_at FROM lead l WHERE l.id = p.noun_id`);
  await pool.query(
    `INSERT INTO search_line (noun, record_id, key, text) SELECT 'lead', id, 'note.1', 'Call client' || number || ' after the exam' FROM lead`,
  );
  await pool.query(
    `INSERT INTO search_line (noun, record_id, key, text) SELECT 'task', id, 'text', text || ' ' || track FROM task`,
  );
  await pool.query(
    `INSERT INTO field (noun, key, type, name, position) VALUES ('contact', 'town', 'text', '{"ru":"Город"}', 1)`,
  );
  await pool.query(
    `UPDATE contact SET fields = jsonb_build_object('town', 'Town ' || right(id::text, 4)) WHERE right(id::text, 1) <> '0'`,
  );
  await pool.query('UPDATE search_head SET n = (SELECT max(n) - 50 FROM feed)');
  await vacuumed(pool, BIG);
  const { rows } = await pool.query(
    `SELECT l.id, l.responsible_id, c.phone FROM lead l JOIN lead_contact c ON c.lead_id = l.id WHERE l.closed_at IS NULL ORDER BY l.number OFFSET 777 LIMIT 1`,
  );
  [lead, seller, phone] = [rows[0].id, rows[0].responsible_id, rows[0].phone];
  db = openDatabase(explained(office.url), { size: 8 });
  plans = hearPlans([db.pool, db.as('list').pool, db.as('report').pool]);
});
afterAll(async () => {
  await db?.close();
  await office.close();
});

const throughout = (ask: () => Promise<unknown>) => goneThrough(plans, BIG, ask);

describe('B4 reading without going through a whole table', () => {
  const limit = 50;
  const aida = () => ({ id: seller, role: 'manager' as const });
  const saule = () => ({ id: office.saule, role: 'admin' as const });
  const filtered = (condition: Condition) => filterOf(condition, new Date().toISOString()) as Sql;
  const row = async () => (await readLeadRow(db, lead)) as LeadRow;
  const doing = () => ({ actor: { kind: 'user' as const, id: office.saule } });

  const paths: Record<string, () => Promise<unknown>> = {
    'a column of the board': () => listLeads(db, saule(), { pipeline: 'education', stage: 'new', limit }),
    'its next page': () => listLeads(db, saule(), { pipeline: 'education', stage: 'new', after: 9000, limit }),
    'a column of a manager': () => listLeads(db, aida(), { pipeline: 'education', stage: 'new', limit }),
    'overdue leads of a column': () =>
      listLeads(db, saule(), { pipeline: 'education', stage: 'new', only: 'overdue', limit }),
    'all leads of a person': () => listLeads(db, saule(), { responsible: seller, limit }),
    'leads by a condition': () =>
      listLeads(db, saule(), {
        pipeline: 'education',
        filter: filtered({ field: 'tasks.open', is: '=', value: 0 }),
        limit,
      }),
    'a table by a field': () => sortedLeads(db, saule(), { pipeline: 'education', sort: 'fields.city', limit }),
    'a further page of it': () =>
      sortedLeads(db, saule(), {
        ...{ pipeline: 'education', sort: 'fields.city', limit },
        after: { keys: [0, 'Алматы'], id: lead },
      }),
    'a table of a manager': () => sortedLeads(db, aida(), { pipeline: 'education', sort: 'name', limit }),
    'a name': () => listLeads(db, saule(), { q: 'client4242', limit }),
    'a phone': () => listLeads(db, saule(), { q: phone, limit }),
    'one lead': () => readLead(db, aida(), lead),
    'whether she sees it': () => maySeeLead(db, aida(), lead),
    'its client': () => readLeadClient(db, aida(), lead),
    people: () => listContacts(db, saule(), { limit }),
    'people of a manager': () => listContacts(db, aida(), { limit }),
    'people of a new manager': () => listContacts(db, { id: uuidv7(), role: 'manager' }, { limit }),
    'a person by a name': () => listContacts(db, saule(), { q: 'client4242', limit }),
    'a person of a manager by a phone': () => listContacts(db, aida(), { q: phone, limit }),
    'one person': async () => readContact(db, aida(), (await readLeadClient(db, aida(), lead))!.contactId),
    'who has this phone already': () => alikeContacts(db, aida(), { name: '', phone, email: '', language: 'ru' }),
    'leads by a note': () => searchRecords(db, saule(), 'lead', { q: 'client4242', limit }),
    'leads of a manager by a phone in groups': () =>
      searchRecords(db, aida(), 'lead', { q: phone.replace(/(\d{3})/g, '$1 '), limit }),
    'leads by two letters': () => searchRecords(db, saule(), 'lead', { q: 'zq', limit }),
    'people by quick search': () => searchRecords(db, aida(), 'contact', { q: 'client4242', limit }),
    'tasks by a word and their number': () => searchRecords(db, aida(), 'task', { q: 'client4242', limit }),
    'what is in every lead': () => searchRecords(db, saule(), 'lead', { q: 'client', limit }),
    'what is in every note': () => searchRecords(db, aida(), 'lead', { q: 'after the exam', limit }),
    'new texts for the search': () => takeInNews(db),
    companies: () => listCompanies(db, aida(), { limit }),
    'people by name': () => listContacts(db, saule(), { sort: 'name', limit }),
    'people by a custom field': () => listContacts(db, saule(), { sort: '-fields.town', limit }),
    'more people by a custom field': () =>
      listContacts(db, saule(), {
        ...{ sort: 'fields.town', limit },
        after: { keys: [0, 'Town 7'], id: 'ffffffff-0000-7000-8000-000000000000' },
      }),
    'its process': () => readLeadProcess(db, aida(), lead),
    'its next moment': async () => nextMomentOf(db, await row()),
    'its story': () => readStory(db, lead, { limit }),
    'its tasks': () => listTasks(db, aida(), { lead, limit }),
    'its deliveries': () => listDeliveries(db, aida(), { lead, limit }),
    'its invoices': () => listInvoices(db, aida(), lead, ''),
    'my open tasks': () => listTasks(db, aida(), { responsible: seller, state: 'open', limit }),
    'all open tasks': () => listTasks(db, saule(), { state: 'open', limit }),
    'leads without a next step': () => listNoNextStep(db, { limit }),
    'changed leads': () => readLeads(db, [lead]),
    'new events': () => feedAfter(db, 10, limit),
    'how late the feed is': () => feedLagMs(db),
    'new notifications': () => notificationsSince(db, 'ffffffff-0000-7000-8000-000000000000', []),
    'whose addresses these are': () =>
      knownOf(db, { name: 'Aida', phone, email: 'client42@mail.example', language: 'ru' }),
    'what a turn begins with': () => readLeadTurn(db, `lead:${lead}`, lead),
    'what its conditions look at': async () =>
      leadFacts(db, await row(), new Set(['contact', 'company', 'invoices', 'tasks', 'responsible'])),
    'pokes to carry': async () =>
      dropPokes(
        db,
        (await claimPokes(db.pool, { after: '0', most: 64 })).map(({ id }) => id),
      ),
    'all pokes to carry': () => claimPokes(db.pool, { after: undefined, most: 64 }),
    'how many pokes wait': () => countPokes(db),
    'the oldest poke': () => oldestPokeMs(db),
    'what came from outside': () => claimInbox(db.pool, 'others'),
    'leads of ads': () => claimInbox(db.pool, 'ads'),
    'messages to send': () => claimNext(db, { account: 'email' }),
    'messages of a worker that is gone': () =>
      abandonedDeliveries(db, { account: 'email', owner: 'p', leaseMs: 12_000 }),
    'messages of unknown fate': () => unknownDeliveries(db, { account: 'email' }),
    'how many messages wait': () => waitingDeliveries(db, { account: 'email', leaseMs: 12_000 }),
    'overdue processes': () => sweepOverdue(db),
    'processes to begin anew': () => reviveSome(db),
    'the contacts of the day': () => contactsSince(db, new Date().toISOString()),
  };
  for (const [what, ask] of Object.entries(paths)) {
    it(`finds ${what} by an index`, async () => {
      expect(await throughout(ask)).toEqual([]);
    });
  }

  it('counts the open leads for the ops page, and goes through nothing else', async () => {
    const through = await throughout(() => readOps(db.as('report')));
    expect(through.map((scan) => scan.split(' ').at(-1)).sort()).toEqual(['lead', 'process', 'task']);
  });

  const commands: Record<string, () => Promise<unknown>> = {
    'a note': () => noteLead(db, { ...doing(), leadId: lead, text: 'Call back' }),
    'a move': () => moveLead(db, { ...doing(), leadId: lead, stage: 'conditional_refusal' }),
    'a task': () =>
      createTask(db, {
        ...doing(),
        leadId: lead,
        type: 'call',
        text: 'Call',
        due: { at: new Date(Date.now() + 3_600_000).toISOString() },
        responsibleId: seller,
      }),
    'an assignment by rule': () =>
      inTransaction(db, (tx) =>
        assignLeadByRule(tx, { ...doing(), leadId: lead, order: { rule: 'least_busy' }, except: [seller] }),
      ),
    'numbers for the feed': () => numberFeed(db),
  };
  for (const [what, write] of Object.entries(commands)) {
    it(`writes ${what} by an index`, async () => {
      expect(
        await throughout(async () => {
          expect(await write()).not.toHaveProperty('refusal');
        }),
      ).toEqual([]);
    });
  }

  it('claims what may go from a long queue without looking at what is put off, waits for others or is behind them', async () => {
    const { pool } = office.db.as('report');
    await pool.query(
      `INSERT INTO delivery (account, contact_id, template, language, recipient, state, created_at, not_before, not_after)
       SELECT 'email:long', md5((n / 2)::text)::uuid, 'hello', 'ru', 'client@example.com', 'queued', now(),
         CASE WHEN n % 2 = 0 THEN now() + interval '1 day' END, now() + interval '2 days' FROM generate_series(1, 30000) n`,
    );
    await pool.query('VACUUM ANALYZE delivery');
    const account = 'email:long';
    for (const sendAgain of [true, false])
      expect(await throughout(() => claimNext(db, { account, sendAgain }))).toEqual([]);
    expect(await throughout(() => lateDeliveries(db, { account }))).toEqual([]);
    expect(await throughout(() => waitingDeliveries(db, { account, leaseMs: 12_000 }))).toEqual([]);
  });
});
