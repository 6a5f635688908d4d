import { refuse, type Refusal } from '../refusal.ts';
import type { RefusalCode } from '../refusals.ts';
import type { KeyKind, KeySettings, ProviderKeyWish } from './provider-key.schema.ts';

/** Which secrets it does not work without. A mail server may let this machine in without a password. */
const neededSecrets = {
  email: [],
  sms: [['authToken', 'SmsTokenNeeded']],
  stripe: [
    ['secretKey', 'StripeKeyNeeded'],
    ['webhookSecret', 'StripeWebhookSecretNeeded'],
  ],
} as const satisfies Record<KeyKind, readonly (readonly [string, RefusalCode])[]>;

/** A kept secret goes only to whom it was given for: who changes the server's name must know the password. */
const mayKeepSecrets = (before: object | undefined, now: object): boolean =>
  ['host', 'port', 'user', 'accountSid', 'baseUrl'].every(
    (name) => (before as Record<string, unknown> | undefined)?.[name] === (now as Record<string, unknown>)[name],
  );

/** What is to be kept: the wish, with null for secrets that may not stay. Refused: MailPasswordNeeded, SmsTokenNeeded, Stripe…Needed. */
export const settleKey = (
  { kind, settings, secrets }: ProviderKeyWish,
  before: { settings: object; names: readonly string[] } | undefined,
): { settings: KeySettings; secrets: Record<string, string | null> } | Refusal => {
  const given: Record<string, string | null | undefined> = secrets;
  const stays = before !== undefined && mayKeepSecrets(before.settings, settings);
  const kept = before?.names.filter((name) => stays && given[name] === undefined) ?? [];
  const lacks = (name: string) => !given[name] && !kept.includes(name);
  const missing = neededSecrets[kind].find(([name]) => lacks(name));
  if (missing) return refuse(missing[1]);
  if ('user' in settings && settings.user && lacks('password')) return refuse('MailPasswordNeeded');
  const dropped = before?.names.filter((name) => !stays && given[name] === undefined) ?? [];
  return {
    settings,
    secrets: {
      ...Object.fromEntries(dropped.map((name) => [name, null])),
      ...Object.fromEntries(
        Object.entries(given).filter((one): one is [string, string | null] => one[1] !== undefined),
      ),
    },
  };
};

type Mail = { host: string; port: number; tls: boolean; user: string; from: string };

/** As the account of a channel is opened: `{ url, from }` for mail, names and values for others. */
export const channelSettings = (
  kind: KeyKind,
  settings: object,
  secrets: Record<string, string>,
): Record<string, string> => {
  if (kind !== 'email') {
    const told = Object.entries(settings).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries(told.map(([name, value]) => [name, String(value)])), ...secrets };
  }
  const { host, port, tls, user, from } = settings as Mail;
  const name = encodeURIComponent(user);
  const who = user ? `${name}${secrets['password'] ? `:${encodeURIComponent(secrets['password'])}` : ''}@` : '';
  return { url: `${tls ? 'smtps' : 'smtp'}://${who}${host.includes(':') ? `[${host}]` : host}:${port}`, from };
};
