import { openDatabase, type Database } from '../../prisma/client.ts';
import { uuidv7 } from '../../prisma/id.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { startPostgres } from './postgres.ts';

/** Aida and Timur sell, Daniyar supervises, Saule administers; one small pipeline, `education`, without automations by default. */
export type Office = {
  db: Database;
  url: string;
  aida: string;
  timur: string;
  daniyar: string;
  saule: string;
  close: () => Promise<void>;
};

export const openOffice = async ({ automations = [], ...more }: Partial<PipelineDefinition> = {}): Promise<Office> => {
  const { url, drop } = await startPostgres();
  const db = openDatabase(url, { size: 8 });
  const team = uuidv7();
  await db.pool.query(`INSERT INTO team (id, key, name) VALUES ($1, 'sales', 'Sales')`, [team]);
  const hire = async (name: string, role: string) => {
    const id = uuidv7();
    await db.pool.query(
      `INSERT INTO app_user (id, email, name, role, team_id, password_hash, language) VALUES ($1, $2, $3, $4, $5, 'none', 'en')`,
      [id, `${name.toLowerCase()}@demo.voronka`, name, role, team],
    );
    return id;
  };
  const [aida, timur, daniyar, saule] = [
    await hire('Aida', 'manager'),
    await hire('Timur', 'manager'),
    await hire('Daniyar', 'supervisor'),
    await hire('Saule', 'admin'),
  ];
  await publish(db, { ...pipelineOf(automations), ...more });
  await db.pool.query(`INSERT INTO setting (key, value) VALUES ('seller', $1) ON CONFLICT DO NOTHING`, [seller]);
  // what a click sends goes at once, except where a test is about that
  await db.pool.query(`INSERT INTO setting (key, value) VALUES ('undo', '{"seconds": 0}')`);
  return { db, url, aida, timur, daniyar, saule, close: async () => (await db.close(), await drop()) };
};

/** The seller's company in the tests. */
const seller = { name: 'Ромашка', phone: '+7 727 350 00 18', email: 'hello@romashka.example' };

export const pipelineOf = (automations: Automation[]): PipelineDefinition =>
  PipelineDefinition.parse({
    name: { ru: 'Обучение' },
    currency: 'KZT',
    team: 'sales',
    stages: [
      stage('new', 'open'),
      stage('half', 'open'),
      stage('no_answer', 'open'),
      stage('conditional_refusal', 'open'),
      stage('won', 'won'),
      stage('lost', 'lost'),
    ],
    lossReasons: [{ key: 'price', name: { ru: 'Дорого' } }],
    outcomes: [
      { key: 'half', name: { ru: '50 %' }, stage: 'half' },
      { key: 'no_answer', name: { ru: 'Недозвон' }, stage: 'no_answer' },
    ],
    tasks: { types: [{ key: 'call', name: { ru: 'Звонок' } }], remindBeforeMinutes: 30, escalateAfterHours: 24 },
    invoices: {
      dueDays: 3,
      remindBeforeHours: 24,
      remindAfterHours: 24,
      sent: 'invoice',
      reminder: 'invoice_reminder',
      overdue: 'invoice_overdue',
      receipt: 'receipt',
    },
    automations,
  });

const stage = (key: string, kind: string) => ({ key, kind, name: { ru: key }, color: '#3b82f6' });

export const publish = async (db: Database, definition: PipelineDefinition): Promise<void> => {
  const pipeline = uuidv7();
  const version = uuidv7();
  await db.pool.query(`INSERT INTO pipeline (id, key) VALUES ($1, 'education')`, [pipeline]);
  await db.pool.query('INSERT INTO pipeline_version (id, pipeline_id, number, definition) VALUES ($1, $2, 1, $3)', [
    version,
    pipeline,
    JSON.stringify(definition),
  ]);
  await db.pool.query('UPDATE pipeline SET published_id = $1 WHERE id = $2', [version, pipeline]);
};

/** A new lead entered by Aida, assigned to her. */
export const newLead = async (office: Office, name = 'acme'): Promise<string> => {
  const { createLead } = await import('../../prisma/form/intake.ts');
  const lead = { pipeline: 'education', name, language: 'ru' as const, source: {}, tags: [], fields: {} };
  const taken = await createLead(office.db, {
    actor: { kind: 'user', id: office.aida },
    lead,
    responsibleId: office.aida,
  });
  if ('refusal' in taken) throw new Error(taken.refusal);
  return taken.id;
};
