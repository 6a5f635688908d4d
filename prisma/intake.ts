import { uuidv7 } from './id.ts';
import { normalEmail, normalPhone } from '../workflows/contact/contact.ts';
import type { FormDefinition } from '../workflows/form/form.schema.ts';
import { readForm, type FieldError } from '../workflows/form/form.ts';
import type { Door } from '../workflows/lead/door.ts';
import type { NewLead } from '../workflows/lead/lead.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Database } from './client.ts';
import { people } from './lead-row.ts';
import { pipelineOfVersion, publishedPipeline, type PublishedPipeline } from './pipeline.ts';
import { fold } from './search.ts';
import { command, type Change, type Doing } from './write.ts';

export type Taken = { id: string; version: number };

export type FormRow = {
  id: string;
  key: string;
  versionId: string;
  definition: FormDefinition;
  /** switched off, or its pipeline is archived: it takes nothing more */
  closed: boolean;
};

/** A form with the version that its leads take now, in one read. */
export const formByKey = async (db: Database, key: string): Promise<FormRow | undefined> => {
  const { rows } = await db.pool.query<FormRow>({
    name: 'form-by-key',
    text: `SELECT f.id, f.key, p.published_id AS "versionId", f.definition, (f.disabled_at IS NOT NULL OR p.archived_at IS NOT NULL) AS closed FROM form f JOIN pipeline p ON p.id = f.pipeline_id
      WHERE f.key = $1 AND p.published_id IS NOT NULL`,
    values: [key],
  });
  return rows[0];
};

/** Takes what a client left in a form: person, lead, the raw body and the event, in one write. Same key: the same lead, which is not new. */
export const takeForm = async (
  db: Database,
  {
    form,
    body,
    raw,
    language,
    source = {},
    ...doing
  }: Doing & {
    form: FormRow;
    body: Record<string, unknown>;
    raw: Buffer;
    language: Language;
    /** what is known of where it came from besides what the body says */
    source?: Record<string, string>;
  },
): Promise<(Taken & { isNew: boolean }) | Refusal | { errors: FieldError[] }> => {
  const read = readForm(form.definition, body, language);
  if ('errors' in read) return read;
  const { values } = read;
  let planned = '';
  const taken = await command(db, { key: doing.key, request: { form: form.key, body } }, async (attempt) => {
    const pipeline = await pipelineOfVersion(db, form.versionId);
    const at = doing.at ?? new Date().toISOString();
    const person = {
      name: values.name || values.phone || values.email || '',
      phone: values.phone,
      email: values.email,
      language: values.language,
    };
    const change = await newLead(db, doing, pipeline, {
      name: person.name,
      person,
      source: { form: form.key, ...values.source, ...source },
      fields: values.fields,
      tags: [],
      amount: null,
      responsibleId: null,
      consentAt: at,
      told: { form: form.key, raw: body, consent: true },
      at,
      unasked: attempt === 1,
    });
    const inbox = {
      table: 'inbox',
      row: {
        source: `form:${form.key}`,
        external_id: doing.key ?? change.result.id,
        headers: {},
        body: `\\x${raw.toString('hex')}`,
        state: 'done',
        handled_at: at,
      },
    };
    planned = change.result.id;
    return { ...change, inserts: [inbox, ...(change.inserts ?? [])] };
  });
  return isRefusal(taken) ? taken : { ...taken, isNew: taken.id === planned };
};

/** A lead entered by a person or a program. Refused: UnknownPipeline, NoAddress (a phone or e-mail that cannot be one). */
export const createLead = (
  db: Database,
  {
    lead,
    responsibleId = null,
    door = 'hand',
    ...doing
  }: Doing & { lead: NewLead; responsibleId?: string | null; door?: Door },
): Promise<Taken | Refusal> =>
  command(db, { key: doing.key, request: { lead } }, async () => {
    const pipeline = await publishedPipeline(db, lead.pipeline);
    if (!pipeline) return refuse('UnknownPipeline', { pipeline: lead.pipeline });
    const phone = lead.phone ? normalPhone(lead.phone) : null;
    const email = lead.email ? normalEmail(lead.email) : null;
    if (phone === undefined) return refuse('NoAddress', { address: lead.phone ?? '' });
    if (email === undefined) return refuse('NoAddress', { address: lead.email ?? '' });
    return newLead(db, doing, pipeline, {
      name: lead.name,
      person: { name: lead.name, phone, email, language: lead.language },
      source: lead.source,
      fields: lead.fields,
      tags: lead.tags,
      amount: lead.amount ?? null,
      responsibleId,
      consentAt: null,
      told: { door },
      at: doing.at ?? new Date().toISOString(),
    });
  });

