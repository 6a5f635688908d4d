import { deliveryOfId } from '../../workflows/channel/email-bounce.ts';
import type { Finding } from '../../workflows/conversation/incoming.ts';
import type { Database } from '../client.ts';

/**
 * The chat whose visitor answers a letter of ours by mail: she names it, and writes from the address that it went to. Whoever passes it on gives its
 * id away, so from elsewhere it is a talk of its own.
 */
export const chatOfLetter = async (
  db: Database,
  account: string,
  { ids, address }: Finding,
): Promise<{ account: string; thread: string } | undefined> => {
  const named = ids.flatMap((id) => deliveryOfId(id) ?? []);
  if (named.length === 0) return undefined;
  const { rows } = await db.pool.query<{ account: string; thread: string }>({
    name: 'chat-of-letter',
    text: `SELECT v.account, split_part(v.thread, '/', 1) AS thread FROM delivery d JOIN conversation v ON v.id = d.conversation_id
      WHERE d.id = ANY($1::uuid[]) AND d.account = $2 AND d.recipient = $3 AND d.message_id IS NULL AND v.account <> d.account
      ORDER BY d.created_at DESC LIMIT 1`,
    values: [named, account, address],
  });
  return rows[0];
};
