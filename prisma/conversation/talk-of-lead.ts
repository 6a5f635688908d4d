import type { Database } from '../client.ts';
import { blockedAt, type ConversationRow } from './conversation-row.ts';

/** The conversation about a lead that was spoken in last. */
export const talkOfLead = async (db: Database, leadId: string): Promise<ConversationRow | undefined> => {
  const { rows } = await db.pool.query<ConversationRow>({
    name: 'talk-of-lead',
    text: `SELECT v.*, ${blockedAt} AS blocked_at FROM conversation v WHERE v.lead_id = $1 ORDER BY v.last_at DESC, v.id DESC LIMIT 1`,
    values: [leadId],
  });
  return rows[0];
};

/**
 * Where the lead's client can be written to: in the conversation where she wrote last, by an account that works and has not been blocked by her. `where`: a
 * channel, or one of its accounts.
 */
export const talkToWriteIn = async (
  db: Database,
  leadId: string,
  where?: string,
): Promise<ConversationRow | undefined> => {
  const { rows } = await db.pool.query<ConversationRow>({
    name: 'talk-to-write-in',
    text: `SELECT v.*, NULL::timestamptz AS blocked_at FROM conversation v JOIN channel_account a ON a.id = v.account
      WHERE (v.lead_id = $1 OR v.contact_id IN (SELECT contact_id FROM lead_contact WHERE lead_id = $1 AND is_main))
        AND ($2::text IS NULL OR $2 IN (v.account, split_part(v.account, ':', 1))) AND a.blocked_at IS NULL AND ${blockedAt} IS NULL
      ORDER BY (SELECT m.place FROM message m WHERE m.conversation_id = v.id AND m.direction = 'in' ORDER BY m.place DESC, m.number DESC LIMIT 1) DESC NULLS LAST, v.last_at DESC
      LIMIT 1`,
    values: [leadId, where ?? null],
  });
  return rows[0];
};
