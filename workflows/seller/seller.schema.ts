import { z } from 'zod';

const Line = z.string().trim().max(500).optional().catch(undefined);

/** The company that sells, from the setting `seller`. Without its name nothing that names the company goes out. */
export const Seller = z.object({
  name: z.string().trim().max(200).catch(''),
  phone: Line,
  email: Line,
  address: Line,
  details: Line.meta({ description: 'for invoices: registration, bank' }),
  senderName: Line.meta({ description: 'from whom letters are; without it the company’s name' }),
});
export type Seller = z.infer<typeof Seller>;

/** The setting's value; a company that nobody has described has no name, rather than this product's. */
export const sellerOf = (setting: unknown): Seller =>
  Seller.parse(typeof setting === 'string' ? { name: setting } : (setting ?? {}));
