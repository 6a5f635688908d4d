import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);

/** What the sandbox reads from the environment. Of the rest of the system it knows only where that listens. */
export const Settings = z
  .object({
    SANDBOX_PORT: port.default(4606),
    SANDBOX_SMTP_PORT: port.default(4607),
    DEMO_PORT: port.default(4608),
    PUBLIC_URL: z.url().default('http://127.0.0.1:4600'),
    SANDBOX_URL: z.url().optional(),
    SANDBOX_STRIPE_SECRET_KEY: z.string().min(8),
    SANDBOX_TWILIO_AUTH_TOKEN: z.string().min(8),
    SANDBOX_STRIPE_WEBHOOK_SECRET: z.string().min(8),
    DEMO_URL: z.url().optional(),
    ALLOWED_HOSTS: z.string().default(''),
    VORONKA_HOME: z.string().min(1).default('.voronka'),
  })
  .transform((env) => ({
    httpPort: env.SANDBOX_PORT,
    smtpPort: env.SANDBOX_SMTP_PORT,
    demoPort: env.DEMO_PORT,
    publicUrl: trim(env.PUBLIC_URL),
    sandboxUrl: trim(env.SANDBOX_URL ?? `http://127.0.0.1:${env.SANDBOX_PORT}`),
    stripeSecretKey: env.SANDBOX_STRIPE_SECRET_KEY,
    twilioAuthToken: env.SANDBOX_TWILIO_AUTH_TOKEN,
    stripeWebhookSecret: env.SANDBOX_STRIPE_WEBHOOK_SECRET,
    demoUrl: trim(env.DEMO_URL ?? `http://127.0.0.1:${env.DEMO_PORT}`),
    hosts: env.ALLOWED_HOSTS.split(',').flatMap((host) => host.trim() || []),
    home: env.VORONKA_HOME,
  }));
export type Settings = z.infer<typeof Settings>;

const trim = (url: string) => url.replace(/\/+$/, '');
