import { letterOf, type Absent } from '../../workflows/widget/absent.ts';
import type { Database } from '../client.ts';

/** A visitor to whom a letter may go: where to, from which mailbox, and what she has not read. */
export type Reachable = {
  settings: Record<string, string>;
  minutes: number;
  contactId: string;
  email: string;
  mailbox: string;
  unread: Absent | null;
};

type Row = Pick<Reachable, 'settings' | 'contactId'> & {
  email: string | null;
  mailboxes: string[];
  hereAt: Date | null;
  since: Date | null;
};

/** Nobody is sent last week's words. */
const FRESH = "interval '3 days'";

/** SQL: of a person's answers in the talk `v`, those that its visitor has not read and was not sent; `w` shows them to her, `d` carries them. */
export const UNREAD = `message m LEFT JOIN widget_shown w ON w.message_id = m.id LEFT JOIN delivery d ON d.message_id = m.id
  WHERE m.conversation_id = v.id AND m.place > now() - ${FRESH} AND m.direction = 'out' AND m.written_by IS NOT NULL AND m.deleted_at IS NULL
    AND w.read_at IS NULL AND NOT EXISTS (SELECT 1 FROM mailed_message x WHERE x.message_id = m.id)`;

/**
 * SQL: the e-mail of the visitor of the talk `v`, who is the contact `c`: one that a user, her site or she herself has vouched for; or one that she typed in
 * this very talk, since she is who she is now, and that is nobody else's. Never one to which nothing arrives or nothing may go.
 */
const EMAIL = `(SELECT a.value FROM address a WHERE a.contact_id = c.id AND a.kind = 'email' AND a.refused_at IS NULL AND a.stopped_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM address_trouble t WHERE t.kind = a.kind AND t.value = a.value)
    AND (a.trust IN ('staff', 'confirmed') OR a.trust = 'claimed' AND a.owner AND EXISTS (SELECT 1 FROM message t
      WHERE t.conversation_id = v.id AND t.direction = 'in' AND t.parts @> jsonb_build_array(jsonb_build_object('kind', 'card', 'email', a.value))
        AND t.number > coalesce((SELECT max(r.number) FROM event r WHERE r.subject_id = v.id AND r.type = 'conversation.recognized'), 0)))
  ORDER BY a.main_since DESC NULLS LAST, a.trust = 'claimed', a.since DESC, a.id LIMIT 1)`;

/** Undefined where no letter may go: the chat sends none, no mailbox is there, or she has left no address. */
export const readReachable = async (db: Database, conversationId: string): Promise<Reachable | undefined> => {
  const { rows } = await db.pool.query<Row>({
    name: 'widget-reachable',
    text: `SELECT k.settings, c.id AS "contactId", ${EMAIL} AS email, u.since,
        greatest((SELECT h.at FROM visitor_here h WHERE h.conversation_id = v.id), (SELECT max(m.at) FROM message m
          WHERE m.conversation_id = v.id AND m.place > now() - ${FRESH} AND m.direction = 'in')) AS "hereAt",
        ARRAY(SELECT b.id FROM channel_account b WHERE b.provider = 'mailbox' AND b.blocked_at IS NULL ORDER BY b.created_at, b.id) AS mailboxes
      FROM conversation v JOIN channel_account k ON k.id = v.account AND k.provider = 'widget' AND k.blocked_at IS NULL
      JOIN contact o ON o.id = v.contact_id JOIN contact c ON c.id = coalesce(o.merged_into_id, o.id)
      CROSS JOIN LATERAL (SELECT min(coalesce(w.at, greatest(d.not_before, now()))) AS since FROM ${UNREAD}
        AND (w.message_id IS NOT NULL OR d.state IN ('queued', 'sending', 'unknown'))) u
      WHERE v.id = $1 AND v.spam_at IS NULL`,
    values: [conversationId],
  });
  const [row] = rows;
  if (!row || row.email === null) return undefined;
  const { settings, contactId, email, mailboxes, since, hereAt } = row;
  const { minutes, mailbox: chosen } = letterOf(settings);
  const mailbox = chosen === null ? mailboxes[0] : mailboxes.find((id) => id === chosen);
  if (minutes === null || mailbox === undefined) return undefined;
  const unread = since && { minutes, since: since.toISOString(), hereAt: hereAt?.toISOString() ?? null };
  return { settings, minutes, contactId, email, mailbox, unread };
};
