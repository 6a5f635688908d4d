import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { addOperators } from '../support/operators.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load, percentile, posterTo } from './load.ts';
import { online } from './q1.ts';

const PEOPLE = 500;
const GROUPS = 5;
const VIEWERS = 100;
const EACH = 10;

/** From a change to the page of each supervisor who watches the floor: 500 operators, 5 000 open conversations, 100 viewers, 10 clients a second writing meanwhile. */
export const q4 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const open = short ? 1000 : 5000;
  const { databaseUrl, post, put } = outsideOf(system);
  const operators = await addOperators(databaseUrl, { many: PEOPLE });
  const chiefs = await addOperators(databaseUrl, { many: VIEWERS / EACH, role: 'supervisor' });
  await online(databaseUrl, operators);
  const accounts: string[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const name = `q4 ${group}`;
    const { id } = await post<{ id: string }>('/accounts', { channel: 'telegram', provider: 'sandbox', name });
    const members = operators.filter((_, n) => n % GROUPS === group).map((one) => one.id);
    await post('/groups', { name: { ru: name }, channels: [id], members });
    accounts.push(id);
  }
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const write = (index: number) =>
    api.post(`/api/v1/accounts/${accounts[index % GROUPS]!}/sandbox-messages`, {
      ...{ from: { id: 20_000 + index, name: `Client ${index}` }, text: 'How much is it?' },
    });
  await load({ atOnce: 8, calls: open }, write);

  const began = new Map<string, number>();
  const took: number[] = [];
  const sockets = chiefs.flatMap(({ token: own }) =>
    Array.from({ length: EACH }, () => {
      const headers = { authorization: `Bearer ${own}` };
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers });
      socket.on('message', (text) => {
        const now = performance.now();
        const said = String(text);
        if (!said.startsWith('{"type":"floor_news"')) return;
        for (const [reason] of said.matchAll(/reason \d+!/g)) took.push(now - began.get(reason)!);
      });
      return socket;
    }),
  );
  await Promise.all(sockets.map((socket) => new Promise((ready) => socket.on('open', ready))));
  for (const socket of sockets) socket.send(JSON.stringify({ type: 'floor', on: true }));
  await pause(3000);

  const changes = short ? 20 : 100;
  const over = { yet: false };
  const meanwhile = (async () => {
    for (let index = open; !over.yet; index++) {
      await write(index);
      await pause(100);
    }
  })();
  for (let n = 0; n < changes; n++) {
    const reason = `reason ${n}!`;
    began.set(reason, performance.now());
    await put(`/users/${operators[n]!.id}/status`, { status: 'training', reason });
    await pause(400);
  }
  for (const end = performance.now() + 30_000; took.length < changes * VIEWERS && performance.now() < end;)
    await pause(50);
  over.yet = true;
  await meanwhile;
  for (const socket of sockets) socket.terminate();
  api.close();
  const missing = Array.from({ length: Math.max(0, changes * VIEWERS - took.length) }, () => 30_000);
  return [
    figure(
      { name: 'q4', value: percentile([...took, ...missing], 0.99), unit: 'ms p99' },
      { of: 'value', atMost: 300 },
    ),
  ];
};
