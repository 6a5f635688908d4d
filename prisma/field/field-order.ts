import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Database } from '../client.ts';
import { ordersOf, type Order } from '../list-order.ts';
import { sql, type Sql } from '../sql.ts';
import { houseFields } from './house-fields.ts';

/** Rows by one of their custom fields; undefined where there is none of this key. */
export const fieldOrder = async (
  db: Database,
  noun: FieldNoun,
  key: string,
  { fields, ...of }: Order['of'] & { fields: Sql },
): Promise<Order | undefined> => {
  const field = (await houseFields(db)).find((one) => one.noun === noun && one.key === key && !one.archivedAt);
  if (!field) return undefined;
  const { computed, words } = ordersOf(of);
  return field.type === 'number' || field.type === 'money'
    ? computed(
        sql`CASE WHEN jsonb_typeof(${fields} -> ${key}::text) = 'number' THEN (${fields} ->> ${key}::text)::float8 END`,
        sql`float8`,
      )
    : words(sql`(${fields} ->> ${key}::text)`);
};
