import { hash } from 'node:crypto';
import { readEmail } from '../../workflows/contact/email.ts';
import { readPhone } from '../../workflows/contact/phone.ts';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { readForm, type FieldError, type FormValues } from '../../workflows/form/form.ts';
import { ofClients } from '../../workflows/field/field.ts';
import { givenFields } from '../../workflows/field/given-fields.ts';
import type { Door } from '../../workflows/lead/door.ts';
import type { NewLead } from '../../workflows/lead/lead.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { callbackByForm } from '../callback/ask-by-form.ts';
import { together } from '../delivery/delivery.ts';
import { fieldRevision, heardOfFields, houseFields } from '../field/house-fields.ts';
import { newLead } from '../lead/new-lead.ts';
import { pipelineOfVersion, publishedPipeline } from '../pipeline/pipeline.ts';
import { routeWorks } from '../work/settle.ts';
import { command, type Change, type Doing } from '../write.ts';
import { ticketByForm } from './ticket-intake.ts';

/** `track`: of a ticket */
export type IntakeResult = { id: string; version: number; track?: string };

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
 * Takes what a client left in a form: person, lead (or the ticket, where the form's pipeline is one of tickets), the raw body and the event, in one write. With the same key it returns the same lead,
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
  const asked = [...pipeline.definition.fields, ...ofClients(await houseFields(db))];
  const read = readForm(form.definition, body, language, asked);
  if ('errors' in read) return read;
  const { values } = read;
  let planned = '';
  const once = doing.key
    ? { key: doing.key, request: { form: form.key, body } }
    : { key: `twice ${form.key} ${digestOfAnswers(values)}`, request: { form: form.key }, forgetAfter: TWICE_WITHIN };
  const isDesk = pipeline.definition.noun === 'ticket';
  const taken = await command<IntakeResult>(db, once, async (attempt) => {
    const at = doing.at ?? new Date().toISOString();
    const person = {
      name: values.name || values.phone || values.email || '',
      phone: values.phone,
      email: values.email,
      language: values.language,
    };
    const made = isDesk
      ? await ticketByForm(db, doing, { form, pipeline: pipeline.key, values, at })
      : await newLead(db, doing, pipeline, {
          name: person.name,
          person,
          source: { form: form.key, ...values.source, ...source },
          fields: values.fields,
          contactFields: values.contactFields,
          tags: [],
          amount: null,
          responsible: null,
          consentAt: at,
          told: { form: form.key, raw: body, consent: true },
          at,
          unasked: attempt === 1,
        });
    if (isRefusal(made)) return made;
    const change = 'contactId' in made ? await withCall(db, doing, values, made) : made;
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
  if (isRefusal(taken)) return taken;
  if (isDesk) await routeWorks(db, [taken.id]);
  return { ...taken, isNew: taken.id === planned };
};

/** The lead, and the call that its client asks for, in one write. */
const withCall = async (
  db: Database,
  doing: Doing,
  { call, phone, name, language }: FormValues,
  { contactId, ...lead }: Change<IntakeResult> & { contactId: string },
): Promise<Change<IntakeResult>> => {
  if (!call || !phone) return lead;
  const asked = { id: lead.result.id, contactId, name: name || phone, language };
  const promised = await callbackByForm(db, doing, { part: call, phone, lead: asked });
  return promised ? together(lead, [promised]) : lead;
};

type Answers = Omit<FormValues, 'contactFields'> & Partial<Pick<FormValues, 'contactFields'>>;

/** A hash of the answers, not of how they came: the page's address and the visitor's language do not make another request. */
export const digestOfAnswers = ({ name, phone, email, fields, contactFields = {}, call }: Answers): string => {
  const of = Object.entries(contactFields).map(([key, value]) => [`contact.fields.${key}`, value] as const);
  const answers = [...Object.entries(fields), ...of].sort(([a], [b]) => (a < b ? -1 : 1));
  const written = JSON.stringify([name, phone, email, answers, ...(call ? [call] : [])])
    .toLowerCase()
    .replace(/\s+/g, ' ');
  return hash('sha256', written, 'base64url');
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
      responsible: responsibleId,
      told: { door },
      at: doing.at ?? new Date().toISOString(),
    });
  });
