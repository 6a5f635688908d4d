import type { ProviderKey, ProviderKeyWish } from '../../workflows/provider-key/provider-key.schema.ts';

/** What stands in the form: texts alone. Secrets are empty where the kept ones stay. */
export type KeyDraft = Record<string, string>;
export type KeyKind = ProviderKey['kind'];

type FieldOfKey = { name: string; secret?: true; optional?: true; type?: 'number' | 'url' };

/** In the order in which people find them at their provider. */
export const fieldsOfKey: Record<KeyKind, readonly FieldOfKey[]> = {
  email: [
    { name: 'host' },
    { name: 'port', type: 'number' },
    { name: 'tls' },
    { name: 'user', optional: true },
    { name: 'password', secret: true, optional: true },
    { name: 'from' },
  ],
  sms: [
    { name: 'accountSid' },
    { name: 'authToken', secret: true },
    { name: 'from' },
    { name: 'baseUrl', optional: true, type: 'url' },
  ],
  stripe: [
    { name: 'secretKey', secret: true },
    { name: 'webhookSecret', secret: true },
    { name: 'baseUrl', optional: true, type: 'url' },
  ],
};

/** Mail services that many have: where their servers are. */
export const mailPresets = [
  { name: 'Gmail', host: 'smtp.gmail.com', port: '465', tls: 'yes' },
  { name: 'Outlook', host: 'smtp.office365.com', port: '587', tls: 'no' },
  { name: 'Яндекс', host: 'smtp.yandex.ru', port: '465', tls: 'yes' },
  { name: 'Mail.ru', host: 'smtp.mail.ru', port: '465', tls: 'yes' },
  { name: 'UKR.NET', host: 'smtp.ukr.net', port: '465', tls: 'yes' },
] as const;

export const draftOf = ({ kind, settings }: Pick<ProviderKey, 'kind' | 'settings'>): KeyDraft => ({
  ...(kind === 'email' ? { port: '465' } : {}),
  ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
  ...(kind === 'email' ? { tls: settings['tls'] === false ? 'no' : 'yes' } : {}),
});

/** As the API takes it: what was left empty is not named. */
export const wishOf = (kind: KeyKind, draft: KeyDraft): ProviderKeyWish => {
  const pick = (secret: boolean) =>
    Object.fromEntries(
      fieldsOfKey[kind].flatMap((field): [string, string | number | boolean][] => {
        const text = draft[field.name]?.trim() ?? '';
        if (Boolean(field.secret) !== secret || (text === '' && (secret || kind !== 'email'))) return [];
        if (field.name === 'tls') return [['tls', text !== 'no']];
        return [[field.name, field.type === 'number' ? Number(text) : text]];
      }),
    );
  return { kind, settings: pick(false), secrets: pick(true) } as ProviderKeyWish;
};
