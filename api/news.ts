import type { Database } from '../prisma/client.ts';
import { namesOf } from '../prisma/event.queries.ts';
import { toEvent, type EventRow } from '../prisma/event.ts';
import { readLeads, type ChangedLead } from '../prisma/lead.queries.ts';
import type { Person } from '../prisma/user.ts';
import { seesLead } from '../prisma/visible.ts';
import type { Event } from '../workflows/event/event.schema.ts';
import type { Lead } from '../workflows/lead/lead.schema.ts';

/** What happened, with the leads as they are now. `left`: whose each lead was before, where that has changed (null: nobody's). */
export type News = {
  events: { event: Event; audience: string[] }[];
  leads: ChangedLead[];
  left: Map<string, Set<string | null>>;
};

/** Reads the leads of a batch of events, each once. */
export const readNews = async (db: Database, rows: EventRow[]): Promise<News> => {
  const ids = new Set<string>();
  const left: News['left'] = new Map();
  for (const row of rows) {
    const leadId = row.noun === 'lead' ? row.noun_id : row.lead_id;
    if (leadId) ids.add(leadId);
    // their processes set their clocks anew, without an event of their own
    if (row.type === 'calendar.waking') for (const id of row.pokes) ids.add(id.replace('lead:', ''));
    const was = ownerBefore(row);
    if (was !== undefined) left.set(row.noun_id, (left.get(row.noun_id) ?? new Set()).add(was));
  }
  const [leads, names] = await Promise.all([readLeads(db, [...ids]), namesOf(db, rows)]);
  return { events: rows.map((row) => ({ event: toEvent(row, names), audience: row.audience })), leads, left };
};

/** The part of it that this person may see; `gone` are leads that have left her view. */
export const newsFor = (
  person: Person,
  { events, leads, left }: News,
): { events: Event[]; leads: Lead[]; gone: string[] } => {
  if (person.role !== 'manager')
    return { events: events.map(({ event }) => event), leads: leads.map(({ lead }) => lead), gone: [] };
  const seen = leads.filter(({ lead }) => seesLead(person, lead)).map(({ lead }) => lead);
  const ids = new Set(seen.map(({ id }) => id));
  const gone = leads
    .filter(({ lead }) => !ids.has(lead.id) && seesAny(person, left.get(lead.id)))
    .map(({ lead }) => lead.id);
  const told = events.filter(({ event, audience }) => {
    const leadId = event.noun === 'lead' ? event.nounId : event.leadId;
    if (leadId && ids.has(leadId)) return true;
    return event.noun !== 'lead' && audience.includes(person.id);
  });
  return { events: told.map(({ event }) => event), leads: seen, gone };
};

const seesAny = (person: Person, owners: Set<string | null> | undefined): boolean =>
  owners !== undefined && [...owners].some((responsibleId) => seesLead(person, { responsibleId }));

const ownerBefore = ({ noun, type, data }: EventRow): string | null | undefined => {
  if (noun !== 'lead' || type === 'lead.created') return undefined;
  const set = data['set'] as Record<string, [unknown, unknown]> | undefined;
  return set?.['responsible_id'] ? (set['responsible_id'][0] as string | null) : undefined;
};
