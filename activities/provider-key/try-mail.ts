import { createTransport } from 'nodemailer';
import { readSmtpError } from '../../workflows/channel/smtp.ts';
import type { Verdict } from '../../workflows/provider-key/verdict.ts';
import { smtpError, type Failure } from '../channel/email/mail.ts';
import { connectionOf, readAddress } from '../channel/email/smtp.ts';

/** A test letter: to whom, and what it says. */
export type TestLetter = { to: string; subject: string; text: string };

/** Signs in and sends a letter, as a message to a client would go. */
export const tryMail = async (
  { url = '', from = '' }: Record<string, string>,
  letter: TestLetter,
): Promise<Verdict> => {
  const { hostname: host } = new URL(url);
  const transport = createTransport({
    ...connectionOf(url),
    connectionTimeout: 6_000,
    greetingTimeout: 6_000,
    dnsTimeout: 4_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const values = { host, from, to: letter.to };
  try {
    await transport.verify();
    const { response } = await transport.sendMail({ ...letter, from: readAddress(from) });
    return { is: 'letterSent', values, answer: response };
  } catch (error) {
    return verdictOf(error as Failure, values);
  } finally {
    transport.close();
  }
};

const verdictOf = (error: Failure, values: Record<string, string>): Verdict => {
  const read = smtpError(error);
  const outcome = readSmtpError(read);
  const told = { values, answer: outcome.answer };
  if (read.errno === 'ENOTFOUND' || error.code === 'EDNS') return { is: 'hostUnknown', ...told };
  if (error.code === 'ETLS' || /certificate|SSL|TLS|wrong version/i.test(error.message))
    return { is: 'noEncryption', ...told };
  if (outcome.is === 'down' && outcome.trouble === 'SignInRefused') return { is: 'signInRefused', ...told };
  if (outcome.is === 'throttled' || (outcome.is === 'down' && outcome.trouble === 'LimitReached'))
    return { is: 'limitReached', ...told };
  if (read.command === 'MAIL FROM' || (outcome.is === 'down' && outcome.trouble === 'SenderRefused'))
    return { is: 'senderRefused', ...told };
  if (read.responseCode !== undefined) return { is: 'letterRefused', ...told };
  return { is: read.errno || /timeout/i.test(error.message) ? 'noConnection' : 'strange', ...told };
};
