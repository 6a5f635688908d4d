import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { written } from '../../workflows/event/difference.ts';
import { factsOfLead, leadColumns, leadOf } from '../../workflows/lead/columns.ts';
import { evolve } from '../../workflows/lead/evolve.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Lead } from '../generated/client.ts';
import { fieldRevision, heardOfFields } from '../field/house-fields.ts';
import type { RowOf } from '../row.ts';
import { pokesFor, withData } from '../event/event.ts';
import type { Done } from './lead.ts';
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
  const { rows } = await db.pool.query<LeadRow & { house: number }>({
    name: 'lead-row',
    text: `SELECT *, ${fieldRevision} AS house FROM lead WHERE id = $1`,
    values: [leadId],
  });
  if (!rows[0]) return refuse('NotFound');
  const { house, ...lead } = rows[0];
  heardOfFields(db, house);
  return lead;
};

/** The lead's own clock, RFC 3339: ours plus the lead's offset. */
export const leadNow = (lead: { clock_offset: number } | undefined): string =>
  new Date(Date.now() + (lead?.clock_offset ?? 0)).toISOString();

/**
 * What events as they were decided do to one lead: each carries the columns that it changes, before and after, and the row is written once.
 * `columns`: what else the first of them changes, of which no rule knows.
 */
export const leadChange = <T = Done>(
  lead: LeadRow,
  doing: Doing,
  {
    events: decided,
    columns = {},
    pokes = [],
    result = { id: lead.id, version: lead.version + 1 } as T,
  }: { events: CatalogueEvent[]; columns?: Partial<LeadRow>; pokes?: string[]; result?: T },
): Change<T> => {
  const at = doing.at ?? leadNow(lead);
  const { events, set } = written(leadColumns, evolve, { state: leadOf(lead), events: decided, at });
  const beside = Object.fromEntries(
    Object.entries(columns).map(([column, after]) => [column, [lead[column as keyof LeadRow], after]]),
  );
  const last = events.length - 1;
  return {
    updates: [
      {
        table: 'lead',
        id: lead.id,
        version: lead.version,
        set: { ...set, ...columns, updated_at: at },
        events: events.length,
      },
    ],
    events: events.map((event, index): NewEvent => ({
      noun: 'lead',
      noun_id: lead.id,
      seq: lead.event_seq + index + 1,
      at,
      subject: { kind: 'lead', id: lead.id },
      actor: doing.actor,
      cause: doing.cause ?? null,
      pokes: index === 0 ? pokesFor(doing.actor, [`lead:${lead.id}`, ...pokes]) : [],
      ...withData(event, {
        set: {
          ...event.data.set,
          ...(index === 0 ? beside : {}),
          ...(index === last ? { updated_at: [lead.updated_at.toISOString(), at] } : {}),
        },
        ...doing.told,
      }),
    })),
    result,
  };
};

/** What conditions of automations look at; `more` comes from other rows (lead-facts.ts). */
export const factsOf = (lead: LeadRow, more: Record<string, unknown> = {}): SubjectFacts => ({
  ...more,
  ...factsOfLead(leadOf(lead)),
});
