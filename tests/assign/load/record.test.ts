import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leadActivities } from '../../../activities/lead.ts';
import { assignLead, assignLeadByRule } from '../../../prisma/assign/assign.ts';
import { inTransaction } from '../../../prisma/client.ts';
import { moveLead } from '../../../prisma/lead/lead.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

const assigns = Automation.parse({
  key: 'assigns',
  name: { ru: 'Назначить' },
  when: { on: 'lead.created' },
  then: [{ do: 'lead.assign', rule: 'least_busy', fallback: { to: 'anyone' } }],
});

let office: Office;
let leads: string[];
beforeAll(async () => {
  office = await openOffice();
  const always = JSON.stringify(
    Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
  );
  const { rows } = await office.db.pool.query(
    `INSERT INTO calendar (key, name, zone, week) VALUES ('always', 'Always', 'Asia/Almaty', $1) RETURNING id`,
    [always],
  );
  await office.db.pool.query('UPDATE app_user SET calendar_id = $1, lead_limit = 200', [rows[0].id]);
  leads = [];
  for (let index = 0; index < 8; index++) leads.push(await newLead(office, `acme ${index}`));
});
afterAll(async () => office?.close());

const actor = () => ({ kind: 'user' as const, id: office.saule });
const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
/** The number that is kept beside the leads counted. */
const counted = () =>
  all(`SELECT u.name, o.leads AS kept, (SELECT count(*)::int FROM lead l WHERE l.responsible_id = u.id AND l.closed_at IS NULL) AS counted
    FROM app_user u JOIN load o ON o.user_id = u.id ORDER BY u.id`);

/** On a busy machine a lock may be waited for longer than its limit: whoever met that asks again, as a process and a person do. */
const untilAnswered = async (work: () => Promise<unknown>): Promise<unknown> => {
  for (let time = 1; ; time++) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || time >= 20) throw error;
    }
  }
};

describe('A4 how many leads a person has', () => {
  it('is kept as it would be counted, whatever happens to the leads, also at the same moment', async () => {
    const act = fc.record({
      lead: fc.nat(7),
      what: fc.constantFrom('aida', 'timur', 'won', 'reopen', 'nobody', 'rule'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        await Promise.all(
          acts.map(({ lead, what }) =>
            untilAnswered(async () => {
              const leadId = leads[lead]!;
              if (what === 'won') await moveLead(office.db, { actor: actor(), leadId, stage: 'won' });
              else if (what === 'reopen') await moveLead(office.db, { actor: actor(), leadId, stage: 'new' });
              else if (what === 'nobody')
                await office.db.pool.query(
                  'UPDATE lead SET responsible_id = NULL, version = version + 1 WHERE id = $1',
                  [leadId],
                );
              else if (what === 'rule')
                await inTransaction(office.db, (tx) =>
                  assignLeadByRule(tx, { actor: actor(), leadId, order: { rule: 'least_busy' } }),
                ).catch((error: { code?: string }) => {
                  // two that wait for each other, or for the same lead: the process takes its turn again
                  if (!['40P01', 'VK001', '23505'].includes(error.code ?? '')) throw error;
                });
              else await assignLead(office.db, { actor: actor(), leadId, userId: office[what] });
            }),
          ),
        );
        for (const { name, kept, counted: real } of await counted()) expect([name, kept]).toEqual([name, real]);
      }),
      { numRuns: 25 },
    );
  });

  it('turns of one team that are slow wait in line, and no limit of time ends them', async () => {
    const crowd = await openOffice({ automations: [assigns] });
    const fresh = [];
    for (let index = 0; index < 6; index++) fresh.push(await newLead(crowd, `slow ${index}`));
    await crowd.db.pool.query('UPDATE lead SET responsible_id = NULL, version = version + 1');
    await crowd.db.pool
      .query(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.4); RETURN NEW; END';
      CREATE TRIGGER dawdle BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.type = 'lead.assigned') EXECUTE FUNCTION dawdle()`);
    const { turnLead } = leadActivities({ db: crowd.db });
    const turn = (leadId: string) =>
      turnLead({ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null });
    await Promise.all(fresh.map(turn));
    const { rows } = await crowd.db.pool.query('SELECT count(*)::int FROM lead WHERE responsible_id IS NOT NULL');
    await crowd.close();
    expect(rows[0].count).toBe(6);
  });

  it('fifty at once stay fair and within limits', async () => {
    await office.db.pool.query('UPDATE lead SET responsible_id = NULL, version = version + 1');
    await office.db.pool.query(`UPDATE app_user SET lead_limit = 20 WHERE role = 'manager'`);
    const fresh = [];
    for (let index = 0; index < 50; index++) fresh.push(await newLead(office, `burst ${index}`));
    await office.db.pool.query('UPDATE lead SET responsible_id = NULL, version = version + 1');
    const answers = await Promise.all(
      fresh.map((leadId) =>
        inTransaction(office.db, (tx) =>
          assignLeadByRule(tx, { actor: actor(), leadId, order: { rule: 'least_busy' } }),
        ),
      ),
    );
    expect(answers.filter((answer) => 'refusal' in answer)).toHaveLength(10);
    expect(await counted()).toEqual(
      expect.arrayContaining([
        { name: 'Aida', kept: 20, counted: 20 },
        { name: 'Timur', kept: 20, counted: 20 },
      ]),
    );
  });

  it('another team never waits: while one team’s choice is open, the other gives its leads', async () => {
    await office.db.pool.query('UPDATE lead SET responsible_id = NULL, version = version + 1');
    const { rows } = await office.db.pool.query(
      `INSERT INTO team (key, name) VALUES ('other', '{"ru": "Другие"}') RETURNING id`,
    );
    await office.db.pool.query(`UPDATE app_user SET team_id = $1 WHERE id = $2`, [rows[0].id, office.timur]);
    const [mine, theirs] = [await newLead(office, 'mine'), await newLead(office, 'theirs')];
    await office.db.pool.query('UPDATE lead SET responsible_id = NULL, version = version + 1');
    await inTransaction(office.db, async (tx) => {
      await assignLeadByRule(tx, { actor: actor(), leadId: mine, order: { rule: 'least_busy' } });
      const given = await inTransaction(office.db, (other) =>
        assignLeadByRule(other, { actor: actor(), leadId: theirs, order: { rule: 'least_busy', team: 'other' } }),
      );
      expect(given).toMatchObject({ id: theirs });
    });
  });
});
