import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import pg from 'pg';
import { databaseReady, postgresUrl, preparePostgres } from '../../prisma/dev-server/postgres.ts';
import { freePort } from '../../prisma/dev-server/temporary.ts';

export const folder = join(import.meta.dirname, 'data');
const migrations = join(import.meta.dirname, '../../prisma/migrations');

export const zip = (content: Buffer | string): Buffer =>
  zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 25 } });
export const unzip = (name: string): Buffer => zstdDecompressSync(readFileSync(join(folder, name)));

/** Every row of the record as JSON, a line a table: no program beside PostgreSQL itself is needed to put it back. */
export const keepRecord = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
      `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' GROUP BY 1 ORDER BY 1`,
    );
    const lines: string[] = [];
    for (const { name, columns } of tables) {
      const listed = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const { rows } = await client.query<{ text: string }>(
        `SELECT row_to_json(r)::text AS text FROM (SELECT ${listed} FROM ${client.escapeIdentifier(name)}) r`,
      );
      if (rows.length)
        lines.push(JSON.stringify({ name, columns, rows: `[${rows.map(({ text }) => text).join(',')}]` }));
    }
    const { rows: sequences } = await client.query<{ name: string; value: string }>(
      `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`,
    );
    return [JSON.stringify({ sequences }), ...lines].join('\n');
  } finally {
    await client.end();
  }
};

/** Temporal's store as it is at this moment, while its server goes on. */
export const keepStore = (file: string): Buffer => {
  const copy = join(mkdtempSync(join(tmpdir(), 'voronka-store-')), 'temporal.db');
  const store = new DatabaseSync(file, { enableDoubleQuotedStringLiterals: true });
  store.exec(`VACUUM INTO '${copy}'`);
  store.close();
  try {
    return readFileSync(copy);
  } finally {
    rmSync(copy, { force: true });
  }
};

type Table = { name: string; columns: string[]; rows: string };

/**
 * A home with the kept data in it, for bin/start. Leads live on by their own clocks from the moment when they were kept, however long ago that was: what was
 * to come is still to come.
 */
export const openKept = async ({ keptAt }: { keptAt: string }): Promise<{ home: string }> => {
  const home = mkdtempSync(join(tmpdir(), 'voronka-upgrade-'));
  for (const name of ['secrets.json', 'credentials.json'])
    writeFileSync(join(home, name), readFileSync(join(folder, name)), { mode: 0o600 });
  mkdirSync(join(home, 'temporal'), { mode: 0o700 });
  writeFileSync(join(home, 'temporal/temporal.db'), unzip('temporal.db.zst'));
  const { postgresPassword: password } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'));
  const place = { folder: join(home, 'postgres'), port: await freePort(), password, title: 'voronka-upgrade' };
  const { command, args, ...options } = await preparePostgres(place);
  const server = spawn(command, args, { ...options, stdio: 'ignore' });
  const ended = once(server, 'exit');
  try {
    await databaseReady(place);
    await fill(postgresUrl(place), keptAt);
  } finally {
    server.kill('SIGINT');
    await ended;
  }
  return { home };
};

const fill = async (databaseUrl: string, keptAt: string): Promise<void> => {
  const [first, ...tables] = unzip('record.jsonl.zst').toString().split('\n');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const kept = tables.map((line) => JSON.parse(line) as Table);
    const applied = JSON.parse(kept.find(({ name }) => name === '_migration')!.rows) as { name: string }[];
    for (const { name } of applied.toSorted((one, other) => (one.name < other.name ? -1 : 1)))
      await client.query(readFileSync(join(migrations, name, 'migration.sql'), 'utf8'));
    await client.query(
      'CREATE TABLE _migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    await client.query(`SET session_replication_role = replica`);
    for (const { name, columns, rows } of kept) {
      const table = client.escapeIdentifier(name);
      const listed = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      // what migrations put there is among what was kept
      await client.query(`DELETE FROM ${table}`);
      await client.query(
        `INSERT INTO ${table} (${listed}) OVERRIDING SYSTEM VALUE SELECT ${listed} FROM json_populate_recordset(null::${table}, $1)`,
        [rows],
      );
    }
    for (const { name, value } of (JSON.parse(first!) as { sequences: { name: string; value: string }[] }).sequences)
      await client.query(`SELECT setval($1::regclass, $2)`, [client.escapeIdentifier(name), value]);
    await client.query(
      `UPDATE lead SET clock_offset = clock_offset - (extract(epoch FROM now() - $1::timestamptz) * 1000)::bigint`,
      [keptAt],
    );
    // a task on nothing lives by our clock, so what it has behind it comes later by as much
    await client.query(
      `UPDATE task SET due_at = due_at + (now() - $1::timestamptz), overdue_at = overdue_at + (now() - $1::timestamptz) WHERE lead_id IS NULL AND overdue_at IS NOT NULL`,
      [keptAt],
    );
    await client.query(
      `UPDATE process p SET next_at = next_at + (now() - $1::timestamptz) FROM task t WHERE p.noun = 'task' AND p.noun_id = t.id AND t.lead_id IS NULL AND t.overdue_at IS NOT NULL`,
      [keptAt],
    );
  } finally {
    await client.end();
  }
};
