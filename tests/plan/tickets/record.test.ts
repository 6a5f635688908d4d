import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../../../prisma/client.ts';
import { clocksOf } from '../../../prisma/ticket/service.ts';
import { countTickets, listTickets, type TicketsAsked } from '../../../prisma/ticket/ticket-list.ts';
import { readTicket, ticketEvents } from '../../../prisma/ticket/ticket.queries.ts';
import { orderTicket } from '../../../prisma/ticket/ticket.ts';
import { settleFor } from '../../../prisma/work/settle.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { explained, goneThrough, hearPlans, vacuumed, type Scan } from '../plans.ts';

const TICKETS = 30_000;
const BIG = ['ticket', 'work', 'event', 'contact', 'record_value', 'process'];
const SUBJECTS = ['No receipt', 'Возврат денег', 'Cannot sign in', 'Где мой заказ', 'Wrong colour'];

let office: Office;
let db: Database;
let ticket: string;
let plans: () => Scan[];

beforeAll(async () => {
  office = await openOffice();
  const { pool } = office.db.as('report');
  const { pipelineId } = await publishHelpDesk(office);
  // each has a subject of its own, a field and a promise; most are nobody's, a tenth are closed
  await pool.query(
    `INSERT INTO ticket (pipeline_id, pipeline_version_id, stage, stage_entered_at, subject, topic, priority, source, responsible_id, fields, due_at, promise_at, event_seq, created_at, closed_at)
     SELECT $1, p.published_id, CASE WHEN n % 10 = 0 THEN 'solved' ELSE (ARRAY['new', 'work', 'client'])[1 + n % 3] END, now() - n * interval '1 minute',
       ($2::text[])[1 + n % 5] || ' order' || n, 'Topic ' || n % 50, (ARRAY['low', 'normal', 'high', 'urgent'])[1 + n % 4], 'hand',
       CASE n % 300 WHEN 1 THEN $3::uuid WHEN 2 THEN $4::uuid END, jsonb_build_object('order', 'N' || n),
       CASE WHEN n % 7 = 0 THEN now() + n * interval '1 minute' END, CASE WHEN n % 10 <> 0 THEN now() + (n % 5000) * interval '1 minute' END, 1,
       now() - n * interval '1 minute', CASE WHEN n % 10 = 0 THEN now() END
     FROM generate_series(1, ${TICKETS}) n, pipeline p WHERE p.id = $1`,
    [pipelineId, SUBJECTS, office.aida, office.timur],
  );
  await pool.query(
    `INSERT INTO event (noun, noun_id, seq, type, at, actor, data, subject_kind, subject_id, number, pokes)
     SELECT 'ticket', id, 1, 'ticket.created', created_at, '{"kind":"system"}', jsonb_build_object('to', 'new'), 'ticket', id, 1, '{}' FROM ticket`,
  );
  // what nobody has waits for a group that has no room
  await pool.query(
    `WITH g AS (INSERT INTO work_group (key, name, rules) VALUES ('support', '{"ru":"Support"}', '{"limit": 10}') RETURNING id),
       m AS (INSERT INTO work_group_member (group_id, user_id) SELECT g.id, u.id FROM g, unnest($1::uuid[]) u (id))
     UPDATE work w SET group_id = g.id FROM g WHERE w.assignee_id IS NULL`,
    [[office.aida, office.timur]],
  );
  await vacuumed(pool, BIG);
  const { rows } = await pool.query(`SELECT id FROM ticket WHERE responsible_id = $1 AND closed_at IS NULL LIMIT 1`, [
    office.aida,
  ]);
  ticket = rows[0].id;
  db = openDatabase(explained(office.url), { size: 8 });
  plans = hearPlans([db.pool, db.as('list').pool, db.as('report').pool]);
});
afterAll(async () => {
  await db?.close();
  await office?.close();
});

describe('B4 tickets without going through a whole table', () => {
  const aida = () => ({ id: office.aida, role: 'manager' as const });
  const daniyar = () => ({ id: office.daniyar, role: 'supervisor' as const });
  const list = (me: ReturnType<typeof aida> | ReturnType<typeof daniyar>, asked: TicketsAsked & { sort?: string }) =>
    listTickets(db, me, { state: 'open', limit: 50, ...asked });
  const place = { keys: [new Date(Date.now() + 86_400_000).toISOString()], id: '01930000-0000-7000-8000-000000000000' };

  const paths: Record<string, () => Promise<unknown>> = {
    'the newest': () => list(daniyar(), {}),
    'those of a manager': () => list(aida(), {}),
    'her own': () => list(aida(), { assignee: office.aida }),
    'a pipeline of theirs': () => list(daniyar(), { pipeline: 'support' }),
    'what runs out next': () => list(daniyar(), { sort: 'nextDueAt' }),
    'what runs out next after that': () =>
      listTickets(db, daniyar(), { state: 'open', limit: 50, sort: 'nextDueAt', after: place }),
    'what runs out next for a manager': () => list(aida(), { sort: 'nextDueAt' }),
    'a word of a subject': () => list(daniyar(), { q: 'order4242' }),
    'a word of a subject of a manager': () => list(aida(), { q: 'order4243' }),
    'a track number': () => list(daniyar(), { q: 'TB 3120 8730' }),
    'an order by a field': () => list(daniyar(), { sort: 'fields.order' }),
    'how many there are': () => countTickets(db, daniyar(), { state: 'open', most: 1001 }),
    'how many a word finds': () => countTickets(db, daniyar(), { q: 'order4242', most: 1001 }),
    'one ticket': () => readTicket(db, aida(), ticket),
    'its history': () => ticketEvents(db, aida(), { id: ticket, limit: 50 }),
    'its promises': () => clocksOf(db, [{ id: ticket, clockOffset: 0 }]),
    'what waits for whoever has room': () => settleFor(db, office.aida),
  };
  for (const [what, ask] of Object.entries(paths)) {
    it(`finds ${what} by an index`, async () => {
      expect(await goneThrough(plans, BIG, ask)).toEqual([]);
    });
  }

  it('writes a move by an index', async () => {
    const move = () =>
      orderTicket(db, {
        ...{ actor: { kind: 'user', id: office.aida }, ticketId: ticket },
        orders: [{ do: 'ticket.move', stage: 'client' }],
      });
    expect(await goneThrough(plans, BIG, async () => expect(await move()).not.toHaveProperty('refusal'))).toEqual([]);
  });
});
