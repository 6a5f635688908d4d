import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import { testSecrets } from '../support/secrets.ts';

const least = { DATABASE_URL: 'postgresql://localhost/voronka', ...testSecrets };

const real = { ...least, ENCRYPTION_KEYS: `k:${'a'.repeat(64)}` };

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
    const { accounts, mail, sms, stripe } = readConfig(least);
    expect([...accounts, stripe].map(({ sandbox }) => sandbox)).toEqual([true, true, true]);
    expect(mail.url).toBe('smtp://127.0.0.1:4607');
    expect(sms).toMatchObject({
      accountSid: testSecrets.SANDBOX_TWILIO_ACCOUNT_SID,
      authToken: testSecrets.SANDBOX_TWILIO_AUTH_TOKEN,
      baseUrl: 'http://127.0.0.1:4606',
    });
    expect(stripe).toMatchObject({
      secretKey: testSecrets.SANDBOX_STRIPE_SECRET_KEY,
      webhookSecret: testSecrets.SANDBOX_STRIPE_WEBHOOK_SECRET,
    });
  });

  test('leave a provider with a key at its own address', () => {
    const { stripe } = readConfig({ ...real, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_live' });
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
    expect(complaint({ ...least, SANDBOX_TWILIO_AUTH_TOKEN: '' })).toMatch(/SANDBOX_TWILIO_AUTH_TOKEN +is missing/);
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

describe('L2 the address of a caller', () => {
  it('is told by named proxies alone; a public address without one is warned of', () => {
    expect(readConfig({ ...least, TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1,fd00::/8' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '127.0.0.1',
      'fd00::/8',
    ]);
    for (const wrong of ['everybody', '10.0.0.0/33', '10.0.0/8', '::/129', '1.2.3.4/8/8', '10.0.0.0/x'])
      expect(complaint({ ...least, TRUSTED_PROXIES: wrong })).toMatch(/TRUSTED_PROXIES +expected/);
    expect(readConfig(least).warnings).toEqual([]);
    expect(readConfig({ ...real, PUBLIC_URL: 'https://crm.agency.kz' }).warnings.join()).toMatch(/TRUSTED_PROXIES/);
    expect(readConfig({ ...real, PUBLIC_URL: 'https://crm.agency.kz', TRUSTED_PROXIES: '127.0.0.1' }).warnings).toEqual(
      [],
    );
  });
});

describe('M5 Temporal elsewhere', () => {
  it('is reached over TLS as soon as anything of it is set, an API key above all', () => {
    expect(readConfig(least).temporal.secure).toEqual({});
    expect(readConfig({ ...least, TEMPORAL_TLS: 'true' }).temporal.secure).toEqual({ tls: {} });
    expect(readConfig({ ...least, TEMPORAL_API_KEY: 'k' }).temporal.secure).toEqual({ apiKey: 'k', tls: {} });
    expect(complaint({ ...least, TEMPORAL_TLS_CA: '/no/such/file' })).toMatch(
      /TEMPORAL_TLS_CA +cannot be read \(ENOENT\)/,
    );
    expect(complaint({ ...least, TEMPORAL_TLS_CERT: import.meta.filename })).toMatch(/TEMPORAL_TLS_KEY/);
  });
});

describe('L6 two modes', () => {
  it('is a demo only where nobody but this machine comes and nothing real is connected', () => {
    for (const PUBLIC_URL of [
      'http://127.0.0.1:4600',
      'http://localhost:4600',
      'http://[::1]:4600',
      'http://127.8.0.1',
    ])
      expect(readConfig({ ...least, PUBLIC_URL }).demo).toBe(true);
    for (const more of [
      { PUBLIC_URL: 'https://crm.agency.kz' },
      { PUBLIC_URL: 'http://192.168.1.5:4600' },
      { PUBLIC_URL: 'http://localhost.agency.kz' },
      { SMTP_URL: 'smtp://mail.agency.kz' },
      { TWILIO_ACCOUNT_SID: `AC${'ab'.repeat(16)}`, TWILIO_AUTH_TOKEN: 't' },
      { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_live' },
    ])
      expect(readConfig({ ...real, ...more }).demo).toBe(false);
  });

  it('takes no secret that everybody knows, and in production none that is missing', () => {
    for (const name of Object.keys(testSecrets)) expect(complaint({ ...least, [name]: '' })).toMatch(`${name} `);
    expect(complaint({ ...least, SANDBOX_STRIPE_SECRET_KEY: 'sk_test_sandbox' })).toMatch(/is a constant/);
    expect(complaint({ ...least, SANDBOX_TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}` })).toMatch(/is a constant/);
    expect(complaint({ ...least, STRIPE_SECRET_KEY: 'sk_test_123', STRIPE_WEBHOOK_SECRET: 'w' })).toMatch(
      /is a constant/,
    );
    expect(complaint({ ...least, WEBHOOK_SECRET: 'sixteen letters!' })).toMatch(/WEBHOOK_SECRET +expected whsec_/);
    expect(complaint({ ...least, PUBLIC_URL: 'https://crm.agency.kz' })).toMatch(/ENCRYPTION_KEYS +is missing/);
  });
});

describe('L6 no secret is a constant', () => {
  const root = join(import.meta.dirname, '../..');
  const rooms = ['activities', 'api', 'bin', 'prisma', 'sandbox', 'temporal', 'workflows', 'ui', '.'];
  const sources = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: room !== '.', encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated'))
      .map((name) => join(root, room, name)),
  );

  it('in any program of ours', () => {
    expect(sources.length).toBeGreaterThan(300);
    const found = sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        // the rule that refuses them names some, and a template literal is filled by chance
        .filter((line) => !/noConstant = /.test(line))
        .filter((line) =>
          /['"`](sk_(test|live)_\w+|rk_\w{8,}|whsec_[\w+/=]{8,}|vrk_\w{8,}|AC[0-9a-f]{32}|\w+:[0-9a-f]{64})['"`]|AC\$\{'0'|(password|secret|token|salt)\s*[:=]\s*['"][^'"$ ]{6,}['"]|createHmac\([^,]+, ['"]|\?\? 'voronka'/i.test(
            line,
          ),
        )
        .map((line) => `${file.slice(root.length)}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
