import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { loosen, tighten } from './tight.ts';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec, type SerializationContext } from '@temporalio/common';
import proto from '@temporalio/proto';

export type EncryptionKey = { id: string; key: Buffer };

/** A payload that nobody with our keys wrote for this process. */
export class NotOurs extends Error {}

const ENCODING = Buffer.from('binary/encrypted');
const KEY_ID = 'encryption-key-id';
/** the process it was sealed for; Temporal shows ids anyway */
const SEALED_FOR = 'sealed-for';

/**
 * AES-256-GCM over whole payloads, each bound to its process: one that was taken from another process, or was never sealed, is refused. The
 * first key writes; every key reads, so that old histories stay legible after a rotation. Payloads older than the binding name no process and
 * are still read.
 */
export const encryptingCodec = (keys: EncryptionKey[]): PayloadCodec => {
  // bytes would be made a key again for each payload
  const ring = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const current = keys[0] && { id: keys[0].id, key: ring.get(keys[0].id)! };
  const type = proto.temporal.api.common.v1.Payload;

  const seal = (payload: Payload, processId: string | undefined): Payload => {
    // a null holds nothing, and many turns answer nothing else
    if (!current || !payload.data?.length) return payload;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
    if (processId !== undefined) cipher.setAAD(Buffer.from(processId));
    const sealed = Buffer.concat([cipher.update(tighten(type.encode(payload).finish())), cipher.final()]);
    return {
      metadata: {
        [METADATA_ENCODING_KEY]: ENCODING,
        [KEY_ID]: Buffer.from(current.id),
        ...(processId === undefined ? {} : { [SEALED_FOR]: Buffer.from(processId) }),
      },
      data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
    };
  };

  const open = (payload: Payload, processId: string | undefined): Payload => {
    if (!payload.data?.length) return payload;
    if (!isSealed(payload)) {
      if (!current) return payload;
      throw new NotOurs('a payload was not sealed, although ENCRYPTION_KEYS are set');
    }
    const id = textOf(payload, KEY_ID) ?? '';
    const key = ring.get(id);
    if (!key) throw new Error(`the history was written with the key '${id}', which ENCRYPTION_KEYS no longer has`);
    const sealedFor = textOf(payload, SEALED_FOR);
    // the Temporal UI does not say which process it asks for, so the payload's own claim is used; the seal verifies it
    if (sealedFor !== undefined && processId !== undefined && sealedFor !== processId)
      throw new NotOurs(`a payload of ${sealedFor} came to ${processId}`);
    const bytes = Buffer.from(payload.data);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    if (sealedFor !== undefined) decipher.setAAD(Buffer.from(sealedFor));
    decipher.setAuthTag(bytes.subarray(12, 28));
    try {
      return type.decode(loosen(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])));
    } catch (cause) {
      throw new NotOurs('a payload does not bear the seal of its key', { cause });
    }
  };

  return {
    encode: async (payloads, context) => payloads.map((payload) => seal(payload, processOf(context))),
    decode: async (payloads, context) => payloads.map((payload) => open(payload, processOf(context))),
  };
};

/** For the worker: a payload that is not ours reaches a process as nothing. Throwing would fail each of its turns, and a stranger could stop it. */
export const deafTo = (codec: PayloadCodec, warn: (why: string) => void): PayloadCodec => ({
  encode: codec.encode,
  decode: (payloads, context) =>
    Promise.all(
      payloads.map(async (payload): Promise<Payload> => {
        try {
          return (await codec.decode([payload], context))[0]!;
        } catch (error) {
          if (!(error instanceof NotOurs)) throw error;
          warn(error.message);
          return { metadata: { [METADATA_ENCODING_KEY]: Buffer.from('binary/null') } };
        }
      }),
    ),
});

export const isSealed = (payload: Payload): boolean =>
  ENCODING.equals(payload.metadata?.[METADATA_ENCODING_KEY] ?? Buffer.alloc(0));

const textOf = ({ metadata }: Payload, name: string): string | undefined =>
  metadata?.[name] && Buffer.from(metadata[name]).toString();

const processOf = (context: SerializationContext | undefined): string | undefined => context?.workflowId;
