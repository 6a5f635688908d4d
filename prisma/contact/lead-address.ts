import type { AddressKind } from '../../workflows/contact/address.schema.ts';

/**
 * SQL: the address of a kind to which messages about a lead go, or null. `lc` is the lead's row of lead_contact. It is one that was typed
 * with this lead, or one that a user or the client has vouched for; never what a stranger typed with another lead. What a user chose after
 * the lead came goes first, then what was typed with it.
 */
export const addressOf = (kind: AddressKind): string => `(SELECT a.value ${usable(kind)} LIMIT 1)`;

/** SQL: whether a user or the client vouches for `value` (a column or expression). */
export const isVouched = (value: string): string =>
  `EXISTS (SELECT 1 FROM address a WHERE a.contact_id = lc.contact_id AND a.value = ${value} AND ${vouched} AND a.refused_at IS NULL)`;

/** SQL: the client's addresses that a user or the client vouches for. */
export const vouchedOf = `ARRAY(SELECT a.value FROM address a WHERE a.contact_id = lc.contact_id AND a.trust IN ('staff', 'confirmed') AND a.refused_at IS NULL)`;

/** SQL: the addresses that anybody who sees the lead may see, in the same order: those typed with it, or added to it by a user. */
export const addressesWith = (kind: AddressKind): string =>
  `ARRAY(SELECT a.value ${usable(kind, `AND (a.value = lc.${kind} OR a.origin ->> 'lead' = lc.lead_id::text)`)})`;

const vouched = `a.trust IN ('staff', 'confirmed')`;

const usable = (
  kind: AddressKind,
  besides = '',
): string => `FROM address a WHERE a.contact_id = lc.contact_id AND a.kind = '${kind}' AND a.refused_at IS NULL AND a.stopped_at IS NULL
  AND (${vouched} OR a.value = lc.${kind}) ${besides}
  ORDER BY coalesce(a.main_since > lc.since, false) DESC, (a.value = lc.${kind}) DESC NULLS LAST, a.main_since DESC NULLS LAST, a.since DESC, a.id`;
