import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { encryptingCodec, isSealed } from '../temporal/codec.ts';
import { originsOf } from './http/origin.ts';
import { type Call, route } from './http/route.ts';

const tag = 'Operations';
const MOST = 1000;
/** A payload of Temporal is 2 MiB at most, and base64 adds a third. */
const LIMIT = 3 << 20;

const Base64 = z.string().regex(/^[\w+/-]*={0,2}$/);
/** As protobuf is written in JSON; anything else there is returned as it came. */
const SealedPayload = z
  .looseObject({ metadata: z.record(z.string(), Base64).optional(), data: Base64.optional() })
  .meta({ id: 'Payload', description: 'temporal.api.common.v1.Payload in JSON' });
type SealedPayload = z.infer<typeof SealedPayload>;
const Payloads = z.object({ payloads: z.array(SealedPayload).max(MOST).default([]) }).meta({ id: 'Payloads' });

type Side = 'decode' | 'encode';
type Asked = Pick<
  Call<{ id: string }, unknown, unknown, z.output<typeof Payloads>>,
  'deps' | 'me' | 'body' | 'request'
>;

/** Only our own namespace is sealed with our keys. What is not ours, or cannot be read, is returned as it came. */
const convert = async ({ deps, me, body, request }: Asked, side: Side) => {
  const { temporal, encryptionKeys } = deps.config;
  const namespace = request.headers['x-namespace'];
  const ours = namespace === undefined || namespace === temporal.namespace;
  const codec = encryptingCodec(encryptionKeys);
  // what was never sealed is shown as it is
  const convertOne = (one: Payload) =>
    side === 'decode' && !isSealed(one) ? Promise.resolve([one]) : codec[side]([one]);
  const counted = { changed: 0, unreadable: 0 };
  const payloads: SealedPayload[] = [];
  for (const given of body.payloads) {
    const before = fromJson(given);
    const [after] = ours ? await convertOne(before).catch(() => [undefined]) : [before];
    if (!after) counted.unreadable += 1;
    if (after && after !== before) counted.changed += 1;
    payloads.push(after && after !== before ? toJson(after) : given);
  }
  deps.log.info({ userId: me.id, side, ours, payloads: payloads.length, ...counted }, 'payloads for the Temporal UI');
  return { payloads };
};

const fromJson = ({ metadata, data }: SealedPayload): Payload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, text]) => [name, Buffer.from(text, 'base64')]),
  ),
  data: data === undefined ? undefined : Buffer.from(data, 'base64'),
});

const toJson = ({ metadata, data }: Payload): SealedPayload => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, bytes]) => [name, base64(bytes)])),
  ...(data ? { data: base64(data) } : {}),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const codecRoute = (side: Side, summary: string) =>
  route({
    method: 'post',
    path: `/codec/${side}`,
    tag,
    summary,
    access: ['admin'],
    origins: ({ temporal }: Config) => originsOf(temporal.uiUrl),
    limit: LIMIT,
    body: Payloads,
    out: Payloads,
    handler: (call) => convert(call, side),
  });

/** The contract of Temporal's codec servers. The UI calls `encode` before it sends a signal or an update with a body. */
export const codecRoutes = [
  codecRoute('decode', 'Open payloads for the Temporal UI and its command line'),
  codecRoute('encode', 'Seal payloads that the Temporal UI or its command line sends'),
];
