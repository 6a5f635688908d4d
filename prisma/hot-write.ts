import type { Database } from './client.ts';
import { talkStatement } from './hot-talk.ts';
import { writtenAlone, writtenTogether } from './hot-talks.ts';
import type { Change, NewEvent } from './write.ts';

type Kept = { key: string | null; hash: string | null };
type Row = Record<string, unknown>;

/**
 * Writes what comes most often, a new client's form, an order to one lead and a message of a talk, by a statement that is prepared once and takes values as they are: to
 * unpack rows from JSON cost PostgreSQL more than the rows themselves. Answers how many events it has written, of none where a row was not as it was
 * read; undefined where the change is another, which is written the general way.
 */
export const writeHot = (db: Database, change: Change, kept: Kept): Promise<number> | undefined => {
  const talk = talkStatement(change, kept);
  if (talk) return db.shares && talk.locks ? writtenTogether(db, talk) : writtenAlone(db, talk);
  const [event, ...others] = change.events ?? [];
  if (!event || others.length > 0) return undefined;
  return writeForm(db, change, event, kept) ?? writeOrder(db, change, event, kept);
};

const writeForm = (db: Database, change: Change, event: NewEvent, { key, hash }: Kept): Promise<number> | undefined => {
  const [raw, client, ...rest] = change.inserts ?? [];
  const [begun, link] = rest.slice(-2);
  const reached = rest.slice(0, -2);
  if (change.updates?.length || reached.length === 0 || reached.length > 2 || key === null) return undefined;
  const inbox = rowOf('inbox', raw);
  const contact = rowOf('contact', client);
  const addresses = reached.map((one) => rowOf('address', one));
  const lead = rowOf('lead', begun);
  const linked = rowOf('lead_contact', link);
  if (!inbox || !contact || !lead || !linked || lead['number'] !== null) return undefined;
  const [address] = addresses;
  if (!address || !addresses.every((one) => one && SHARED.every((name) => same(one[name], address[name]))))
    return undefined;
  const each = (name: string) => addresses.map((one) => one![name]);
  return writtenAlone(db, {
    name: 'write-form',
    text: WRITE_FORM,
    values: [
      ...[inbox['source'], inbox['external_id'], json(inbox['headers']), inbox['body'], inbox['state']],
      ...[inbox['handled_at'], contact['id'], contact['name'], contact['language'], json(contact['fields'])],
      ...[contact['consent_at'], each('id'), each('kind'), each('value'), address['trust'], json(address['origin'])],
      ...[address['owner'], address['since'], lead['id'], lead['name'], lead['pipeline_id']],
      ...[lead['pipeline_version_id'], lead['stage'], lead['stage_entered_at'], json(lead['entries'])],
      ...[json(lead['source']), lead['tags'], json(lead['fields']), lead['search'], lead['created_at']],
      ...[lead['updated_at'], lead['version'], lead['event_seq'], linked['role'], linked['is_main'], linked['name']],
      ...[linked['since'], linked['phone'], linked['email'], key, hash, json(change.result), event.noun, event.seq],
      ...[event.type, event.at, event.subject?.kind, json(event.actor), json(event.data), event.pokes],
    ],
  });
};

/** The columns of a row that this statement writes; a row with others is not such a row. */
const FORM: Record<string, { needed: string[]; empty?: string[] }> = {
  inbox: { needed: ['source', 'external_id', 'headers', 'body', 'state', 'handled_at'] },
  contact: { needed: ['id', 'name', 'language', 'fields', 'consent_at'] },
  address: { needed: ['id', 'contact_id', 'kind', 'value', 'trust', 'origin', 'owner', 'since'] },
  lead: {
    needed: [
      ...['id', 'number', 'name', 'pipeline_id', 'pipeline_version_id', 'stage', 'stage_entered_at', 'entries'],
      ...['source', 'tags', 'fields', 'search', 'created_at', 'updated_at', 'version', 'event_seq'],
    ],
    empty: ['responsible_id', 'amount', 'currency', 'company_id', 'closed_at', 'loss_reason'],
  },
  lead_contact: { needed: ['lead_id', 'contact_id', 'role', 'is_main', 'name', 'since', 'phone', 'email'] },
};
/** What is the same of both addresses. */
const SHARED = ['contact_id', 'trust', 'origin', 'owner', 'since'];

const rowOf = (table: string, insert: { table: string; row: Row } | undefined): Row | undefined => {
  if (insert?.table !== table) return undefined;
  const { row } = insert;
  const { needed, empty = [] } = FORM[table]!;
  const fits = needed.every((name) => row[name] !== undefined) && empty.every((name) => (row[name] ?? null) === null);
  const own = Object.keys(row).every((name) => needed.includes(name) || empty.includes(name));
  return fits && own ? row : undefined;
};

