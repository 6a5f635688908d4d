import { channelOf } from '../../workflows/channel/index.ts';
import { veiled } from '../../workflows/contact/address.ts';
import type { Delivery, DeliveryState } from '../../workflows/delivery/delivery.schema.ts';
import { plainText } from '../../workflows/letter/markup.ts';
import type { Database } from '../client.ts';
import { withJoined } from '../lead/lead.queries.ts';
import { seesAddress } from '../contact/lead-client.queries.ts';
import { join, query, sql } from '../sql.ts';
import { visibleByLead, type Reader } from '../visible.ts';

export type DeliveryFilter = { lead?: string; state?: DeliveryState; after?: string; limit: number };

const select = (
  me: Reader,
) => sql`SELECT d.id, d.account, d.lead_id AS "leadId", d.invoice_id AS "invoiceId", d.template, d.language, d.recipient, d.subject, d.body, ${mayRead(me)} AS "mayRead",
    d.attachments, d.state, d.reason, d.provider_id AS "providerId", CASE WHEN d.state = 'queued' AND d.not_before > now()
      AND NOT EXISTS (SELECT 1 FROM undo_point p WHERE p.lead_id = d.lead_id AND p.held_until = d.not_before) THEN d.not_before END AS "goesAt", d.created_at AS "createdAt", d.sent_at AS "sentAt", d.settled_at AS "settledAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('number', a.number, 'requestId', a.request_id, 'startedAt', a.started_at, 'endedAt', a.ended_at,
      'outcome', a.outcome, 'answer', a.answer) ORDER BY a.number), '[]') FROM delivery_attempt a WHERE a.delivery_id = d.id) AS attempts
  FROM delivery d LEFT JOIN lead l ON l.id = d.lead_id`;

/**
 * Where a message went to an address that came with a lead the reader may not see, the address and the text are hidden: they may name the
 * person in full.
 */
const mayRead = (me: Reader) =>
  me.role === 'manager'
    ? sql`coalesce((SELECT coalesce(d.recipient IN (lc.phone, lc.email), false) OR ${seesAddress(me, sql`lc.contact_id`, sql`d.recipient`)}
        FROM lead_contact lc WHERE lc.lead_id = d.lead_id AND lc.is_main), true)`
    : sql`true`;

/** The newest first. */
export const listDeliveries = async (
  db: Database,
  me: Reader,
  { lead, state, after, limit }: DeliveryFilter,
): Promise<Delivery[]> => {
  const where = [visibleByLead(me)];
  if (lead !== undefined) where.push(sql`d.lead_id = ${withJoined(lead)}`);
  if (state !== undefined) where.push(sql`d.state = ${state}`);
  if (after !== undefined) where.push(sql`d.id < ${after}`);
  const { rows } = await db.pool.query<SelectedDelivery>(
    query(sql`${select(me)} WHERE ${join(where, ' AND ')} ORDER BY d.id DESC LIMIT ${limit + 1}`),
  );
  return rows.map(toDelivery);
};

export const readDeliveryFor = async (db: Database, me: Reader, id: string): Promise<Delivery | undefined> => {
  const { rows } = await db.pool.query<SelectedDelivery>(
    query(sql`${select(me)} WHERE d.id = ${id} AND ${visibleByLead(me)}`),
  );
  return rows[0] && toDelivery(rows[0]);
};

type SelectedDelivery = Omit<Delivery, 'goesAt' | 'createdAt' | 'sentAt' | 'settledAt'> & {
  goesAt: Date | null;
  createdAt: Date;
  sentAt: Date | null;
  settledAt: Date | null;
  mayRead: boolean;
};

const toDelivery = ({ mayRead: may, ...row }: SelectedDelivery): Delivery => ({
  ...row,
  recipient: may ? row.recipient : veiled(row.recipient),
  subject: may ? row.subject : null,
  // a letter is kept as it was written, with its markup
  body: !may ? null : row.body !== null && channelOf(row.account)?.writes === 'letter' ? plainText(row.body) : row.body,
  goesAt: row.goesAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  settledAt: row.settledAt?.toISOString() ?? null,
  attempts: row.attempts.map((attempt) => ({
    ...attempt,
    startedAt: iso(attempt.startedAt) ?? attempt.startedAt,
    endedAt: iso(attempt.endedAt),
  })),
});

/** PostgreSQL's JSON writes times with +00:00. */
const iso = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString());
