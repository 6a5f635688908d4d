import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ClientAccount } from './workflows/channel/account.schema.ts';
import { isNet } from './net-name.ts';
import { clientChannels, kindOf } from './workflows/channel/index.ts';

const port = z.coerce.number('expected a port').int().min(1).max(65535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const keyRing = z
  .string()
  .regex(/^[\w-]+:[0-9a-f]{64}(,[\w-]+:[0-9a-f]{64})*$/i, 'expected id:hex,id:hex with 32 bytes (64 hex digits) each')
  .transform((text) => text.split(',').map((part) => part.split(':') as [id: string, key: string]))
  .transform((pairs) => pairs.map(([id, key]) => ({ id, key: Buffer.from(key, 'hex') })));

/** A key that stands in documentation or in an older version of ours is no secret. */
const noConstant = (key: string): boolean => !/^(sk_test_(sandbox|x|123)?|AC0{32}|AC(x{32}|X{32}))$/.test(key);
const accountSid = z
  .string()
  .regex(/^AC[0-9a-f]{32}$/i, 'expected AC and 32 hex digits')
  .refine(noConstant, 'is a constant, not an account of yours');
const stripeKey = z
  .string()
  .regex(/^(sk|rk)_/, 'expected sk_... or rk_...')
  .refine(noConstant, 'is a constant, not a key of yours');

const file = z.string().transform((path, context) => {
  try {
    return readFileSync(path);
  } catch (error) {
    context.addIssue(`cannot be read (${(error as { code?: string }).code})`);
    return z.NEVER;
  }
});

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => one.trim() || []));

/** {"email:sales": {"url": "smtps://…", "from": "…"}}: what an account is called, and what is said to its provider */
const moreAccounts = z
  .string()
  .default('{}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('expected JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.record(ClientAccount, z.record(z.string(), z.string()), 'expected accounts ("email:sales") and their settings'),
  );

const together = (names: string) => `set ${names} together or leave both empty`;

