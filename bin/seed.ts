import { parseArgs } from 'node:util';
import { openDatabase } from '../prisma/client.ts';
import { seedLarge } from '../prisma/seed/large.ts';

const { values } = parseArgs({
  options: { size: { type: 'string', default: '300k' }, seed: { type: 'string', default: '7' } },
});
const [, digits, unit] = /^(\d+)([km]?)$/.exec(values.size) ?? [];
const url = process.env['DATABASE_URL'];
if (digits === undefined || !url) {
  process.stderr.write(
    digits === undefined
      ? `--size ${values.size} is no number of leads: write 300k, 1m or 5000.\n`
      : 'DATABASE_URL is not set: it names the record that is to be filled.\n',
  );
  process.exit(2);
}
const began = performance.now();
const db = openDatabase(url).as('report');
try {
  const leads = Number(digits) * { '': 1, k: 1000, m: 1_000_000 }[unit as '' | 'k' | 'm'];
  const sown = await seedLarge(db, { leads, seed: Number(values.seed) });
  await db.pool.query('ANALYZE');
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${sown.leads} leads, ${sown.tasks} tasks, ${sown.events} events in ${seconds} s\n`);
} finally {
  await db.close();
}
