import type { AddressKind } from '../../workflows/contact/address.schema.ts';

/**
 * SQL: the address of a kind to which what concerns a lead goes, or null. `lc` is the lead's row of lead_contact. It is one that was typed with
 * this lead, or one for which a colleague or the person herself has vouched; never what a stranger typed with another lead. What a colleague
 * chose after the lead had come goes first, then what was typed with it.
 */
export const addressOf = (kind: AddressKind): string => `(SELECT a.value ${usable(kind)} LIMIT 1)`;

/** SQL: whether a colleague or the person herself vouches for `value` (a column or expression). */
export const isVouched = (value: string): string =>
  `EXISTS (SELECT 1 FROM address a WHERE a.contact_id = lc.contact_id AND a.value = ${value} AND ${vouched} AND a.refused_at IS NULL)`;

/** SQL: the client's addresses for which a colleague or the person herself vouches. */
export const vouchedOf = `ARRAY(SELECT a.value FROM address a WHERE a.contact_id = lc.contact_id AND a.trust IN ('staff', 'confirmed') AND a.refused_at IS NULL)`;

/**
 * SQL: what anybody who sees the lead sees of its client's addresses, in the same order: those that were typed with it, or that a colleague
 * added to it.
 */
export const addressesWith = (kind: AddressKind): string =>
  `ARRAY(SELECT a.value ${usable(kind, `AND (a.value = lc.${kind} OR a.origin ->> 'lead' = lc.lead_id::text)`)})`;

const vouched = `a.trust IN ('staff', 'confirmed')`;

const usable = (
  kind: AddressKind,
  besides = '',
): string => `FROM address a WHERE a.contact_id = lc.contact_id AND a.kind = '${kind}' AND a.refused_at IS NULL
  AND (${vouched} OR a.value = lc.${kind}) ${besides}
  ORDER BY coalesce(a.main_since > lc.since, false) DESC, (a.value = lc.${kind}) DESC NULLS LAST, a.main_since DESC NULLS LAST, a.since DESC, a.id`;
