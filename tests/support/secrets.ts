import { readConfig } from '../../config.ts';

/** What bin/start makes for a home, for tests that start parts of it. */
export const testSecrets = {
  WEBHOOK_SECRET: `whsec_${Buffer.from('a secret of the tests, 32 bytes.').toString('base64')}`,
  SANDBOX_TWILIO_ACCOUNT_SID: `AC${'0123456789abcdef'.repeat(2)}`,
  SANDBOX_TWILIO_AUTH_TOKEN: 'twilio-token',
  SANDBOX_STRIPE_SECRET_KEY: 'sk_test_of_the_tests',
  SANDBOX_STRIPE_WEBHOOK_SECRET: 'whsec_test',
};

/** All settings as they are unless told. */
export const testConfig = readConfig({ DATABASE_URL: 'postgresql://127.0.0.1/voronka', ...testSecrets });
