import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  port: number;
  /** whose letter was handed over, each time that it was */
  taken: string[];
  /** what happens between the last byte of a letter and the answer to it; what it answers is refused with */
  meanwhile: (to: string) => Promise<[number, string] | void> | void;
  close(): Promise<void>;
};

/** A mail server that keeps count, and takes its time where it is told to. */
export const startMailServer = async (): Promise<MailServer> => {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, { envelope }, done) => {
      stream.resume().on('end', async () => {
        const to = envelope.rcptTo[0]!.address;
        mail.taken.push(to);
        const refused = await mail.meanwhile(to);
        done(refused ? Object.assign(new Error(refused[1]), { responseCode: refused[0] }) : null);
      });
    },
  });
  smtp.on('error', () => {});
  await new Promise<void>((ready) => void smtp.listen(0, '127.0.0.1', ready));
  const mail: MailServer = {
    port: (smtp.server.address() as AddressInfo).port,
    taken: [],
    meanwhile: () => {},
    close: () => new Promise<void>((closed) => void smtp.close(() => closed())),
  };
  return mail;
};
