import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase } from '../../../prisma/client.ts';
import { TABLES } from '../../../prisma/hot-talk.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { keepIncoming } from '../../../prisma/inbox/inbox.queries.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import { messageNow, openAccountIn } from '../../conversation/talk.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office, 'telegram:hot_bot');
});
afterAll(async () => office?.close());

const rows = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;

describe('B2 a message that comes and goes', () => {
  it('is one prepared statement with its talk, a new client’s too, and only where the talk was as it was read', async () => {
    await office.db.pool.query(`ALTER DATABASE ${new URL(office.url).pathname.slice(1)} SET track_functions = 'all'`);
    const db = openDatabase(office.url, { size: 2 });
    for (const text of ['первое', 'второе', 'третье'])
      await keepIncoming(db, {
        ...{ source: account, externalId: text, headers: {}, lane: '777' },
        body: Buffer.from(JSON.stringify(messageNow(text))),
      });
    await handleInbox(db);
    const [talk] = await rows('SELECT id FROM conversation WHERE account = $1', [account]);
    const write = (key: string, text: string) =>
      writeMessage(db, {
        ...{ conversationId: talk.id, key, actor: { kind: 'user', id: office.aida } },
        message: NewMessage.parse({ text }),
      });
    const many = ['a', 'b', 'c', 'd', 'e'];
    const written = await Promise.all([...many, ...many].map((text) => write(`key ${text}`, text)));
    expect(written.slice(5)).toEqual(written.slice(0, 5));
    // a connection tells its counts when it ends
    await db.close();
    expect(await called('write_change')).toBe(0);
    const said = await rows(`SELECT text, number FROM message WHERE conversation_id = $1 ORDER BY number`, [talk.id]);
    expect(said.slice(0, 3).map(({ text }) => text)).toEqual(['первое', 'второе', 'третье']);
    expect(
      said
        .slice(3)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(many);
    const [counts] = await rows(
      `SELECT v.event_seq, (SELECT max(seq) FROM event WHERE noun_id = v.id) AS seq, (SELECT array_agg(number ORDER BY seq) FROM event WHERE subject_id = v.id) AS numbers,
        (SELECT count(*)::int FROM delivery WHERE conversation_id = v.id) AS deliveries, (SELECT count(*)::int FROM poke WHERE target = 'channel:' || v.account) AS pokes
       FROM conversation v WHERE id = $1`,
      [talk.id],
    );
    expect(counts).toMatchObject({ event_seq: counts.seq, deliveries: 5, pokes: 5 });
    expect(counts.numbers).toEqual(Array.from({ length: counts.event_seq }, (_, index) => index + 1));
  });
});

describe('A10 what is written of a talk', () => {
  it('names every column of JSON that its tables have', async () => {
    const found = await rows(
      `SELECT table_name AS name, array_agg(column_name::text ORDER BY column_name) AS columns FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'jsonb' AND table_name = ANY($1) GROUP BY 1`,
      [Object.keys(TABLES)],
    );
    const known = Object.entries(TABLES).map(([name, columns]) => [name, columns.toSorted()]);
    expect(Object.fromEntries(found.map(({ name, columns }) => [name, columns]))).toEqual(Object.fromEntries(known));
  });
});

const called = async (name: string): Promise<number> => {
  const client = new pg.Client({ connectionString: office.url });
  await client.connect();
  const { rows: found } = await client.query('SELECT calls FROM pg_stat_user_functions WHERE funcname = $1', [name]);
  await client.end();
  return found[0]?.calls ?? 0;
};
