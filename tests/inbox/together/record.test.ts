import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { keepIncoming } from '../../../prisma/inbox/inbox.queries.ts';
import { readIncoming } from '../../../workflows/channel/incoming.ts';
import { ivan, messageNow, openAccountIn } from '../../conversation/talk.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office, 'telegram:many_bot');
});
afterAll(async () => office?.close());

const rows = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const clients = [801, 802, 803, 804, 805, 806].map((id) => ({ ...ivan, id }));
const allWrite = (text: string) =>
  Promise.all(
    clients.map((from) => {
      const update = messageNow(text, from);
      const { externalId, lane } = readIncoming('telegram', update)!;
      return keepIncoming(office.db, {
        ...{ source: account, externalId, headers: {}, lane, body: Buffer.from(JSON.stringify(update)) },
      });
    }),
  );
const said = (text: string): Promise<{ thread: string }[]> =>
  rows(
    `SELECT v.thread FROM message m JOIN conversation v ON v.id = m.conversation_id WHERE m.account = $1 AND m.text = $2 ORDER BY v.thread`,
    [account, text],
  );
const writes = async (table: 'message' | 'inbox', where: string, value: string) =>
  (await rows(`SELECT count(DISTINCT xmin::text)::int AS many FROM ${table} WHERE ${where} = $1`, [value]))[0].many;

describe('L5 what comes at the same moment', () => {
  it('is kept by one write; what is the same is new once, and a bad one fails alone', async () => {
    const keep = (externalId: string) =>
      keepIncoming(office.db, { source: 'elsewhere', externalId, headers: {}, body: Buffer.from('{}') });
    expect(await Promise.all(['a', 'b', 'a'].map(keep))).toEqual([{ isNew: true }, { isNew: true }, { isNew: false }]);
    expect(await writes('inbox', 'source', 'elsewhere')).toBe(1);
    const kept = await Promise.allSettled(['c', '\0', 'b'].map(keep));
    expect(kept.map((one) => (one.status === 'fulfilled' ? one.value.isNew : 'failed'))).toEqual([
      true,
      'failed',
      false,
    ]);
    await rows(`DELETE FROM inbox WHERE source = 'elsewhere'`);
  });

  it('is one transaction for the messages of several clients', async () => {
    await allWrite('first');
    await handleInbox(office.db);
    await allWrite('second');
    await handleInbox(office.db);
    expect((await said('second')).map(({ thread }) => thread)).toEqual(clients.map(({ id }) => String(id)));
    expect(await writes('message', 'text', 'second')).toBe(1);
  });

  it('one that cannot be written now waits alone, and is written once', async () => {
    const busy = new pg.Client({ connectionString: office.url });
    await busy.connect();
    await busy.query('BEGIN');
    await busy.query('SELECT 1 FROM conversation WHERE account = $1 AND thread = $2 FOR UPDATE', [account, '803']);
    await allWrite('third');
    await handleInbox(office.db);
    expect((await said('third')).map(({ thread }) => thread)).toEqual(['801', '802', '804', '805', '806']);
    await busy.query('ROLLBACK');
    await busy.end();
    expect(await rows(`SELECT lane, error IS NOT NULL AS failed FROM inbox WHERE state = 'new'`)).toEqual([
      { lane: '803', failed: true },
    ]);
    await rows(`UPDATE inbox SET not_before = now() - interval '1 second' WHERE state = 'new'`);
    await handleInbox(office.db);
    expect(await said('third')).toHaveLength(6);
    expect(
      await rows(
        `SELECT v.event_seq, count(*)::int AS events FROM conversation v JOIN event e ON e.subject_id = v.id WHERE v.account = $1 GROUP BY v.id
         HAVING count(*) <> max(e.number) OR max(e.seq) <> v.event_seq`,
        [account],
      ),
    ).toEqual([]);
  });
});
