import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openDatabase } from '../client.ts';
import { seedAccounts } from './accounts.ts';
import { readCredentials, writeCredentials } from './credentials.ts';
import { seedLeads } from './leads.ts';
import { seedSettings } from './settings.ts';

const Environment = z.object({
  DATABASE_URL: z.string().min(1, 'DATABASE_URL is missing'),
  VORONKA_HOME: z.string().default('.voronka'),
  CREDENTIALS_FILE: z.string().optional(),
  PUBLIC_URL: z.url().default('http://127.0.0.1:4600'),
  SANDBOX_URL: z.url().default('http://127.0.0.1:4606'),
  DEMO_URL: z.url().default('http://127.0.0.1:4608'),
  TEMPORAL_UI_URL: z.url().default('http://127.0.0.1:4603'),
});

/** Writes the demo, safe at each start; `--leads 48` adds so many leads. */
const main = async () => {
  const { values } = parseArgs({ options: { leads: { type: 'string' } } });
  const leads = z.coerce
    .number('--leads expects a number')
    .int()
    .min(0)
    .max(100_000)
    .parse(values.leads ?? 0);
  const env = Environment.parse(process.env);
  const path = env.CREDENTIALS_FILE ?? join(env.VORONKA_HOME, 'credentials.json');
  const db = openDatabase(env.DATABASE_URL, { size: 16 }).as('report');
  try {
    await seedSettings(db, { demoUrl: env.DEMO_URL });
    const accounts = await seedAccounts(db, readCredentials(path));
    writeCredentials(path, {
      url: env.PUBLIC_URL,
      sandbox: env.SANDBOX_URL,
      demoSite: env.DEMO_URL,
      temporalUi: env.TEMPORAL_UI_URL,
      ...accounts,
    });
    if (leads > 0) await seedLeads(db, leads);
  } finally {
    await db.close();
  }
};

await main();
