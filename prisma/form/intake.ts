import { createHash } from 'node:crypto';
import { uuidv7 } from '../id.ts';
import { readEmail } from '../../workflows/contact/email.ts';
import { readPhone } from '../../workflows/contact/phone.ts';
import type { EventData } from '../../workflows/event/catalogue.ts';
import type { AddressOrigin, Trust } from '../../workflows/contact/address.schema.ts';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { readForm, type FieldError, type FormValues } from '../../workflows/form/form.ts';
import { ofClients, withDefaults } from '../../workflows/field/field.ts';
import { givenFields } from '../../workflows/field/given-fields.ts';
import type { Door } from '../../workflows/lead/door.ts';
import type { NewLead } from '../../workflows/lead/lead.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { newColumns } from '../event/event.ts';
import { contactOf, knownOf, type Known, type Person } from '../contact/intake-person.ts';
import { fieldRevision, heardOfFields, houseFields } from '../field/house-fields.ts';
import { pipelineOfVersion, publishedPipeline, type PublishedPipeline } from '../pipeline/pipeline.ts';
import { fold } from '../search.ts';
import { command, type Change, type Doing } from '../write.ts';

export type IntakeResult = { id: string; version: number };

export type FormRow = {
  id: string;
  key: string;
  versionId: string;
  definition: FormDefinition;
  /** switched off, its pipeline is archived, or nothing of it is published yet: it takes nothing */
  closed: boolean;
  /** the pipeline's fields that are only drawn yet: questions about them wait for the publication */
  drawn: string[];
};

/** As clients see it. */
export const openForm = ({ definition, drawn }: Pick<FormRow, 'definition' | 'drawn'>): FormDefinition =>
  drawn.length === 0
    ? definition
    : { ...definition, fields: definition.fields.filter(({ to }) => !drawn.includes(to)) };

/** A form with the version that its new leads get, in one read. */
export const formByKey = async (db: Database, key: string): Promise<FormRow | undefined> => {
  const { rows } = await db.pool.query<FormRow & { house: number }>({
    name: 'form-by-key',
    text: `SELECT f.id, f.key, p.published_id AS "versionId", f.definition, ${fieldRevision} AS house,
        (f.disabled_at IS NOT NULL OR p.archived_at IS NOT NULL OR p.published_id IS NULL) AS closed,
        ARRAY(SELECT drawn ->> 'key' FROM jsonb_array_elements(d.definition -> 'fields') drawn
          WHERE NOT v.definition -> 'fields' @> jsonb_build_array(jsonb_build_object('key', drawn -> 'key'))) AS drawn
      FROM form f JOIN pipeline p ON p.id = f.pipeline_id LEFT JOIN pipeline_version v ON v.id = p.published_id
        LEFT JOIN pipeline_draft d ON d.pipeline_id = p.id AND jsonb_typeof(d.definition -> 'fields') = 'array'
      WHERE f.key = $1`,
    values: [key],
  });
  if (!rows[0]) return undefined;
  const { house, ...form } = rows[0];
  heardOfFields(db, house);
  return form;
};

/** How long the same answers to the same form count as the same request: a button pressed twice, a page sent again. Seconds. */
const TWICE_WITHIN = 600;

