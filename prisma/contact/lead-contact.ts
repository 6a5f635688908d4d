import type { NewLeadContact } from '../../workflows/contact/contact.schema.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadChange, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { searchText } from '../search/words.ts';
import { command, type Change, type Doing } from '../write.ts';
import { readContactRow } from './contact-row.ts';
import { asWhole } from './whole.ts';

/** So many people of one lead: its card shows them all. */
const MOST_PEOPLE = 20;

type OnLead = Doing & { leadId: string; contactId: string };
type Link = { contact_id: string; role: string; is_main: boolean; name: string };

/**
 * One more person of a lead. What goes about this lead may go to her addresses that somebody vouches for, once she is its main contact. Refused:
 * NotFound, ContactMerged, ContactOnLead, TooManyContacts.
 */
export const addLeadContact = (
  db: Database,
  { role, ...doing }: OnLead & Pick<NewLeadContact, 'role'>,
): Promise<Done | Refusal> =>
  onLead(db, doing, { add: doing.contactId, role }, async (tx, lead, links) => {
    const contact = await readContactRow(tx, doing.contactId);
    if (!contact) return refuse('NotFound');
    if (contact.merged_into_id !== null) return refuse('ContactMerged');
    const there = links.find(({ contact_id: id }) => id === contact.id);
    if (there) return refuse('ContactOnLead', { name: there.name });
    if (links.length >= MOST_PEOPLE) return refuse('TooManyContacts', { most: MOST_PEOPLE });
    await tx.pool.query(
      `INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, phone, email, since)
       SELECT $1, $2, $3, $4, $5, ${vouched('phone')}, ${vouched('email')}, now()`,
      [lead.id, contact.id, role, links.length === 0, contact.name],
    );
    return { type: 'lead.contact_added', data: { contactId: contact.id, name: contact.name, role } };
  });

/** Refused: NotFound, MainContactStays. */
export const removeLeadContact = (db: Database, doing: OnLead): Promise<Done | Refusal> =>
  onLead(db, doing, { remove: doing.contactId }, async (tx, lead, links) => {
    const link = links.find(({ contact_id: id }) => id === doing.contactId);
    if (!link) return refuse('NotFound');
    if (link.is_main) return refuse('MainContactStays');
    await tx.pool.query('DELETE FROM lead_contact WHERE lead_id = $1 AND contact_id = $2', [lead.id, link.contact_id]);
    return { type: 'lead.contact_removed', data: { contactId: link.contact_id, name: link.name } };
  });

/** Refused: NotFound. */
export const changeLeadContactRole = (
  db: Database,
  { role, ...doing }: OnLead & { role: string },
): Promise<Done | Refusal> =>
  onLead(db, doing, { role, of: doing.contactId }, async (tx, lead, links) => {
    const link = links.find(({ contact_id: id }) => id === doing.contactId);
    if (!link) return refuse('NotFound');
    if (link.role === role) return undefined;
    await tx.pool.query('UPDATE lead_contact SET role = $3 WHERE lead_id = $1 AND contact_id = $2', [
      lead.id,
      link.contact_id,
      role,
    ]);
    const data = { contactId: link.contact_id, name: link.name, from: link.role, to: role };
    return { type: 'lead.contact_role_changed', data };
  });

/** From now on what goes about the lead goes to her. Refused: NotFound, MainContactAlready. */
export const chooseLeadContact = (db: Database, doing: OnLead): Promise<Done | Refusal> =>
  onLead(db, doing, { main: doing.contactId }, async (tx, lead, links) => {
    const link = links.find(({ contact_id: id }) => id === doing.contactId);
    if (!link) return refuse('NotFound');
    if (link.is_main) return refuse('MainContactAlready');
    await tx.pool.query('UPDATE lead_contact SET is_main = (contact_id = $2) WHERE lead_id = $1', [
      lead.id,
      link.contact_id,
    ]);
    const from = links.find(({ is_main: main }) => main)?.contact_id ?? null;
    return { type: 'lead.contact_chosen', data: { contactId: link.contact_id, name: link.name, from } };
  });

/** The company of a lead; `name` is what the story calls it. Refused: NotFound. */
export const setLeadCompany = (
  db: Database,
  { leadId, companyId, name, ...doing }: Doing & { leadId: string; companyId: string | null; name: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { company: companyId, of: leadId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const { company_id: from, id, version } = lead;
    if (from === companyId) return { result: { id, version } };
    return leadChange(lead, doing, {
      events: [{ type: 'lead.company_changed', data: { from, to: companyId, name } }],
      columns: { company_id: companyId },
    });
  });

/** The lead's version guards its people; what lists search in holds their names. `undefined`: nothing changes. */
const onLead = (
  db: Database,
  { leadId, contactId: _, ...doing }: OnLead,
  request: object,
  act: (tx: Database, lead: LeadRow, links: Link[]) => Promise<CatalogueEvent | Refusal | undefined>,
): Promise<Done | Refusal> =>
  asWhole(db, (tx) =>
    command<Done>(
      tx,
      { key: doing.key, request: { of: leadId, ...request } },
      async (): Promise<Change<Done> | Refusal> => {
        const lead = await readLeadRow(tx, leadId);
        if (isRefusal(lead)) return lead;
        const { rows: links } = await tx.pool.query<Link>(
          `SELECT contact_id, role, is_main, name FROM lead_contact WHERE lead_id = $1 ORDER BY is_main DESC, contact_id FOR UPDATE`,
          [leadId],
        );
        const event = await act(tx, lead, links);
        if (isRefusal(event)) return event;
        if (!event) return { result: { id: lead.id, version: lead.version } };
        return leadChange(lead, doing, {
          events: [event],
          columns: { search: await searchText(tx, leadId, lead.name) },
        });
      },
    ),
  );

/** SQL: an address of contact $2 for which a user or the client vouches, the chosen one first. */
const vouched = (kind: 'phone' | 'email') =>
  `(SELECT value FROM address WHERE contact_id = $2 AND kind = '${kind}' AND trust IN ('staff', 'confirmed') AND refused_at IS NULL AND stopped_at IS NULL
      ORDER BY main_since DESC NULLS LAST, since, id LIMIT 1)`;
