import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import Stripe from 'stripe';
import { stripePayments, type PageOrder } from '../../activities/payment/stripe.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
const VERSION = 'v0.203.0';
const tools = resolve(process.env['VORONKA_HOME'] ?? '.voronka', 'tools');
const program = join(tools, 'stripe-mock');

/** Stripe's own test server, built once by Go; why it cannot be had, else. */
const whyNot = async (): Promise<string | undefined> => {
  if (existsSync(program)) return undefined;
  const go = ['go', '/usr/local/go/bin/go'];
  for (const command of go) {
    try {
      await run(command, ['install', `github.com/stripe/stripe-mock@${VERSION}`], {
        env: { ...process.env, GOBIN: tools },
        timeout: 120_000,
      });
      return undefined;
    } catch (error) {
      const { code, stderr } = error as { code?: string; stderr?: string };
      if (code !== 'ENOENT') return `go install of stripe-mock ${VERSION} failed: ${stderr?.trim().split('\n').at(-1)}`;
    }
  }
  return 'there is no Go here to build stripe-mock with';
};
const missing = await whyNot();

let server: ChildProcess;
let port: number;
beforeAll(async () => {
  if (missing) return;
  port = await freePort();
  server = spawn(program, ['-http-addr', `127.0.0.1:${port}`], { stdio: 'ignore' });
  await until(() =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    ),
  );
});
afterAll(() => void server?.kill());

const payments = () => stripePayments({ secretKey: 'sk_test_123', baseUrl: `http://127.0.0.1:${port}` });
const order = (more: Partial<PageOrder> = {}): PageOrder => ({
  ...{ key: 'checkout/1/1', invoiceId: '0190f5fe-7c00-7a00-8000-000000000001', number: 7, amount: 12_500_000 },
  ...{ currency: 'KZT', lines: [{ text: 'Подбор программы', quantity: 1, unitAmount: 12_500_000 }], title: 'Счёт № 7' },
  ...{ payUrl: 'https://crm.example.com/pay/token', email: 'client@example.com', language: 'ru' },
  ...more,
});

(missing ? describe.skip : describe)(`H2 Stripe’s test server${missing ? ` (skipped: ${missing})` : ''}`, () => {
  it.each([
    order(),
    order({ currency: 'JPY', amount: 500, lines: [{ text: 'x', quantity: 1, unitAmount: 500 }], language: 'kk' }),
    order({ email: 'оплата@пример.рф', language: 'uk' }),
    order({ amount: 5, language: 'en' }),
  ])('takes our order of a payment page', async (one) => {
    const page = await payments().open(one);
    expect(page === 'key_used' || 'id' in page).toBe(true);
  });

  it('takes our question about it, and its end', async () => {
    expect(await payments().stateOf('cs_test_1')).toMatchObject({
      state: expect.stringMatching(/open|complete|expired/),
    });
    await payments().expire('cs_test_1');
  });

  it('would say if we spoke another language', async () => {
    const stripe = new Stripe('sk_test_123', { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
    const wrong = { mode: 'payment', success_url: 'https://x.example', colour: 'blue' } as never;
    await expect(stripe.checkout.sessions.create(wrong)).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('D5 Twilio’s published description', () => {
  it.todo(
    'answers our messages: no package of npm, PyPI or Go that is to be had ships twilio_api_v2010.json for Prism',
  );
});

const freePort = () =>
  new Promise<number>((done) => {
    const socket = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = socket.address() as AddressInfo;
      socket.close(() => done(free));
    });
  });