const same = (one: unknown, other: unknown): boolean => one === other || json(one) === json(other);

const WRITE_FORM = `WITH next AS MATERIALIZED (SELECT nextval('lead_number') AS number),
  raw AS (INSERT INTO inbox (source, external_id, headers, body, state, handled_at) VALUES ($1, $2, $3, $4, $5, $6)),
  client AS (INSERT INTO contact (id, name, language, fields, consent_at) VALUES ($7, $8, $9, $10, $11)),
  reached AS (INSERT INTO address (id, contact_id, kind, value, trust, origin, owner, since)
    SELECT a.id, $7, a.kind, a.value, $15, $16, $17, $18 FROM unnest($12::uuid[], $13::text[], $14::text[]) AS a(id, kind, value)),
  begun AS (INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, source, tags, fields, search, created_at,
      updated_at, version, event_seq)
    SELECT $19, number, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33 FROM next),
  linked AS (INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, since, phone, email) VALUES ($19, $7, $34, $35, $36, $37, $38, $39)),
  once AS (INSERT INTO idempotency_key (key, hash, result) VALUES ($40, $41, $42))
  INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes)
  SELECT $43, $19, $44, $45, $46, $47, $19, $48, jsonb_set($49, '{set,number}', jsonb_build_array(NULL, number)), $50 FROM next`;

/** The columns that orders to a lead change, in the order of the statement's name. */
const LEAD = [
  ...['name', 'stage', 'stage_entered_at', 'entries', 'responsible_id', 'amount', 'currency', 'company_id', 'tags'],
  ...['fields', 'loss_reason', 'clock_offset', 'paused_at', 'paused_reason', 'paused_until', 'checklist'],
  ...['pipeline_version_id', 'source', 'search', 'updated_at', 'closed_at', 'joined_to'],
];
const IN_JSON = new Set(['entries', 'fields', 'checklist', 'source']);

const writeOrder = (
  db: Database,
  { updates = [], inserts = [], result }: Change,
  event: NewEvent,
  { key, hash }: Kept,
): Promise<number> | undefined => {
  const [update, ...others] = updates;
  if (update?.table !== 'lead' || others.length > 0 || inserts.length > 0) return undefined;
  const { id, version, set, events = 0 } = update;
  const columns = LEAD.filter((name) => set[name] !== undefined);
  if (columns.length === 0 || columns.length < Object.keys(set).length) return undefined;
  const own = [id, version, events, event.noun, event.noun_id, event.seq, event.type, event.at, event.subject?.kind];
  const said = [event.subject?.id, json(event.actor), event.cause && json(event.cause), json(event.data), event.pokes];
  const changed = columns.map((name) => (IN_JSON.has(name) ? json(set[name]) : set[name]));
  const values = [...own, ...said, ...changed];
  // without a key nothing is kept, and not even asked whether something is
  return key === null
    ? writtenAlone(db, { name: `write-lead-${shortName(columns)}`, text: writeLead(columns), values })
    : writtenAlone(db, {
        name: `write-lead-once-${shortName(columns)}`,
        text: writeLeadOnce(columns),
        values: [...values, key, hash, json(result)],
      });
};

/** Of one set of columns one name, short enough for PostgreSQL. */
const shortName = (columns: string[]): string =>
  columns.reduce((bits, name) => bits + 2 ** LEAD.indexOf(name), 0).toString(36);

/** The lead in its version, and the event only where it was still that. */
const writeLead = (columns: string[]): string => `WITH ${changedLead(columns)} ${EVENT_OF_CHANGED}`;

const writeLeadOnce = (columns: string[]): string => {
  const key = columns.length + 15;
  return `WITH ${changedLead(columns)},
    once AS (INSERT INTO idempotency_key (key, hash, result) SELECT $${key}, $${key + 1}, $${key + 2} FROM changed) ${EVENT_OF_CHANGED}`;
};

const changedLead = (columns: string[]): string => {
  const set = columns.map((name, index) => `${name} = $${index + 15}`).join(', ');
  return `changed AS (UPDATE lead SET ${set}, version = version + 1, event_seq = event_seq + $3 WHERE id = $1 AND version = $2 RETURNING id)`;
};

const EVENT_OF_CHANGED = `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, cause, data, pokes)
  SELECT $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM changed`;

const json = (value: unknown): string => JSON.stringify(value);
