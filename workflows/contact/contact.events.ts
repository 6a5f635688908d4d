import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';
import { AddressKind } from './address.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ set: Columns.optional(), ...shape });
const Change = z.strictObject({ what: z.string(), from: z.unknown(), to: z.unknown() });
/** What others may not overwrite unseen; `version`: of the record with these changes. */
const changes = { changes: z.array(Change), version: z.number().int() };
const address = event({ kind: AddressKind, address: z.string() });
/** `name`: of the other record when it happened */
const other = { merge: z.uuid(), name: z.string() };
/** A lead and one of its people; `name` as it was called then. */
const onLead = { contactId: z.uuid(), name: z.string() };

/** What each event of a contact or a company says, and those of a lead that are about its people. */
export const contactEvents = {
  'contact.created': event({ name: z.string() }),
  /** `company`: the name of a new main one; `others`: those of all the others, where they changed */
  'contact.changed': event({
    ...{ ...changes, company: z.string().optional(), others: z.string().optional() },
    /** an answer of its script */
    call: z.uuid().optional(),
  }),
  'contact.address_added': address,
  'contact.address_accepted': address,
  'contact.address_refused': address,
  'contact.address_chosen': address,
  'contact.address_stopped': address,
  'contact.address_resumed': address,
  'contact.address_asked': address,
  'contact.address_confirmed': address,
  /** what was moved when two contacts became one, so that it can be moved back; of the contact that is gone */
  'contact.merged': z.strictObject({
    to: z.uuid(),
    leads: z.array(z.uuid()),
    addresses: z.array(z.uuid()),
    owners: z.array(z.tuple([z.uuid(), z.uuid()])),
    vouched: z.array(z.uuid()),
    merged: z.array(z.uuid()),
    merge: z.uuid().optional(),
    name: z.string().optional(),
  }),
  /** of the contact that stays */
  'contact.joined': event({ from: z.uuid(), ...other, ...changes }),
  /** of both */
  'contact.parted': event({ other: z.uuid(), ...other, ...changes }),
  'company.created': event({ name: z.string() }),
  'company.changed': event(changes),
  'company.merged': event({ to: z.uuid(), ...other }),
  'company.joined': event({ from: z.uuid(), ...other, ...changes }),
  'company.parted': event({ other: z.uuid(), ...other, ...changes }),
  'lead.contact_added': event({ ...onLead, role: z.string() }),
  'lead.contact_removed': event(onLead),
  'lead.contact_role_changed': event({ ...onLead, from: z.string(), to: z.string() }),
  /** messages about the lead go to her from now on */
  'lead.contact_chosen': event({ ...onLead, from: z.uuid().nullable() }),
  'lead.company_changed': event({ from: z.uuid().nullable(), to: z.uuid().nullable(), name: z.string() }),
};
