import type { LeadFacts } from '../../workflows/automation/facts.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Lead } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { pokesFor, withData } from '../event/event.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

/** A lead as the commands read it. */
export type LeadRow = RowOf<
  Lead,
  {
    entries: Record<string, number>;
    source: Record<string, string>;
    fields: Record<string, unknown>;
    checklist: Record<string, string[]>;
  }
>;

export const readLeadRow = async (db: Database, leadId: string): Promise<LeadRow | Refusal> => {
  const known = db.round?.lead(leadId);
  if (known) return known;
  const { rows } = await db.pool.query<LeadRow>({
    name: 'lead-row',
    text: 'SELECT * FROM lead WHERE id = $1',
    values: [leadId],
  });
  return rows[0] ?? refuse('NotFound');
};

/** The lead's own clock, RFC 3339: ours plus the lead's offset. */
export const leadNow = (lead: { clock_offset: number } | undefined): string =>
  new Date(Date.now() + (lead?.clock_offset ?? 0)).toISOString();

/** What a command does to one lead: the columns it sets, and its events; the first event carries the columns before and after. */
export const leadChange = <T>(
  lead: LeadRow,
  doing: Doing,
  {
    set,
    events,
    pokes = [],
    result,
  }: {
    set: Partial<Record<keyof LeadRow, unknown>>;
    events: CatalogueEvent[];
    pokes?: string[];
    result: T;
  },
): Change<T> => {
  const at = doing.at ?? leadNow(lead);
  const columns = { ...set, updated_at: at };
  const before = lead as unknown as Record<string, unknown>;
  const changed = Object.fromEntries(
    Object.entries(columns).map(([column, after]): [string, [unknown, unknown]] => [
      column,
      [plain(before[column]), plain(after)],
    ]),
  );
  return {
    updates: [{ table: 'lead', id: lead.id, version: lead.version, set: columns, events: events.length }],
    events: events.map((event, index): NewEvent => ({
      noun: 'lead',
      noun_id: lead.id,
      seq: lead.event_seq + index + 1,
      at,
      subject: { kind: 'lead', id: lead.id },
      actor: doing.actor,
      cause: doing.cause ?? null,
      pokes: index === 0 ? pokesFor(doing.actor, [`lead:${lead.id}`, ...pokes]) : [],
      ...(index === 0 ? withData(event, { set: changed, ...doing.told }) : event),
    })),
    result,
  };
};

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));

/** What conditions of automations look at; `more` comes from other rows (lead-facts.ts). */
export const factsOf = (lead: LeadRow, more: Record<string, unknown> = {}): LeadFacts => ({
  ...more,
  stage: lead.stage,
  closedAt: lead.closed_at?.toISOString() ?? null,
  pausedAt: lead.paused_at?.toISOString() ?? null,
  entries: lead.entries,
  responsible: lead.responsible_id,
  amount: lead.amount === null ? null : { amount: lead.amount, currency: lead.currency },
  fields: lead.fields,
  source: lead.source,
  tags: lead.tags,
  name: lead.name,
  createdAt: lead.created_at.toISOString(),
  stageEnteredAt: lead.stage_entered_at.toISOString(),
  checklist: lead.checklist,
});
