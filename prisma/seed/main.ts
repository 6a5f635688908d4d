import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../client.ts';
import { hasAdmin, makeLink } from '../user/entry-link.ts';
import { closeDemo, settleMode } from '../user/mode.ts';
import { seedAccounts } from './accounts.ts';
import { readCredentials, writeCredentials } from './credentials.ts';
import { seedLeads } from './leads.ts';
import { seedLine } from './line.ts';
import { seedChat, seedTalks } from './talks.ts';
import { demoUsers } from './users.ts';
import { seedDemoSettings, seedSettings } from './settings.ts';

/**
 * What a home needs before anybody uses it, safe at each start; `--leads 48` adds 48 leads to the demo. It prints what the start has to
 * report: the mode, the link that lets somebody in, and which demo accounts were closed.
 */
const main = async () => {
  const { values } = parseArgs({ options: { leads: { type: 'string' } } });
  const leads = z.coerce
    .number('--leads expects a number')
    .int()
    .min(0)
    .max(100_000)
    .parse(values.leads ?? 0);
  const config = readConfig(process.env);
  const path = process.env['CREDENTIALS_FILE'] ?? join(config.home, 'credentials.json');
  const db = openDatabase(config.databaseUrl, { size: 16 }).as('report');
  try {
    const mode = await settleMode(db, config.demo ? 'demo' : 'production');
    await seedSettings(db, config);
    if (mode === 'production') {
      const closed = await closeDemo(
        db,
        demoUsers.map(({ email }) => email),
      );
      rmSync(path, { force: true });
      const token = (await hasAdmin(db)) ? undefined : await makeLink(db, 'first_admin');
      return { mode, closed, ...(token && { link: `${config.publicUrl}/welcome#${token}` }) };
    }
    await seedDemoSettings(db, { demoUrl: config.demoUrl });
    await seedTalks(db);
    await seedChat(db, { demoUrl: config.demoUrl });
    const accounts = await seedAccounts(db, readCredentials(path));
    const line = process.env['DEMO_LINE'];
    if (line) await seedLine(db, config.encryptionKeys, line);
    writeCredentials(path, {
      url: config.publicUrl,
      sandbox: config.sandbox.url,
      demoSite: config.demoUrl,
      temporalUi: config.temporal.uiUrl,
      ...accounts,
    });
    if (leads > 0) await seedLeads(db, leads);
    return { mode, closed: [], link: `${config.publicUrl}/sign-in#demo=${await makeLink(db, 'demo')}` };
  } finally {
    await db.close();
  }
};

process.stdout.write(JSON.stringify(await main()));
