import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { tellAlarms } from '../../../prisma/team-bot/alarm.ts';
import { readOps } from '../../../prisma/ops/ops.queries.ts';
import type { Ops } from '../../../workflows/ops/ops.schema.ts';
import { openTeam, texts, type Team } from '../bot.ts';

let team: Team;
let well: Ops;
const DANIYAR = 44;

beforeAll(async () => {
  team = await openTeam();
  await team.link('daniyar', DANIYAR);
  const caps = { caps: { smsPerDay: 10 }, sms: 0 } as unknown as Ops['caps'];
  const queues = [{ name: 'crm', kind: 'records', backlog: 0, ageSeconds: 0, pollers: 1 }];
  well = { ...(await readOps(team.db)), caps, queues, workers: [], temporal: { ok: true, error: null } };
});
afterAll(() => team?.close());
beforeEach(() => void team.said());

const choose = (people: string[]) =>
  team.desk.ask('PATCH', '/ops/on-call', { as: 'saule', body: { people, chat: null } });
const begin = Date.parse('2026-11-29T10:00:00Z');
const look = async (minutes: number, ops: Partial<Ops> = {}, rest = {}) => {
  const now = new Date(begin + minutes * 60_000).toISOString();
  await tellAlarms(team.db, { ...well, ...ops }, { freeOfDisk: 0.5, accounts: [], ...rest }, now);
  await team.say();
  return texts(team.said());
};

describe('F8 the ops bot', () => {
  it('it tells only those whom it knows', async () => {
    expect((await choose([team.desk.office.timur])).body.code).toBe('NotLinked');
    expect((await choose([team.desk.office.daniyar])).body).toMatchObject({ people: [team.desk.office.daniyar] });
    expect(
      (await team.desk.ask('PATCH', '/ops/on-call', { as: 'daniyar', body: { people: [], chat: null } })).status,
    ).toBe(403);
  });

  it('it tells trouble once, again after an hour of it, and that it is over, once', async () => {
    const down = { temporal: { ok: false, error: 'no' }, queues: [] };
    expect(await look(0, down)).toEqual([]);
    expect(await look(1, down)).toEqual([expect.stringMatching(/^🔴 Temporal does not answer\nProcesses stand still/)]);
    expect(await look(2, down)).toEqual([]);
    expect(await look(60, down)).toEqual([]);
    expect(await look(62, down)).toEqual([expect.stringMatching(/^🔴 Still: Temporal does not answer/)]);
    expect(await look(63)).toEqual(['🟢 Well again: Temporal']);
    expect(await look(64)).toEqual([]);
  });

  it('it is silent about what passes by itself', async () => {
    expect(await look(100, {}, { accounts: ['telegram:x'] })).toEqual([]);
    expect(await look(100.5)).toEqual([]);
    expect(await look(103)).toEqual([]);
  });

  it('it names queues, accounts and the disk, and what to do', async () => {
    const queues = [{ name: 'crm', kind: 'records', backlog: 3, ageSeconds: 9, pollers: 0 }];
    const rest = { accounts: ['telegram:anna_bot'], freeOfDisk: 0.04 };
    await look(200, { queues }, rest);
    expect(await look(202, { queues }, rest)).toEqual([
      expect.stringMatching(/^🔴 Nobody listens to these queues: crm\nStart the worker/),
      expect.stringMatching(/^🔴 Accounts do not work: telegram:anna_bot/),
      expect.stringMatching(/^🔴 Free on the disk: 4%/),
    ]);
  });

  it('it is told by one of two nodes that look at once', async () => {
    await look(300);
    team.said();
    const rest = { accounts: ['telegram:anna_bot'] };
    await look(310, {}, rest);
    const both = await Promise.all([look(312, {}, rest), look(312, {}, rest)]);
    expect(both.flat()).toHaveLength(1);
  });
});
