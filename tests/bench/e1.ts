import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { addOperators } from '../support/operators.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { percentile, posterTo } from './load.ts';
import { ownProcess } from './own-process.ts';

const ACCOUNTS = 100;
const PEOPLE = 20;
const A_SECOND = 300;
const CALLERS = 20;

/** From a client's message to an operator's screen: 2 000 operators, 20 of them in each of 100 accounts, 300 messages a second; beside a socket that inserts a row and tells 20 sockets. */
export const e1 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const seconds = short ? 5 : 20;
  const { databaseUrl, post } = outsideOf(system);
  const bare = await ownProcess('bare-socket.ts', { DATABASE_URL: databaseUrl });
  const rooms = await openAll((account) => new WebSocket(`ws://127.0.0.1:${bare.said}/${account}`));
  const baseline = await latency(rooms, seconds, async (account, text) =>
    rooms[account]![1]!.send(JSON.stringify({ text })),
  );
  shut(rooms);
  bare.stop();

  const tokens = await addOperators(databaseUrl, { many: ACCOUNTS * PEOPLE });
  const accounts: string[] = [];
  for (let account = 0; account < ACCOUNTS; account++) {
    const people = tokens.slice(account * PEOPLE, (account + 1) * PEOPLE).map(({ id }) => id);
    const name = `e1 ${account}`;
    accounts.push(
      (await post<{ id: string }>('/accounts', { channel: 'telegram', provider: 'sandbox', name, people })).id,
    );
  }
  const { url } = system.credentials;
  const screens = await openAll((account, person) => {
    const authorization = `Bearer ${tokens[account * PEOPLE + person]!.token}`;
    return new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers: { authorization } });
  });
  // one caller may not ask so much at once
  const callers = Array.from({ length: CALLERS }, (_, n) =>
    posterTo(url, { authorization: `Bearer ${tokens[n]!.token}` }),
  );
  const write = (account: number, text: string, index: number) =>
    callers[index % CALLERS]!.post(`/api/v1/accounts/${accounts[account]!}/sandbox-messages`, {
      ...{ from: { id: 1000 + (index % 1000), name: `Клиент ${index % 1000}` }, text },
    });
  const value = await latency(screens, seconds, write);
  shut(screens);
  for (const caller of callers) caller.close();
  return [figure({ name: 'e1', value, unit: 'ms p99', baseline }, { of: 'ratio', atMost: 3 })];
};

type Sockets = WebSocket[][];

const openAll = async (open: (account: number, person: number) => WebSocket): Promise<Sockets> => {
  const sockets: Sockets = [];
  for (let account = 0; account < ACCOUNTS; account++) {
    const mine = Array.from({ length: PEOPLE }, (_, person) => open(account, person));
    await Promise.all(mine.map((socket) => new Promise((ready, fail) => socket.on('open', ready).on('error', fail))));
    sockets.push(mine);
  }
  return sockets;
};

const shut = (sockets: Sockets) => sockets.flat().forEach((socket) => socket.terminate());

/** Milliseconds until the first operator of the account has it, of 99 in 100; what never comes counts as a minute. */
const latency = async (
  sockets: Sockets,
  seconds: number,
  write: (account: number, text: string, index: number) => Promise<unknown>,
): Promise<number> => {
  const began = new Map<string, number>();
  const took: number[] = [];
  for (const [first] of sockets)
    first!.on('message', (told) => {
      const now = performance.now();
      for (const [text] of String(told).matchAll(/wie viel \d+/g)) {
        const from = began.get(text);
        if (from !== undefined) took.push(now - from);
        began.delete(text);
      }
    });
  const start = performance.now();
  const calls: Promise<unknown>[] = [];
  const warm = 2;
  for (let index = 0; index < (seconds + warm) * A_SECOND; index++) {
    const at = start + (index * 1000) / A_SECOND;
    if (at > performance.now()) await pause(at - performance.now());
    const text = `wie viel ${index}`;
    if (index >= warm * A_SECOND) began.set(text, performance.now());
    calls.push(write(index % ACCOUNTS, text, index));
  }
  await Promise.all(calls);
  for (const end = performance.now() + 60_000; began.size > 0 && performance.now() < end;) await pause(50);
  return percentile([...took, ...Array.from(began, () => 60_000)], 0.99);
};
