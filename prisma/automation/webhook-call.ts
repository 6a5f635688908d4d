import { factAt } from '../../workflows/automation/facts.ts';
import type { Columns } from '../../workflows/event/columns.schema.ts';
import { plainName, plainWords, seenSigns } from '../../workflows/letter/plain-words.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { setColumn } from '../lead/lead-fields.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { readColleaguesWords } from '../letter/sayings.ts';
import { command, type Doing } from '../write.ts';

export type WebhookAnswer = { from: string; to: string }[];
type Call = { url: string; send: string[]; answer: WebhookAnswer; withinSeconds: number };

/** Puts a webhook call into the ledger of its host; the body is fixed now, so that every attempt says the same. */
export const queueWebhook = (
  db: Database,
  { leadId, url, send, answer, withinSeconds, ...doing }: Doing & Call & { leadId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { webhook: leadId, url } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const at = doing.at ?? leadNow(lead);
    const id = uuidv7();
    const account = `webhook:${new URL(url).host}`;
    const facts = await leadFacts(db, lead, new Set(send.map((path) => path.split('.')[0] ?? '')));
    const spoken = await plainFacts(db, lead);
    const body = JSON.stringify({
      id,
      at,
      lead: { id: lead.id, number: lead.number, stage: lead.stage },
      automation: doing.cause?.automation ?? null,
      fields: Object.fromEntries(send.map((path) => [path, spoken(path, factAt(facts, path) ?? null)])),
    });
    const row = {
      id,
      account,
      lead_id: lead.id,
      template: 'webhook',
      language: 'ru',
      recipient: url,
      variables: { answer, withinSeconds },
      attachments: [],
      body,
      state: 'queued',
      cause: doing.cause ?? {},
      priority: 1,
      created_at: at,
      event_seq: 1,
    };
    return {
      inserts: [{ table: 'delivery', row }],
      events: [
        {
          noun: 'delivery',
          noun_id: id,
          seq: 1,
          type: 'delivery.queued',
          at,
          subject: { kind: 'lead', id: lead.id },
          actor: doing.actor,
          cause: doing.cause ?? null,
          data: { account, template: 'webhook', recipient: url },
          pokes: [`channel:${account}`],
        },
      ],
      result: { id, version: 1 },
    };
  });

/**
 * A fact as it may be sent outside: a chat that the webhook feeds turns whatever looks like a link into one. A field whose type is a link
 * stays one, and so does what a user has written.
 */
const plainFacts = async (db: Database, lead: LeadRow): Promise<(path: string, value: unknown) => unknown> => {
  const colleagues = await readColleaguesWords(db, lead.id);
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const links = definition.fields.filter(({ type }) => type === 'link').map(({ key }) => key);
  const spoken = (path: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value;
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoken(`${path}.${key}`, inner)]));
    if (typeof value !== 'string') return value;
    if (path === 'contact.name') return plainName(value);
    if (path === 'name') return colleagues.name ? seenSigns(value) : plainName(value);
    if (path.startsWith('source.')) return pages.has(path) ? value : sourceWords(value);
    if (path.startsWith('contact.fields.')) return plainWords(value, 2000);
    const field = path.startsWith('fields.') ? path.slice('fields.'.length) : undefined;
    return field === undefined || links.includes(field) || colleagues.fields.includes(field)
      ? value
      : plainWords(value, 2000);
  };
  return spoken;
};

/** A webhook that asks for these asks for addresses. */
const pages = new Set(['source.page', 'source.referrer']);

/** Campaign marks: numbers and names as they are; of one that is nothing but an address ("chatgpt.com"), its words. */
const sourceWords = (value: string): string => {
  if (/^[\p{L}\p{N}_-]*$/u.test(value)) return value;
  return plainWords(value) || (/^[\w.-]+$/.test(value) ? value.replace(/\W+/g, ' ') : '');
};

/** The outside answer: recorded in the story, mapped values written to the lead, its process woken. Once for each call. */
export const recordWebhookAnswer = async (
  db: Database,
  { deliveryId, status, body }: { deliveryId: string; status: number; body: unknown },
): Promise<void> => {
  const { rows } = await db.pool.query('SELECT lead_id, variables, cause, account FROM delivery WHERE id = $1', [
    deliveryId,
  ]);
  const call = rows[0];
  if (!call?.lead_id) return;
  const key = `webhook/${deliveryId}/${status < 300 ? 'done' : 'refused'}`;
  await command(db, { key, request: { webhook: deliveryId } }, async () => {
    const lead = await readLeadRow(db, call.lead_id);
    if (isRefusal(lead)) return lead;
    const set = status < 300 ? await answered(db, lead, call.variables.answer ?? [], body) : {};
    const doing = { actor: { kind: 'provider' as const, id: call.account }, cause: call.cause };
    return leadChange(lead, doing, {
      set,
      events: [
        { type: 'webhook.answered' as const, data: { deliveryId, status, account: call.account } },
        ...(Object.keys(set).length ? [{ type: 'lead.changed' as const, data: { set: changes(lead, set) } }] : []),
      ],
      result: { id: lead.id, version: lead.version + 1 },
    });
  });
};

/** A value that the lead's field cannot hold is left out: nobody could be asked for it again here. */
const answered = async (
  db: Database,
  lead: LeadRow,
  mapping: WebhookAnswer,
  body: unknown,
): Promise<Partial<Record<keyof LeadRow, unknown>>> => {
  const set: Partial<Record<keyof LeadRow, unknown>> = {};
  for (const { from, to } of mapping) {
    const value = factAt({ body }, `body.${from}`);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    // PostgreSQL stores neither NUL nor half surrogate pairs
    const kept = typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 2000).toWellFormed() : value;
    await setColumn(db, lead, set, { field: to, value: kept });
  }
  return set;
};

const changes = (lead: LeadRow, set: Partial<Record<keyof LeadRow, unknown>>): Columns =>
  Object.fromEntries(
    Object.entries(set).map(([column, after]) => [column, [lead[column as keyof LeadRow] ?? null, after]]),
  );
