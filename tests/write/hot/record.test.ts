import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { leadActivities } from '../../../activities/lead.ts';
import { openDatabase } from '../../../prisma/client.ts';
import { takeForm } from '../../../prisma/form/intake.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { FormDefinition } from '../../../workflows/form/form.schema.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

const texts = { ru: 'Заявка', en: 'Request' };
const automations = [
  {
    key: 'begins',
    name: { ru: 'Начало' },
    when: { on: 'form.sent', form: 'site' },
    then: [
      { do: 'lead.assign', rule: 'least_busy' },
      { do: 'task.create', type: 'call', text: { ru: 'Позвонить' }, due: { by: 'after', amount: 30, unit: 'minutes' } },
      { do: 'message.send', channel: 'email', template: 'hello' },
    ],
  },
].map((automation) => Automation.parse(automation));
const definition = FormDefinition.parse({
  title: texts,
  fields: [
    { name: 'name', label: texts, type: 'text', required: true, to: 'contact.name' },
    { name: 'email', label: texts, type: 'email', required: true, to: 'contact.email' },
  ],
  consent: { name: 'consent', label: texts },
  submit: texts,
  thanks: texts,
});

let office: Office;
beforeAll(async () => {
  office = await openOffice({ automations });
});
afterAll(async () => office?.close());

describe('M3 the statements of hot writes', () => {
  it('know every row of a form, of a lead entered by hand and of a first turn', async () => {
    await office.db.pool.query(`ALTER DATABASE ${new URL(office.url).pathname.slice(1)} SET track_functions = 'all'`);
    await office.db.pool.query(
      `INSERT INTO template (key, channel, language, subject, body) VALUES ('hello', 'email', 'ru', 'Заявка', 'Спасибо')`,
    );
    const db = openDatabase(office.url, { size: 2 });
    const { rows } = await db.pool.query<{ id: string; version: string }>(
      'SELECT id, published_id AS version FROM pipeline',
    );
    const { id, version } = rows[0]!;
    const form = { id, key: 'site', versionId: version, definition, closed: false, drawn: [] };
    const body = { name: 'Алия', email: 'aliya@example.com', consent: true };
    const taken = await takeForm(db, {
      form,
      body,
      raw: Buffer.from(JSON.stringify(body)),
      language: 'ru',
      actor: { kind: 'client' },
    });
    if (isRefusal(taken) || 'errors' in taken) throw new Error(JSON.stringify(taken));
    // a connection tells its counts when it ends
    await db.close();
    expect([await called('write_change'), await called('add_row')]).toEqual([0, 0]);
    expect(await madeOf(taken.id)).toEqual({ number: expect.any(Number), told: true, addresses: 1, raw: 1, kept: 1 });

    const again = openDatabase(office.url, { size: 2 });
    await leadActivities({ db: again }).turnLead({
      ...{ workflowId: `lead:${taken.id}`, leadId: taken.id, now: new Date().toISOString(), known: null },
    });
    await newLead({ ...office, db: again });
    await again.close();
    expect(await madeBy(taken.id)).toEqual({ tasks: 1, messages: 1, assigned: true });
    expect(await called('add_row')).toBeGreaterThan(3);
    expect(await called('add_any_row')).toBe(0);
  });
});

const madeOf = async (leadId: string) =>
  (
    await office.db.pool.query(
      `SELECT l.number, (e.data #>> '{set,number,1}')::int = l.number AS told,
         (SELECT count(*)::int FROM address WHERE contact_id = c.contact_id) AS addresses,
         (SELECT count(*)::int FROM inbox WHERE external_id = l.id::text) AS raw,
         (SELECT count(*)::int FROM idempotency_key WHERE result ->> 'id' = l.id::text) AS kept
       FROM lead l JOIN lead_contact c ON c.lead_id = l.id JOIN event e ON e.subject_id = l.id AND e.number = 1 WHERE l.id = $1`,
      [leadId],
    )
  ).rows[0];

const madeBy = async (leadId: string) =>
  (
    await office.db.pool.query(
      `SELECT (SELECT count(*)::int FROM task WHERE lead_id = $1) AS tasks, (SELECT count(*)::int FROM delivery WHERE lead_id = $1) AS messages,
         responsible_id IS NOT NULL AS assigned FROM lead WHERE id = $1`,
      [leadId],
    )
  ).rows[0];

const called = async (name: string): Promise<number> => {
  const client = new pg.Client({ connectionString: office.url });
  await client.connect();
  const { rows } = await client.query('SELECT calls FROM pg_stat_user_functions WHERE funcname = $1', [name]);
  await client.end();
  return rows[0]?.calls ?? 0;
};
