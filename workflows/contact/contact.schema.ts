import { z } from 'zod';
import { FieldValue } from '../field/field.schema.ts';
import { plainText } from '../words/plain.ts';
import { Language } from '../words/words.schema.ts';
import { ClientAddress, NewAddress } from './address.schema.ts';

export const LeadContact = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  main: z.boolean(),
  emails: z.array(z.string()),
  phones: z.array(z.string()).meta({ description: 'E.164' }),
  language: Language,
  timeZone: z.string().nullable(),
  fields: z.record(z.string(), FieldValue).optional().meta({ description: 'as far as the reader sees them' }),
  clock: z
    .object({ zone: z.string().meta({ description: 'IANA' }), by: z.enum(['said', 'phone', 'language']) })
    .nullable()
    .optional()
    .meta({
      description: 'where the client’s clock stands by what is known, and what tells it; null where nothing does',
    }),
  unreachable: z
    .record(z.string(), z.string())
    .nullish()
    .meta({ description: 'addresses where the last message did not arrive because of the address, each with why' }),
});
export type LeadContact = z.infer<typeof LeadContact>;

/** An address of a contact, whatever lead it came with. */
export const ContactAddress = ClientAddress.omit({ given: true, used: true });
export type ContactAddress = z.infer<typeof ContactAddress>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/** A lead on the page of its contact or company. */
export const LeadOf = z.object({
  id: z.uuid(),
  number: z.number().int(),
  name: z.string(),
  pipeline: z.string(),
  stage: z.string(),
  pipelineVersionId: z.uuid(),
  amount: z.object({ amount: z.number().int(), currency: z.string() }).nullable(),
  responsibleId: z.uuid().nullable(),
  closedAt: z.iso.datetime().nullable(),
  joined: z.boolean().meta({ description: 'one with another lead of the client, neither won nor lost' }),
  role: z.string(),
  main: z.boolean(),
});
export type LeadOf = z.infer<typeof LeadOf>;

/** Two records that are one by a user's word; the id undoes it. */
export const Merged = z.object({
  id: z.uuid().meta({ description: 'of the merge: POST /merges/{id}/undo' }),
  name: z.string().meta({ description: 'of the one that is gone' }),
  at: z.iso.datetime(),
});
export type Merged = z.infer<typeof Merged>;

export const ContactItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    phones: z.array(z.string()).meta({ description: 'E.164' }),
    emails: z.array(z.string()),
    company: Named.nullable(),
    position: z.string(),
    leads: z.number().int().meta({ description: 'as many as the reader may see' }),
    openLeads: z.number().int(),
    responsible: z.array(z.uuid()).meta({ description: 'for open leads that the reader may see' }),
    language: Language,
    timeZone: z.string().nullable(),
    fields: z.record(z.string(), FieldValue),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ContactItem' });
export type ContactItem = z.infer<typeof ContactItem>;

const CompanyOf = Named.extend({ role: z.string(), main: z.boolean() });

export const Contact = z
  .object({
    id: z.uuid(),
    name: z.string(),
    language: Language,
    timeZone: z.string().nullable(),
    company: Named.nullable(),
    position: z.string(),
    companies: z
      .array(CompanyOf)
      .meta({ description: 'all that this person is of, the main one first: `company` with `position`' }),
    fields: z.record(z.string(), FieldValue),
    addresses: z.array(ContactAddress),
    leads: z.array(LeadOf).meta({ description: 'those that the reader may see, the newest first, a hundred at most' }),
    whole: z.boolean().meta({
      description: 'false: this person has leads that the reader may not see; what came with them is left out',
    }),
    merged: z.array(Merged),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

const of = {
  name: z.string().overwrite(plainText).min(1).max(200),
  language: Language,
  timeZone: z.string().max(60).refine(isZone).nullable().meta({ description: 'IANA' }),
  companyId: z.uuid().nullable(),
  position: z.string().overwrite(plainText).max(120),
  companies: z
    .record(z.uuid(), z.object({ role: z.string().overwrite(plainText).max(120).default('') }).nullable())
    .refine((companies) => Object.keys(companies).length <= 20)
    .meta({ description: 'besides `companyId`, by their ids; null takes one away, what is not named stays' }),
  fields: z
    .record(z.string().max(40), FieldValue)
    .meta({ description: 'values by the key of their field; what is not named stays' }),
};

export const NewContact = z.object({
  name: of.name,
  language: of.language.default('ru'),
  timeZone: of.timeZone.default(null),
  companyId: of.companyId.default(null),
  position: of.position.default(''),
  companies: of.companies.default({}),
  fields: of.fields.default({}),
  addresses: z.array(NewAddress).max(20).default([]),
});
export type NewContact = z.infer<typeof NewContact>;

export const ContactPatch = z
  .object({ version: z.number().int().meta({ description: 'that was read; what others changed since is kept' }) })
  .extend(z.object(of).partial().shape);
export type ContactPatch = z.infer<typeof ContactPatch>;

const Role = z.string().overwrite(plainText).min(1).max(60);
export const LeadContactRole = z.object({ role: Role });
export const NewLeadContact = z.object({ contactId: z.uuid(), role: Role.default('client') });
export type NewLeadContact = z.infer<typeof NewLeadContact>;
