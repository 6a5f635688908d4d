import type { Database } from '../client.ts';
import { seedCalendar } from './calendar.ts';
import { addReadyScript } from '../script/ready-script.ts';
import { educationForm, educationPipeline } from './education.ts';
import { readyScript } from './scripts/ready.ts';
import { templates } from './templates/templates.ts';

/** Each step leaves existing data alone: an admin's changes survive the next start. */
export const seedSettings = async (db: Database, { accounts }: { accounts: { id: string }[] }): Promise<void> => {
  await seedTeam(db);
  await seedTemplates(db);
  await db.pool.query(
    `INSERT INTO channel_account (id, kind, settings) SELECT id, split_part(id, ':', 1), $2 FROM unnest($1::text[]) AS id ON CONFLICT DO NOTHING`,
    [accounts.map(({ id }) => id), { perSecond: 50, eachPerSecond: 50 }],
  );
};

/** The agency of the demo: its pipeline, its form and who it is. */
export const seedDemoSettings = async (db: Database, { demoUrl }: { demoUrl: string }): Promise<void> => {
  await seedPipeline(db);
  await seedForm(db, sitesOf(demoUrl));
  await seedScript(db);
  await db.pool.query(`INSERT INTO setting (key, value) VALUES ('seller', $1) ON CONFLICT DO NOTHING`, [seller]);
};

const seller = {
  name: 'Меридиан',
  phone: '+7 727 350 00 18',
  email: 'hello@meridian.example',
  address: 'Алматы, пр. Абая, 52',
  details: 'ТОО «Меридиан», БИН 190340000018, IBAN KZ00 000A 0000 0000 0018',
};

const seedTeam = async (db: Database): Promise<void> => {
  await seedCalendar(db);
  await db.pool.query(`INSERT INTO team (key, name) VALUES ('sales', 'Отдел продаж') ON CONFLICT (key) DO NOTHING`);
};

const seedTemplates = async (db: Database): Promise<void> => {
  const rows = Object.entries(templates).flatMap(([language, byKey]) =>
    Object.entries(byKey).flatMap(([key, byChannel]) =>
      Object.entries(byChannel).map(([channel, text]) => ({ key, channel, language, subject: '', ...text })),
    ),
  );
  await db.pool.query(
    `INSERT INTO template (key, channel, language, subject, body)
     SELECT key, channel, language, subject, body FROM jsonb_to_recordset($1) AS t(key text, channel text, language text, subject text, body text)
     ON CONFLICT (key, channel, language) DO NOTHING`,
    [JSON.stringify(rows)],
  );
};

const seedPipeline = async (db: Database): Promise<void> => {
  await db.pool.query(
    `WITH made AS (INSERT INTO pipeline (key) VALUES ('education') ON CONFLICT (key) DO NOTHING RETURNING id)
     INSERT INTO pipeline_version (pipeline_id, number, definition) SELECT id, 1, $1 FROM made`,
    [educationPipeline()],
  );
  await db.pool.query(
    `UPDATE pipeline p SET published_id = v.id FROM pipeline_version v
     WHERE p.key = 'education' AND p.published_id IS NULL AND v.pipeline_id = p.id AND v.number = 1`,
  );
};

const seedScript = async (db: Database): Promise<void> => {
  const { rowCount } = await db.pool.query('SELECT 1 FROM script LIMIT 1');
  if (!rowCount) await addReadyScript(db, readyScript('education'), null);
};

/** The demo site's port changes with the others, so its address is added at each start. */
const seedForm = async (db: Database, sites: string[]): Promise<void> => {
  const { rows } = await db.pool.query<{ sites: string[] }>(
    `SELECT definition -> 'sites' AS sites FROM form WHERE key = 'education'`,
  );
  if (!rows[0]) {
    await db.pool.query(
      `INSERT INTO form (key, pipeline_id, definition) SELECT 'education', id, $1 FROM pipeline WHERE key = 'education' ON CONFLICT (key) DO NOTHING`,
      [educationForm(sites)],
    );
    return;
  }
  const all = [...new Set([...rows[0].sites, ...sites])];
  if (all.length > rows[0].sites.length)
    await db.pool.query(`UPDATE form SET definition = jsonb_set(definition, '{sites}', $1) WHERE key = 'education'`, [
      JSON.stringify(all),
    ]);
};

/** The demo site's origin, and its other name on this machine. */
const sitesOf = (demoUrl: string): string[] => {
  const { origin } = new URL(demoUrl);
  return [
    ...new Set([origin, origin.replace('//127.0.0.1', '//localhost'), origin.replace('//localhost', '//127.0.0.1')]),
  ];
};
