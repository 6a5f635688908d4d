import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** What the scanner says of a file. `unknown`: it did not answer, or could not look; ask again later. */
export type Scanned = { is: 'clean' } | { is: 'infected'; virus: string } | { is: 'unknown'; said: string };
/** Looks into the file at this path. */
export type Scan = (path: string) => Promise<Scanned>;

const SILENT_MS = 30_000;
const MOST_ANSWER = 4096;

/** ClamAV's own protocol (INSTREAM): the bytes in pieces, each behind its length, then one answer. `address`: host:port. */
export const openClamd = (address: string): Scan => {
  const colon = address.lastIndexOf(':');
  const place = { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
  return async (path) => {
    try {
      return read(await ask(connect(place), path));
    } catch (error) {
      return { is: 'unknown', said: (error as Error).message };
    }
  };
};

const ask = (socket: Socket, path: string): Promise<string> =>
  new Promise((answered, failed) => {
    let said = '';
    const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
    const end = (error?: Error) => {
      bytes.destroy();
      socket.destroy();
      if (said !== '' || !error) answered(said);
      else failed(error);
    };
    socket.setTimeout(SILENT_MS, () => end(new Error('the scanner is silent')));
    socket.on('error', end);
    socket.on('close', () => end(new Error('the scanner hung up')));
    socket.on('data', (part) => {
      said = `${said}${part.toString('utf8')}`.slice(0, MOST_ANSWER);
      if (said.includes('\0') || said.includes('\n')) end();
    });
    bytes.on('error', end);
    bytes.on('data', (piece) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      socket.write(length);
      if (!socket.write(piece)) {
        bytes.pause();
        socket.once('drain', () => bytes.resume());
      }
    });
    bytes.on('end', () => socket.write(Buffer.alloc(4)));
    socket.write('zINSTREAM\0');
  });

const read = (answer: string): Scanned => {
  const said = answer.replaceAll('\0', '').trim();
  if (/^stream: OK$/.test(said)) return { is: 'clean' };
  const virus = /^stream: (.+) FOUND$/.exec(said)?.[1];
  return virus ? { is: 'infected', virus: virus.slice(0, 200) } : { is: 'unknown', said };
};
