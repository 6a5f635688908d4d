import { readConfig } from '../../config.ts';

const least = {
  DATABASE_URL: 'postgresql://localhost/voronka',
  SANDBOX_TWILIO_AUTH_TOKEN: 'token',
  SANDBOX_STRIPE_WEBHOOK_SECRET: 'whsec',
};

const complaint = (env: NodeJS.ProcessEnv) => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('the settings', () => {
  test('point at the sandbox while a provider has no key', () => {
    const { mail, sms, stripe } = readConfig(least);
    expect([mail.sandbox, sms.sandbox, stripe.sandbox]).toEqual([true, true, true]);
    expect(mail.url).toBe('smtp://127.0.0.1:4607');
    expect(sms).toMatchObject({
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: 'token',
      baseUrl: 'http://127.0.0.1:4606',
    });
    expect(stripe).toMatchObject({ secretKey: 'sk_test_sandbox', webhookSecret: 'whsec' });
  });

  test('leave a provider with a key at its own address', () => {
    const { stripe } = readConfig({ ...least, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_live' });
    expect(stripe).toEqual({ sandbox: false, secretKey: 'sk_live_1', webhookSecret: 'whsec_live', baseUrl: undefined });
  });

  test('name every bad variable in one table', () => {
    const table = complaint({ ...least, PORT: 'four', TEMPORAL_ADDRESS: 'nowhere', DATABASE_URL: '' });
    expect(table).toMatch(/PORT +expected a port/);
    expect(table).toMatch(/TEMPORAL_ADDRESS +expected host:port/);
    expect(table).toMatch(/DATABASE_URL +is missing/);
  });

  test('refuse half a key pair and a missing sandbox secret', () => {
    expect(complaint({ ...least, STRIPE_SECRET_KEY: 'sk_live_1' })).toMatch(/STRIPE_WEBHOOK_SECRET/);
    expect(complaint({ DATABASE_URL: least.DATABASE_URL })).toMatch(/SANDBOX_TWILIO_AUTH_TOKEN +is missing/);
  });

  test('read the ring of encryption keys, the current one first', () => {
    const keys = readConfig({
      ...least,
      ENCRYPTION_KEYS: `new:${'a'.repeat(64)},old:${'b'.repeat(64)}`,
    }).encryptionKeys;
    expect(keys.map(({ id, key }) => [id, key.length])).toEqual([
      ['new', 32],
      ['old', 32],
    ]);
  });
});
