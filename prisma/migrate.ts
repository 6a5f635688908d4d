import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Applies every migration that the database lacks, each in a transaction of its own, and returns their names. Several nodes may call it at
 * once: one works, the others wait.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('voronka migrations'))`);
    await client.query(
      'create table if not exists _migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from _migration');
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const done: string[] = [];
    for (const { name, sql, checksum } of migrations()) {
      const known = applied.get(name);
      if (known === checksum) continue;
      if (known)
        throw new Error(
          `The migration ${name} was changed after it had been applied. Put it back and write a new one (bin/migration <name>), or begin anew with bin/start --reset.`,
        );
      await apply(client, name, sql, checksum);
      done.push(name);
    }
    return done;
  } finally {
    await client.end();
  }
}

function migrations() {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string) {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into _migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(
      `The migration ${name} failed: ${error instanceof Error ? error.message : String(error)}. Nothing of it was applied.`,
      { cause: error },
    );
  }
}
