import type { Database } from '../client.ts';
import { recordReceipts } from '../delivery/receipt.ts';

/**
 * Lets the visitor's page show a message of ours, under the conversation's next number. The same one again keeps its number. Whoever comes second
 * to a number fails on its key and is tried again.
 */
export const showMessage = async (db: Database, deliveryId: string): Promise<number | undefined> => {
  const { rows } = await db.pool.query<{ number: number }>({
    name: 'widget-show',
    text: `WITH said AS (SELECT id AS delivery_id, message_id, conversation_id FROM delivery WHERE id = $1 AND message_id IS NOT NULL),
        put AS (INSERT INTO widget_shown (message_id, conversation_id, delivery_id, number)
          SELECT message_id, conversation_id, delivery_id,
            1 + coalesce((SELECT max(w.number) FROM widget_shown w WHERE w.conversation_id = said.conversation_id), 0) FROM said
          ON CONFLICT (message_id) DO NOTHING RETURNING number)
      SELECT number FROM put UNION ALL SELECT w.number FROM widget_shown w JOIN said USING (message_id)`,
    values: [deliveryId],
  });
  return rows[0]?.number;
};

type Mark = { conversationId: string; to: number; state: 'delivered' | 'read' };

/** The page has fetched, or shown, everything up to that number. */
export const markShown = async (db: Database, { conversationId, to, state }: Mark): Promise<void> => {
  const { rows } = await db.pool.query<{ delivery_id: string }>({
    name: 'widget-mark',
    text: `UPDATE widget_shown SET read_at = CASE WHEN $3 THEN now() ELSE read_at END, delivered_at = CASE WHEN $3 THEN delivered_at ELSE now() END
      WHERE conversation_id = $1 AND number <= $2 AND CASE WHEN $3 THEN read_at ELSE delivered_at END IS NULL RETURNING delivery_id`,
    values: [conversationId, to, state === 'read'],
  });
  const receipts = rows.map(({ delivery_id: id }) => ({ messageId: `widget/${id}`, deliveryId: id, state }));
  if (receipts.length > 0) await recordReceipts(db, 'widget', receipts);
};
