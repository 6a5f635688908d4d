import type { Database } from '../client.ts';
import type { Credentials } from './credentials.ts';
import { education, educationForm } from './education.ts';
import { seedPeople } from './people.ts';
import { templates } from './templates/templates.ts';

/** The demo: people, calendar, the pipeline `education` with its form and templates. What is there already stays as it is. */
export const seed = async (db: Database, { demoSite, kept }: { demoSite: string; kept: Partial<Credentials> }): Promise<Pick<Credentials, 'users' | 'token'>> => {
  const people = await seedPeople(db, kept);
  await seedPipeline(db);
  await db.pool.query(
    `INSERT INTO form (key, pipeline_id, definition) SELECT 'education', id, $1 FROM pipeline WHERE key = 'education'
     ON CONFLICT (key) DO UPDATE SET definition = jsonb_set(form.definition, '{sites}', excluded.definition->'sites')`,
    [JSON.stringify(educationForm(demoSite))],
  );
  for (const { key, channel, language, subject, body } of templates) {
    await db.pool.query(
      'INSERT INTO template (key, channel, language, subject, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key, channel, language) DO NOTHING',
      [key, channel, language, subject, body],
    );
  }
  await db.pool.query(
    `INSERT INTO channel_account (id, kind, settings) VALUES ('email', 'email', '{"perSecond": 50}'), ('sms', 'sms', '{"perSecond": 50}') ON CONFLICT DO NOTHING`,
  );
  await db.pool.query(`INSERT INTO setting (key, value) VALUES ('seller', $1) ON CONFLICT DO NOTHING`, [JSON.stringify(seller)]);
  return people;
};

const seller = { name: 'Global Study', phone: '+7 727 355 00 44', email: 'hello@globalstudy.example', address: 'Алматы, пр. Абая, 44' };

const seedPipeline = async (db: Database): Promise<void> => {
  const { rows } = await db.pool.query(`INSERT INTO pipeline (key) VALUES ('education') ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id, published_id`);
  if (rows[0].published_id) return;
  const version = await db.pool.query(
    `INSERT INTO pipeline_version (pipeline_id, number, definition, note) VALUES ($1, 1, $2, 'The demo') RETURNING id`,
    [rows[0].id, JSON.stringify(education)],
  );
  await db.pool.query('UPDATE pipeline SET published_id = $2 WHERE id = $1', [rows[0].id, version.rows[0].id]);
};
