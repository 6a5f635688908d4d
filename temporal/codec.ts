import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

export type EncryptionKey = { id: string; key: Buffer };

const ENCODING = Buffer.from('binary/encrypted');

/** AES-256-GCM over whole payloads. The first key writes; every key reads, so that old histories stay legible after a rotation. */
export const encryptingCodec = (keys: EncryptionKey[]): PayloadCodec => {
  const current = keys[0];
  const ring = new Map(keys.map(({ id, key }) => [id, key]));
  const type = proto.temporal.api.common.v1.Payload;
  return {
    encode: async (payloads) =>
      payloads.map((payload): Payload => {
        // nothing is in a null, and many turns answer nothing else
        if (!current || !payload.data?.length) return payload;
        const nonce = randomBytes(12);
        const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
        const sealed = Buffer.concat([cipher.update(type.encode(payload).finish()), cipher.final()]);
        return {
          metadata: { [METADATA_ENCODING_KEY]: ENCODING, 'encryption-key-id': Buffer.from(current.id) },
          data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
        };
      }),
    decode: async (payloads) =>
      payloads.map((payload): Payload => {
        if (!payload.data || !ENCODING.equals(payload.metadata?.[METADATA_ENCODING_KEY] ?? Buffer.alloc(0)))
          return payload;
        const id = Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString();
        const key = ring.get(id);
        if (!key) throw new Error(`the history was written with the key '${id}', which ENCRYPTION_KEYS no longer has`);
        const bytes = Buffer.from(payload.data);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return type.decode(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]));
      }),
  };
};
