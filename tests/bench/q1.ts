import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import WebSocket from 'ws';
import { addOperators } from '../support/operators.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { percentile, posterTo } from './load.ts';

const PEOPLE = 200;
const A_SECOND = 50;
const WARM_S = 2;

type Told = { type: string; events?: { type: string; nounId: string; data: { to?: string } }[] };

/** From a new client's message to the screen of whoever got it by rule: 50 a second, 200 operators of one group. */
export const q1 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const seconds = short ? 6 : 30;
  const { databaseUrl, post } = outsideOf(system);
  const operators = await addOperators(databaseUrl, { many: PEOPLE });
  const { id: account } = await post<{ id: string }>('/accounts', {
    channel: 'telegram',
    provider: 'sandbox',
    name: 'q1',
  });
  const { url, token } = system.credentials;
  await post('/groups', { name: { ru: 'q1' }, channels: [account], members: operators.map(({ id }) => id) });
  await online(databaseUrl, operators);

  const seen = new Map<string, number>();
  const sockets = operators.map(({ id, token: own }) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, {
      headers: { authorization: `Bearer ${own}` },
    });
    socket.on('message', (text) => {
      const now = performance.now();
      const { events = [] } = JSON.parse(String(text)) as Told;
      for (const { type, nounId, data } of events)
        if (type === 'conversation.assigned' && data.to === id && !seen.has(nounId)) seen.set(nounId, now);
    });
    return socket;
  });
  await Promise.all(sockets.map((socket) => new Promise((ready) => socket.on('open', ready))));

  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const began = new Map<string, number>();
  const calls: Promise<unknown>[] = [];
  const start = performance.now();
  for (let index = 0; index < (seconds + WARM_S) * A_SECOND; index++) {
    const at = start + (index * 1000) / A_SECOND;
    if (at > performance.now()) await pause(at - performance.now());
    if (index >= WARM_S * A_SECOND) began.set(String(10_000 + index), performance.now());
    calls.push(
      api.post(`/api/v1/accounts/${account}/sandbox-messages`, {
        ...{ from: { id: 10_000 + index, name: `Client ${index}` }, text: 'How much is it?' },
      }),
    );
  }
  await Promise.all(calls);
  for (const end = performance.now() + 60_000; seen.size < calls.length && performance.now() < end;) await pause(50);
  const took = await times(databaseUrl, account, began, seen);
  for (const socket of sockets) socket.terminate();
  api.close();
  return [figure({ name: 'q1', value: percentile(took, 0.99), unit: 'ms p99' }, { of: 'value', atMost: 400 })];
};

/** So many milliseconds each; what nobody has seen counts as a minute. */
const times = async (databaseUrl: string, account: string, began: Map<string, number>, seen: Map<string, number>) => {
  const record = new pg.Client({ connectionString: databaseUrl });
  await record.connect();
  const { rows } = await record.query<{ id: string; name: string }>(
    `SELECT v.id, c.name FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE v.account = $1`,
    [account],
  );
  await record.end();
  const talks = new Map(rows.map(({ id, name }) => [String(10_000 + Number(name.split(' ')[1])), id]));
  return [...began].map(([client, from]) => (seen.get(talks.get(client) ?? '') ?? from + 60_000) - from);
};

/** Their day may be over where the bench runs: whoever says so works out of it. */
export const online = async (databaseUrl: string, operators: { id: string }[]): Promise<void> => {
  const record = new pg.Client({ connectionString: databaseUrl });
  await record.connect();
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  await record.query(
    `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('always', 'A', 'UTC', $1, '[]') ON CONFLICT DO NOTHING`,
    [JSON.stringify(week)],
  );
  await record.query(
    `UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = 'always') WHERE id = ANY($1)`,
    [operators.map(({ id }) => id)],
  );
  await record.end();
};
