import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export const password = 'mailbox-password-of-the-test';

/** A mailbox that lets `crm` in with its password and takes letters from its own address alone. */
export const startMailbox = async () => {
  const letters: { from: string; to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === 'crm' && auth.password === password
        ? done(null, { user: 'crm' })
        : done(Object.assign(new Error('5.7.8 Username and Password not accepted'), { responseCode: 535 })),
    onMailFrom: ({ address }, _session, done) =>
      address.endsWith('@agency.example')
        ? done()
        : done(Object.assign(new Error('5.7.1 Sender address rejected: not owned by user crm'), { responseCode: 553 })),
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.on('data', (chunk) => (text += String(chunk)));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        letters.push({ from, to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    letters,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};

type Answer = { status?: number; body: unknown };

/** Somebody's API on this machine: what it answers to a path, and what it was asked. */
export const startApi = async (answer: (request: IncomingMessage) => Answer) => {
  const asked: { url: string; authorization: string }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '' });
    const { status = 200, body } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};
