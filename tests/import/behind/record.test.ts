import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beginSome, beginWithRoom, forgetBeginnings } from '../../../prisma/process/beginning.ts';
import { reportProcess } from '../../../prisma/process/process.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { uuidv7 } from '../../../prisma/id.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => office.db.pool.query('TRUNCATE beginning, poke'));

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const poked = async () => (await all('SELECT target FROM poke ORDER BY id')).map(({ target }) => target);
const some = () => beginSome(office.db.pool as never);
const forty = async (): Promise<string[]> => {
  const ids = Array.from({ length: 40 }, () => `lead:${uuidv7()}`);
  await beginWithRoom(office.db, ids);
  return ids;
};
const begins = (workflowId: string) =>
  reportProcess(office.db, {
    ...{ workflowId, noun: 'lead', nounId: workflowId.slice(5), state: 'waiting', waitsFor: [] },
    ...{ nextAt: null, error: null, seq: 1, lateness: null },
  });

describe('M3 processes that nobody waits for', () => {
  it('begin as far as there is room, in their order, whatever pokes wait already', async () => {
    const ids = await forty();
    await some();
    await some();
    expect(await poked()).toEqual(ids.slice(0, 25));
    for (const id of ids.slice(0, 10)) await begins(id);
    await some();
    expect(await poked()).toEqual(ids.slice(0, 35));
  });

  it('do not wait for one that never begins', async () => {
    const ids = await forty();
    await some();
    await all(`UPDATE beginning SET poked_at = poked_at - interval '31 seconds' WHERE poked_at IS NOT NULL`);
    await some();
    expect(await poked()).toEqual(ids);
  });

  it('are forgotten as long as they have not been poked', async () => {
    const ids = await forty();
    await some();
    expect([...(await forgetBeginnings(office.db, ids))].toSorted()).toEqual(ids.slice(25).toSorted());
  });
});
