import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../prisma/client.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load, posterTo } from './load.ts';
import { ownProcess } from './own-process.ts';

/** Messages a second until they stand in their conversations, and until answers have left, beside bare durable inserts; 16 at once, 200 clients. */
export const e2 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const seconds = short ? 5 : 15;
  const { databaseUrl, post } = outsideOf(system);
  const bare = await ownProcess('bare-route.ts', { DATABASE_URL: databaseUrl });
  const route = posterTo(`http://127.0.0.1:${bare.said}`);
  const insert = () => route.post('/form', { text: 'Здравствуйте, сколько стоит курс?' });
  await load({ atOnce: 16, seconds: 1 }, insert);
  const { perSecond: baseline } = await load({ atOnce: 16, seconds }, insert);
  route.close();
  bare.stop();

  const account = await post<{ id: string }>('/accounts', { channel: 'telegram', provider: 'sandbox', name: 'e2' });
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const db = openDatabase(databaseUrl, { size: 4 });
  const many = async (text: string): Promise<number> => {
    const { rows } = await db.as('report').pool.query<{ many: number }>(text, [account.id]);
    return rows[0]!.many;
  };
  const write = (index: number) =>
    api.post(`/api/v1/accounts/${account.id}/sandbox-messages`, {
      from: { id: 1000 + (index % 200), name: `Клиент ${index % 200}` },
      text: `Здравствуйте, сколько стоит курс? ${index}`,
    });
  // what is measured is us, not how fast a provider may be asked
  await db
    .as('report')
    .pool.query(
      `UPDATE channel_account SET settings = settings || '{"perSecond": 5000, "eachPerSecond": 500}' WHERE id = $1`,
      [account.id],
    );
  const came = `SELECT count(*)::int AS many FROM message WHERE account = $1 AND direction = 'in'`;
  await load({ atOnce: 16, calls: 200 }, write);
  await settled(() => many(came));
  const ins = await rateOf(seconds, write, () => many(came));

  const { rows: talks } = await db
    .as('report')
    .pool.query<{ id: string }>('SELECT id FROM conversation WHERE account = $1', [account.id]);
  const answer = (index: number) =>
    api.post(`/api/v1/conversations/${talks[index % talks.length]!.id}/messages`, {
      text: `Сорок тысяч тенге ${index}`,
    });
  const left = `SELECT count(*)::int AS many FROM delivery WHERE account = $1 AND state IN ('sent', 'delivered', 'read')`;
  const outs = await rateOf(seconds, answer, () => many(left));
  api.close();
  await db.close();
  return [
    figure({ name: 'e2.in', value: ins, unit: 'messages/s', baseline }, { of: 'ratio', atLeast: 0.2 }),
    figure({ name: 'e2.out', value: outs, unit: 'messages/s', baseline }, { of: 'ratio', atLeast: 0.2 }),
  ];
};

/** Of those called for within these seconds, how many a second were through, to the last. */
const rateOf = async (
  seconds: number,
  call: (index: number) => Promise<unknown>,
  through: () => Promise<number>,
): Promise<number> => {
  const before = await through();
  const began = performance.now();
  await load({ atOnce: 16, seconds }, call);
  const after = await settled(through);
  return ((after.many - before) * 1000) / (after.at - began);
};

/** What stands there when nothing has been added for three seconds, and when the last one was. */
const settled = async (count: () => Promise<number>): Promise<{ many: number; at: number }> => {
  let last = { many: await count(), at: performance.now() };
  while (performance.now() - last.at < 3000) {
    await pause(50);
    const many = await count();
    if (many !== last.many) last = { many, at: performance.now() };
  }
  return last;
};
