import { createServer, type AddressInfo, type Socket } from 'node:net';

export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

/** A small server that speaks clamd's INSTREAM: it finds EICAR, and refuses more bytes than `most`. */
export const startClamd = async ({ most = Infinity } = {}) => {
  const heard: number[] = [];
  const server = createServer((socket: Socket) => {
    let bytes = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    const begin = 'zINSTREAM\0';
    socket.on('error', () => {});
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part as Buffer]);
      if (bytes.subarray(0, begin.length).toString() !== begin) return;
      let at = begin.length;
      const pieces: Buffer[] = [];
      for (;;) {
        if (bytes.length < at + 4) return;
        const length = bytes.readUInt32BE(at);
        if (length === 0) break;
        if (bytes.length < at + 4 + length) return;
        pieces.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
      content = Buffer.concat(pieces);
      heard.push(content.length);
      if (content.length > most) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    heard,
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};
