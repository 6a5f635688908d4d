import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { endAnswer } from '../../../prisma/conversation/claim.ts';
import { seesConversation } from '../../../prisma/conversation/who-sees.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import { come, ivan, messageNow, openAccountIn } from '../../conversation/talk.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
let account: string;
let talks: string[];
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office, 'telegram:together_bot');
  await come(office, account, ...[801, 802, 803, 804].map((id) => messageNow('Сколько стоит?', { ...ivan, id })));
  talks = (await rows('SELECT id FROM conversation WHERE account = $1 ORDER BY thread', [account])).map(({ id }) => id);
});
beforeEach(() => rows('DELETE FROM poke'));
afterAll(async () => office?.close());

const rows = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const answer = (talk: string, text: string, key?: string) =>
  writeMessage(office.db, {
    ...{ conversationId: talk, actor: { kind: 'user' as const, id: office.aida }, ...(key ? { key } : {}) },
    message: NewMessage.parse({ text }),
  });
const said = (text: string): Promise<{ talk: string; write: string }[]> =>
  rows(`SELECT conversation_id AS talk, xmin::text AS write FROM message WHERE text = $1 ORDER BY conversation_id`, [
    text,
  ]);
/** Talks whose events are not all there, one after another. */
const torn = () =>
  rows(
    `SELECT v.id FROM conversation v JOIN event e ON e.subject_id = v.id WHERE v.account = $1 GROUP BY v.id
     HAVING count(*) <> max(e.number) OR max(e.seq) <> v.event_seq`,
    [account],
  );

describe('D4 answers that are written at the same moment', () => {
  it('are one write, and one word to who sends them', async () => {
    await Promise.all(talks.map((talk) => answer(talk, 'первый "ответ" \\ {1, 2}')));
    await rows('DELETE FROM poke');
    const written = await Promise.all(talks.map((talk) => answer(talk, '"второй" \\ {1, 2}', `key ${talk}`)));
    const found = await said('"второй" \\ {1, 2}');
    expect(found.map(({ talk }) => talk)).toEqual(talks.toSorted());
    expect(new Set(found.map(({ write }) => write)).size).toBe(1);
    expect(await rows('SELECT target FROM poke')).toEqual([{ target: `channel:${account}` }]);
    expect(await Promise.all(talks.map((talk) => answer(talk, '"второй" \\ {1, 2}', `key ${talk}`)))).toEqual(written);
    expect(await said('"второй" \\ {1, 2}')).toHaveLength(4);
    expect(await torn()).toEqual([]);
  });

  it('of one talk are all there, each once', async () => {
    const [one, other] = talks;
    await Promise.all(['a', 'b', 'c'].flatMap((text) => [answer(one!, text), answer(other!, text)]));
    for (const text of ['a', 'b', 'c']) expect(await said(text)).toHaveLength(2);
    expect(await torn()).toEqual([]);
  });

  it('fail alone, the bad one', async () => {
    const written = await Promise.allSettled(
      talks.map((talk, place) => answer(talk, place === 2 ? 'плохо\0' : 'хорошо')),
    );
    expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await said('хорошо')).toHaveLength(3);
    expect(await torn()).toEqual([]);
  });
});

describe('D4 what is asked of several talks at the same moment', () => {
  it('is answered for each: who may read it, and whose claim has ended', async () => {
    await rows(`UPDATE channel_account SET people = ARRAY[$2::uuid] WHERE id = $1`, [account, office.daniyar]);
    await rows(`UPDATE conversation SET assignee_id = CASE WHEN id = $2 THEN $3::uuid END WHERE account = $1`, [
      account,
      talks[0],
      office.aida,
    ]);
    const aida = { id: office.aida, role: 'manager' as const };
    const admin = { id: office.daniyar, role: 'admin' as const };
    const asked = [
      ...talks.slice(0, 2).map((talk) => seesConversation(office.db, aida, talk)),
      seesConversation(office.db, admin, talks[1]!),
    ];
    expect(await Promise.all(asked)).toEqual([true, false, true]);
    await rows(
      `INSERT INTO claim (conversation_id, user_id, until) SELECT id, $2, now() + interval '1 minute' FROM unnest($1::uuid[]) id`,
      [...[talks.slice(0, 3), office.aida]],
    );
    await Promise.all(
      talks.slice(0, 2).map((talk) => endAnswer(office.db, { conversationId: talk, userId: office.aida })),
    );
    expect(await rows('SELECT conversation_id AS talk FROM claim')).toEqual([{ talk: talks[2] }]);
  });
});
