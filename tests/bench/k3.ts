import { assignLeadByRule } from '../../prisma/assign/assign.ts';
import { inTransaction, openDatabase, type Database } from '../../prisma/client.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { isRace } from '../../prisma/write.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load } from './load.ts';

const FEW = 1000;

/** Leads given by rule, 16 at once, in a house with 300 000 open leads beside the same house with 1 000. */
export const k3 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const db = openDatabase(outsideOf(system).databaseUrl, { size: 40 });
  const seconds = short ? 8 : 30;
  await seedLarge(db.as('report'), { leads: FEW, seed: 1 });
  await prepared(db);
  await assignments(db, 3);
  const few = await assignments(db, seconds);
  const { leads } = await seedLarge(db.as('report'), { leads: short ? 30_000 : 330_000, seed: 2 });
  await prepared(db);
  await assignments(db, 3);
  const many = await assignments(db, seconds);
  await db.close();
  process.stderr.write(`k3: ${leads} leads more\n`);
  return [figure({ name: 'k3', value: many, unit: 'given/s', baseline: few }, { of: 'ratio', atLeast: 0.8 })];
};

/** Everybody is on shift, whenever the bench runs; as many people are asked in both houses. */
const prepared = async (db: Database): Promise<void> => {
  const { pool } = db.as('report');
  const week = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]));
  await pool.query(
    `INSERT INTO calendar (key, name, zone, week) VALUES ('always', 'Always', 'Asia/Almaty', $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(week)],
  );
  await pool.query(
    `INSERT INTO app_user (email, name, role, team_id, lead_limit, password_hash)
     SELECT 'seller-' || n || '@large.example', 'Seller ' || n, 'manager', (SELECT id FROM team WHERE key = 'sales'), 1000000, 'none'
     FROM generate_series(1, 70) n ON CONFLICT (email) DO NOTHING`,
  );
  await pool.query(
    `UPDATE app_user SET lead_limit = 1000000, calendar_id = (SELECT id FROM calendar WHERE key = 'always') WHERE role = 'manager'`,
  );
  await pool.query('ANALYZE');
};

const assignments = async (db: Database, seconds: number): Promise<number> => {
  const { rows } = await db
    .as('report')
    .pool.query<{ id: string }>(`SELECT id FROM lead WHERE closed_at IS NULL ORDER BY number DESC LIMIT 900`);
  let refused = 0;
  const { perSecond } = await load({ atOnce: 16, seconds }, async (index) => {
    const given = await inTransaction(db, (tx) =>
      assignLeadByRule(tx, {
        actor: { kind: 'system' },
        leadId: rows[index % rows.length]!.id,
        order: { rule: 'least_busy' },
      }),
    ).catch((error: unknown) => {
      // the process takes its turn again
      if (!isRace(error)) throw error;
      return { refusal: 'Race' };
    });
    if ('refusal' in given && given.refusal !== 'SamePerson') refused += 1;
  });
  if (refused * 2 > perSecond * seconds) throw new Error(`${refused} assignments were refused`);
  return perSecond;
};
