import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { saveCallbackRules } from '../../../prisma/callback/rules.ts';
import { defaultCallbackRules } from '../../../workflows/callback/rules.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { dials, free, openAtAsterisk, realTest, type AtAsterisk } from '../../call/at-asterisk.ts';
import type { Asterisk } from '../../support/asterisk/asterisk.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const PHONE = '+77015557744';

let at: AtAsterisk;
let processes: Processes | undefined;
beforeAll(async () => {
  at = await openAtAsterisk({ extensions: { Aida: '101' } });
  if (!at.pbx) return;
  const { attempts } = defaultCallbackRules;
  // a client may be called at any hour: the test does not wait for the morning
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  const saved = await saveCallbackRules(at.desk.office.db, {
    ...defaultCallbackRules,
    attempts: { ...attempts, gaps: { ...attempts.gaps, busy: [1440], no_answer: [1440], voicemail: [1440] } },
    ...{ countries: { KZ: always as never }, revision: 0 },
  });
  if (isRefusal(saved)) throw new Error(saved.refusal);
  processes = await runProcesses(at.desk.office);
  globalThis.Date = Later as DateConstructor;
}, 240_000);
afterAll(async () => {
  globalThis.Date = RealDate;
  await processes?.stop();
  await at?.close();
});

const real = realTest(() => at);

type Told = { id: string; how: string };

const one = async (text: string, ...values: unknown[]) => (await at.desk.office.db.pool.query(text, values)).rows[0];
const callback = async (id: string) => (await at.ask('GET', `/callbacks/${id}`)).body;
const isDue = (id: string) =>
  until(() => one(`SELECT 1 FROM callback WHERE id = $1 AND state = 'due'`, id), 'the hour to call');

/** Everybody's clock is ahead of the real one by what was skipped: that of the process, and of whoever writes the record. */
const RealDate = Date;
let ahead = 0;
class Later extends RealDate {
  constructor(...given: []) {
    super(...((given.length === 0 ? [Later.now()] : given) as []));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
}

/** How far the clock of each run is ahead: a run begun anew, after a promise that was taken for kept, begins at the real hour. */
const skipped = new Map<string, number>();

/** The days until it is to be called again go by at once. */
const untilDue = async (id: string): Promise<void> => {
  const { next_at: next } = await one('SELECT next_at FROM callback WHERE id = $1', id);
  await until(
    () =>
      one(
        `SELECT 1 FROM process p JOIN callback b ON b.id = p.noun_id WHERE b.id = $1 AND p.seq = b.event_seq AND p.state = 'waiting'`,
        id,
      ),
    'its process has taken all in',
  );
  const { runId } = await processes!.client.workflow.getHandle(`callback:${id}`).describe();
  const wait = Math.max(0, next.getTime() - Date.now()) + 1000;
  ahead += wait;
  await processes!.passTime(`callback:${id}`, ahead - (skipped.get(runId) ?? 0));
  skipped.set(runId, ahead);
  await isDue(id);
};

/** Aida calls by the line; how the call ended is what Asterisk told. */
const attempt = async (id: string, meanwhile?: (call: string) => Promise<void>): Promise<Told> => {
  const begun = await until(async () => {
    const { status, body } = await at.ask('POST', `/callbacks/${id}/call`, {}, 'aida');
    return status === 201 && body;
  }, 'a line that calls');
  await meanwhile?.(begun.id);
  const { how } = await at.is(begun.id, 'ended');
  await until(async () => (await callback(id)).attempts.at(-1)?.callId === begun.id, 'the attempt');
  return { id: begun.id, how };
};

/** What Asterisk has written down of the lines to this number: which, and what came of each. */
const records = ({ run }: Asterisk): string[] =>
  readFileSync(join(run, 'log/cdr-csv/Master.csv'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"cl-'))
    .map((line) => line.split(',').map((each) => each.replaceAll('"', '')))
    .map((each) => `${each.at(-1)} ${each.at(-3)}`);

describe('G2 a promise on a real Asterisk', () => {
  real('lives three days, and Asterisk’s own records hold exactly our attempts', async (asterisk) => {
    const { phones } = at;
    const window = { from: new Date().toISOString(), to: new Date(Date.now() + 3_600_000).toISOString() };
    const { body } = await at.ask('POST', '/callbacks', { phone: PHONE, window, reason: 'Просила позвонить' }, 'aida');
    await isDue(body.id);
    const told: Told[] = [];

    await phones.becomes(PHONE, { then: 486 });
    told.push(await attempt(body.id));
    await untilDue(body.id);

    await phones.becomes(PHONE, { ring: 2500, then: 480 });
    told.push(await attempt(body.id));
    await untilDue(body.id);

    await phones.becomes(PHONE, { then: 'answer', hangUpAfter: 3500 });
    const machine = await attempt(body.id);
    told.push(machine);
    expect((await callback(body.id)).state).toBe('kept');
    // who listened knows better than the line
    const word = { how: 'voicemail', callId: machine.id };
    expect((await at.ask('POST', `/callbacks/${body.id}/attempts`, word, 'aida')).status).toBe(200);
    await untilDue(body.id);

    // Asterisk dies while her phone rings, and is there again
    await phones.becomes('101', { ring: 'forever', then: 486 });
    told.push(
      await attempt(body.id, async (call) => {
        const rang = async () => (await at.ask('GET', `/calls/${call}`, undefined, 'aida')).body.legs[0]?.rangAt;
        await until(rang, 'a phone of ours that rings');
        await asterisk.kill();
        await asterisk.start();
      }),
    );
    await untilDue(body.id);

    await phones.becomes(PHONE, { then: 'answer', hangUpAfter: 3500 });
    told.push(await attempt(body.id));
    expect(told.map(({ how }) => how)).toEqual(['busy', 'no_answer', 'answered', 'failed', 'answered']);
    const over = await callback(body.id);
    expect(over.attempts.map(({ how, callId }: Told & { callId: string }) => ({ id: callId, how }))).toEqual(
      told.map((each) => (each.id === machine.id ? { ...each, how: 'voicemail' } : each)),
    );
    expect(over).toMatchObject({ state: 'kept', promise: 'kept' });
    expect(Date.parse(over.closedAt) - Date.parse(over.attempts[0].at)).toBeGreaterThan(3 * 86_400_000);
    // whom Asterisk died under was ours: the client was not called that time
    const called = told.filter(({ how }) => how !== 'failed').map(({ id }) => `cl-${id}-02`);
    const endings = ['BUSY', 'NO ANSWER', 'ANSWERED', 'ANSWERED'];
    expect(records(asterisk)).toEqual(called.map((channel, index) => `${channel} ${endings[index]}`));
    expect(dials(asterisk, PHONE)).toBe(4);
    await free(asterisk);
  });
});
