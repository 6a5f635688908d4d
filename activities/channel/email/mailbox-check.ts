import { createTransport } from 'nodemailer';
import { isRefusal, refuse, type Refusal } from '../../../workflows/refusal.ts';
import { openImap } from './imap.ts';
import type { Door, Mailbox } from './mailbox.ts';

const TIMEOUT_MS = 12_000;

/** Tries both doors at once. Refused: as said of the first of them that is shut. */
export const tryMailbox = async ({ imap, smtp, folders }: Mailbox): Promise<Refusal | undefined> => {
  const [read, written] = await Promise.all([
    atDoor('IMAP', imap, () => tryReading(imap, folders)),
    atDoor('SMTP', smtp, () => tryWriting(smtp)),
  ]);
  return read ?? written;
};

const tryReading = async (door: Door, wanted: string[]): Promise<Refusal | undefined> => {
  const client = openImap(door);
  const ending = setTimeout(() => client.close(), TIMEOUT_MS);
  try {
    await client.connect();
    const folders = (await client.list()).map(({ path }) => path);
    const missing = wanted.find((one) => !folders.some((each) => same(each, one)));
    if (missing === undefined) return undefined;
    return refuse('MailboxFolderUnknown', { folder: missing, folders: folders.slice(0, 20).join(', ') });
  } finally {
    clearTimeout(ending);
    client.close();
  }
};

/** The one name that any server takes in any letters. */
const same = (one: string, other: string): boolean =>
  one === other || (one.toUpperCase() === 'INBOX' && other.toUpperCase() === 'INBOX');

const tryWriting = async ({ host, port, secure, requireTls, user, pass }: Door): Promise<undefined> => {
  const transport = createTransport({
    ...{ host, port, secure, requireTLS: requireTls, auth: { user, pass } },
    ...{
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    },
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
};

type Shut = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseCode?: number;
  response?: unknown;
  responseText?: string;
};

const atDoor = async (
  door: string,
  { host, port, pass }: Door,
  go: () => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> => {
  try {
    return await go();
  } catch (error) {
    const shut = whyShut(error as Shut);
    if (isRefusal(shut)) return { ...shut, values: { door, host, port, ...shut.values } };
    // a server may repeat what it was told
    return refuse('MailboxTrouble', { door, host, error: shut.replaceAll(pass, '…').slice(0, 200) });
  }
};

const whyShut = ({ code = '', message, responseText, ...shut }: Shut): Refusal | string => {
  const said = responseText ?? (typeof shut.response === 'string' ? shut.response : message);
  if (shut.authenticationFailed || code === 'EAUTH') return refuse('MailboxSignIn');
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(`${code} ${message}`)) return refuse('MailboxHostUnknown');
  if (/STARTTLS|TLS required/i.test(message) || (code === 'ETLS' && !/certificate/i.test(message)))
    return refuse('MailboxNotEncrypted');
  if (/certificate|self.signed|altnames|UNABLE_TO_VERIFY|CERT_/i.test(`${code} ${message}`))
    return refuse('MailboxCertificate', { error: message.slice(0, 150) });
  const isSilent =
    /TIMEOUT|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ClosedAfter|ESOCKET|NoConnection/;
  if (isSilent.test(`${code} ${message}`)) return refuse('MailboxNoAnswer');
  return said;
};
