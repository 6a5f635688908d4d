import type { Database } from './client.ts';
import type { Seller } from './letter.ts';

export const readSeller = async (db: Database): Promise<Seller> => {
  const row = await db.prisma.setting.findUnique({ where: { key: 'seller' } });
  return {
    name: 'Voronka',
    ...(typeof row?.value === 'string' ? { name: row.value } : (row?.value as object | undefined)),
  };
};

/** How a client reaches the seller, in one line: phone and e-mail, the name where neither is known. */
export const contactOf = ({ name, phone, email }: Seller): string => [phone, email].filter(Boolean).join(', ') || name;