/**
 * Takes what a client left in a form: person, lead, the raw body and the event, in one write. With the same key it returns the same lead,
 * which is not new. Without a key the answers are the key for ten minutes, counted from the lead that they made.
 */
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
    /** what is known of where it came from, besides what the body says */
    source?: Record<string, string>;
  },
): Promise<(IntakeResult & { isNew: boolean }) | Refusal | { errors: FieldError[] }> => {
  const pipeline = await pipelineOfVersion(db, form.versionId);
  const house = await houseFields(db);
  const read = readForm(form.definition, body, language, [...pipeline.definition.fields, ...ofClients(house)]);
  if ('errors' in read) return read;
  const { values } = read;
  let planned = '';
  const once = doing.key
    ? { key: doing.key, request: { form: form.key, body } }
    : { key: `twice ${form.key} ${digestOfAnswers(values)}`, request: { form: form.key }, forgetAfter: TWICE_WITHIN };
  const taken = await command(db, once, async (attempt) => {
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
      contactFields: values.contactFields,
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

type Answers = Omit<FormValues, 'contactFields'> & Partial<Pick<FormValues, 'contactFields'>>;

/** A hash of the answers, not of how they came: the page's address and the visitor's language do not make another request. */
export const digestOfAnswers = ({ name, phone, email, fields, contactFields = {} }: Answers): string => {
  const of = Object.entries(contactFields).map(([key, value]) => [`contact.fields.${key}`, value] as const);
  const answers = [...Object.entries(fields), ...of].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([name, phone, email, answers]).toLowerCase().replace(/\s+/g, ' '))
    .digest('base64url');
};

/** A lead entered by a user or a program. Refused: UnknownPipeline, NoAddress (a phone or e-mail that cannot be one), FieldWrong. */
export const createLead = (
  db: Database,
  {
    lead,
    responsibleId = null,
    door = 'hand',
    ...doing
  }: Doing & { lead: NewLead; responsibleId?: string | null; door?: Door },
): Promise<IntakeResult | Refusal> =>
  command(db, { key: doing.key, request: { lead } }, async () => {
    const pipeline = await publishedPipeline(db, lead.pipeline);
    if (!pipeline) return refuse('UnknownPipeline', { pipeline: lead.pipeline });
    const fields = givenFields(pipeline.definition.fields ?? [], lead.fields);
    if (isRefusal(fields)) return fields;
    const byPhone = readPhone(lead.phone ?? '', lead.language);
    const byEmail = readEmail(lead.email ?? '');
    if ('why' in byPhone && byPhone.why !== 'empty') return refuse('NoAddress', { address: lead.phone ?? '' });
    if ('why' in byEmail && byEmail.why !== 'empty') return refuse('NoAddress', { address: lead.email ?? '' });
    const phone = 'phone' in byPhone ? byPhone.phone : null;
    const email = 'email' in byEmail ? byEmail.email : null;
    return newLead(db, doing, pipeline, {
      name: lead.name,
      person: { name: lead.name, phone, email, language: lead.language },
      ...(lead.trust ? { trust: lead.trust } : {}),
      source: lead.source,
      fields,
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
  person: Person;
  source: Record<string, string>;
  fields: Record<string, unknown>;
  /** of a new client; of a known one what strangers type changes nothing, it stands in the lead's story as it came */
  contactFields?: Record<string, unknown>;
  tags: string[];
  amount: { amount: number; currency: string } | null;
  responsibleId: string | null;
  consentAt: string | null;
  told: Omit<EventData<'lead.created'>, 'set' | 'contactId' | 'known'>;
  at: string;
  /** who vouches for the addresses; by default the user who enters the lead, and nobody for what comes from outside */
  trust?: Trust;
  /** treats the client as new without a look-up; a known client makes the write a race, and the next attempt looks */
  unasked?: boolean;
};

/** A known phone or e-mail means its person, if the name may be theirs; a new person is written with the lead. */
export const newLead = async (
  db: Database,
  doing: Doing,
  pipeline: PublishedPipeline,
  begin: Beginning,
): Promise<Change<IntakeResult>> => {
  const { person, at } = begin;
  const found = begin.unasked ? nobody : await knownOf(db, person);
  const id = uuidv7();
  const trust = begin.trust ?? (doing.actor.kind === 'user' ? 'staff' : 'claimed');
  const house = await houseFields(db);
  const client = contactOf(person, found, {
    trust,
    origin: originOf(doing, begin, id),
    byColleague: trust === 'staff' && begin.told['door'] === 'hand',
    consentAt: begin.consentAt,
    fields: withDefaults(house, 'contact', begin.contactFields ?? {}),
    at,
  });
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
    fields: withDefaults(house, 'lead', begin.fields),
    search: fold([begin.name, person.name, person.phone, person.email].filter(Boolean).join(' ')),
    created_at: at,
    updated_at: at,
    closed_at: null,
    loss_reason: null,
    version: 1,
    event_seq: 1,
  };
  const typed = { name: person.name, phone: person.phone, email: person.email, since: at };
  return {
    updates: client.updates,
    inserts: [
      ...client.inserts,
      { table: 'lead', row: lead },
      {
        table: 'lead_contact',
        row: { lead_id: id, contact_id: client.contactId, role: 'client', is_main: true, ...typed },
      },
    ],
    events: [
      {
        noun: 'lead',
        noun_id: id,
        seq: 1,
        type: 'lead.created',
        at,
        subject: { kind: 'lead', id },
        actor: doing.actor,
        cause: doing.cause ?? null,
        data: {
          set: newColumns(lead),
          contactId: client.contactId,
          ...(client.isKnown ? { known: true } : {}),
          ...begin.told,
        },
        pokes: [`lead:${id}`],
      },
    ],
    result: { id, version: 1 },
  };
};

const nobody: Known = { number: null, held: [] };

const originOf = ({ actor }: Doing, { source, trust }: Beginning, lead: string): AddressOrigin => {
  if (source['form']) return { from: 'form', key: source['form'], lead };
  if (source['ad']) return { from: 'ad', key: source['ad'], lead };
  if (actor.kind === 'user' && actor.id && trust !== 'claimed') return { from: 'colleague', by: actor.id, lead };
  return { from: 'program', lead };
};
