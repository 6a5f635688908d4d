import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

type Answer = { code: number; text: string };
/** What becomes of the next letter: an answer of its own, or it is taken and the connection breaks before anybody hears. */
type Next = Answer | 'dies after acting';

/** A server to which a mailbox hands its letters, password `secret`: what it takes goes where `deliver` says. */
export const openSmtpServer = async (
  deliver: (to: string, raw: Buffer) => Promise<unknown> = async () => undefined,
) => {
  const taken: Buffer[] = [];
  const next: Next[] = [];
  const refusals: Answer[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) => {
      const refused =
        refusals.shift() ?? (password === 'secret' ? undefined : { code: 535, text: '5.7.8 bad credentials' });
      return refused ? done(failure(refused)) : done(null, { user: username ?? '' });
    },
    onRcptTo: (_address, _session, done) => {
      const told = typeof next[0] === 'object' ? (next.shift() as Answer) : undefined;
      done(told ? failure(told) : null);
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const raw = Buffer.concat(parts);
        taken.push(raw);
        for (const { address } of envelope.rcptTo) await deliver(address, raw);
        if (next.shift() === 'dies after acting') hangUp();
        else done();
      });
    },
  });
  const hangUp = () => server.connections.forEach(({ _socket: socket }: { _socket: Socket }) => socket.destroy());
  server.on('error', () => undefined);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    ...{ taken, next },
    port: (server.server.address() as AddressInfo).port,
    letters: (): Promise<Email[]> => Promise.all(taken.map((raw) => PostalMime.parse(raw))),
    /** whoever signs in next is refused; nobody is signed in any more */
    refuse: (answer: Answer) => {
      refusals.push(answer);
      hangUp();
    },
    close: () => new Promise<void>((gone) => void server.close(() => gone())),
  };
};

const failure = ({ code, text }: Answer): Error => Object.assign(new Error(text), { responseCode: code });
