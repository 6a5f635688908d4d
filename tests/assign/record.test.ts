import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assignLead, assignLeadByRule } from '../../prisma/assign/assign.ts';
import { listAssignments } from '../../prisma/assign/assign.queries.ts';
import { inTransaction } from '../../prisma/client.ts';
import { handOver } from '../../prisma/user/handover.ts';
import { createTask } from '../../prisma/task/task.ts';
import type { AssignOrder } from '../../workflows/lead/assign.schema.ts';
import type { HandTo } from '../../workflows/user/user-profile.schema.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const { rows } = await office.db.pool.query(
    `INSERT INTO calendar (key, name, zone, week, holiday_sets) VALUES ('always', 'Always', 'Asia/Almaty', $1, '{KZ}') RETURNING id`,
    [JSON.stringify(Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])))],
  );
  await office.db.pool.query(`UPDATE app_user SET calendar_id = $1`, [rows[0].id]);
});
beforeEach(async () => {
  await office.db.pool.query(`DELETE FROM absence; DELETE FROM notification; DELETE FROM holiday_set;
    UPDATE lead SET responsible_id = NULL, version = version + 1; UPDATE task SET state = 'done';
    UPDATE app_user SET lead_limit = 200, skills = '{}', languages = '{}', regions = '{}', disabled_at = NULL`);
});
afterAll(() => office.close());

const system = { actor: { kind: 'system' as const } };
const free = async (name = 'acme') => {
  const leadId = await newLead(office, name);
  await office.db.pool.query('UPDATE lead SET responsible_id = NULL, version = version + 1 WHERE id = $1', [leadId]);
  return leadId;
};
const give = async (order: AssignOrder, more: { leadId?: string; except?: string[]; at?: string } = {}) => {
  const leadId = more.leadId ?? (await free());
  const answer = await assignLeadByRule(office.db, { ...system, ...more, leadId, order });
  const [last] = await listAssignments(office.db, leadId);
  return { answer, decision: 'refusal' in answer ? undefined : last };
};
const set = (name: string, column: string, value: unknown) =>
  office.db.pool.query(`UPDATE app_user SET ${column} = $2 WHERE name = $1`, [name, value]);

describe('A4 assignment on the record', () => {
  it('takes turns by when a lead was last given, not by when it was made', async () => {
    const got = [];
    for (let turn = 0; turn < 6; turn++) got.push((await give({ rule: 'round_robin' })).decision?.chosen);
    expect(got.filter((id) => id === office.aida)).toHaveLength(3);
    for (let turn = 1; turn < 6; turn++) expect(got[turn]).not.toBe(got[turn - 1]);
  });

  it('keeps limits and turns when many leads come at the same moment', async () => {
    await office.db.pool.query('UPDATE app_user SET lead_limit = 4');
    const leads = [];
    for (let lead = 0; lead < 12; lead++) leads.push(await free(`burst ${lead}`));
    const order: AssignOrder = { rule: 'round_robin' };
    const answers = await Promise.all(
      leads.map((leadId) => inTransaction(office.db, (tx) => assignLeadByRule(tx, { ...system, leadId, order }))),
    );
    expect(answers.filter((answer) => 'refusal' in answer)).toHaveLength(4);
    const { rows } = await office.db.pool.query(
      'SELECT count(*)::int AS load FROM lead WHERE responsible_id IS NOT NULL GROUP BY responsible_id',
    );
    expect(rows).toEqual([{ load: 4 }, { load: 4 }]);
  });

  it('asks for skills, language and region of the person, the client and the lead', async () => {
    await set('Timur', 'skills', ['loans']);
    expect((await give({ rule: 'least_busy', skills: ['loans'] })).decision?.chosen).toBe(office.timur);
    await set('Aida', 'languages', ['ru']);
    const spoken = await give({ rule: 'least_busy', language: true });
    expect(spoken.decision).toMatchObject({ chosen: office.aida, facts: { language: 'ru' } });
    expect(spoken.decision?.candidates.find(({ id }) => id === office.timur)?.reasons).toEqual(['lacks_language']);
    const leadId = await free();
    await office.db.pool.query(`UPDATE lead SET fields = '{"city": "Astana"}' WHERE id = $1`, [leadId]);
    await set('Timur', 'regions', ['astana']);
    expect((await give({ rule: 'least_busy', region: 'fields.city' }, { leadId })).decision?.chosen).toBe(office.timur);
  });

  it('passes by who is away, full, on a holiday or tried', async () => {
    await office.db.pool.query(
      `INSERT INTO absence (user_id, starts_at, ends_at, kind) VALUES ($1, now() - interval '1 hour', now() + interval '1 hour', 'illness')`,
      [office.aida],
    );
    const { decision } = await give({ rule: 'least_busy' });
    expect(decision?.chosen).toBe(office.timur);
    expect(decision?.candidates.find(({ id }) => id === office.aida)).toMatchObject({
      absent: { kind: 'illness', until: expect.any(String) },
      reasons: ['absent'],
    });
    expect((await give({ rule: 'least_busy' }, { except: [office.timur] })).answer).toMatchObject({
      refusal: 'NobodyOnShift',
    });
    await set('Timur', 'lead_limit', 0);
    expect((await give({ rule: 'least_busy' })).answer).toMatchObject({ refusal: 'NobodyOnShift' });
  });

  it('counts a public holiday as off shift', async () => {
    await office.db.pool.query(
      `INSERT INTO holiday_set (key, name, days) VALUES ('KZ', '{"ru": "Казахстан"}', '[{"date": "2026-12-16", "working": false}]')`,
    );
    const holiday = await give({ rule: 'least_busy' }, { at: '2026-12-16T07:00:00.000Z' });
    expect(holiday.decision).toMatchObject({ why: 'nobody_on_shift' });
    const day = await give({ rule: 'least_busy' }, { at: '2026-12-17T07:00:00.000Z' });
    expect(day.decision).toMatchObject({ why: 'least_busy' });
  });

  it('gives a client back to whoever had her last lead', async () => {
    const first = await free('returning');
    const second = await free('returning again');
    await office.db.pool.query(
      `UPDATE lead_contact SET contact_id = (SELECT contact_id FROM lead_contact WHERE lead_id = $1) WHERE lead_id = $2`,
      [first, second],
    );
    await assignLead(office.db, { ...system, leadId: first, userId: office.timur });
    const order: AssignOrder = { rule: 'least_busy', sticky: true };
    expect((await give(order, { leadId: second })).decision).toMatchObject({ chosen: office.timur, why: 'sticky' });
  });

  it('falls back to a person of another role when the team cannot', async () => {
    await set('Aida', 'lead_limit', 0);
    await set('Timur', 'lead_limit', 0);
    const order: AssignOrder = { rule: 'least_busy', fallback: { to: 'person', person: 'daniyar@demo.voronka' } };
    expect((await give(order)).decision).toMatchObject({ chosen: office.daniyar, why: 'fallback' });
    expect((await give({ rule: 'least_busy', fallback: { to: 'anyone' } })).answer).toMatchObject({
      refusal: 'NobodyOnShift',
    });
  });
});

