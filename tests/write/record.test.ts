import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { uuidv7 } from '../../prisma/id.ts';
import { openOffice, type Office } from '../support/office.ts';
import { files, namedStatements } from './statements.ts';

type Column = { name: string; type: string; required: boolean };
type Row = Record<string, unknown>;

/** Those that a command names in what it writes. */
const tables = [
  ...new Set(
    files
      .flatMap((path) => [
        ...readFileSync(path, 'utf8').matchAll(/\btable: '(\w+)'|^const nouns = \{ (\w+): .*?, (\w+): .*\}/gm),
      ])
      .flatMap(([, ...names]) => names.filter((name) => name !== undefined)),
  ),
].toSorted();

let office: Office;
let client: pg.Client;
beforeAll(async () => {
  office = await openOffice();
  client = new pg.Client({ connectionString: office.url });
  await client.connect();
  // one table at a time: whom a row belongs to, and what follows from it, is told elsewhere
  await client.query('SET session_replication_role = replica');
});
afterAll(async () => {
  await client?.end();
  await office?.close();
});
beforeEach(() => client.query('BEGIN'));
afterEach(() => client.query('ROLLBACK'));

const columnsOf = async (table: string): Promise<Column[]> =>
  (
    await client.query<Column>(
      `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS required
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a' ORDER BY a.attnum`,
      [table],
    )
  ).rows;

let turn = 0;
/** A value of this type that no default is and that was not given before. */
const valueOf = ({ type }: Column): unknown => {
  turn += 1;
  const of: Record<string, () => unknown> = {
    uuid: () => uuidv7(),
    text: () => `given ${turn}`,
    'text[]': () => [`given ${turn}`],
    'uuid[]': () => [uuidv7()],
    integer: () => 1000 + turn,
    bigint: () => 1000 + turn,
    boolean: () => true,
    jsonb: () => ({ given: turn }),
    bytea: () => `\\x${turn.toString(16).padStart(8, '0')}`,
    numeric: () => 1000 + turn,
    date: () => `2031-01-${String(1 + (turn % 28)).padStart(2, '0')}`,
    'timestamp with time zone': () => new Date(Date.UTC(2031, 0, 1) + turn * 60_000).toISOString(),
  };
  const make = of[type];
  if (!make) throw new Error(`a value for ${type} is not known`);
  return make();
};

const give = (columns: Column[]): Row => Object.fromEntries(columns.map((column) => [column.name, valueOf(column)]));

const write = (change: { inserts?: object[]; updates?: object[] }) =>
  client.query('SELECT write_change($1)', [
    JSON.stringify({ key: null, hash: null, result: null, inserts: [], updates: [], events: [], ...change }),
  ]);

/** What stands in the only row of the table, of these columns as they were given. */
const stored = async (table: string, row: Row): Promise<Row> => {
  const { rows } = await client.query(
    `SELECT to_jsonb(t) AS stored, to_jsonb(jsonb_populate_record(NULL::${table}, $1)) AS given FROM ${table} t`,
    [JSON.stringify(row)],
  );
  expect(rows).toHaveLength(1);
  const kept = Object.fromEntries(Object.keys(row).map((name) => [name, rows[0].stored[name]]));
  const given = Object.fromEntries(Object.keys(row).map((name) => [name, rows[0].given[name]]));
  expect({ table, ...kept }).toEqual({ table, ...given });
  return rows[0].stored;
};

const emptied = async (table: string) => {
  await client.query(`DELETE FROM ${table}`);
};

/** The row is guarded by another one's version, and found by that. */
const GUARDED = { lead_contact: 'lead_id' } as Record<string, string>;
const OWN = ['version', 'event_seq'];

describe('A10 what a command writes is what stands in the record', () => {
  it('of every table that commands write', () => {
    expect(tables).toEqual(expect.arrayContaining(['address', 'contact', 'invoice', 'lead', 'mass_change', 'task']));
  });

  it.each(tables)('%s keeps every column of a new row, given or left out', async (table) => {
    const columns = await columnsOf(table);
    const required = columns.filter((column) => column.required);
    const optional = columns.filter((column) => !column.required);
    const some = [
      columns,
      required,
      ...optional.map((one) => [...required, one]),
      ...optional.map((one) => columns.filter((other) => other !== one)),
    ];
    for (const given of some) {
      await emptied(table);
      const row = give(given);
      await write({ inserts: [{ table, row }] });
      const { rows } = await client.query(`SELECT * FROM ${table}`);
      await stored(table, row);
      // what was left out has its default
      for (const { name } of optional.filter((one) => !given.includes(one))) {
        const defaults = await client.query(
          `SELECT 1 FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2 AND (atthasdef OR attidentity <> '')`,
          [table, name],
        );
        expect({ table, name, empty: rows[0][name] === null }).toEqual({ table, name, empty: defaults.rowCount === 0 });
      }
    }
  });

  it.each(tables)('%s keeps every column that an update sets, and leaves the others', async (table) => {
    const columns = await columnsOf(table);
    const names = columns.map(({ name }) => name);
    const guard = GUARDED[table];
    if (!guard && !names.includes('version')) return expect(isUpdated(table)).toBe(false);
    const own = [guard ?? 'id', ...OWN];
    const settable = columns.filter(({ name }) => !own.includes(name) && !(guard && name === 'is_main'));
    for (const set of [settable, ...settable.map((one) => [one])]) {
      await emptied(table);
      await write({ inserts: [{ table, row: { ...give(columns), ...(guard ? { is_main: true } : { version: 7 }) } }] });
      const before = (await client.query(`SELECT to_jsonb(t) AS row FROM ${table} t`)).rows[0].row;
      const changed = give(set);
      await write({
        updates: [{ table, id: before[guard ?? 'id'], version: 7, set: changed, events: 2 }],
      });
      const after = await stored(table, changed);
      const rest = (row: Row) =>
        Object.fromEntries(
          names.filter((name) => !(name in changed) && !OWN.includes(name)).map((name) => [name, row[name]]),
        );
      expect(rest(after)).toEqual(rest(before));
      if (!guard) expect(after['version']).toBe(8);
      if (names.includes('event_seq')) expect(after['event_seq']).toBe(before['event_seq'] + 2);
    }
  });

  it.each(tables)('%s refuses a column that it does not have', async (table) => {
    const row = { ...give(await columnsOf(table)), nowhere: 1 };
    await expect(write({ inserts: [{ table, row }] })).rejects.toThrow(/nowhere/);
  });
});

describe('A10 statements that have a name', () => {
  it('are known to the record as it is: each is prepared', async () => {
    const all = await namedStatements();
    const refused: string[] = [];
    for (const { name, file, text } of all) {
      await client.query('SAVEPOINT one');
      await client.query(`PREPARE one AS ${text}`).then(
        () => client.query('DEALLOCATE one'),
        async (error: Error) => {
          refused.push(`${file} ${name}: ${error.message}`);
          await client.query('ROLLBACK TO SAVEPOINT one');
        },
      );
    }
    expect(refused).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it('have each a name of its own', async () => {
    const all = await namedStatements();
    const texts = new Map<string, Set<string>>();
    for (const { name, text } of all) texts.set(name, (texts.get(name) ?? new Set()).add(text));
    expect([...texts].filter(([, some]) => some.size > 1).map(([name]) => name)).toEqual([]);
  });
});

/** Whether any command updates this table. */
const isUpdated = (table: string): boolean =>
  files.some((path) => readFileSync(path, 'utf8').includes(`{ table: '${table}', id`));
