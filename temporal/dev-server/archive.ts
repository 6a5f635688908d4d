import { inflateRawSync, gunzipSync } from 'node:zlib';

/** One file out of a zip archive, by the end of its name. */
export function fromZip(archive: Buffer, ending: string): Buffer {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('not a zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (name.endsWith(ending)) return zipEntry(archive, at);
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new Error(`no ${ending} in the zip archive`);
}

/** One file out of a gzipped tar archive, by its exact name. */
export function fromTarGz(archive: Buffer, wanted: string): Buffer {
  const tar = gunzipSync(archive);
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar
      .toString('utf8', at, at + 100)
      .replace(/\0.*$/s, '')
      .replace(/^\.\//, '');
    const size = parseInt(tar.toString('ascii', at + 124, at + 136), 8);
    if (name === wanted) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`no ${wanted} in the tar archive`);
}

function zipEntry(archive: Buffer, at: number): Buffer {
  const method = archive.readUInt16LE(at + 10);
  const size = archive.readUInt32LE(at + 20);
  const local = archive.readUInt32LE(at + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + size);
  return method === 0 ? bytes : inflateRawSync(bytes);
}
