import { addressKindOf, channelOf } from '../../workflows/channel/index.ts';
import { blames, type Reason } from '../../workflows/delivery/reason.ts';
import type { DeliveryState } from '../../workflows/delivery/delivery.schema.ts';
import type { EventTypeOf } from '../../workflows/event/catalogue.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import type { Database } from '../client.ts';
import { FEW } from '../gathered.ts';
import { writersOfFailed, type Writer } from '../conversation/writers-of-failed.ts';
import { echoesOfFailures } from '../conversation/echo-of-failure.ts';
import { changesOf, deliveryEvent } from './delivery.ts';
import { ofLead, type DeliveryOfLead } from './delivery-row.ts';
import { leadNow } from '../lead/lead-row.ts';
import { eventRow } from '../write.ts';

/** What happens to one message. `attempt` completes that entry of its list of attempts; `released` takes it back as never begun. */
export type Settled = {
  delivery: DeliveryOfLead;
  state: DeliveryState;
  actor: Actor;
  reason?: string | null;
  /** the reason in the provider's own words, if any */
  why?: Reason | undefined;
  /** the task that asks somebody to mend it */
  asked?: string | undefined;
  providerId?: string;
  notBefore?: string | null;
  attempt?: {
    number: number;
    outcome: 'sent' | 'refused' | 'deferred' | 'throttled' | 'failed' | 'unknown' | 'found' | 'absent' | 'released';
    answer?: string;
  };
};

/** States shown in the story; moving between queued and sending is not. */
const events: Partial<Record<DeliveryState, EventTypeOf<'delivery'>>> = {
  sent: 'delivery.sent',
  delivered: 'delivery.delivered',
  read: 'delivery.read',
  failed: 'delivery.failed',
  unknown: 'delivery.unknown',
};

/**
 * Writes what happened to messages, many in one statement, each guarded by the version that was read. Returns the ids that were changed: a
 * row that was moved meanwhile (by a receipt that came before the answer) stays as it is.
 */
export const settleDeliveries = async (db: Database, settled: Settled[]): Promise<Set<string>> => {
  if (settled.length === 0) return new Set();
  const failed = settled.flatMap(failedInTalk);
  const [echoes, writers] = await Promise.all([
    echoesOfFailures(db, failed),
    writersOfFailed(
      db,
      failed.map(({ id }) => id),
    ),
  ]);
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'settle-deliveries',
    text: SETTLE,
    values: [
      JSON.stringify(
        settled.map((one, place) => ({
          place,
          ...rowOf(one, writers.get(one.delivery.id)),
          echo: echoes.get(one.delivery.id) ?? null,
        })),
      ),
    ],
  });
  db.committed();
  return new Set(rows.map(({ id }) => id));
};

const failedInTalk = ({ delivery, state, reason = null, actor }: Settled) => {
  const { id, account, template, conversation_id: conversationId } = delivery;
  if (state !== 'failed' || delivery.state === 'failed' || conversationId === null) return [];
  return [{ id, account, template, conversationId, reason, actor }];
};

