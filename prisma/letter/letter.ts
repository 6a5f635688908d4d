import type { Database } from '../client.ts';
import type { InvoiceRow } from '../invoice/invoice-row.ts';
import { addressOf, isVouched, vouchedOf } from '../contact/lead-address.ts';
import type { DeliveryRow } from '../delivery/delivery-row.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import { houseFields } from '../field/house-fields.ts';
import { namesOfValues } from '../field/names.ts';
import { sayings } from './sayings.ts';
import {
  calendarJson,
  calendarOf,
  pipelineOfVersion,
  type CalendarRow,
  type PublishedPipeline,
} from '../pipeline/pipeline.ts';
import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { ofClients } from '../../workflows/field/field.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { addressKindOf } from '../../workflows/channel/index.ts';
import { colleaguesWords, type ColleaguesWords, type Saying } from '../../workflows/letter/colleagues-words.ts';
import { sellerOf, type Seller } from '../../workflows/seller/seller.schema.ts';

/** Everything that a template may name, as the record has it now. */
export type LetterFacts = {
  deliveryId: string;
  template: string;
  channel: string;
  language: string;
  variables: Record<string, unknown>;
  attachments: string[];
  recipient: string;
  /** of papers: a PNG as a data address */
  logo?: string | undefined;
  lead: {
    id: string;
    number: number;
    name: string;
    stage: string;
    amount: number | null;
    currency: string | null;
    fields: Record<string, unknown>;
    clockOffset: number;
  } | null;
  pipeline: PublishedPipeline | null;
  /** of users and clients who are values of fields, by id */
  names?: Record<string, string>;
  contact: { name: string; email: string | null; phone: string | null; timeZone: string | null };
  /** what the fields of the client and of the company hold, by their paths; nothing for an address that nobody vouches for */
  around?: { fields: PipelineField[]; values: Record<string, unknown> };
  responsible: { name: string; email: string; phone: string | null } | null;
  calendar: Calendar;
  invoice: Pick<
    InvoiceRow,
    | 'id'
    | 'number'
    | 'currency'
    | 'state'
    | 'total'
    | 'paid'
    | 'refunded'
    | 'lines'
    | 'due_at'
    | 'created_at'
    | 'sent_at'
    | 'paid_at'
    | 'pay_token'
  > | null;
  payments: { amount: number; currency: string; at: string }[];
  task: { text: string; dueAt: string } | null;
  meeting: { text: string; dueAt: string } | null;
  /** the call that the client is promised; `token` lets its bearer move the time */
  callback: { token: string; at: string } | null;
  seller: Seller;
  /** the client's addresses that somebody vouches for; absent: none */
  vouched?: string[];
  /** absent: every word of the lead is a stranger's */
  colleagues?: ColleaguesWords;
};

export const readLetterFacts = async (db: Database, deliveryIds: string[]): Promise<LetterFacts[]> => {
  if (deliveryIds.length === 0) return [];
  const { rows } = await db.pool.query<FactsRow>({ name: 'letter-facts', text: FACTS, values: [deliveryIds] });
  return Promise.all(rows.map((row) => wholeFacts(db, row)));
};

/** The same for a letter that does not exist yet: a preview. Undefined where there is no such lead. */
export const readFactsOfLead = async (
  db: Database,
  { leadId, channel, language = null }: { leadId: string; channel: string; language?: string | null },
): Promise<LetterFacts | undefined> => {
  const { rows } = await db.pool.query(FACTS_OF_LEAD, [leadId, channel, language, addressKindOf(channel)]);
  const row = rows[0];
  return row && wholeFacts(db, row);
};

/** What a reply in a conversation may name, in that language; the lead only for whoever sees it. */
export const readFactsOfTalk = async (
  db: Database,
  { conversationId, sees, language }: { conversationId: string; sees: boolean; language: string },
): Promise<LetterFacts | undefined> => {
  const { rows } = await db.pool.query(FACTS_OF_TALK, [conversationId, sees, language]);
  const row = rows[0];
  return row && wholeFacts(db, row);
};

type Talk = {
  id: string;
  channel: string;
  language: string;
  phone: string | null;
  leadId: string | null;
  contactId: string | null;
};

/** What is said by telephone may name, in that language. */
export const readFactsOfSpoken = async (
  db: Database,
  { id, channel, language, phone, leadId, contactId }: Talk,
): Promise<LetterFacts | undefined> => {
  const { rows } = await db.pool.query(FACTS_OF_SPOKEN, [id, channel, language, phone ?? '', leadId, contactId]);
  const row = rows[0];
  return row && wholeFacts(db, row);
};

