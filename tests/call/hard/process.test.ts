import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Name } from '../../support/desk.ts';
import { addOperators, type OperatorAccount } from '../../support/operators.ts';
import { ownLines, type OwnLines } from '../../support/own-lines.ts';
import { openRoad } from '../../support/road.ts';
import { until } from '../../support/until.ts';
import { dials, free, openAtAsterisk, realTest, type AtAsterisk } from '../at-asterisk.ts';

const AT_ONCE = 20;

let at: AtAsterisk;
let people: OperatorAccount[];
const home = mkdtempSync(join(tmpdir(), 'voronka-lines-'));
let road: Awaited<ReturnType<typeof openRoad>>;
const owners: OwnLines[] = [];
beforeAll(async () => {
  at = await openAtAsterisk({
    extensions: { Aida: '201', Timur: '202', Daniyar: '104', Saule: '203' },
    settings: ({ ports }) => ({ endpoint: `PJSIP/trunk/sip:{extension}@127.0.0.1:${ports.phones}` }),
    alone: true,
  });
  people = await addOperators(at.desk.office.url, { many: AT_ONCE });
  await at.desk.deps.db.pool.query(
    `UPDATE app_user SET extension = (209 + n)::text FROM unnest($1::uuid[]) WITH ORDINALITY t(id, n) WHERE app_user.id = t.id`,
    [people.map(({ id }) => id)],
  );
  if (at.pbx) await own();
}, 240_000);
afterAll(async () => {
  await Promise.all(owners.map(({ kill }) => kill()));
  await road?.cut();
  await at?.close();
  rmSync(home, { recursive: true, force: true });
});

const real = realTest(() => at);
const own = async (): Promise<OwnLines> => {
  const lines = await ownLines(at.desk.office.url, { VORONKA_HOME: home });
  owners.push(lines);
  return lines;
};
const act = (id: string, what: string, as: Name, body?: object) => at.ask('POST', `/calls/${id}/${what}`, body, as);
const line = async () => (await at.ask('GET', '/accounts/voice:main')).body.state;
/** A number whose owner answers and hangs up after two seconds and a half. */
const phoneOf = (n: number, series: number) => `+770155${series}${30 + n}01`;
const callBy = async ({ token }: OperatorAccount, phone: string): Promise<string> => {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await at.desk.ask('POST', '/calls', { headers, body: { phone } });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id;
};

describe('M3 calls whose owner is killed with -9', () => {
  real('go on in every state, are true within seconds, and ring nobody twice', async (asterisk) => {
    const phones = { up: '+77015551000', ringing: '+77015551099', ringing_user: '+77015551199', left: '+77015551201' };
    const up = await at.call(phones.up, 'aida');
    const ringing = await at.call(phones.ringing, 'timur');
    const waiting = await at.call(phones.ringing_user, 'daniyar');
    const left = await at.call(phones.left, 'saule');
    await at.is(up, 'up');
    await at.becomes(ringing, 'a ringing client', ({ rangAt }) => rangAt !== null);
    await at.becomes(waiting, 'a ringing user', ({ legs }) => legs[0]?.rangAt);
    await at.is(left, 'up');
    await act(up, 'hold', 'aida');
    await at.becomes(up, 'the hold', ({ onHold }) => onHold);
    await owners[0]!.kill();
    // hangs up while nobody has the line
    const gone = async () => (await asterisk.ask('channels')).every(({ id }: any) => id !== `cl-${left}-02`);
    await until(gone, 'the client gone');
    expect(await at.read(left)).toMatchObject({ state: 'up' });
    const second = await own();
    await until(async () => (await asterisk.ask('applications/crm')) !== undefined, 'the next owner');
    await at.is(left, 'ended');
    for (const [id, state] of [
      [up, 'up'],
      [ringing, 'ringing'],
      [waiting, 'ringing_user'],
    ] as const)
      expect(await at.read(id)).toMatchObject({ state });
    await act(up, 'resume', 'aida');
    await at.becomes(up, 'the end of the hold', ({ onHold }) => !onHold);
    const { timur } = at.desk.office;
    await act(ringing, 'hangup', 'timur');
    await at.is(ringing, 'ended');
    await act(up, 'transfer', 'aida', { userId: timur, asked: true });
    await at.becomes(up, 'the word between them', ({ parts }) => parts.at(-1).what === 'consultation');
    await second.kill();
    await own();
    await act(up, 'transfer/complete', 'aida');
    await at.becomes(up, 'the hand-over', ({ user }) => user.name === 'Timur');
    await act(up, 'hangup', 'timur');
    await act(waiting, 'hangup', 'daniyar');
    for (const id of [up, waiting]) await at.is(id, 'ended');
    for (const phone of [phones.up, phones.ringing, phones.left])
      expect([phone, dials(asterisk, phone)]).toEqual([phone, 1]);
    expect(dials(asterisk, phones.ringing_user)).toBe(0);
    await free(asterisk);
  });

  real('are each made once where twenty are asked for as the owner dies', async (asterisk) => {
    const asked = await Promise.all(people.map((one, n) => callBy(one, phoneOf(n, 5))));
    await until(async () => (await at.read(asked[0]!)).state !== 'asked', 'the first of them');
    await owners.at(-1)!.kill();
    await own();
    // whoever was to be rung in that very moment was not, and nobody is called twice
    for (const [n, id] of asked.entries()) {
      const { how } = await at.is(id, 'ended');
      expect([how, dials(asterisk, phoneOf(n, 5))]).toEqual([how, how === 'answered' ? 1 : expect.any(Number)]);
      expect(dials(asterisk, phoneOf(n, 5))).toBeLessThanOrEqual(1);
    }
    await free(asterisk);
  });
});