/** Those whose attempt somebody else has given up as lost, as their rows are now. */
export const stillUnknown = async (db: Database, settled: Settled[]): Promise<Settled[]> => {
  const { rows } = await db.pool.query<DeliveryOfLead>({
    name: 'deliveries-still-unknown',
    text: `SELECT ${ofLead} WHERE d.id = ANY($1) AND d.state = 'unknown'`,
    values: [settled.map(({ delivery }) => delivery.id)],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return settled.flatMap((one) => {
    const delivery = byId.get(one.delivery.id);
    return delivery?.attempt_count === one.attempt?.number ? [{ ...one, delivery: delivery! }] : [];
  });
};

const rowOf = (
  { delivery, state, actor, reason = null, why, asked, providerId, notBefore = null, attempt }: Settled,
  writer: Writer | undefined,
) => {
  const at = leadNow({ clock_offset: delivery.clock_offset ?? 0 });
  const leaves = state === 'sent' || state === 'delivered' || state === 'read';
  const set = {
    state,
    reason,
    not_before: notBefore,
    provider_id: providerId ?? delivery.provider_id,
    sent_at: leaves ? (delivery.sent_at ?? at) : delivery.sent_at,
    settled_at: state === 'failed' || leaves ? at : null,
  };
  const arrived =
    state === 'delivered' || state === 'read' || (state === 'sent' && !channelOf(delivery.account)?.isReceipted);
  const type = delivery.state === state ? undefined : events[state];
  return {
    id: delivery.id,
    version: delivery.version,
    ...set,
    attempt: attempt?.number ?? null,
    outcome: attempt?.outcome ?? null,
    // a provider may say anything, and no text of the record holds a NUL
    answer: attempt?.answer?.replaceAll('\0', '').slice(0, 1000) ?? null,
    event: type
      ? eventRow(
          deliveryEvent(delivery, { actor }, at, {
            type,
            data: {
              set: changesOf(delivery, set),
              ...(reason ? { reason } : {}),
              ...(asked ? { asked } : {}),
            },
          }),
        )
      : null,
    tell: state === 'failed' ? (delivery.responsible_id ?? writer?.user ?? null) : null,
    lead_id: delivery.lead_id,
    address: addressKindOf(delivery.account),
    value: delivery.recipient,
    blamed: state === 'failed' && why && blames(why) === 'address' ? why : null,
    arrived,
    told:
      state === 'failed'
        ? {
            ...{ account: delivery.account, reason, leadName: namedPlainly(delivery.lead_name ?? '') || writer?.name },
            ...(writer ? { conversationId: writer.conversationId } : {}),
          }
        : null,
  };
};

const SETTLE = `WITH o AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS o(place int, id uuid, version int, state text, reason text, not_before timestamptz,
    provider_id text, sent_at timestamptz, settled_at timestamptz, attempt int, outcome text, answer text, event jsonb, echo jsonb, tell uuid, lead_id uuid, told jsonb,
    address text, value text, blamed text, arrived boolean) WHERE ${FEW}),
  changed AS (
    UPDATE delivery d SET state = o.state, reason = o.reason, not_before = o.not_before, provider_id = o.provider_id, sent_at = o.sent_at,
      settled_at = o.settled_at, attempt_count = d.attempt_count - (o.outcome IS NOT DISTINCT FROM 'released')::int,
      version = d.version + 1, event_seq = d.event_seq + (jsonb_typeof(o.event) IS NOT DISTINCT FROM 'object')::int
    FROM o WHERE d.id = o.id AND d.version = o.version RETURNING o.*),
  ended AS (UPDATE delivery_attempt a SET ended_at = now(), outcome = o.outcome, answer = o.answer
    FROM o WHERE a.delivery_id = o.id AND a.number = o.attempt AND o.outcome <> 'released'),
  released AS (DELETE FROM delivery_attempt a USING o WHERE a.delivery_id = o.id AND a.number = o.attempt AND o.outcome = 'released'),
  marked AS (INSERT INTO address_trouble (kind, value, reason)
    SELECT DISTINCT ON (o.address, o.value) o.address, o.value, o.blamed FROM changed o WHERE o.address IS NOT NULL AND o.blamed IS NOT NULL
    ON CONFLICT (kind, value) DO UPDATE SET reason = excluded.reason, at = now()),
  cleared AS (DELETE FROM address_trouble t USING changed o WHERE o.arrived AND t.kind = o.address AND t.value = o.value),
  told AS (INSERT INTO notification (user_id, kind, lead_id, data)
    SELECT o.tell, 'delivery.failed', o.lead_id, o.told FROM changed o WHERE o.tell IS NOT NULL),
  story AS (INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, cause, data, pokes)
    SELECT e.noun, e.noun_id, e.seq, e.type, e.at, e.subject_kind, e.subject_id, e.actor, nullif(e.cause, 'null'::jsonb), e.data, e.pokes
    FROM changed o, LATERAL (VALUES (o.event), (o.echo)) AS told(event), jsonb_to_record(told.event) AS e(noun text, noun_id uuid, seq int, type text, at timestamptz, subject_kind text, subject_id uuid,
      actor jsonb, cause jsonb, data jsonb, pokes text[]) WHERE jsonb_typeof(told.event) = 'object'
    -- subjects are locked in the order of their ids, by whoever settles many
    ORDER BY e.subject_id)
  SELECT id FROM changed`;
