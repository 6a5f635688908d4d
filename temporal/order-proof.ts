import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';

export type OrderSecrets = { encryptionKeys: { key: Buffer }[]; webhooks: { secret: string } };

/**
 * The keys by which the house knows its own orders, the current one first. Who can reach Temporal, or has the UI's payloads sealed, does not have them.
 * Without a ring the other secret that API and worker share stands in.
 */
export const orderKeys = ({ encryptionKeys, webhooks }: OrderSecrets): Buffer[] =>
  (encryptionKeys.length ? encryptionKeys.map(({ key }) => key) : [webhooks.secret]).map((secret) =>
    Buffer.from(hkdfSync('sha256', secret, '', 'orders to processes', 32)),
  );

/** Proves who orders what of which process. The process only carries it; the activity that acts on it asks for the proof. */
export const proofOf = (key: Buffer, workflowId: string, name: string, order: object): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([workflowId, name, sorted(order)]))
    .digest('base64url');

/** The order without its proof; fails for good when it was not given by the house itself, whoever it says has given it. */
export const proven = <O extends object>(keys: Buffer[], workflowId: string, name: string, given: O): O => {
  const { proof, ...order } = given as O & { proof?: unknown };
  const told = Buffer.from(typeof proof === 'string' ? proof : '');
  const known = keys.some((key) => {
    const right = Buffer.from(proofOf(key, workflowId, name, order));
    return right.length === told.length && timingSafeEqual(right, told);
  });
  if (!known) throw ApplicationFailure.nonRetryable('the order was not given by this house', 'OrderForged');
  return order as O;
};

/** As JSON carries it: what is undefined is not there, and names have one order. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, item]) => item !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, item]) => [name, sorted(item)]),
        )
      : value;
