import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askCallback } from '../../prisma/callback/ask.ts';
import { dialCallback, tellCallback } from '../../prisma/callback/callback.ts';
import { callEnded } from '../../prisma/callback/hear-call.ts';
import { readCallbackRules, saveCallbackRules } from '../../prisma/callback/rules.ts';
import { saveRotas } from '../../prisma/service/rota.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { defaultCallbackRules } from '../../workflows/callback/rules.ts';
import type { AttemptHow } from '../../workflows/callback/how.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

let office: Office;
let processes: Processes;
/** a client may be called at any hour: the test does not wait for the morning */
const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
beforeAll(async () => {
  office = await openOffice();
  const rules = {
    ...defaultCallbackRules,
    countries: { KZ: always as never },
    ladder: { ...defaultCallbackRules.ladder, every: 1440 },
  };
  const saved = await saveCallbackRules(office.db, { ...rules, revision: 0 });
  if (isRefusal(saved)) throw new Error(saved.refusal);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const one = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const rowOf = (id: string) => one('SELECT * FROM callback WHERE id = $1', id);
const stateIs = (id: string, state: string) =>
  until(() => one('SELECT * FROM callback WHERE id = $1 AND state = $2', id, state), `${state} of the callback`);
const rests = (id: string) =>
  until(
    () =>
      one(
        `SELECT p.next_at FROM process p JOIN callback b ON b.id = p.noun_id WHERE b.id = $1 AND p.seq = b.event_seq AND p.state = 'waiting'`,
        id,
      ),
    'its process has taken all in',
  );
let phones = 0;
const promise = async (minutes: number, more: object = {}) => {
  const now = Date.now();
  const done = await askCallback(office.db, {
    actor: { kind: 'user', id: office.saule },
    wanted: {
      ...{ source: 'hand', phone: `+770112345${String(10 + phones++)}`, responsibleId: office.aida },
      window: { from: new Date(now).toISOString(), to: new Date(now + minutes * 60_000).toISOString() },
      ...more,
    },
  });
  if (isRefusal(done)) throw new Error(done.refusal);
  return done.id;
};
const tell = async (id: string, order: Parameters<typeof tellCallback>[1]['order'], at: string) => {
  const done = await tellCallback(office.db, { callbackId: id, actor: { kind: 'system' }, at, order });
  if (isRefusal(done)) throw new Error(done.refusal);
};

describe('G2 a promise lives by its own process', () => {
  it('for three days: busy, silent, a machine, nobody of ours, at last a talk; each attempt once', async () => {
    const id = await promise(30);
    await stateIs(id, 'due');
    const hows: AttemptHow[] = ['busy', 'no_answer', 'user_did_not_take', 'voicemail', 'answered'];
    let at = new Date().toISOString();
    for (const how of hows) {
      const call = uuidv7();
      await tell(id, { do: 'dial', by: office.aida, call }, at);
      const attempt = { at, by: office.aida, callId: call, how, note: '' };
      await tell(id, { do: 'attempt', attempt }, at);
      if (how === 'answered') break;
      const { next_at: next } = await rowOf(id);
      await rests(id);
      const ahead = next.getTime() - Date.parse(at);
      if (ahead > 0) await processes.passTime(`callback:${id}`, ahead + 1000);
      at = next.toISOString();
      await stateIs(id, 'due');
    }
    const row = await stateIs(id, 'kept');
    expect(row.attempts.map((each: { how: string }) => each.how)).toEqual(hows);
    await until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND state = 'finished'`, id), 'its end');
    const { many } = await one(
      `SELECT count(*)::int AS many FROM event WHERE noun = 'callback' AND noun_id = $1 AND type = 'callback.attempted'`,
      id,
    );
    expect(many).toBe(5);
  });

  it('tells whoever is next while nobody calls, each once, and is broken after three days', async () => {
    const id = await promise(30);
    await stateIs(id, 'due');
    await rests(id);
    await processes.passTime(`callback:${id}`, 32 * 60_000);
    await until(() => one('SELECT 1 FROM callback WHERE id = $1 AND late_at IS NOT NULL', id), 'late');
    await rests(id);
    const { rows: told } = await office.db.pool.query(
      `SELECT DISTINCT user_id FROM notification WHERE kind = 'callback.due' AND data ->> 'callbackId' = $1`,
      [id],
    );
    // she who has it, her team, and who supervises
    const heard = told.map((each) => each.user_id);
    expect(heard).toEqual(expect.arrayContaining([office.aida, office.timur, office.daniyar]));
    const { rows: rungs } = await office.db.pool.query(
      `SELECT data ->> 'rung' AS rung, data ->> 'round' AS round, count(*)::int AS many FROM event
        WHERE noun = 'callback' AND noun_id = $1 AND type = 'callback.warned' GROUP BY 1, 2`,
      [id],
    );
    expect(rungs.every(({ many }) => many === 1)).toBe(true);
    await processes.passTime(`callback:${id}`, 73 * 3_600_000);
    await stateIs(id, 'broken');
    await until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND state = 'finished'`, id), 'its end');
  });

  it('calls whoever is on call at last, one after another, each once', async () => {
    const { saule, timur, db } = office;
    const people = [saule, timur].map((user) => ({ user, calendar: null }));
    const rota = { key: 'house', name: { ru: 'Дом' }, group: null, people, silentMinutes: 5, mail: true, phone: false };
    expect(isRefusal(await saveRotas(db, { rotas: [rota], revision: 0 }))).toBe(false);
    const rules = await readCallbackRules(db);
    await saveCallbackRules(db, { ...rules, ladder: { ...rules.ladder, onCall: 25 } });
    const id = await promise(30);
    await stateIs(id, 'due');
    await rests(id);
    await processes.passTime(`callback:${id}`, 50 * 60_000);
    await until(
      () => one(`SELECT 1 FROM callback WHERE id = $1 AND climbed @> '[{"rung": "on_call", "came": "nobody"}]'`, id),
      'that nobody is left',
    );
    const called = await db.pool.query(
      `SELECT user_id FROM notification WHERE kind = 'callback.on_call' AND data ->> 'callbackId' = $1 ORDER BY created_at`,
      [id],
    );
    expect(called.rows).toEqual([{ user_id: saule }, { user_id: timur }]);
    const letters = await db.pool.query(`SELECT recipient FROM delivery WHERE body LIKE $1 ORDER BY created_at`, [
      `%${id}%`,
    ]);
    expect(letters.rows).toEqual([{ recipient: 'saule@demo.voronka' }, { recipient: 'timur@demo.voronka' }]);
    await saveCallbackRules(db, { ...(await readCallbackRules(db)), ladder: rules.ladder });
  });

  it('goes to the next of its group when whoever has it does not call', async () => {
    const { db, aida, timur } = office;
    const group = uuidv7();
    await db.pool.query(`INSERT INTO work_group (id, key, name) VALUES ($1, 'callers', '{"ru": "Звонящие"}')`, [group]);
    await db.pool.query('INSERT INTO work_group_member (group_id, user_id) VALUES ($1, $2), ($1, $3)', [
      ...[group, aida, timur],
    ]);
    // at work around the clock
    await db.pool.query(
      `WITH c AS (INSERT INTO calendar (key, name, zone, week) VALUES ('always', 'Always', 'Asia/Almaty', $1) RETURNING id) UPDATE app_user SET calendar_id = (SELECT id FROM c)`,
      [JSON.stringify(always)],
    );
    const id = await promise(60, { groupId: group, responsibleId: aida });
    await stateIs(id, 'due');
    await rests(id);
    await processes.passTime(`callback:${id}`, 6 * 60_000);
    await until(() => one('SELECT 1 FROM callback WHERE id = $1 AND responsible_id = $2', id, timur), 'the next one');
    const notices = await one(
      `SELECT count(*)::int AS many FROM notification WHERE user_id = $1 AND kind = 'callback.due' AND data ->> 'callbackId' = $2`,
      ...[timur, id],
    );
    expect(notices.many).toBe(1);
    await db.pool.query('DELETE FROM work_group_member');
    await db.pool.query(`UPDATE work_group SET archived_at = now()`);
  });
});

