import { valueOf, type Expression } from '../../workflows/automation/expression.ts';
import { readFieldValue } from '../../workflows/lead/field-value.ts';
import { Money } from '../../workflows/money/money.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { plainText } from '../../workflows/words/plain.ts';
import type { Database } from '../client.ts';
import { leadFacts } from './lead-facts.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from './lead-row.ts';
import type { Done } from './lead.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { searchText } from '../search.ts';
import { command, type Doing } from '../write.ts';

/** Writes values of expressions into a lead: its name, its amount, its own fields. Refused: ExpressionFailed. */
export const setLeadFields = (
  db: Database,
  { leadId, set, ...doing }: Doing & { leadId: string; set: { field: string; to: Expression }[] },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { set: leadId, to: set } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const at = doing.at ?? leadNow(lead);
    const facts = await leadFacts(db, lead, new Set(['contact', 'company', 'invoices', 'tasks', 'responsible']));
    const { calendars } = await livePipeline(db, lead.pipeline_version_id);
    const columns: Partial<Record<keyof LeadRow, unknown>> = {};
    for (const { field, to } of set) {
      const result = valueOf(to, facts, at, calendars['']?.zone);
      if (isRefusal(result)) return result;
      const written = await setColumn(db, lead, columns, { field, value: result.value });
      if (isRefusal(written)) return written;
    }
    return leadChange(
      lead,
      { ...doing, at },
      { set: columns, events: [{ type: 'lead.changed', data: {} }], result: { id: leadId, version: lead.version + 1 } },
    );
  });

/** One value as the columns that it changes: one rule for automations and for answers of webhooks. Refused: ExpressionFailed. */
export const setColumn = async (
  db: Database,
  lead: LeadRow,
  columns: Partial<Record<keyof LeadRow, unknown>>,
  { field, value }: { field: string; value: string | number | boolean | null },
): Promise<void | Refusal> => {
  if (field === 'name') {
    const name = plainText(String(value ?? '')).slice(0, 200);
    if (!name) return refuse('ExpressionFailed', { field, value: '' });
    columns.name = name;
    columns.search = await searchText(db, lead.id, name);
    return;
  }
  if (field === 'amount.amount') {
    if (typeof value !== 'number' || !Money.shape.amount.safeParse(Math.round(value)).success)
      return refuse('ExpressionFailed', { field, value: String(value ?? '') });
    columns.amount = Math.round(value);
    columns.currency = lead.currency ?? (await livePipeline(db, lead.pipeline_version_id)).definition.currency;
    return;
  }
  const key = field.slice('fields.'.length);
  const { definition } = await livePipeline(db, lead.pipeline_version_id);
  const given = readFieldValue(definition.fields.find((one) => one.key === key) ?? { type: 'text' }, value);
  if ('why' in given) return refuse('ExpressionFailed', { field, value: String(value ?? '') });
  columns.fields = { ...((columns.fields as object | undefined) ?? lead.fields), [key]: given.value };
};

export const tagLead = (
  db: Database,
  { leadId, add, remove, ...doing }: Doing & { leadId: string; add: string[]; remove: string[] },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { tag: leadId, add, remove } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const tags = [...new Set([...lead.tags, ...add])].filter((tag) => !remove.includes(tag)).slice(0, 50);
    const result = { id: leadId, version: lead.version + 1 };
    if (tags.join('\n') === lead.tags.join('\n')) return { result: { id: leadId, version: lead.version } };
    return leadChange(lead, doing, { set: { tags }, events: [{ type: 'lead.changed', data: {} }], result });
  });
