import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Database } from '../client.ts';
import { keptOrder, type Order } from '../list-order.ts';
import { sql } from '../sql.ts';
import { houseFields } from './house-fields.ts';

/** Clients or companies by one of their custom fields; undefined where there is none of this key. */
export const fieldOrder = async (
  db: Database,
  noun: Exclude<FieldNoun, 'lead'>,
  key: string,
  of: Order['of'],
): Promise<Order | undefined> => {
  const isThere = (await houseFields(db)).some((one) => one.noun === noun && one.key === key && !one.archivedAt);
  return isThere ? valueOrder(noun, key, of) : undefined;
};

/** By the value that records of a noun have under this key. */
export const valueOrder = (noun: string, key: string, of: Order['of']): Order =>
  keptOrder(of, {
    table: sql`record_value v`,
    record: sql`v.record_id`,
    where: sql`v.noun = ${noun} AND v.key = ${`fields.${key}`}`,
  });
