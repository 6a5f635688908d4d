import type { Database } from '../client.ts';
import { inTransaction } from '../client.ts';
import { educationPipeline } from './education.ts';
import { newMemory } from '../../workflows/automation/memory.ts';

/** Whose names and phones: a third of the clients each. */
const COUNTRIES = [
  {
    given: ['Аида', 'Асхат', 'Айгерим', 'Нұрлан', 'Динара', 'Ерлан', 'Әсел', 'Тимур', 'Жанар', 'Бауыржан'],
    family: ['Сейтқали', 'Ахмет', 'Жұмабай', 'Оспан', 'Нұрпейіс', 'Омар', 'Қасым', 'Төлеген', 'Садық', 'Әбілқас'],
    phone: '+7708',
    region: 'Алматы',
  },
  {
    given: ['Иван', 'Мария', 'Алексей', 'Ольга', 'Дмитрий', 'Елена', 'Пётр', 'Анна', 'Сергей', 'Татьяна'],
    family: ['Кузнец', 'Соловей', 'Мороз', 'Ткач', 'Белых', 'Черных', 'Бондарь', 'Гончар', 'Шевчук', 'Коваль'],
    phone: '+7919',
    region: 'Москва',
  },
  {
    given: ['Олена', 'Андрій', 'Наталія', 'Тарас', 'Ірина', 'Богдан', 'Юлія', 'Остап', 'Соломія', 'Дмитро'],
    family: [
      'Шевченко',
      'Бондаренко',
      'Ткаченко',
      'Кравченко',
      'Олійник',
      'Лисенко',
      'Мельник',
      'Гаврилюк',
      'Бойко',
      'Ющук',
    ],
    phone: '+38068',
    region: 'Київ',
  },
];

/** This many of ten leads are still open. */
const OPEN_OF_TEN = 9;
const LEADS_A_SELLER = 5000;

export type Sown = { leads: number; tasks: number; events: number; sellers: number };

/**
 * Writes many leads with clients, addresses, tasks and stories straight into the record, the same for the same seed. What triggers keep
 * (numbers of stories, loads) is set as they would have; no process is poked, since these leads have nothing left to do.
 */
