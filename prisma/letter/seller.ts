import { sellerOf, type Seller } from '../../workflows/seller/seller.schema.ts';
import type { Database } from '../client.ts';

export const readSeller = async (db: Database): Promise<Seller> =>
  sellerOf((await db.prisma.setting.findUnique({ where: { key: 'seller' } }))?.value);

/** How a client reaches the seller, in one line: phone and e-mail, the name where neither is known. */
export const contactOf = ({ name, phone, email }: Seller): string => [phone, email].filter(Boolean).join(', ') || name;
