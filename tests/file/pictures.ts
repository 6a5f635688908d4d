import sharp from 'sharp';

export const photo = (width = 800, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3b82f6' } })
    .jpeg()
    .toBuffer();

/** A PNG of many pixels that weighs little: its header says so, and its bytes hardly matter. */
export const bomb = async (): Promise<Buffer> => {
  const small = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  // width and height stand after the signature and the head of IHDR, its checksum after them
  const grown = Buffer.from(small);
  grown.writeUInt32BE(60_000, 16);
  grown.writeUInt32BE(60_000, 20);
  grown.writeUInt32BE(checksum(grown.subarray(12, 29)), 29);
  return grown;
};

const checksum = (bytes: Buffer): number => {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
};

/** A multipart body with one file. */
export const formWith = (
  name: string,
  bytes: Buffer | string,
  type = 'application/octet-stream',
): { raw: Buffer; headers: Record<string, string> } => ({
  raw: Buffer.concat([
    Buffer.from(
      `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from('\r\n--cut--\r\n'),
  ]),
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
});