describe('A5 what is kept of an assignment', () => {
  it('is the order, the version, everybody who was weighed and why', async () => {
    await set('Timur', 'lead_limit', 0);
    const { decision } = await give({ rule: 'round_robin', skills: [] });
    expect(decision).toMatchObject({
      rule: 'round_robin',
      version: 1,
      order: { rule: 'round_robin', skills: [] },
      why: 'longest_without',
      weighed: 2,
      reasons: { at_limit: 1 },
    });
    expect(decision?.candidates.map(({ name, reasons }) => [name, reasons])).toEqual([
      ['Aida', []],
      ['Timur', ['at_limit']],
    ]);
  });

  it('is who gave it, when it was by hand, and how busy the other one was', async () => {
    const leadId = await free();
    await assignLead(office.db, { actor: { kind: 'user', id: office.daniyar }, leadId, userId: office.timur });
    expect((await listAssignments(office.db, leadId))[0]).toMatchObject({
      rule: 'by_hand',
      actor: { kind: 'user', id: office.daniyar, name: 'Daniyar' },
      candidates: [{ id: office.timur, load: 0, limit: 200, onShift: true }],
    });
  });
});

describe('A4 handing all over', () => {
  const handAll = async (to: HandTo) => {
    const total = { leads: 0, tasks: 0, calls: 0, refused: [] as unknown[] };
    let after: string | null = null;
    do {
      const handed = await handOver(office.db, {
        actor: { kind: 'user', id: office.saule },
        userId: office.aida,
        to,
        after,
      });
      if ('refusal' in handed) throw new Error(handed.refusal);
      total.leads += handed.leads;
      total.tasks += handed.tasks;
      total.calls++;
      total.refused.push(...handed.refused);
      after = handed.next;
    } while (after !== null);
    return total;
  };
  const hold = async (leads: number) => {
    for (let lead = 0; lead < leads; lead++) {
      const leadId = await newLead(office, `held ${lead}`);
      if (lead % 10 === 0)
        await createTask(office.db, {
          ...system,
          leadId,
          type: 'call',
          text: 'Call',
          due: { at: '2030-01-01T00:00:00Z' },
        });
    }
    await createTask(office.db, {
      ...system,
      type: 'call',
      text: 'Own',
      responsibleId: office.aida,
      due: { at: '2030-01-01T00:00:00Z' },
    });
  };
  const held = async () =>
    (
      await office.db.pool.query(
        `SELECT (SELECT count(*)::int FROM lead WHERE responsible_id = $1) AS leads, (SELECT count(*)::int FROM task WHERE responsible_id = $1 AND state = 'open') AS tasks`,
        [office.aida],
      )
    ).rows[0];

  it('goes to one person in batches, tasks and all, and tells that one once', async () => {
    await hold(61);
    expect(await handAll({ person: office.timur })).toEqual({ leads: 61, tasks: 1, calls: 3, refused: [] });
    expect(await held()).toEqual({ leads: 0, tasks: 0 });
    const { rows } = await office.db.pool.query(`SELECT kind, data FROM notification WHERE user_id = $1`, [
      office.timur,
    ]);
    expect(rows).toMatchObject([{ kind: 'message', data: { text: { en: expect.stringContaining('Aida') } } }]);
  });

  it('goes by a rule to the others of the team, and says what nobody took', async () => {
    await hold(12);
    await set('Timur', 'lead_limit', 10);
    const handed = await handAll({ rule: 'least_busy' });
    expect(handed).toMatchObject({
      leads: 10,
      refused: [{ code: 'NobodyOnShift', count: 2 }, { code: 'NobodyOnShift' }],
    });
    expect((await held()).leads).toBe(2);
  });

  it('refuses who is unknown, has left or is herself', async () => {
    const actor = { kind: 'user' as const, id: office.saule };
    const to = (person: string) => handOver(office.db, { actor, userId: office.aida, to: { person }, after: null });
    expect(await to(office.aida)).toMatchObject({ refusal: 'SamePerson' });
    expect(await to('0191b1a0-0000-7000-8000-000000000000')).toMatchObject({ refusal: 'PersonUnknown' });
    await office.db.pool.query(`UPDATE app_user SET disabled_at = now() WHERE name = 'Timur'`);
    expect(await to(office.timur)).toMatchObject({ refusal: 'PersonLeft' });
  });
});
