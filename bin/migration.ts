import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { temporaryPostgres } from '../prisma/dev-server/temporary.ts';

// Each migration made here keeps the schema that it leads to beside its SQL (schema.prisma): the next one is the difference
// from that file, so SQL migrations made by hand (functions, partial indexes) are left alone.
const root = dirname(import.meta.dirname);
const migrations = join(root, 'prisma/migrations');
const schema = readdirSync(join(root, 'prisma/schema'))
  .sort()
  .map((file) => readFileSync(join(root, 'prisma/schema', file), 'utf8').trim())
  .join('\n\n');

const [argument] = process.argv.slice(2);
const last = readdirSync(migrations)
  .sort()
  .findLast((name) => existsSync(join(migrations, name, 'schema.prisma')));
const fresh = argument === '--init' || !last;
const sql = await difference(fresh ? undefined : readFileSync(join(migrations, last, 'schema.prisma'), 'utf8'));

if (!sql.trim() || sql.includes('This is an empty migration'))
  console.log('The migrations say the same as prisma/schema.');
else if (argument === '--check') {
  console.error(`prisma/schema says more than the migrations. Run bin/migration <name>.\n${sql}`);
  process.exitCode = 1;
} else if (!argument) console.log(sql);
else write(fresh ? (last ?? '20261121000000_init') : `${stamp()}_${argument}`);

function write(name: string) {
  if (!/^\d{14}_[a-z0-9_]+$/.test(name))
    throw new Error(`Name the migration in small letters and underscores, not "${argument}".`);
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, 'migration.sql'), sql);
  writeFileSync(join(migrations, name, 'schema.prisma'), `${schema}\n`);
  console.log(`Wrote prisma/migrations/${name}. Read its SQL before you commit it: it must be safe on a live table.`);
}

function stamp() {
  return new Date().toISOString().replace(/\D/g, '').slice(0, 14);
}

async function difference(from: string | undefined): Promise<string> {
  const files = (content: string) => [{ path: 'schema.prisma', content }];
  const server = await temporaryPostgres();
  const engine = await schemaEngine([['schema.prisma', schema]], server.url);
  const { stdout } = await engine
    .diff({
      from: from === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(from) },
      to: { tag: 'schemaDatamodel', files: files(schema) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    .finally(server.stop);
  return stdout ?? '';
}

type Engine = { diff(request: unknown): Promise<{ stdout: string | null }> };

/** Prisma's engine as WebAssembly, because its command line would download a binary. It asks a real server for its version even here. */
async function schemaEngine(datamodels: string[][], connectionString: string): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bindings = await import(join(folder, 'schema_engine_bg.js'));
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}
