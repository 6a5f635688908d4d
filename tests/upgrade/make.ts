import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outsideOf } from '../support/outside.ts';
import { testSecrets } from '../support/secrets.ts';
import { startSystem } from '../support/system.ts';
import { folder, keepRecord, keepStore, zip } from './kept.ts';
import { liveThroughAll, publishHalf } from './lives.ts';
import {
  closeRecord,
  countEvents,
  MOMENTS,
  ownTasks,
  passMoments,
  standingOf,
  workflowIds,
  type Before,
} from './standing.ts';

/**
 * Makes the data of the commit in whose tree it stands, for the upgrade that comes next: the real product lives through everything that must not be lost,
 * and what each lead waits for is written beside it, with what happens when time passes. `--leads 2000` for a figure, `--to FOLDER` for a try.
 */
const { values } = parseArgs({
  options: { leads: { type: 'string', default: '128' }, to: { type: 'string', default: folder } },
});
const home = mkdtempSync(join(tmpdir(), 'voronka-before-'));
const secrets = {
  postgresPassword: '0f'.repeat(24),
  twilioAccountSid: testSecrets.SANDBOX_TWILIO_ACCOUNT_SID,
  twilioAuthToken: 'ab'.repeat(16),
  stripeSecretKey: `sk_test_${'ab'.repeat(24)}`,
  stripeWebhookSecret: `whsec_${'ab'.repeat(24)}`,
  webhookSecret: testSecrets.WEBHOOK_SECRET,
  encryptionKeys: `test:${'0f'.repeat(32)}`,
};
writeFileSync(join(home, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 });
const system = await startSystem({}, { home });
try {
  const outside = outsideOf(system);
  const say = (what: string) => process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
  const byFate = await liveThroughAll(system, Number(values.leads));
  say('all kinds live');
  const publication = await publishHalf(outside);
  say('a publication is half done');
  const keptAt = new Date().toISOString();
  const [leads, tasks] = [await standingOf(outside), await ownTasks(outside)];
  const { counts } = await outside.get<{ counts: Before['publication']['counts'] }>(`/publications/${publication}`);
  const before: Omit<Before, 'next'> = {
    keptAt,
    events: await countEvents(outside),
    leads,
    tasks,
    publication: { id: publication, counts },
    processes: await workflowIds(outside),
  };
  const record = zip(await keepRecord(outside.databaseUrl));
  const store = zip(keepStore(join(home, 'temporal/temporal.db')));
  say('kept');
  // and what would have happened next, by the code of this commit
  const next: Before['next'] = {};
  for (const [fate, ids] of byFate) {
    const id = ids.at(-1);
    if (!id || leads[id]!.state !== 'waiting') continue;
    next[id] = { fate, happened: await passMoments(outside, id, MOMENTS) };
  }
  mkdirSync(values.to, { recursive: true });
  const keep = (name: string, content: string | Buffer) => writeFileSync(join(values.to, name), content);
  keep('record.jsonl.zst', record);
  keep('temporal.db.zst', store);
  keep('before.json.zst', zip(JSON.stringify({ ...before, next })));
  keep('secrets.json', `${JSON.stringify(secrets, null, 2)}\n`);
  keep('credentials.json', `${JSON.stringify(system.credentials, null, 2)}\n`);
  process.stdout.write(
    `${Object.keys(leads).length} leads, ${before.processes.length} processes, ${record.length} + ${store.length} bytes, publication ${JSON.stringify(counts)}\n`,
  );
} finally {
  await closeRecord();
  await system.end();
}
