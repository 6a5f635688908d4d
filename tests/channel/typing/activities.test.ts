import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { claimConversation } from '../../../prisma/conversation/claim.ts';
import { startTyping } from '../../../temporal/typing.ts';
import { ivan } from '../../conversation/talk.ts';
import { until } from '../../support/until.ts';
import { openTelegram } from '../contract/telegram.ts';
import type { ChannelHarness } from '../contract/harness.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';

let telegram: Awaited<ReturnType<typeof openTelegram>>;
let nodes: { close(): Promise<void> }[];
let id: string;
beforeAll(async () => {
  telegram = await openTelegram();
  const { desk } = telegram as ChannelHarness;
  // two nodes hear the same sign
  nodes = [1, 2].map(() =>
    startTyping({
      ...{ db: desk.office.db, databaseUrl: desk.office.url, keys: desk.deps.config.encryptionKeys },
      log: pino({ level: 'silent' }),
    }),
  );
  await telegram.write({ text: 'Сколько стоит?' });
  await handleInbox(desk.office.db);
  const { rows } = await desk.office.db.pool.query<{ id: string }>('SELECT id FROM conversation');
  id = rows[0]!.id;
  // both listen by now
  await new Promise((done) => setTimeout(done, 500));
});
beforeEach(() => telegram.desk.office.db.pool.query('DELETE FROM rate; DELETE FROM claim'));
afterAll(async () => {
  await Promise.all(nodes?.map((node) => node.close()) ?? []);
  await telegram?.close();
});

const types = (over = false) =>
  claimConversation(telegram.desk.office.db, { conversationId: id, userId: telegram.desk.office.aida, over });
const rests = async () =>
  (await telegram.desk.office.db.pool.query(`SELECT 1 FROM rate WHERE key LIKE 'typing rests%'`)).rowCount === 1;
const actions = () => telegram.calls.filter(({ method }) => method === 'sendChatAction');

describe('D4 that somebody of ours types', () => {
  it('is shown by Telegram, once for all nodes, and no oftener than it lasts there', async () => {
    await types();
    await until(() => actions().length > 0, 'the sign');
    await telegram.desk.office.db.pool.query('DELETE FROM claim');
    await types();
    await new Promise((done) => setTimeout(done, 400));
    expect(actions().map(({ order }) => order)).toEqual([{ chat_id: String(ivan.id), action: 'typing' }]);
  });

  it('rests when the provider wants it', async () => {
    telegram.calls.length = 0;
    await telegram.bad('busy');
    await types();
    await until(() => actions().length === 1, 'the refused sign');
    await until(rests, 'the rest, which every node knows');
    await telegram.desk.office.db.pool.query(`DELETE FROM rate WHERE key NOT LIKE 'typing rests%'; DELETE FROM claim`);
    await types();
    await new Promise((done) => setTimeout(done, 400));
    expect(actions().length).toBe(1);
  });
});
