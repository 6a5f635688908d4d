import { z } from 'zod';
import { AddressKind } from './address.schema.ts';
import { ContactItem } from './contact.schema.ts';

/** Who has the phone or the e-mail that is being typed. */
export const Alike = z
  .object({
    items: z.array(
      ContactItem.pick({ id: true, name: true, phones: true, emails: true, leads: true }).extend({
        by: z.array(AddressKind).meta({ description: 'what both have' }),
        sameName: z.boolean().meta({ description: 'the name is the same but for its spelling' }),
      }),
    ),
    colleagues: z
      .array(AddressKind)
      .meta({ description: 'what clients of colleagues have, of whom the reader may know no more' }),
  })
  .meta({ id: 'Alike' });
export type Alike = z.infer<typeof Alike>;

export const AlikeCompanies = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), taxId: z.string().nullable() })),
  colleagues: z.boolean().meta({ description: 'a colleague has such a company, of which the reader may know no more' }),
});
export type AlikeCompanies = z.infer<typeof AlikeCompanies>;
