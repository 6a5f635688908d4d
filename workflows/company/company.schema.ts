import { z } from 'zod';
import { LeadOf, Merged } from '../contact/contact.schema.ts';
import { FieldValue } from '../field/field.schema.ts';
import { plainText } from '../words/plain.ts';

const of = {
  name: z.string().overwrite(plainText).min(1).max(200),
  taxId: z
    .string()
    .overwrite((text) => plainText(text).replace(/[\s-]/g, ''))
    .regex(/^[0-9A-Za-z]{5,20}$/)
    .nullable()
    .meta({ description: 'BIN, INN, EDRPOU: what the state knows it by' }),
  fields: z
    .record(z.string().max(40), FieldValue)
    .meta({ description: 'values by the key of their field; what is not named stays' }),
};

export const CompanyItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    taxId: z.string().nullable(),
    contacts: z.number().int().meta({ description: 'as many as the reader may see, a hundred at most' }),
    leads: z.number().int().meta({ description: 'as many as the reader may see, a hundred at most' }),
    openLeads: z.number().int().meta({ description: 'the same of those that are not closed' }),
    responsible: z.array(z.uuid()).meta({ description: 'for open leads that the reader may see' }),
    fields: z.record(z.string(), FieldValue),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'CompanyItem' });
export type CompanyItem = z.infer<typeof CompanyItem>;

/** A person of a company. */
export const PersonOf = z.object({
  id: z.uuid(),
  name: z.string(),
  position: z.string().meta({ description: 'what they are in this company' }),
  main: z.boolean().meta({ description: 'it is the main one of this person' }),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
});
export type PersonOf = z.infer<typeof PersonOf>;

export const Company = z
  .object({
    id: z.uuid(),
    name: z.string(),
    taxId: z.string().nullable(),
    fields: z.record(z.string(), FieldValue),
    contacts: z.array(PersonOf).meta({ description: 'those whom the reader may see, a hundred at most' }),
    leads: z.array(LeadOf).meta({ description: 'those that the reader may see, the newest first, a hundred at most' }),
    merged: z.array(Merged),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Company' });
export type Company = z.infer<typeof Company>;

export const NewCompany = z.object({
  name: of.name,
  taxId: of.taxId.default(null),
  fields: of.fields.default({}),
});
export type NewCompany = z.infer<typeof NewCompany>;

export const CompanyPatch = z
  .object({ version: z.number().int().meta({ description: 'that was read; what others changed since is kept' }) })
  .extend(z.object(of).partial().shape);
export type CompanyPatch = z.infer<typeof CompanyPatch>;

export const LeadCompany = z.object({ companyId: z.uuid().nullable() });
