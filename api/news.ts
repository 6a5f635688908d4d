import type { Database } from '../prisma/client.ts';
import { namesOf } from '../prisma/event/event.queries.ts';
import { leadIdOf, toEvent, type EventRow } from '../prisma/event/event.ts';
import { hiddenFromEach, type HiddenFields } from '../prisma/field/field.queries.ts';
import { readLeads, seenBy, type ChangedLead } from '../prisma/lead/lead.queries.ts';
import { sightOf, type Former, type Sight } from '../prisma/visible.ts';
import { fieldNounOf, seenData } from '../workflows/field/field.ts';
import { columnsOf } from '../workflows/event/catalogue.ts';
import type { Event } from '../workflows/event/event.schema.ts';
import type { Lead } from '../workflows/lead/lead.schema.ts';

/** What happened, with the leads as they are now, and what of it each listener may hear now. */
export type News = {
  events: Event[];
  leads: ChangedLead[];
  sight: Map<string, Sight>;
  /** events of clients and companies themselves */
  apart: Set<string>;
  /** fields that some of them may not see, by user */
  hidden: Map<string, HiddenFields>;
};

/** Reads the leads of a batch of events, each once, for these listeners. */
export const readNews = async (db: Database, rows: EventRow[], listeners: string[]): Promise<News> => {
  const ids = new Set<string>();
  const former: Former[] = [];
  for (const row of rows) {
    const leadId = leadIdOf(row);
    if (leadId) ids.add(leadId);
    // their processes recompute their clocks, without an event of their own
    if (row.type === 'calendar.waking') for (const id of row.pokes) ids.add(id.replace('lead:', ''));
    const responsibleId = ownerBefore(row);
    if (responsibleId !== undefined) former.push({ leadId: row.noun_id, responsibleId });
  }
  const [leads, names, hidden, sight] = await Promise.all([
    readLeads(db, [...ids]),
    namesOf(db, rows),
    hiddenFromEach(db, listeners),
    sightOf(db, listeners, { leads: [...ids], former, events: rows.map(({ id }) => id) }),
  ]);
  const apart = new Set(
    rows.flatMap(({ id, subject_kind: kind }) => (kind === 'contact' || kind === 'company' ? id : [])),
  );
  return { events: rows.map((row) => toEvent(row, names)), leads, sight, hidden, apart };
};

/** Leads that have changed without an event. */
export const newsOf = async (db: Database, leads: ChangedLead[], listeners: string[]): Promise<News> => {
  const ids = leads.map(({ lead }) => lead.id);
  const [sight, hidden] = await Promise.all([
    sightOf(db, listeners, { leads: ids, former: [], events: [] }),
    hiddenFromEach(db, listeners),
  ]);
  return { events: [], leads, sight, hidden, apart: new Set() };
};

export type Heard = { events: Event[]; leads: Lead[]; gone: string[] };

/**
 * The part of it that this user may see; `gone` are leads that have left her view. An event that is hers by itself does not tell of a lead that is not,
 * and of a client a manager hears that something happened: what it was may have come with somebody else's lead.
 */
export const newsFor = (userId: string, { events, leads, sight, hidden, apart }: News): Heard => {
  const mine = sight.get(userId);
  if (!mine) return { events: [], leads: [], gone: [] };
  const unseen = hidden.get(userId) ?? NOTHING;
  const hers = (leadId: string | null) => leadId === null || mine.leads.has(leadId) || mine.role !== 'manager';
  return {
    events: events
      .filter(({ id }) => mine.events.has(id))
      .map((event) =>
        hers(event.leadId) && !(mine.role === 'manager' && apart.has(event.id))
          ? { ...event, data: seenData(event.data, unseen[fieldNounOf(event)]) }
          : { ...event, leadId: null, data: {} },
      ),
    leads: leads.filter(({ lead }) => mine.leads.has(lead.id)).map(({ lead }) => seenBy(lead, unseen.lead)),
    gone: [...mine.left],
  };
};

const NOTHING: HiddenFields = { lead: new Set(), contact: new Set(), company: new Set() };

const ownerBefore = (event: EventRow): string | null | undefined => {
  if (event.noun !== 'lead' || event.type === 'lead.created') return undefined;
  const owner = columnsOf(event)['responsible_id'];
  return owner && (owner[0] as string | null);
};
