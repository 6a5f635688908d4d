import { Connection, isGrpcServiceError, type ConnectionLike } from '@temporalio/client';
import { SearchAttributeType } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Config } from '../config.ts';
import { attributeKeys } from '../workflows/process/attributes.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const typeOf = {
  [SearchAttributeType.KEYWORD]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [SearchAttributeType.INT]: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  [SearchAttributeType.DATETIME]: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};
const wanted = Object.fromEntries(attributeKeys.map(({ name, type }) => [name, typeOf[type]]));

/** Cluster and namespace learn of a new attribute one after the other. */
const VISIBLE_MS = 30_000;

/** Somebody has to prepare Temporal before anything may run. */
export class NotPrepared extends Error {}

/**
 * Makes sure that the namespace has our search attributes; safe at any time and at several nodes at once. A process that sets an unknown one
 * would fail that turn for ever, so nothing runs without them. Throws `NotPrepared` where they cannot be added.
 */
export const registerSearchAttributes = async (
  { operatorService }: Pick<ConnectionLike, 'operatorService'>,
  namespace: string,
): Promise<string[]> => {
  const known = async () => (await operatorService.listSearchAttributes({ namespace })).customAttributes ?? {};
  const missing = missingOf(namespace, await known());
  if (missing.length === 0) return [];
  const searchAttributes = Object.fromEntries(missing.map((name) => [name, wanted[name]!]));
  await operatorService.addSearchAttributes({ namespace, searchAttributes }).catch((error: unknown) => {
    throw new NotPrepared(
      `The namespace ${namespace} of Temporal lacks the search attributes ${missing.map(told).join(', ')}, and they could not be added: ${reasonOf(error)}. ` +
        'Add them with bin/temporal-setup as somebody who may, or by hand, and start again.',
      { cause: error },
    );
  });
  for (const end = Date.now() + VISIBLE_MS; missingOf(namespace, await known()).length > 0;) {
    if (Date.now() > end)
      throw new NotPrepared(`The search attributes were added, but the namespace ${namespace} does not show them yet.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return missing;
};

/** The same for a server that nothing is connected to yet; returns what was missing. */
export const prepareTemporal = async ({ address, namespace, secure }: Config['temporal']): Promise<string[]> => {
  const connection = await Connection.connect({ address, ...secure, connectTimeout: '10s' });
  try {
    return await registerSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
};

const missingOf = (namespace: string, known: Record<string, unknown>): string[] => {
  const others = Object.keys(wanted).filter((name) => known[name] !== undefined && known[name] !== wanted[name]);
  if (others.length > 0)
    throw new NotPrepared(
      `In the namespace ${namespace} of Temporal the search attribute ${others.map(told).join(', ')} is already there with another type. ` +
        'Remove it there, or give Voronka a namespace of its own (TEMPORAL_NAMESPACE).',
    );
  return Object.keys(wanted).filter((name) => known[name] === undefined);
};

const told = (name: string): string =>
  `${name} (${attributeKeys.find((key) => key.name === name)!.type.toLowerCase()})`;

const reasonOf = (error: unknown): string => (isGrpcServiceError(error) && error.details) || (error as Error).message;
