import { z } from 'zod';
import { Currency } from '../money/money.schema.ts';
import { plainText } from '../words/plain.ts';
import { Language } from '../words/words.schema.ts';

const line = (most: number) => z.string().overwrite(plainText).max(most);

const Branch = z.object({ name: line(120).min(1), address: line(300), phone: line(60) });
export type Branch = z.infer<typeof Branch>;

/** The company that uses the house: what its letters and papers say of it, and what it works with. */
export const CompanySettings = z
  .object({
    name: line(200),
    phone: line(60),
    email: line(254),
    address: line(300),
    details: z.string().trim().max(500).meta({ description: 'requisites: registration, bank' }),
    senderName: line(120).meta({ description: 'from whom letters are; empty: the company’s name' }),
    branches: z.array(Branch).max(50),
    languages: z.array(Language).max(4).meta({ description: 'in which it speaks with clients; none: all' }),
    currencies: z.array(Currency).max(30).meta({ description: 'in which it sells; none: the usual ones' }),
    logo: z.string().nullable().meta({ description: 'PNG as a data address; stands on invoices' }),
  })
  .meta({ id: 'CompanySettings' });
export type CompanySettings = z.infer<typeof CompanySettings>;

/** Only what is named changes, so two who change different things keep both. */
export const CompanySettingsPatch = CompanySettings.omit({ logo: true })
  .partial()
  .extend({
    logo: z.base64().max(700_000).nullable().optional().meta({ description: 'a picture, base64; null removes it' }),
  });
export type CompanySettingsPatch = z.infer<typeof CompanySettingsPatch>;
