import type { Role } from '../workflows/user/user.schema.ts';
import type { Database } from './client.ts';
import { query, sql, type Sql } from './sql.ts';

/** Who reads. Every query of leads, or of what belongs to them, uses one of the predicates of this file. */
export type Reader = { id: string; role: Role };

const hersOrNobodys = (id: Sql): Sql => sql`(l.responsible_id = ${id} OR l.responsible_id IS NULL)`;

/** The one rule for leads: supervisors and admins see every lead, a manager their own and unassigned ones. `lead` must be aliased `l`. */
export const visibleLeads = (me: Reader): Sql =>
  me.role === 'manager' ? hersOrNobodys(sql`${me.id}::uuid`) : sql`true`;

/** The same for many readers at once: each is a row of `app_user`, aliased `r`. */
export const leadsOfReaders = sql`(r.role <> 'manager' OR ${hersOrNobodys(sql`r.id`)})`;

/** What belongs to a lead is seen by the lead's readers, and what belongs to none by those who see everything; `lead` outer joined as `l`. */
export const visibleByLead = (me: Reader): Sql =>
  me.role === 'manager' ? sql`(l.id IS NOT NULL AND ${visibleLeads(me)})` : sql`true`;

/** A manager's mass change covers only their own leads. */
export const changeableLeads = (me: Reader): Sql =>
  me.role === 'manager' ? sql`l.responsible_id = ${me.id}` : sql`true`;

/**
 * A manager sees the contacts of the leads that they see, and those they made; alias `c`. A limit instead of EXISTS: for a page of them the
 * planner would otherwise read all leads first.
 */
export const visibleContacts = (me: Reader): Sql =>
  me.role === 'manager'
    ? sql`(c.created_by = ${me.id} OR (SELECT true FROM lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = c.id AND ${visibleLeads(me)} LIMIT 1) IS TRUE)`
    : sql`true`;

/** A manager sees the companies of the leads and contacts that they see, and those they made; alias `co`. */
export const visibleCompanies = (me: Reader): Sql =>
  me.role === 'manager'
    ? sql`(co.created_by = ${me.id} OR (SELECT true FROM lead l WHERE l.company_id = co.id AND ${visibleLeads(me)} LIMIT 1) IS TRUE
        OR (SELECT true FROM contact c WHERE c.company_id = co.id AND ${visibleContacts(me)} LIMIT 1) IS TRUE
        OR (SELECT true FROM contact c WHERE c.other_companies ? co.id::text AND ${visibleContacts(me)} LIMIT 1) IS TRUE)`
    : sql`true`;

/** A manager sees the tickets that they have, those that nobody has, those that they were called to, and those of leads that they see; alias `k`. */
const ticketsOf = (
  id: Sql,
): Sql => sql`(k.responsible_id = ${id} OR k.responsible_id IS NULL OR k.called ? (${id})::text
  OR EXISTS (SELECT 1 FROM lead kl WHERE kl.id = k.lead_id AND kl.responsible_id = ${id}))`;

/** A manager sees their own tasks, those on leads that they see, on tickets that they see, and on the clients and companies of such leads; aliases `t` and, outer joined, `l`. */
export const visibleTasks = (me: Reader): Sql =>
  me.role === 'manager'
    ? sql`(t.responsible_id = ${me.id} OR ${visibleByLead(me)} OR ${withVisibleLead(me, sql`t.contact_id`, sql`t.company_id`)}
        OR ${taskOfTicket(sql`${me.id}::uuid`)} OR ${calledTo(sql`${me.id}::uuid`)})`
    : sql`true`;

/** Whoever was called when nobody else did it. */
const calledTo = (id: Sql): Sql =>
  sql`t.climbed @> jsonb_build_array(jsonb_build_object('to', jsonb_build_array(${id})))`;

