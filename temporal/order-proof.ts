import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';

export type OrderSecrets = { encryptionKeys: { key: Buffer }[]; webhooks: { secret: string } };

/**
 * The keys by which our processes recognise our own orders, the current one first. Whoever can reach Temporal, or has the UI's payloads
 * sealed, does not have them. Without a key ring the other secret that API and worker share is used.
 */
export const orderKeys = ({ encryptionKeys, webhooks }: OrderSecrets): Buffer[] =>
  (encryptionKeys.length ? encryptionKeys.map(({ key }) => key) : [webhooks.secret]).map((secret) =>
    Buffer.from(hkdfSync('sha256', secret, '', 'orders to processes', 32)),
  );

/** Proves who orders what of which process. The process only carries the proof; the activity that acts on the order checks it. */
export const proofOf = (key: Buffer, workflowId: string, name: string, order: object): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([workflowId, name, sorted(order)]))
    .digest('base64url');

/** The order without its proof; fails permanently when it was not given by our own API, whoever it claims to be from. */
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

/** As JSON carries it: undefined values are dropped, and keys are in one order. */
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
