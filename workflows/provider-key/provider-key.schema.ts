import { z } from 'zod';

/** A secret that is not named stays as it is; null takes it away. */
const Given = z.string().trim().min(1).max(500).nullable().optional();
const base = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .optional()
  .meta({ description: 'another address of the provider, as of a region; without it its usual one' });

const MailKey = z.object({
  kind: z.literal('email'),
  settings: z.object({
    host: z
      .string()
      .trim()
      .regex(/^[\w.-]+$|^[\da-f:.]+$/i)
      .max(253),
    port: z.number().int().min(1).max(65_535),
    tls: z.boolean().meta({ description: 'encrypted from the first byte (465); else by STARTTLS (587)' }),
    user: z.string().trim().max(254),
    from: z
      .string()
      .trim()
      .regex(/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/)
      .max(300)
      .meta({ description: '`Name <address>` or an address' }),
  }),
  secrets: z.strictObject({ password: Given }).default({}),
});
const SmsKey = z.object({
  kind: z.literal('sms'),
  settings: z.object({
    accountSid: z.string().regex(/^AC[0-9a-f]{32}$/i),
    from: z.string().trim().min(3).max(40).meta({ description: 'a number of yours, or a name of at most 11 letters' }),
    baseUrl: base,
  }),
  secrets: z.strictObject({ authToken: Given }).default({}),
});
const StripeKey = z.object({
  kind: z.literal('stripe'),
  settings: z.object({ baseUrl: base }).default({}),
  secrets: z
    .strictObject({
      secretKey: z
        .string()
        .trim()
        .regex(/^(sk|rk)_\w{8,240}$/)
        .nullable()
        .optional(),
      webhookSecret: z
        .string()
        .trim()
        .regex(/^whsec_\S{6,240}$/)
        .nullable()
        .optional(),
    })
    .default({}),
});

/** What a provider needs to know us, as an admin types it. */
export const ProviderKeyWish = z.discriminatedUnion('kind', [MailKey, SmsKey, StripeKey]);
export type ProviderKeyWish = z.infer<typeof ProviderKeyWish>;
export type KeyKind = ProviderKeyWish['kind'];
export type KeySettings = ProviderKeyWish['settings'];

/** An account by its channel ("email"), one of several ("email:sales"), or the payments. */
export const ProviderKeyId = z.string().regex(/^((email|sms)(:[a-z0-9_-]{1,40})?|stripe)$/);

/** What a browser may know: no secret, only that there is one. */
export const ProviderKey = z
  .object({
    id: z.string(),
    kind: z.enum(['email', 'sms', 'stripe']),
    origin: z
      .enum(['screen', 'environment', 'sandbox'])
      .meta({ description: 'given here; in the environment of the server; nowhere, so the sandbox stands in' }),
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    secrets: z.array(
      z.object({
        name: z.string(),
        ends: z.string().nullable().meta({ description: 'its last signs; null for a short one' }),
        setAt: z.iso.datetime(),
        setBy: z.uuid().nullable(),
      }),
    ),
    revision: z.number().int().meta({ description: '0: never given here' }),
  })
  .meta({ id: 'ProviderKey' });
export type ProviderKey = z.infer<typeof ProviderKey>;
