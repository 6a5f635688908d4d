import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The first key seals, every key opens. */
export type KeyRing = { id: string; key: Buffer }[];

/**
 * AES-256-GCM as `sealed:<key id>:<base64>`, bound to what it is `about` where that is given: moved to another place, it does not open. Without
 * a key ring, as in development, the text stays readable, as `plain:…`.
 */
export const seal = (ring: KeyRing, text: string, about?: string): string => {
  const current = ring[0];
  if (!current) return `plain:${text}`;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
  if (about !== undefined) cipher.setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `sealed:${current.id}:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
};

/** Throws where the ring lacks the key, the text was tampered with, or it is about something else. */
export const unseal = (ring: KeyRing, sealed: string, about?: string): string => {
  if (sealed.startsWith('plain:')) return sealed.slice('plain:'.length);
  const [, id, text] = /^sealed:([^:]+):(.+)$/s.exec(sealed) ?? [];
  const key = ring.find((one) => one.id === id)?.key;
  if (!key || text === undefined)
    throw new Error(`a secret was sealed with the key '${id}', which ENCRYPTION_KEYS no longer has`);
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  if (about !== undefined) decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
};
