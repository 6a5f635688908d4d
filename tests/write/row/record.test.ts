import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openOffice, type Office } from '../../support/office.ts';
import { columnsOf, type Column } from './columns.ts';
import { declaredCalls, type Call } from './declared.ts';

/** Settled by what else the statement says, which columns do not tell. */
const SETTLED = new Set([
  'event.ts number may be null', // a lead's events have numbers
  'intake.ts provider may be null', // only those that are connected
  'take-incoming.ts provider may be null',
  'intake.ts versionId may be null', // only forms of published pipelines
  'note.queries.ts noun may be null', // notes stand in a story
  'note.queries.ts subject_id may be null',
  'pipeline.ts published_id may be null', // only published ones
  'publication-batch.ts to_stage may be null', // what was moved was moved somewhere
  'publication-batch.ts lead_id may be null', // events of these leads
  'task-span.ts span may be null', // only tasks that have one
  'trial-event.ts 0 may be null', // events of these leads
]);

const wrong = join(import.meta.dirname, '../../../prisma/wrong.ts');
/** Calls that are wrong each in its own way, under the name of what is told of them. */
const wrongCalls = {
  'gives no title': `pool.query<{ id: string; title: string }>({ name: 'gives no title', text: 'SELECT id FROM lead' });`,
  'stage is not declared': `pool.query<{ id: string }>({ name: 'stage is not declared', text: 'SELECT id, stage FROM lead' });`,
  'created_at is Date, declared string': `pool.query<{ created_at: string }>({ name: 'created_at is Date, declared string', text: 'SELECT created_at FROM lead' });`,
  'closed_at may be null': `pool.query<{ closed_at: Date }>({ name: 'closed_at may be null', text: 'SELECT closed_at FROM lead' });`,
  'lead is json, declared json with Date': `pool.query<{ lead: RowOf<Lead> }>({ name: 'lead is json, declared json with Date', text: 'SELECT to_jsonb(l) AS lead FROM lead l' });`,
  'has no type of row': `const { rows } = await pool.query({ name: 'has no type of row', text: 'SELECT id FROM lead' });`,
  'column "nothing" does not exist': `pool.query<{ nothing: string }>({ name: 'column "nothing" does not exist', text: 'SELECT nothing FROM lead' });`,
};
const head = `import type pg from 'pg'; import type { Lead } from './generated/client.ts'; import type { RowOf } from './row.ts'; declare const pool: pg.Pool;\n`;

let office: Office;
let client: pg.Client;
let given: (text: string) => Promise<Column[]>;
let calls: Call[];
let open: string[];
beforeAll(async () => {
  office = await openOffice();
  client = new pg.Client({ connectionString: office.url });
  await client.connect();
  given = await columnsOf(client);
  ({ calls, open } = await declaredCalls({ [wrong]: `${head}${Object.values(wrongCalls).join('\n')}` }));
});
afterAll(async () => {
  await client?.end();
  await office?.close();
});

const differences = async (call: Call): Promise<string[]> =>
  differ(call, await given(call.text).catch((error: Error) => error.message));

describe('A10 the type of row at a call of prisma/', () => {
  it('is what PostgreSQL and the driver give', async () => {
    const told: string[] = [];
    for (const call of calls.filter(({ file }) => file !== 'wrong.ts'))
      for (const difference of await differences(call)) {
        const one = `${call.file} ${call.name}: ${difference}`;
        if (!SETTLED.has(`${call.file} ${difference}`)) told.push(one);
      }
    expect(told).toEqual([]);
    expect(calls.length).toBeGreaterThan(250);
    expect(open).toEqual(['calendar.ts text', 'import.ts made', 'story.queries.ts text', 'pack-removal.ts statement']);
  });

  it.each(Object.keys(wrongCalls))('%s is told', async (told) => {
    const call = calls.find(({ name }) => name === told)!;
    expect(await differences(call)).toEqual([told]);
  });
});

/** How a type of row differs from what is given; a statement that is refused gives its error. */
const differ = ({ row, readsRows, named }: Call, given: Column[] | string): string[] => {
  if (typeof given === 'string') return [given];
  // statements without a name may leave the type to who reads the rows
  if (!row) return named && readsRows && given.length > 0 ? ['has no type of row'] : [];
  const byPlace = row.length > 0 && row.every(({ name }, index) => name === String(index));
  const columns = byPlace ? given.map((column, index) => ({ ...column, name: String(index) })) : given;
  const known = new Set(columns.map(({ name }) => name));
  return [
    ...row.filter(({ name, optional }) => !known.has(name) && !optional).map(({ name }) => `gives no ${name}`),
    ...columns.flatMap(({ name, kind, nullable }) => {
      const declared = row.find((one) => one.name === name);
      if (!declared) return [`${name} is not declared`];
      if (!fits(kind, declared.kind)) return [`${name} is ${kind}, declared ${declared.kind}`];
      return nullable && !declared.nullable ? [`${name} may be null`] : [];
    }),
  ];
};

/** A jsonb may hold anything but what JSON has no word for. */
const fits = (kind: string, declared: string): boolean =>
  kind === 'json' ? !/Date|Buffer/.test(declared) : declared === kind;