const bucketNames = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const environment = z
  .object({
    PORT: port.default(4600),
    WORKER_PORT: port.default(4609),
    SANDBOX_PORT: port.default(4606),
    SANDBOX_SMTP_PORT: port.default(4607),
    DEMO_PORT: port.default(4608),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: httpUrl.default('http://127.0.0.1:4600'),
    /** further names under which we may be called: "crm.local,10.0.0.5:8080" */
    ALLOWED_HOSTS: list,
    /** proxies whose X-Forwarded-For is believed, and nobody else's: "10.0.0.0/8,192.0.2.7" */
    TRUSTED_PROXIES: list.refine((nets) => nets.every(isNet), 'expected addresses or networks (10.0.0.0/8)'),
    SANDBOX_URL: httpUrl.default('http://127.0.0.1:4606'),
    DEMO_URL: httpUrl.default('http://127.0.0.1:4608'),
    VORONKA_HOME: z.string().default('.voronka'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    TEMPORAL_ADDRESS: z
      .string()
      .regex(/^[^\s/]+:\d+$/, 'expected host:port')
      .default('127.0.0.1:4602'),
    /** set it, or any of the files (PEM), where Temporal is not on this machine */
    TEMPORAL_TLS: z.stringbool().default(false),
    TEMPORAL_TLS_CA: file.optional(),
    TEMPORAL_TLS_CERT: file.optional(),
    TEMPORAL_TLS_KEY: file.optional(),
    TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
    TEMPORAL_API_KEY: z.string().optional(),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    /** set it where workers of two releases run side by side: each takes the processes that `bin/promote` gives to its build */
    TEMPORAL_DEPLOYMENT: z
      .string()
      .regex(/^[\w-]{1,60}$/, 'expected letters, digits, _ and -')
      .optional(),
    /** names a worker's build; by default that of the processes' code */
    TEMPORAL_BUILD_ID: z
      .string()
      .regex(/^[\w.-]{1,60}$/, 'expected letters, digits, _, - and dots')
      .optional(),
    TEMPORAL_UI_URL: httpUrl.default('http://127.0.0.1:4603'),
    /** the first key is the current one, the others only read what was written with them */
    ENCRYPTION_KEYS: keyRing.default([]),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().default('Voronka <crm@demo.voronka>'),
    TWILIO_ACCOUNT_SID: accountSid.optional(),
    TWILIO_AUTH_TOKEN: z.string().optional(),
    TWILIO_FROM: z.string().default('+15005550006'),
    /** accounts beside the first one of each channel; each has a queue, a pace and troubles of its own */
    CHANNEL_ACCOUNTS: moreAccounts,
    /** files lie in this bucket; without it in the home folder */
    S3_ENDPOINT: httpUrl.optional(),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** ClamAV's clamd: until it has looked into a file, nobody opens it */
    CLAMD_ADDRESS: z
      .string()
      .regex(/^[^\s/]+:\d+$/, 'expected host:port')
      .optional(),
    STRIPE_SECRET_KEY: stripeKey.optional(),
    STRIPE_WEBHOOK_SECRET: z.string().optional(),
    /** signs the webhooks that automations call */
    WEBHOOK_SECRET: z.string().regex(/^whsec_[\w+/]{32,88}={0,2}$/, 'expected whsec_ and 24 to 64 bytes in base64'),
    /** hosts inside the network that automations may call: "crm.local,10.0.0.5:8080" */
    WEBHOOK_ALLOWED_HOSTS: list,
    /** what we show to the sandbox, and what it signs with in the provider's name: secrets, too */
    SANDBOX_TWILIO_ACCOUNT_SID: accountSid.optional(),
    SANDBOX_STRIPE_SECRET_KEY: stripeKey.optional(),
    SANDBOX_TWILIO_AUTH_TOKEN: z.string().optional(),
    SANDBOX_STRIPE_WEBHOOK_SECRET: z.string().optional(),
  })
  .refine((env) => !env.TWILIO_ACCOUNT_SID === !env.TWILIO_AUTH_TOKEN, {
    path: ['TWILIO_AUTH_TOKEN'],
    message: together('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN'),
  })
  .refine((env) => !env.STRIPE_SECRET_KEY === !env.STRIPE_WEBHOOK_SECRET, {
    path: ['STRIPE_WEBHOOK_SECRET'],
    message: together('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET'),
  })
  .refine((env) => new Set(bucketNames.map((name) => env[name] === undefined)).size === 1, {
    path: ['S3_BUCKET'],
    message: together(bucketNames.join(', ')),
  })
  .refine((env) => env.TWILIO_AUTH_TOKEN ?? env.SANDBOX_TWILIO_AUTH_TOKEN, { path: ['SANDBOX_TWILIO_AUTH_TOKEN'] })
  .refine((env) => env.TWILIO_ACCOUNT_SID ?? env.SANDBOX_TWILIO_ACCOUNT_SID, { path: ['SANDBOX_TWILIO_ACCOUNT_SID'] })
  .refine((env) => env.STRIPE_SECRET_KEY ?? env.SANDBOX_STRIPE_SECRET_KEY, { path: ['SANDBOX_STRIPE_SECRET_KEY'] })
  .refine((env) => env.STRIPE_WEBHOOK_SECRET ?? env.SANDBOX_STRIPE_WEBHOOK_SECRET, {
    path: ['SANDBOX_STRIPE_WEBHOOK_SECRET'],
  })
  .refine((env) => !env.TEMPORAL_TLS_CERT === !env.TEMPORAL_TLS_KEY, {
    path: ['TEMPORAL_TLS_KEY'],
    message: together('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY'),
  })
  .refine((env) => isDemo(env) || env.ENCRYPTION_KEYS.length > 0, { path: ['ENCRYPTION_KEYS'] });

/** Without settings it is sent by the first account of its channel. */
const isOwn = (settings: object): boolean => Object.keys(settings).length > 0;

const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** Only this machine reaches it, and nothing real is behind it. Anything else is production: no demo users, no entry without a password. */
const isDemo = (env: {
  PUBLIC_URL: string;
  SMTP_URL?: unknown;
  TWILIO_ACCOUNT_SID?: unknown;
  STRIPE_SECRET_KEY?: unknown;
  CHANNEL_ACCOUNTS: Record<string, object>;
}): boolean =>
  isLoopback(env.PUBLIC_URL) &&
  !env.SMTP_URL &&
  !env.TWILIO_ACCOUNT_SID &&
  !env.STRIPE_SECRET_KEY &&
  !Object.values(env.CHANNEL_ACCOUNTS).some(isOwn);

export type Config = ReturnType<typeof arrange>;

/** Reads the environment once, at the entry of a program; an empty variable counts as absent. Throws a table of what is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return arrange(parsed.data);
  const rows = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name.padEnd(24)} ${name in given ? issue.message : 'is missing'}`;
  });
  throw new Error(
    `These settings of the environment cannot be used:\n${rows.join('\n')}\nbin/start sets all of them for its own processes.`,
  );
}

const warningsOf = (env: z.output<typeof environment>): string[] => [
  ...(!isLoopback(env.PUBLIC_URL) && env.TRUSTED_PROXIES.length === 0
    ? [
        'PUBLIC_URL is public and TRUSTED_PROXIES is empty: behind a proxy all callers share its address and its limits. Name its address (127.0.0.1).',
      ]
    : []),
];

/** How to reach Temporal over TLS and how we identify ourselves there; empty on this machine. An API key is never sent unencrypted. */
const secureOf = (env: z.output<typeof environment>) => {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: key, TEMPORAL_API_KEY: apiKey } = env;
  const tls = env.TEMPORAL_TLS || ca || crt || apiKey !== undefined || env.TEMPORAL_TLS_SERVER_NAME;
  return {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(tls && {
      tls: {
        ...(ca && { serverRootCACertificate: ca }),
        ...(crt && key && { clientCertPair: { crt, key } }),
        ...(env.TEMPORAL_TLS_SERVER_NAME && { serverNameOverride: env.TEMPORAL_TLS_SERVER_NAME }),
      },
    }),
  };
};