export const seedLarge = (db: Database, { leads, seed }: { leads: number; seed: number }): Promise<Sown> =>
  inTransaction(db, async (tx) => {
    const ask = (text: string, values: unknown[] = []) => tx.pool.query(text, values);
    await ask('SET LOCAL statement_timeout = 0');
    await ask(`SET LOCAL synchronous_commit = off`);
    for (const table of ['lead', 'event']) await ask(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const sellers = Math.ceil(leads / LEADS_A_SELLER);
    const stages = educationPipeline().stages;
    const open = stages.filter(({ kind }) => kind === 'open').map(({ key }) => key);
    const won = stages.filter(({ kind }) => kind === 'won').map(({ key }) => key);
    await ask(
      `INSERT INTO app_user (email, name, role, team_id, calendar_id, lead_limit, password_hash)
       SELECT 'seller-' || n || '@large.example', 'Seller ' || n, 'manager', (SELECT id FROM team WHERE key = 'sales'), (SELECT id FROM calendar WHERE key = 'almaty'), 1000000, 'none'
       FROM generate_series(1, $1) n ON CONFLICT (email) DO NOTHING`,
      [sellers],
    );
    // every column of a lead follows from its number and the seed
    await ask(
      `CREATE TEMPORARY TABLE sown ON COMMIT DROP AS
       SELECT uuidv7() AS lead, uuidv7() AS contact, uuidv7() AS task, g.n, nextval('lead_number') AS number, k.c ->> 'region' AS region,
         k.c -> 'given' ->> (d.b % 10)::int || ' ' || (k.c -> 'family' ->> (d.c % 10)::int) AS name,
         (k.c ->> 'phone') || lpad((((g.n + first.known) * 7654321) % 10000000)::text, 7, '0') AS phone, 'client' || (g.n + first.known) || '@mail.example' AS email,
         now() - (1 + (d.c / 1024) % 180) * interval '1 day' AS since, d.b % 10 < ${OPEN_OF_TEN} AS is_open,
         CASE WHEN d.b % 10 < ${OPEN_OF_TEN} THEN ($3::text[])[1 + (d.c / 16) % cardinality($3::text[])] ELSE ($4::text[])[1 + (d.c / 16) % cardinality($4::text[])] END AS stage,
         s.id AS seller, (d.a / 8) % 3 = 0 AS has_task
       FROM generate_series(1, $1::bigint) AS g(n)
       CROSS JOIN (SELECT count(*) AS known FROM lead) first
       CROSS JOIN LATERAL (SELECT abs(hashint8extended(g.n, $2) / 2) AS a, abs(hashint8extended(g.n, $2 + 1) / 2) AS b, abs(hashint8extended(g.n, $2 + 2) / 2) AS c) d
       CROSS JOIN LATERAL (SELECT $5::jsonb -> (d.a % 3)::int AS c) k
       JOIN (SELECT id, row_number() OVER (ORDER BY email) - 1 AS place FROM app_user WHERE email LIKE 'seller-%@large.example') s ON s.place = (d.b / 64) % $6`,
      [leads, seed, open, won, JSON.stringify(COUNTRIES), sellers],
    );
    await ask(
      `INSERT INTO contact (id, name, language, consent_at, created_at) SELECT contact, name, CASE WHEN region = 'Київ' THEN 'uk' ELSE 'ru' END, since, since FROM sown`,
    );
    await ask(
      `INSERT INTO address (contact_id, kind, value, trust, owner, since)
       SELECT contact, 'phone', phone, 'claimed', true, since FROM sown UNION ALL SELECT contact, 'email', email, 'claimed', true, since FROM sown`,
    );
    await ask(
      `INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, responsible_id, currency, source, fields, search, created_at, updated_at, closed_at, event_seq)
       SELECT s.lead, s.number, s.name, p.id, p.published_id, s.stage, s.since, jsonb_build_object(s.stage, 1), s.seller, 'KZT', '{"utm_source": "google"}', jsonb_build_object('city', s.region),
         fold(s.name || ' ' || s.phone || ' ' || s.email), s.since, s.since, CASE WHEN s.is_open THEN NULL ELSE s.since END, 2
       FROM sown s CROSS JOIN pipeline p WHERE p.key = 'education' ORDER BY s.n`,
    );
    await ask(
      `INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
       SELECT l.id, l.pipeline_id, v.key, v.number, v.text FROM sown s JOIN lead l ON l.id = s.lead CROSS JOIN LATERAL values_of_lead(l.name, l.amount, l.fields) v`,
    );
    await ask(
      `INSERT INTO lead_contact (lead_id, contact_id, is_main, name, phone, email, since) SELECT lead, contact, true, name, phone, email, since FROM sown`,
    );
    const tasks = await ask(
      `INSERT INTO task (id, type, text, due_at, responsible_id, lead_id, created_at, event_seq)
       SELECT task, 'call', 'Позвонить', now() + (1 + n % 20) * interval '1 day', seller, lead, since, 1 FROM sown WHERE is_open AND has_task`,
    );
    const events = await ask(
      `INSERT INTO event (noun, noun_id, seq, type, at, recorded_at, subject_kind, subject_id, number, actor, data, pokes)
       SELECT e.noun, e.noun_id, e.seq, e.type, s.since, s.since, 'lead', s.lead, e.number, '{"kind":"system"}', e.data, '{}'
       FROM sown s CROSS JOIN LATERAL (VALUES
         ('lead', s.lead, 1, 'lead.created', 1, jsonb_build_object('set', jsonb_build_object('name', jsonb_build_array(null, s.name)))),
         ('lead', s.lead, 2, 'lead.moved', 2, jsonb_build_object('from', $1::text, 'to', s.stage)),
         ('task', s.task, 1, 'task.created', 3, jsonb_build_object('type', 'call', 'text', 'Позвонить', 'responsibleId', s.seller,
           'dueAt', to_char(now() + (1 + s.n % 20) * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))) e(noun, noun_id, seq, type, number, data)
       WHERE e.noun = 'lead' OR (s.is_open AND s.has_task) ORDER BY s.n, e.number`,
      [open[0]],
    );
    await ask(
      `INSERT INTO subject (kind, id, seq) SELECT 'lead', lead, CASE WHEN is_open AND has_task THEN 3 ELSE 2 END FROM sown`,
    );
    await ask(
      `INSERT INTO process (workflow_id, noun, noun_id, state, seq, memory)
       SELECT 'lead:' || lead, 'lead', lead, CASE WHEN is_open THEN 'waiting' ELSE 'finished' END, 2,
         $1::jsonb || jsonb_build_object('cursor', CASE WHEN is_open AND has_task THEN 3 ELSE 2 END,
           'entry', jsonb_build_object('event', '1', 'at', to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'stage', stage, 'shiftMs', 0)) FROM sown`,
      [JSON.stringify(newMemory())],
    );
    await ask(
      `UPDATE load o SET leads = c.leads FROM (SELECT u.id, count(l.id)::int AS leads FROM app_user u LEFT JOIN lead l ON l.responsible_id = u.id AND l.closed_at IS NULL GROUP BY u.id) c
       WHERE o.user_id = c.id AND o.leads <> c.leads`,
    );
    for (const table of ['lead', 'event']) await ask(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    return { leads, tasks: tasks.rowCount ?? 0, events: events.rowCount ?? 0, sellers };
  });