const wholeFacts = async (db: Database, row: FactsRow): Promise<LetterFacts> => {
  const pipeline = row.lead ? await pipelineOfVersion(db, row.lead.pipeline_version_id) : null;
  const around = { fields: ofClients(await houseFields(db)), values: valuesAround(row) };
  const names = await namesOfValues(db, [...(pipeline?.definition.fields ?? []), ...around.fields], {
    ...row.lead?.fields,
    ...around.values,
  });
  return { ...factsOf(row, pipeline), names, around };
};

const valuesAround = (row: Pick<FactsRow, 'contact_fields' | 'company_fields'>): Record<string, unknown> =>
  Object.fromEntries(
    (['contact', 'company'] as const).flatMap((noun) =>
      Object.entries(row[`${noun}_fields`] ?? {}).map(([key, value]) => [`${noun}.fields.${key}`, value] as const),
    ),
  );

export type TemplateText = {
  key: string;
  channel: string;
  language: string;
  subject: string;
  body: string;
  updated_at: Date;
};

/** The templates of these keys, all channels and languages: a handful of rows. */
export const readTemplates = async (db: Database, keys: string[]): Promise<TemplateText[]> => {
  const { rows } = await db.pool.query<TemplateText>({
    name: 'templates-of-keys',
    text: 'SELECT key, channel, language, subject, body, updated_at FROM template WHERE key = ANY($1)',
    values: [keys],
  });
  return rows;
};

/** The client's language, else Russian, else whatever there is. */
export const templateIn = (
  templates: TemplateText[],
  key: string,
  channel: string,
  language: string,
): TemplateText | undefined => {
  const mine = templates.filter((template) => template.key === key && template.channel === channel);
  return (
    mine.find((template) => template.language === language) ??
    mine.find((template) => template.language === 'ru') ??
    mine[0]
  );
};

/**
 * `d` is a delivery, or a would-be one. A letter to an address that nobody vouches for contains only what was typed with the lead: whoever
 * typed it may be a stranger who knows one of the client's addresses. `talks`: SQL, whether it answers in a conversation, where the client is called as there.
 */
const factsOfSource = (
  source: string,
  talks = 'false',
): string => `SELECT d.id, d.template, d.account, d.language, d.variables, d.attachments, d.recipient,
    to_jsonb(l) AS lead, coalesce(CASE WHEN known.yes THEN c.name END, lc.name, l.name, CASE WHEN ${talks} THEN c.name END, '') AS contact_name,
    CASE WHEN known.yes THEN ${addressOf('email')} ELSE lc.email END AS email,
    CASE WHEN known.yes THEN ${addressOf('phone')} ELSE lc.phone END AS phone, ${vouchedOf} AS vouched, c.time_zone,
    CASE WHEN known.yes THEN c.fields END AS contact_fields,
    CASE WHEN known.yes THEN (SELECT co.fields FROM company co WHERE co.id = coalesce(l.company_id, c.company_id)) END AS company_fields,
    CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('name', u.name, 'email', u.email, 'phone', u.preferences ->> 'phone') END AS responsible,
    ${calendarJson('k')} AS calendar,
    to_jsonb(i) AS invoice,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('amount', p.amount, 'currency', p.currency, 'at', p.at) ORDER BY p.at), '[]') FROM payment p WHERE p.invoice_id = i.id AND p.state = 'paid') AS payments,
    (SELECT jsonb_build_object('text', t.text, 'dueAt', t.due_at) FROM task t WHERE t.lead_id = l.id AND t.state = 'open' ORDER BY t.due_at LIMIT 1) AS task,
    (SELECT jsonb_build_object('text', t.text, 'dueAt', t.due_at) FROM task t WHERE t.lead_id = l.id AND t.state = 'open' AND t.type = 'meeting' ORDER BY t.due_at LIMIT 1) AS meeting,
    (SELECT jsonb_build_object('token', b.token, 'at', b.from_at) FROM callback b WHERE b.closed_at IS NULL AND (b.lead_id = l.id OR b.contact_id = c.id)
      AND (known.yes OR d.recipient IN ('', b.phone)) ORDER BY b.from_at LIMIT 1) AS callback,
    (SELECT value FROM setting WHERE key = 'seller') AS seller, ${sayings('l')} AS sayings
  FROM ${source} d
  LEFT JOIN lead l ON l.id = d.lead_id LEFT JOIN lead_contact lc ON lc.lead_id = d.lead_id AND lc.is_main
  LEFT JOIN contact c ON c.id = coalesce(lc.contact_id, d.contact_id)
  CROSS JOIN LATERAL (SELECT ${isVouched('d.recipient')} AS yes) known
  LEFT JOIN app_user u ON u.id = l.responsible_id LEFT JOIN calendar k ON k.id = u.calendar_id
  LEFT JOIN LATERAL (SELECT * FROM invoice n WHERE n.id = d.invoice_id OR (d.invoice_id IS NULL AND n.lead_id = l.id AND n.state <> 'void')
    ORDER BY n.created_at DESC LIMIT 1) i ON true`;

