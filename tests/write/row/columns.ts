import pg from 'pg';
import '../../../prisma/client.ts';

/** A column of a statement: `kind` is what the driver makes of it; `nullable` is known of a table's own column. */
export type Column = { name: string; kind: string; nullable: boolean };

type Field = { name: string; dataTypeID: number; tableID: number; columnID: number };
type Type = { oid: number; typname: string; typcategory: string; typelem: number };

/** Asks PostgreSQL what a statement gives, without running it. */
export const columnsOf = async (client: pg.Client) => {
  const types = new Map(
    (await client.query<Type>('SELECT oid, typname, typcategory, typelem FROM pg_type')).rows.map((one) => [
      one.oid,
      one,
    ]),
  );
  const { rows } = await client.query<{ key: string; attnotnull: boolean }>(
    `SELECT attrelid || '.' || attnum AS key, attnotnull FROM pg_attribute WHERE attnum > 0`,
  );
  const notNull = new Map(rows.map(({ key, attnotnull }) => [key, attnotnull]));
  const kindOf = ({ oid, typname }: Type): string => {
    if (/^jsonb?$/.test(typname)) return 'json';
    return kindOfValue(pg.types.getTypeParser(oid)(sampleOf(types, oid)));
  };
  return async (text: string): Promise<Column[]> =>
    (await described(client, text))
      .filter(({ dataTypeID }) => types.get(dataTypeID)!.typname !== 'void')
      .map(({ name, dataTypeID, tableID, columnID }) => {
        const kind = kindOf(types.get(dataTypeID)!);
        // a list is empty where there is nothing: Prisma declares none NOT NULL
        return { name, kind, nullable: !kind.endsWith('[]') && notNull.get(`${tableID}.${columnID}`) === false };
      });
};

/** A value of the type as PostgreSQL writes it. */
const sampleOf = (types: Map<number, Type>, oid: number): string => {
  const { typname, typcategory, typelem } = types.get(oid)!;
  if (typname === 'bytea') return '\\x00';
  if (typcategory === 'A') return `{${sampleOf(types, typelem)}}`;
  return { N: '1', B: 't', D: '2026-11-28 00:00:00+00' }[typcategory] ?? 'x';
};

const kindOfValue = (value: unknown): string => {
  if (Array.isArray(value)) return `${kindOfValue(value[0])}[]`;
  if (value instanceof Date) return 'Date';
  return Buffer.isBuffer(value) ? 'Buffer' : typeof value;
};

/** Parse and Describe of the protocol: nothing is bound and nothing runs. */
const described = (client: pg.Client, text: string): Promise<Field[]> =>
  new Promise((resolve, reject) => {
    let fields: Field[] = [];
    client.query({
      submit: (connection: any) => {
        connection.parse({ name: '', text, types: [] });
        connection.describe({ type: 'S', name: '' });
        connection.sync();
      },
      handleRowDescription: (told: { fields: Field[] }) => (fields = told.fields),
      handleError: reject,
      handleReadyForQuery: () => resolve(fields),
    } as unknown as pg.Submittable);
  });
