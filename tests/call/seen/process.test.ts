import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attendLine, type Line } from '../../../activities/channel/voice/line.ts';
import type { Database } from '../../../prisma/client.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { until } from '../../support/until.ts';
import { openLine } from '../lines.ts';

let desk: Desk;
let id: string;
let line: Line | undefined;
beforeAll(async () => {
  desk = await openDesk();
  id = await openLine(desk);
});
afterAll(async () => {
  await line?.close();
  await desk?.close();
});

type Query = { name?: string };
const nameOf = (query: unknown): string => (query as Query).name ?? '';

/** The record, in which `meanwhile` says what a query by its name waits for, or lets others wait for. */
const slow = (db: Database, meanwhile: (name: string, ask: () => Promise<unknown>) => Promise<unknown>): Database => ({
  ...db,
  pool: new Proxy(db.pool, {
    get: (pool, key) =>
      key === 'query'
        ? (query: unknown, values: unknown[]) => meanwhile(nameOf(query), () => pool.query(query as string, values))
        : Reflect.get(pool, key, pool),
  }),
});

describe('M3 a phone that is dialled while a line is looked at', () => {
  it('is not taken for gone: what was not there is looked for again', async () => {
    const { db } = desk.office;
    const { body } = await desk.ask('POST', '/calls', { as: 'aida', body: { phone: '+77015552018' } });
    const legs = async () => (await desk.ask('GET', `/calls/${body.id}`, { as: 'daniyar' })).body.legs;
    let reads = 0;
    let looked = (): void => {};
    const isLooked = new Promise<void>((done) => (looked = done));
    let seen = 0;
    const record = slow(db, async (name, ask) => {
      // whoever looks at the line finds the phone in the record…
      if (name === 'living-calls' && ++reads === 2) await until(async () => (await legs()).length === 1, 'the phone');
      // …which the PBX is told to ring only after that look
      if (name === 'dial-sandbox-leg') await isLooked;
      const answer = await ask();
      if (name === 'sandbox-legs' && reads > 1 && ++seen === 3) looked();
      return answer;
    });
    const { config, log, store } = desk.deps;
    // its own look and the network's, which goes round, are over by the third
    line = await attendLine({ db: record, keys: config.encryptionKeys, log, store, publicUrl: desk.url }, id);
    const rings = await until(async () => {
      const [leg] = await legs();
      return (leg?.rangAt ?? leg?.to) && leg;
    }, 'a phone that rings');
    expect(rings).toMatchObject({ to: null, userId: desk.office.aida });
  });
});