/** A task of a ticket that this user sees. */
const taskOfTicket = (id: Sql): Sql =>
  sql`(t.of_kind = 'ticket' AND EXISTS (SELECT 1 FROM ticket k WHERE k.id = t.of_id AND ${ticketsOf(id)}))`;

/** Whether the reader sees a lead of this client or of this company. With LIMIT, so that no plan reads all leads before it has seen a single task. */
export const withVisibleLead = (me: Reader, contactId: Sql, companyId: Sql): Sql =>
  sql`coalesce((SELECT true FROM lead_contact lc JOIN lead l ON l.id = lc.lead_id WHERE lc.contact_id = ${contactId} AND ${visibleLeads(me)} LIMIT 1),
    (SELECT true FROM lead l WHERE l.company_id = ${companyId} AND ${visibleLeads(me)} LIMIT 1), false)`;

/** A manager sees the mass changes that they started; alias `m`. */
export const visibleMassChanges = (me: Reader): Sql =>
  me.role === 'manager' ? sql`m.created_by = ${me.id}` : sql`true`;

/** The one rule for conversations: who answers in the account, whoever it is with, and the lead's responsible user; aliases `v` and, outer joined, `va` (its account). */
const talksOf = (
  id: Sql,
): Sql => sql`(v.assignee_id = ${id} OR va.id IS NULL OR va.people = '{}' OR ${id} = ANY(va.people)
  OR EXISTS (SELECT 1 FROM lead vl WHERE vl.id = v.lead_id AND vl.responsible_id = ${id}))`;

/** The same for many readers at once: whether all may, and else who; a look at each reader of each talk costs too much where thousands listen. */
const talkOfAll = sql`(va.id IS NULL OR va.people = '{}')`;
const talkReaders = sql`va.people || v.assignee_id || (SELECT vl.responsible_id FROM lead vl WHERE vl.id = v.lead_id)`;

export const visibleConversations = (me: Reader): Sql =>
  me.role === 'manager' ? talksOf(sql`${me.id}::uuid`) : sql`true`;

/** `visibleConversations` for many readers at once: each is a row of `app_user`, aliased `r`. */
export const conversationsOfReaders = sql`(r.role <> 'manager' OR ${talksOf(sql`r.id`)})`;

export const visibleTickets = (me: Reader): Sql => (me.role === 'manager' ? ticketsOf(sql`${me.id}::uuid`) : sql`true`);

/** A manager sees the callbacks that they have or make, those that nobody has, those that they were called to, and those of leads that they see; alias `b`. */
const callbacksOf = (id: Sql): Sql => sql`(b.responsible_id = ${id} OR b.caller_id = ${id} OR b.responsible_id IS NULL
  OR b.climbed @> jsonb_build_array(jsonb_build_object('rung', 'on_call', 'to', jsonb_build_array(${id})))
  OR EXISTS (SELECT 1 FROM lead bl WHERE bl.id = b.lead_id AND bl.responsible_id = ${id}))`;

export const visibleCallbacks = (me: Reader): Sql =>
  me.role === 'manager' ? callbacksOf(sql`${me.id}::uuid`) : sql`true`;

/**
 * A manager sees the calls in which she talked or was rung, those of leads that she sees, and those of nobody by a line that is hers; aliases `cl` and,
 * outer joined, `l` and `va` (its line).
 */
const callsOf = (
  id: Sql,
): Sql => sql`(cl.user_id = ${id} OR cl.legs @> jsonb_build_array(jsonb_build_object('userId', ${id}))
  OR (l.id IS NOT NULL AND ${hersOrNobodys(id)})
  OR (cl.user_id IS NULL AND cl.lead_id IS NULL AND (va.id IS NULL OR va.people = '{}' OR ${id} = ANY(va.people))))`;

export const visibleCalls = (me: Reader): Sql => (me.role === 'manager' ? callsOf(sql`${me.id}::uuid`) : sql`true`);

/** `visibleCalls` for many readers at once: each is a row of `app_user`, aliased `r`. */
export const callsOfReaders = sql`(r.role <> 'manager' OR ${callsOf(sql`r.id`)})`;

