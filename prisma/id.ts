import { randomFillSync } from 'node:crypto';

/** Random bytes are requested in bulk: the call costs more than the bytes. */
const random = Buffer.alloc(256 * 16);
let used = random.length;

/** A time-ordered UUID (RFC 9562, version 7), so that rows of one time are stored together. */
export const uuidv7 = (now = Date.now()): string => {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = random.subarray(used, (used += 16));
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
