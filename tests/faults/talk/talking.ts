import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { holdsWithin, outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';
import type { Door } from './doors.ts';

export type Talk = { door: Door; client: number; id: string; said: string[]; answered: string[] };

/** Each client has written once, and has a talk. */
export const beginTalks = async (system: System, doors: Door[], clients: number): Promise<Talk[]> => {
  const { all } = outsideOf(system);
  const talks = doors.flatMap((door) =>
    Array.from({ length: clients }, (_, client): Talk => ({ door, client, id: '', said: ['in 0'], answered: [] })),
  );
  await Promise.all(talks.map(({ door, client }) => door.write(client, 'in 0')));
  const found = async () => {
    const items = await all<{ id: string; account: string; contact: { name: string } }>('/conversations');
    for (const talk of talks) {
      const { account, nameOf } = talk.door;
      const own = items.find((one) => one.account === account && one.contact.name === nameOf(talk.client));
      talk.id = own?.id ?? '';
    }
    return talks.every(({ id }) => id !== '');
  };
  if (await holdsWithin(90, found)) return talks;
  const without = talks.filter(({ id }) => id === '').map(({ door, client }) => `${door.account} ${client}`);
  throw new Error(`There is no talk of ${without.join(', ')}`);
};

/** So many messages in each talk, half of them from the client, over so many seconds; each writer says one after another. */
export const talkOn = (system: System, talks: Talk[], { each, seconds }: { each: number; seconds: number }) => {
  const began = Date.now();
  const half = Math.max(1, Math.floor(each / 2));
  const step = (seconds * 1000) / half;
  const inTurn = async (say: (n: number) => Promise<void>) => {
    const late = Math.random() * step;
    for (let n = 1; n <= half; n++) {
      await pause(Math.max(0, began + late + (n - 1) * step - Date.now()));
      await say(n);
    }
  };
  return Promise.all(
    talks.flatMap((talk) => [
      inTurn(async (n) => {
        talk.said.push(`in ${n}`);
        await talk.door.write(talk.client, `in ${n}`);
      }),
      inTurn(async (n) => {
        talk.answered.push(`out ${n}`);
        await answer(system, talk.id, `out ${n}`);
      }),
    ]),
  );
};

const PATIENCE = 120_000;

/** With one key until it is acknowledged, as the window does. */
const answer = async (system: System, talk: string, text: string): Promise<void> => {
  const key = { 'idempotency-key': randomUUID() };
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(300 + Math.random() * 700)) {
    const refused = await outsideOf(system)
      .post(`/conversations/${talk}/messages`, { text }, key, 5)
      .then(
        () => undefined,
        (error: Error) => error.message,
      );
    if (refused === undefined) return;
    if (/answered 4/.test(refused)) throw new Error(refused);
  }
  throw new Error(`${text} was not taken in ${PATIENCE / 1000} s`);
};