describe('G2 two who dial, and two workers', () => {
  it('make one call: of many at once one gets it (calls T37)', async () => {
    const id = await promise(30);
    await stateIs(id, 'due');
    const dial = (by: string) =>
      dialCallback(office.db, {
        ...{ callbackId: id, by, callId: uuidv7(), why: 'просил' },
        actor: { kind: 'user', id: by },
      });
    const answers = await Promise.all([office.aida, office.timur, office.aida, office.timur].map(dial));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    const { many } = await one(
      `SELECT count(*)::int AS many FROM event WHERE noun = 'callback' AND noun_id = $1 AND type = 'callback.dialled'`,
      id,
    );
    expect(many).toBe(1);
    await tell(id, { do: 'cancel' }, new Date().toISOString());
  });

  it('take no turn twice: a second worker beside the first changes nothing', async () => {
    const beside = await runProcesses(office, {}, processes.temporal);
    const ids = await Promise.all(Array.from({ length: 12 }, () => promise(30)));
    for (const id of ids) await stateIs(id, 'due');
    const { rows } = await office.db.pool.query(
      `SELECT noun_id, type, count(*)::int AS many FROM event WHERE noun = 'callback' AND noun_id = ANY($1) AND type = 'callback.due' GROUP BY 1, 2`,
      [ids],
    );
    expect(rows.map(({ many }) => many)).toEqual(ids.map(() => 1));
    // one of them stops in the middle of it
    const stopped = beside.stop();
    const others = await Promise.all(Array.from({ length: 6 }, () => promise(30)));
    await stopped;
    for (const id of others) await stateIs(id, 'due');
    for (const id of [...ids, ...others]) await tell(id, { do: 'cancel' }, new Date().toISOString());
  });
});

describe('C1 a missed call', () => {
  const call = (more: object) => ({
    ...{ id: uuidv7(), direction: 'in' as const, callbackId: null, phone: '+77019998877', how: 'abandoned' as const },
    ...{ from: new Date(Date.now() - 45_000).toISOString(), to: new Date().toISOString() },
    ...{ userId: null, contactId: null, leadId: null },
    ...more,
  });

  it('is a promise to call back, once, whose place is when the client began to wait, and which a talk serves (calls T36, T38)', async () => {
    const missed = call({});
    await callEnded(office.db, missed);
    await callEnded(office.db, missed);
    const { rows } = await office.db.pool.query('SELECT * FROM callback WHERE phone = $1', [missed.phone]);
    expect(rows).toHaveLength(1);
    expect([rows[0].source, rows[0].queued_at.toISOString()]).toEqual(['missed', missed.from]);
    await callEnded(office.db, call({ how: 'answered' }));
    await stateIs(rows[0].id, 'served');
    // who hung up at once has missed nothing
    await callEnded(office.db, call({ from: new Date(Date.now() - 3000).toISOString() }));
    expect((await one('SELECT count(*)::int AS many FROM callback WHERE phone = $1', missed.phone)).many).toBe(1);
  });
});
