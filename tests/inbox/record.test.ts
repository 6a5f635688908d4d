import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { claimInbox, retryInbox } from '../../prisma/inbox/inbox-claim.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { handleAdInbox, handleInbox } from '../../prisma/inbox/inbox.ts';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => office?.close());
beforeEach(() => office.db.pool.query('DELETE FROM inbox'));

const keep = (source: string, externalId: string, lane: string | null = null, body = externalId) =>
  keepIncoming(office.db, { source, externalId, headers: {}, body: Buffer.from(body), lane });
const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await office.db.pool.query('SELECT external_id, state FROM inbox')).rows.map(({ external_id, state }) => [
      external_id,
      state,
    ]),
  );
const connected = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: office.url });
  await client.connect();
  return work(client).finally(() => client.end());
};

describe('L5 what comes from outside', () => {
  it('is taken by several nodes, each once, and what concerns the same thing in its order', async () => {
    for (let index = 0; index < 30; index++) await keep('ad:meta', String(index), `lead ${index % 3}`);
    const taken: number[] = [];
    const take = async ({ body }: { body: Buffer }) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      taken.push(Number(body.toString()));
      return undefined;
    };
    await connected((one) =>
      connected((two) => Promise.all([handleAdInbox(office.db, take, one), handleAdInbox(office.db, take, two)])),
    );
    await handleAdInbox(office.db, take);
    expect(taken.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, index) => index));
    for (const lane of [0, 1, 2]) {
      const mine = taken.filter((index) => index % 3 === lane);
      expect(mine).toEqual(mine.toSorted((one, other) => one - other));
    }
  });

  it('a bad one fails by itself: its batch is taken, its lane waits, others go on; given up it is tried again by hand', async () => {
    for (let index = 0; index < 5; index++)
      await keep('twilio', `SM${index}`, `SM${index}`, `MessageSid=SM${index}&MessageStatus=sent`);
    await keep('twilio', 'bad', 'bad', 'MessageSid=%00&MessageStatus=sent');
    await keep('twilio', 'behind', 'bad', 'MessageSid=SM9&MessageStatus=sent');
    await handleInbox(office.db);
    expect(await states()).toEqual({
      ...Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`SM${index}`, 'done'])),
      bad: 'new',
      behind: 'new',
    });
    await office.db.pool.query(
      `UPDATE inbox SET attempts = 11, not_before = now() - interval '1 second' WHERE external_id = 'bad'`,
    );
    await handleInbox(office.db);
    expect(await states()).toMatchObject({ bad: 'failed', behind: 'done' });
    const { rows } = await office.db.pool.query(`SELECT id, error, body FROM inbox WHERE external_id = 'bad'`);
    expect(rows[0]).toMatchObject({
      error: expect.any(String),
      body: Buffer.from('MessageSid=%00&MessageStatus=sent'),
    });
    expect(await retryInbox(office.db, rows[0].id)).toBe(true);
    expect((await states())['bad']).toBe('new');
  });

  it('what a node had claimed when it was killed is taken by another', async () => {
    await keep('stripe', 'evt_1');
    await connected(async (killed) => expect(await claimInbox(killed, 'others')).toHaveLength(1));
    await connected(async (other) => {
      const claimed = await claimInbox(other, 'others');
      expect(claimed.map(({ source }) => source)).toEqual(['stripe']);
      expect(await claimInbox(office.db.pool, 'others')).toEqual([]);
    });
  });
});