export type Beginning = {
  name: string;
  person: { name: string; phone: string | null; email: string | null; language: Language };
  source: Record<string, string>;
  fields: Record<string, unknown>;
  tags: string[];
  amount: { amount: number; currency: string } | null;
  responsibleId: string | null;
  consentAt: string | null;
  told: Record<string, unknown>;
  at: string;
  /** takes the client for a new one without looking; one who is known makes the write a race, and the next attempt looks */
  unasked?: boolean;
};

/** A phone or e-mail that is known means its person; who is new is written down with the lead. */
export const newLead = async (
  db: Database,
  doing: Doing,
  pipeline: PublishedPipeline,
  begin: Beginning,
): Promise<Change<Taken>> => {
  const { person, at } = begin;
  const found = begin.unasked ? nobody : await numberAndClient(db, person);
  const known = found.phone_of ?? found.email_of;
  const contactId = known ?? uuidv7();
  const id = uuidv7();
  const stage = pipeline.definition.stages[0]?.key ?? '';
  const lead = {
    id,
    number: found.number,
    name: begin.name,
    pipeline_id: pipeline.id,
    pipeline_version_id: pipeline.versionId,
    stage,
    stage_entered_at: at,
    entries: { [stage]: 1 },
    responsible_id: begin.responsibleId,
    amount: begin.amount?.amount ?? null,
    currency: begin.amount?.currency ?? null,
    source: begin.source,
    tags: begin.tags,
    fields: begin.fields,
    search: fold([begin.name, person.name, person.phone, person.email].filter(Boolean).join(' ')),
    created_at: at,
    updated_at: at,
    closed_at: null,
    loss_reason: null,
    version: 1,
    event_seq: 1,
  };
  const contact = {
    table: 'contact',
    row: {
      id: contactId,
      name: person.name,
      language: person.language,
      emails: person.email ? [person.email] : [],
      phones: person.phone ? [person.phone] : [],
      consent_at: begin.consentAt,
    },
  };
  const identities = [
    ...(person.phone && !found.phone_of
      ? [{ table: 'contact_identity', row: { kind: 'phone', value: person.phone, contact_id: contactId } }]
      : []),
    ...(person.email && !found.email_of
      ? [{ table: 'contact_identity', row: { kind: 'email', value: person.email, contact_id: contactId } }]
      : []),
  ];
  const updates = known ? await learned(db, known, person) : [];
  return {
    updates,
    inserts: [
      ...(known ? [] : [contact]),
      ...identities,
      { table: 'lead', row: lead },
      { table: 'lead_contact', row: { lead_id: id, contact_id: contactId, role: 'client', is_main: true } },
    ],
    events: [
      {
        noun: 'lead',
        noun_id: id,
        seq: 1,
        type: 'lead.created',
        at,
        lead_id: id,
        audience: people(begin.responsibleId),
        actor: doing.actor,
        cause: doing.cause ?? null,
        data: {
          set: Object.fromEntries(Object.entries(lead).map(([column, value]) => [column, [null, value]])),
          contactId,
          ...begin.told,
        },
        pokes: [`lead:${id}`],
      },
    ],
    result: { id, version: 1 },
  };
};

type Found = { number: number | null; phone_of: string | null; email_of: string | null };
const nobody: Found = { number: null, phone_of: null, email_of: null };

const numberAndClient = async (db: Database, { phone, email }: Beginning['person']): Promise<Found> => {
  const { rows } = await db.pool.query<Found>({
    name: 'new-lead',
    text: `SELECT nextval('lead_number') AS number,
      (SELECT contact_id FROM contact_identity WHERE kind = 'phone' AND value = $1) AS phone_of,
      (SELECT contact_id FROM contact_identity WHERE kind = 'email' AND value = $2) AS email_of`,
    values: [phone, email],
  });
  return rows[0] ?? nobody;
};

/** A person whom we know may leave another address: it is added to what we have. */
const learned = async (
  db: Database,
  contactId: string,
  person: Beginning['person'],
): Promise<NonNullable<Change['updates']>> => {
  const { rows } = await db.pool.query<{ emails: string[]; phones: string[]; version: number }>(
    'SELECT emails, phones, version FROM contact WHERE id = $1',
    [contactId],
  );
  const kept = rows[0];
  if (!kept) return [];
  const emails = person.email && !kept.emails.includes(person.email) ? [...kept.emails, person.email] : kept.emails;
  const phones = person.phone && !kept.phones.includes(person.phone) ? [...kept.phones, person.phone] : kept.phones;
  if (emails === kept.emails && phones === kept.phones) return [];
  return [{ table: 'contact', id: contactId, version: kept.version, set: { emails, phones } }];
};