/** What an import reads may be of fields that others do not see: its author and admins see it; alias `i`. */
export const visibleImports = (me: Reader): Sql => (me.role === 'admin' ? sql`true` : sql`i.created_by = ${me.id}`);

/** Of a contact, also of one that is another by now: `visibleContacts` for many readers. */
const contactOfReaders = (id: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM contact m JOIN contact c ON c.id = coalesce(m.merged_into_id, m.id) WHERE m.id = ${id} AND (c.created_by = r.id
      OR (SELECT true FROM lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = c.id AND ${leadsOfReaders} LIMIT 1) IS TRUE))`;
const companyOfReaders = sql`EXISTS (SELECT 1 FROM company m JOIN company co ON co.id = coalesce(m.merged_into_id, m.id) WHERE m.id = e.subject_id AND (co.created_by = r.id
      OR (SELECT true FROM lead l WHERE l.company_id = co.id AND ${leadsOfReaders} LIMIT 1) IS TRUE
      OR (SELECT true FROM contact p WHERE p.company_id = co.id AND ${contactOfReaders(sql`p.id`)} LIMIT 1) IS TRUE
      OR (SELECT true FROM contact p WHERE p.other_companies ? co.id::text AND ${contactOfReaders(sql`p.id`)} LIMIT 1) IS TRUE))`;

/**
 * An event of a lead, or of what belongs to one, is for the lead's current readers; other kinds have rules of their own, and conversations come
 * apart (`eventsOfTalks`). Aliases `e`, `r`, outer joined `l`, `t`, `m`.
 */
const eventsOfReaders = sql`CASE
    WHEN l.id IS NOT NULL AND ${leadsOfReaders} THEN true
    WHEN e.noun = 'callback' THEN r.role <> 'manager' OR EXISTS (SELECT 1 FROM callback b WHERE b.id = e.noun_id AND ${callbacksOf(sql`r.id`)})
    WHEN e.subject_kind = 'contact' THEN r.role <> 'manager' OR ${contactOfReaders(sql`e.subject_id`)}
    WHEN e.subject_kind = 'company' THEN r.role <> 'manager' OR ${companyOfReaders}
    WHEN e.subject_kind = 'ticket' THEN r.role <> 'manager' OR EXISTS (SELECT 1 FROM ticket k WHERE k.id = e.subject_id AND ${ticketsOf(sql`r.id`)})
    WHEN e.noun = 'task' THEN r.role <> 'manager' OR t.responsible_id = r.id OR ${taskOfTicket(sql`r.id`)} OR ${calledTo(sql`r.id`)}
    WHEN e.noun = 'mass-change' THEN r.role <> 'manager' OR m.created_by = r.id
    WHEN e.noun = 'trial' THEN r.role = 'admin'
    ELSE r.role <> 'manager' END`;

export type Former = { leadId: string; responsibleId: string | null };
/** What one user may hear of a piece of news. `left`: leads that she saw while they were as before, and no longer does. */
export type Sight = { role: Role; leads: Set<string>; left: Set<string>; events: Set<string> };

/** Evaluates the predicates for everybody who listens, as of now. Users who have been switched off are not in the result. */
export const sightOf = async (
  db: Database,
  readers: string[],
  { leads, former, events }: { leads: string[]; former: Former[]; events: string[] },
): Promise<Map<string, Sight>> => {
  const talks = await eventsOfTalks(db, events);
  const ofTalks = new Set(talks.map(({ id }) => id));
  const others = events.filter((id) => !ofTalks.has(id));
  const told = heardBy(talks);
  const anybody = leads.length + former.length + others.length > 0 || talks.some(({ all }) => all);
  const asked = new Set(readers);
  const few = anybody ? readers : told.own.filter((id) => asked.has(id));
  // nothing is asked of a reader who can hear nothing of it: thousands listen
  // of talks alone it is always the same statement
  const name = leads.length + former.length + others.length > 0 ? undefined : `sight-${anybody}`;
  const { rows } = await db.pool.query<{ id: string; role: Role; leads: string[]; left: string[]; events: string[] }>({
    name,
    ...query(sql`SELECT r.id, r.role, ${leads.length === 0 ? NONE : leadsOf(leads)} AS leads, ${former.length === 0 ? NONE : leftBy(former)} AS "left",
        ${others.length === 0 ? NONE : othersOf(others)} AS events
      FROM (SELECT unnest(${few}::uuid[]) AS id${anybody ? sql`` : sql` UNION SELECT id FROM app_user WHERE role <> 'manager'`}) w JOIN app_user r ON r.id = w.id
      WHERE r.disabled_at IS NULL`),
  });
  const sight = new Map<string, Sight>(anybody ? [] : readers.map((id) => [id, NOTHING]));
  for (const { id, role, ...seen } of rows) {
    if (!asked.has(id)) continue;
    const sees = new Set(seen.leads);
    const left = new Set(seen.left.filter((lead) => !sees.has(lead)));
    sight.set(id, { role, leads: sees, left, events: new Set([...seen.events, ...told.to(id, role)]) });
  }
  return sight;
};

const NOTHING: Sight = { role: 'manager', leads: new Set(), left: new Set(), events: new Set() };
const NONE = sql`'{}'::text[]`;

const leftBy = (former: Former[]): Sql =>
  sql`ARRAY(SELECT l.id FROM unnest(${former.map(({ leadId }) => leadId)}::uuid[], ${former.map(({ responsibleId }) => responsibleId)}::uuid[])
          AS l(id, responsible_id) WHERE ${leadsOfReaders})`;

const leadsOf = (leads: string[]): Sql =>
  sql`ARRAY(SELECT l.id FROM lead l WHERE l.id = ANY(${leads}::uuid[]) AND ${leadsOfReaders})`;

const othersOf = (events: string[]): Sql =>
  sql`ARRAY(SELECT e.id::text FROM event e LEFT JOIN lead l ON l.id = e.subject_id LEFT JOIN task t ON e.noun = 'task' AND t.id = e.noun_id
          LEFT JOIN mass_change m ON e.noun = 'mass-change' AND m.id = e.noun_id
          WHERE e.id = ANY(${events}::bigint[]) AND ${eventsOfReaders})`;

/** Which of these events a reader hears, by looking only at her own; `own`: who hears any that not everybody does. */
const heardBy = (talks: EventOfTalk[]) => {
  const every = talks.map(({ id }) => id);
  const open = talks.filter(({ all }) => all).map(({ id }) => id);
  const own = new Map<string, string[]>();
  for (const { id, readers } of talks.filter(({ all }) => !all))
    for (const reader of readers) {
      const hers = own.get(reader);
      if (hers) hers.push(id);
      else own.set(reader, [id]);
    }
  return {
    own: [...own.keys()],
    to: (id: string, role: Role): string[] => (role === 'manager' ? [...open, ...(own.get(id) ?? [])] : every),
  };
};

type EventOfTalk = { id: string; all: boolean; readers: string[] };

/** Of these events those of conversations, and which managers may hear of each. */
const eventsOfTalks = async (db: Database, events: string[]): Promise<EventOfTalk[]> => {
  if (events.length === 0) return [];
  const { rows } = await db.pool.query<EventOfTalk>({
    name: 'events-of-talks',
    ...query(sql`SELECT e.id::text, ${talkOfAll} AS "all", coalesce(${talkReaders}, '{}') AS readers
      FROM event e JOIN conversation v ON v.id = e.subject_id LEFT JOIN channel_account va ON va.id = v.account
      WHERE e.id = ANY(${events}::bigint[]) AND e.subject_kind = 'conversation' AND e.noun NOT IN ('task', 'mass-change', 'trial')`),
  });
  return rows;
};
