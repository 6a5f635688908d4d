import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A proxy to a server that can be cut, as when the server is killed, and mended. */
export const openRoad = async (targetUrl: string) => {
  const target = new URL(targetUrl);
  const travellers = new Set<Socket>();
  let server: Server | undefined;
  let port = 0;
  const mend = async () => {
    server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        travellers.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => (near.destroy(), far.destroy(), travellers.delete(socket)));
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((done) => server!.listen(port, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  };
  const cut = async () => {
    const closed = new Promise((done) => server!.close(done));
    for (const socket of travellers) socket.resetAndDestroy();
    await closed;
  };
  await mend();
  const url = new URL(targetUrl);
  url.host = `127.0.0.1:${port}`;
  // not past it, by a socket of the machine
  url.searchParams.delete('host');
  return { url: url.href, cut, mend };
};