const FACTS = `${factsOfSource('delivery', 'd.message_id IS NOT NULL')} WHERE d.id = ANY($1)`;

/** The letter that a lead's main contact would get now. */
const FACTS_OF_LEAD =
  factsOfSource(`(SELECT l.id, '' AS template, $2::text AS account, coalesce($3, c.language, 'ru') AS language, '{}'::jsonb AS variables,
    '{}'::text[] AS attachments, coalesce(c.recipient, '') AS recipient, l.id AS lead_id, c.id AS contact_id, NULL::uuid AS invoice_id
  FROM lead l LEFT JOIN LATERAL (SELECT k.id, k.language, CASE WHEN $4 = 'phone' THEN ${addressOf('phone')} ELSE ${addressOf('email')} END AS recipient
    FROM lead_contact lc JOIN contact k ON k.id = lc.contact_id WHERE lc.lead_id = l.id ORDER BY lc.is_main DESC, k.created_at LIMIT 1) c ON true
  WHERE l.id = $1)`);

const FACTS_OF_TALK = factsOfSource(
  `(SELECT v.id, '' AS template, v.account, $3::text AS language, '{}'::jsonb AS variables, '{}'::text[] AS attachments,
    '' AS recipient, CASE WHEN $2::boolean THEN v.lead_id END AS lead_id, coalesce(o.merged_into_id, o.id) AS contact_id, NULL::uuid AS invoice_id
  FROM conversation v JOIN contact o ON o.id = v.contact_id WHERE v.id = $1)`,
  'true',
);

const FACTS_OF_SPOKEN =
  factsOfSource(`(SELECT $1::uuid AS id, '' AS template, $2::text AS account, $3::text AS language, '{}'::jsonb AS variables, '{}'::text[] AS attachments,
    $4::text AS recipient, $5::uuid AS lead_id, $6::uuid AS contact_id, NULL::uuid AS invoice_id)`);

/** A row nested in a row comes as JSON: its moments are texts. */
type RowInJson<Row> = {
  [Column in keyof Row]: Row[Column] extends Date
    ? string
    : Row[Column] extends Date | null
      ? string | null
      : Row[Column];
};
type FactsRow = Pick<
  DeliveryRow,
  'id' | 'template' | 'account' | 'language' | 'variables' | 'attachments' | 'recipient'
> &
  Pick<LetterFacts, 'responsible' | 'payments' | 'task' | 'meeting' | 'callback'> & {
    lead: RowInJson<LeadRow> | null;
    contact_name: string;
    email: string | null;
    phone: string | null;
    time_zone: string | null;
    contact_fields: Record<string, unknown> | null;
    company_fields: Record<string, unknown> | null;
    vouched: string[];
    calendar: CalendarRow | null;
    invoice: RowInJson<InvoiceRow> | null;
    seller: unknown;
    sayings: Saying[] | null;
  };

const factsOf = (row: FactsRow, pipeline: PublishedPipeline | null): LetterFacts => ({
  deliveryId: row.id,
  template: row.template,
  channel: row.account,
  language: row.language,
  variables: row.variables,
  attachments: row.attachments,
  recipient: row.recipient,
  lead: row.lead && {
    id: row.lead.id,
    number: row.lead.number,
    name: row.lead.name,
    stage: row.lead.stage,
    amount: row.lead.amount,
    currency: row.lead.currency,
    fields: row.lead.fields,
    clockOffset: row.lead.clock_offset,
  },
  pipeline,
  contact: { name: row.contact_name, email: row.email, phone: row.phone, timeZone: row.time_zone },
  responsible: row.responsible,
  calendar: calendarOf(row.calendar),
  invoice: row.invoice && {
    ...row.invoice,
    due_at: new Date(row.invoice.due_at),
    created_at: new Date(row.invoice.created_at),
    sent_at: row.invoice.sent_at === null ? null : new Date(row.invoice.sent_at),
    paid_at: row.invoice.paid_at === null ? null : new Date(row.invoice.paid_at),
  },
  payments: row.payments,
  task: row.task,
  meeting: row.meeting,
  callback: row.callback,
  seller: sellerOf(row.seller),
  vouched: row.vouched,
  colleagues: colleaguesWords(row.sayings ?? []),
});