const bucketOf = (env: z.output<typeof environment>) =>
  env.S3_ENDPOINT && env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY
    ? {
        endpoint: env.S3_ENDPOINT,
        bucket: env.S3_BUCKET,
        region: env.S3_REGION,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
      }
    : undefined;

type Account = { id: string; sandbox: boolean; settings?: Record<string, string> };

/** The first account of each channel, then those with a name of their own. */
const accountsOf = (env: z.output<typeof environment>): Account[] => {
  const sandboxed = new Map([
    ['email', !env.SMTP_URL],
    ['sms', !env.TWILIO_ACCOUNT_SID],
  ]);
  return [
    ...clientChannels.map(({ kind: id }) => ({ id, sandbox: sandboxed.get(id) ?? false })),
    ...Object.entries(env.CHANNEL_ACCOUNTS).map(([id, settings]) =>
      isOwn(settings) ? { id, sandbox: false, settings } : { id, sandbox: sandboxed.get(kindOf(id)) ?? false },
    ),
  ];
};

/** A provider without a key is the sandbox: the same code path with another address. */
function arrange(env: z.output<typeof environment>) {
  const smsSandbox = !env.TWILIO_ACCOUNT_SID;
  const stripeSandbox = !env.STRIPE_SECRET_KEY;
  return {
    port: env.PORT,
    demo: isDemo(env),
    trustedProxies: env.TRUSTED_PROXIES,
    /** settings that work but are probably not meant */
    warnings: warningsOf(env),
    host: env.HOST,
    workerPort: env.WORKER_PORT,
    publicUrl: env.PUBLIC_URL,
    names: { urls: [env.PUBLIC_URL], hosts: env.ALLOWED_HOSTS },
    demoUrl: env.DEMO_URL,
    home: env.VORONKA_HOME,
    databaseUrl: env.DATABASE_URL,
    encryptionKeys: env.ENCRYPTION_KEYS,
    temporal: {
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      uiUrl: env.TEMPORAL_UI_URL,
      deployment: env.TEMPORAL_DEPLOYMENT,
      buildId: env.TEMPORAL_BUILD_ID,
      secure: secureOf(env),
    },
    sandbox: { url: env.SANDBOX_URL, port: env.SANDBOX_PORT, smtpPort: env.SANDBOX_SMTP_PORT, demoPort: env.DEMO_PORT },
    webhooks: {
      secret: env.WEBHOOK_SECRET,
      allowed: env.WEBHOOK_ALLOWED_HOSTS,
    },
    files: { home: env.VORONKA_HOME, s3: bucketOf(env) },
    clamdAddress: env.CLAMD_ADDRESS,
    /** every account that writes to clients; `settings` for those that have some of their own */
    accounts: accountsOf(env),
    mail: {
      url: env.SMTP_URL ?? `smtp://127.0.0.1:${env.SANDBOX_SMTP_PORT}`,
      from: env.MAIL_FROM,
    },
    sms: {
      accountSid: env.TWILIO_ACCOUNT_SID ?? env.SANDBOX_TWILIO_ACCOUNT_SID ?? '',
      authToken: env.TWILIO_AUTH_TOKEN ?? env.SANDBOX_TWILIO_AUTH_TOKEN ?? '',
      from: env.TWILIO_FROM,
      /** undefined: Twilio's own address */
      baseUrl: smsSandbox ? env.SANDBOX_URL : undefined,
    },
    stripe: {
      sandbox: stripeSandbox,
      secretKey: env.STRIPE_SECRET_KEY ?? env.SANDBOX_STRIPE_SECRET_KEY ?? '',
      webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? env.SANDBOX_STRIPE_WEBHOOK_SECRET ?? '',
      /** undefined: Stripe's own address */
      baseUrl: stripeSandbox ? env.SANDBOX_URL : undefined,
    },
  };
}
