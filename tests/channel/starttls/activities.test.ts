import { networkInterfaces } from 'node:os';
import { setDefaultCACertificates } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { emailChannel } from '../../../activities/channel/email/smtp.ts';
import { certificate } from '../../support/certificate.ts';

const far = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
const { key, cert } = certificate(...(far ? [far] : []));
setDefaultCACertificates([cert]);

const delivery = {
  deliveryId: '0191f2c0-0000-7000-8000-000000000001',
  recipient: 'aida@agency.kz',
  contactName: 'Аида',
  language: 'ru',
  subject: 'Счёт',
  body: 'Здравствуйте',
  attachments: [],
  seller: { name: 'Меридиан' },
  signal: AbortSignal.timeout(10_000),
};

/** What a mail server that is as `options` say heard of a letter that was sent to it at `host`. */
const sent = async (host: string, options: SMTPServerOptions) => {
  const heard: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onMailFrom: (_address, session, done) => {
      heard.push(session.secure ? 'secure' : 'clear');
      done();
    },
    onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, host, done));
  const channel = emailChannel({
    url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`,
    from: 'crm@agency.kz',
  });
  const outcome = await channel.send(delivery as never);
  channel.close?.();
  await new Promise<void>((done) => server.close(() => done()));
  return { is: outcome.is, heard };
};
const without: SMTPServerOptions = { disabledCommands: ['STARTTLS', 'AUTH'] };

(far ? describe : describe.skip)('L2 a mail server that is not on this machine', () => {
  it('hears nothing in clear text, when it does not offer TLS or somebody has taken the offer away', async () => {
    for (const options of [without, { ...without, hideSTARTTLS: true }])
      expect(await sent(far!, options)).toEqual({ is: 'down', heard: [] });
  });

  it('gets the letter over TLS when its certificate is good, and nothing when it is not', async () => {
    expect(await sent(far!, { key, cert })).toEqual({ is: 'sent', heard: ['secure'] });
    const other = certificate();
    expect((await sent(far!, { key: other.key, cert: other.cert })).heard).toEqual([]);
  });
});

describe('a mail server on this machine', () => {
  it('gets it as it comes', async () => {
    expect(await sent('127.0.0.1', without)).toEqual({ is: 'sent', heard: ['clear'] });
  });
});
