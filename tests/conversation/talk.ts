import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { readIncoming } from '../../workflows/channel/incoming.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Office } from '../support/office.ts';

type Opened = { pipeline?: string | null; people?: string[]; hours?: string; greeting?: Words; absence?: Words };

/** An account that nobody carries, connected in the record. */
export const openAccountIn = async (
  { db }: Office,
  id = 'telegram:anna_bot',
  { pipeline = null, people = [], ...desk }: Opened = {},
): Promise<string> => {
  await db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, people, desk, pipeline_id, created_at)
     VALUES ($1, 'telegram', 'telegram', 'Anna', $2, $4, (SELECT id FROM pipeline WHERE key = $3), now())`,
    [id, people, pipeline, JSON.stringify(desk)],
  );
  return id;
};

/** Of whom nothing was asked, and nothing is known. */
export const calm = {
  ...{ noticeTold: null, ratingStage: null, ratingAskedAt: null, rating: null, ratingComment: null },
  ...{ spamAt: null, spamReason: null, promised: null, tags: [], follows: null },
};

let updates = 1000;

export const ivan = { id: 777, is_bot: false, first_name: 'Ivan', language_code: 'en' };

/** A message of Ivan's, as Telegram tells of it. */
export const messageOf = (more: object = {}, from = ivan) => ({
  update_id: ++updates,
  message: {
    ...{ message_id: updates, date: 1764320400, chat: { id: from.id, type: 'private' }, from },
    ...more,
  },
});

/** The same, written this moment. */
export const messageNow = (text: string, from = ivan) => messageOf({ text, date: Math.floor(Date.now() / 1000) }, from);

/** These updates come, in this order, and are taken in. */
export const come = async ({ db }: Office, account: string, ...sent: { update_id: number }[]): Promise<void> => {
  for (const update of sent) {
    const { externalId, lane } = readIncoming('telegram', update)!;
    const body = Buffer.from(JSON.stringify(update));
    await keepIncoming(db, { source: account, externalId, headers: {}, body, lane });
  }
  await handleInbox(db);
};
