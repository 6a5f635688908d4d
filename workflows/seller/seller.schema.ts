import { z } from 'zod';

const Line = z.string().trim().max(500).optional().catch(undefined);

/** Who sells, as the setting `seller` says it. Without a name nothing that names the company goes out. */
export const Seller = z.object({
  name: z.string().trim().max(200).catch(''),
  phone: Line,
  email: Line,
  address: Line,
  details: Line.meta({ description: 'for invoices: registration, bank' }),
});
export type Seller = z.infer<typeof Seller>;

/** What the setting holds; a company that nobody has described has no name, rather than ours. */
export const sellerOf = (setting: unknown): Seller =>
  Seller.parse(typeof setting === 'string' ? { name: setting } : (setting ?? {}));
