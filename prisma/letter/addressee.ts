import { isVouched } from '../contact/lead-address.ts';
import type { Database } from '../client.ts';
import { sellerOf, type Seller } from '../../workflows/seller/seller.schema.ts';

/** To whom a message goes that is written already, and for whom. */
export type Addressee = { deliveryId: string; name: string; seller: Seller };

export const readAddressees = async (db: Database, deliveryIds: string[]): Promise<Addressee[]> => {
  if (deliveryIds.length === 0) return [];
  const { rows } = await db.pool.query<{ id: string; name: string; seller: unknown }>({
    name: 'addressees',
    text: `SELECT d.id, coalesce(CASE WHEN ${isVouched('d.recipient')} THEN c.name END, lc.name, l.name, '') AS name,
        (SELECT value FROM setting WHERE key = 'seller') AS seller
      FROM delivery d LEFT JOIN lead l ON l.id = d.lead_id LEFT JOIN lead_contact lc ON lc.lead_id = d.lead_id AND lc.is_main
        LEFT JOIN contact c ON c.id = coalesce(lc.contact_id, d.contact_id) WHERE d.id = ANY($1)`,
    values: [deliveryIds],
  });
  const seller = sellerOf(rows[0]?.seller);
  return rows.map(({ id, name }) => ({ deliveryId: id, name, seller }));
};
