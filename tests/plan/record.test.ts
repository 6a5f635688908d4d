import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../prisma/client.ts';
import { listDeliveries } from '../../prisma/delivery/delivery.queries.ts';
import { feedAfter } from '../../prisma/event/feed.ts';
import { readStory } from '../../prisma/event/event.queries.ts';
import { listInvoices } from '../../prisma/invoice/invoice.queries.ts';
import { listLeads, readLead, readLeadProcess, readLeads } from '../../prisma/lead/lead.queries.ts';
import { listTasks } from '../../prisma/task/task.queries.ts';
import { notificationsSince } from '../../prisma/user/user.queries.ts';
import { openOffice, type Office } from '../support/people.ts';

type Asked = { text: string; values: unknown[] };

let office: Office;
let lead: string;
const asked: Asked[] = [];
let listening: Database;

beforeAll(async () => {
  office = await openOffice();
  const { pool } = office.db.as('report');
  await pool.query(
    `INSERT INTO lead (number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, responsible_id, search, created_at, updated_at, event_seq)
     SELECT n, 'lead ' || n, p.id, p.published_id, (ARRAY['new', 'half', 'won'])[1 + n % 3], now(), (ARRAY[$1, $2]::uuid[])[1 + n % 2], 'lead ' || md5(n::text) || ' +7701' || (5000000 + n), now(), now(), 1
     FROM pipeline p, generate_series(1, 20000) n`,
    [office.aida, office.timur],
  );
  await pool.query(
    `INSERT INTO task (type, text, due_at, responsible_id, lead_id, created_at) SELECT 'call', 'Consult', now() + number * interval '1 minute', responsible_id, id, now() FROM lead`,
  );
  await pool.query(
    `INSERT INTO process (workflow_id, noun, noun_id, lead_id, state, seq) SELECT 'lead:' || id, 'lead', id, id, 'waiting', 1 FROM lead`,
  );
  await pool.query(
    `INSERT INTO event (noun, noun_id, seq, type, at, lead_id, actor, data, pokes) SELECT 'lead', id, 1, 'lead.created', now(), id, '{}', '{}', '{}' FROM lead`,
  );
  await pool.query(
    `INSERT INTO delivery (account, lead_id, template, language, recipient, created_at) SELECT 'email', id, 'hello', 'ru', 'a@b.kz', now() FROM lead`,
  );
  await pool.query(
    `INSERT INTO notification (user_id, kind, lead_id) SELECT responsible_id, 'lead.assigned', id FROM lead`,
  );
  await pool.query('VACUUM ANALYZE');
  lead = (await pool.query('SELECT id FROM lead WHERE number = 777')).rows[0].id;
  // the same pool, which also writes down what it is asked
  const ask = pool.query.bind(pool) as (...input: unknown[]) => unknown;
  const noting = new Proxy(pool, {
    get: (target, name) =>
      name === 'query'
        ? (one: Asked | string, values?: unknown[]) => {
            asked.push(
              typeof one === 'string'
                ? { text: one, values: values ?? [] }
                : { text: one.text, values: one.values ?? [] },
            );
            return ask(one, values);
          }
        : Reflect.get(target, name),
  });
  listening = { ...office.db, pool: noting };
});
afterAll(() => office.close());

/** The big tables that the questions of this read go through from end to end. */
const scannedBy = async (read: () => Promise<unknown>): Promise<string[]> => {
  asked.length = 0;
  await read();
  const scanned: string[] = [];
  for (const { text, values } of [...asked]) {
    const { rows } = await office.db.pool.query(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    scanned.push(
      ...[...plan.matchAll(/Seq Scan on (lead|task|event|delivery|process|notification)\b/g)].map(
        ([, table]) => table!,
      ),
    );
  }
  return scanned;
};

describe('M6 reading without going through a whole table', () => {
  const limit = 50;
  const reads: Record<string, () => Promise<unknown>> = {
    'a column of the board': () => listLeads(listening, saule(), { pipeline: 'education', stage: 'new', limit }),
    'its next page': () => listLeads(listening, saule(), { pipeline: 'education', stage: 'new', after: 9000, limit }),
    'a column of a manager': () => listLeads(listening, aida(), { pipeline: 'education', stage: 'new', limit }),
    'all leads of a person': () => listLeads(listening, saule(), { responsible: office.timur, limit }),
    'a name': () => listLeads(listening, saule(), { q: 'c4ca4238', limit }),
    'a phone': () => listLeads(listening, saule(), { q: '8 701 500-07-77', limit }),
    'one lead': () => readLead(listening, aida(), lead),
    'its process': () => readLeadProcess(listening, aida(), lead),
    'its story': () => readStory(listening, lead, { limit }),
    'its tasks': () => listTasks(listening, aida(), { lead, limit }),
    'its deliveries': () => listDeliveries(listening, aida(), { lead, limit }),
    'its invoices': () => listInvoices(listening, aida(), lead, ''),
    'my open tasks': () => listTasks(listening, aida(), { responsible: office.aida, state: 'open', limit }),
    'all open tasks': () => listTasks(listening, saule(), { state: 'open', limit }),
    'changed leads': () => readLeads(listening, [lead]),
    'new events': () => feedAfter(listening, 10, limit),
    'new notifications': () => notificationsSince(listening, [office.aida], 'ffffffff-0000-7000-8000-000000000000'),
  };
  const aida = () => ({ id: office.aida, role: 'manager' as const });
  const saule = () => ({ id: office.saule, role: 'admin' as const });

  for (const [what, read] of Object.entries(reads)) {
    it(`finds ${what} by an index`, async () => {
      expect(await scannedBy(read)).toEqual([]);
    });
  }
});