describe('G1 a line in trouble', () => {
  real('has twenty calls at once, each with its recording', async (asterisk) => {
    const ids = await Promise.all(people.map((one, n) => callBy(one, phoneOf(n, 6))));
    for (const [n, id] of ids.entries()) {
      expect(await at.is(id, 'ended')).toMatchObject({ how: 'answered' });
      const { recording } = await at.becomes(id, 'the recording', (one) => one.recording.state !== 'going');
      expect([n, recording.state]).toEqual([n, 'kept']);
      expect(dials(asterisk, phoneOf(n, 6))).toBe(1);
    }
    await free(asterisk);
  });

  real('says so while Asterisk is frozen, and goes on with the same calls', async (asterisk) => {
    const id = await at.call('+77015551300', 'aida');
    await at.is(id, 'up');
    asterisk.freeze();
    await until(async () => (await line()) === 'down', 'the trouble');
    expect((await at.ask('POST', '/calls', { phone: '+77015551400' }, 'timur')).body.code).toBe('LineDown');
    asterisk.thaw();
    await until(async () => (await line()) === 'ok', 'the line');
    expect(await at.read(id)).toMatchObject({ state: 'up' });
    await act(id, 'hangup', 'aida');
    await at.is(id, 'ended');
    await free(asterisk);
  });

  real('learns what happened while its link was cut', async (asterisk) => {
    road = await openRoad(asterisk.url);
    const { revision } = (await at.ask('GET', '/accounts/voice:main')).body;
    const settings = { url: road.url.replace(/\/$/, '') };
    expect((await at.ask('PATCH', '/accounts/voice:main', { revision, settings }, 'saule')).status).toBe(200);
    await until(async () => (await line()) === 'ok', 'the line by its road');
    const [left, stays] = [await at.call('+77015551501', 'aida'), await at.call('+77015551500', 'timur')];
    await at.is(left, 'up');
    await at.is(stays, 'up');
    await road.cut();
    const gone = async () => (await asterisk.ask('channels')).every(({ id }: any) => id !== `cl-${left}-02`);
    await until(gone, 'the client gone');
    await road.mend();
    await until(async () => (await line()) === 'ok', 'the line');
    await at.is(left, 'ended');
    expect(await at.read(stays)).toMatchObject({ state: 'up' });
    await act(stays, 'hangup', 'timur');
    await at.is(stays, 'ended');
    await free(asterisk);
  });
});
