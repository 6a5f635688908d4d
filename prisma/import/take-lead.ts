import type { LeadWish, PersonWish } from '../../workflows/import/reading.ts';
import { newColumns } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { fold } from '../../workflows/search/fold.ts';
import { tell, type Gathered } from './gathered.ts';
import type { KnownPerson } from './known.ts';
import type { Read } from './reading.ts';

/** A lead of a file: it stands at its stage since now, and is as old as the file says. One at a closing stage is closed. */
export const newImportedLead = (
  gathered: Gathered,
  { settings, definition, pipeline }: Read,
  {
    lead,
    contact,
    person,
    companyId,
    number,
  }: { lead: LeadWish; contact: PersonWish; person: KnownPerson; companyId: string | null; number: number },
): string => {
  const { importId, at } = gathered;
  const id = uuidv7();
  const phone = contact.addresses.find(({ kind }) => kind === 'phone')?.value ?? null;
  const email = contact.addresses.find(({ kind }) => kind === 'email')?.value ?? null;
  const name = contact.name || person.name;
  const isOpen = definition?.stages.find(({ key }) => key === lead.stage)?.kind === 'open';
  const { to, ...whom } = settings.responsible;
  const row = {
    ...{ id, number, name: lead.name, pipeline_id: pipeline!.id, pipeline_version_id: pipeline!.versionId },
    ...{ stage: lead.stage, stage_entered_at: at, entries: { [lead.stage]: 1 } },
    responsible_id: lead.responsibleId ?? (to === 'user' && 'userId' in whom ? whom.userId : null),
    ...{ amount: lead.amount?.amount ?? null, currency: lead.amount?.currency ?? null },
    source: lead.source === '' ? {} : { utm_source: lead.source },
    ...{ tags: lead.tags, fields: lead.fields },
    search: fold([lead.name, name, phone, email].filter(Boolean).join(' ')),
    ...{ created_at: lead.createdAt ?? at, updated_at: at },
    ...{ closed_at: isOpen ? null : at, loss_reason: lead.lossReason, version: 1, event_seq: lead.note === '' ? 1 : 2 },
    // the rows without one go the short way (add_row)
    ...(companyId === null ? {} : { company_id: companyId }),
  };
  const typed = { name, phone, email, since: at };
  gathered.inserts.push(
    { table: 'lead', row },
    { table: 'lead_contact', row: { lead_id: id, contact_id: person.id, role: 'client', is_main: true, ...typed } },
  );
  const isQuiet = settings.automations === 'quiet' || !isOpen;
  tell(
    gathered,
    { noun: 'lead', id, seq: 1 },
    {
      type: 'lead.created',
      data: {
        ...{ set: newColumns(row), contactId: person.id, door: 'hand', import: importId },
        ...(person.own ? {} : { known: true }),
        ...(isQuiet ? { quiet: true } : {}),
      },
    },
  );
  if (lead.note !== '') tell(gathered, { noun: 'lead', id, seq: 2 }, { type: 'lead.noted', data: { text: lead.note } });
  if (isOpen) gathered.leads.push(id);
  gathered.made.leads += 1;
  return id;
};
