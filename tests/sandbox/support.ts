import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createSocket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import Stripe from 'stripe';
import twilio from 'twilio';
import { until } from '../support/until.ts';

export const twilioToken = 'twilio-token-of-the-test';
export const stripeSecret = 'whsec_of_the_test';
export const stripeKey = 'sk_test_of_the_test';
export const accountSid = `AC${'0'.repeat(32)}`;

export type Heard = { url: string; headers: Record<string, string>; body: string };

/** The sandbox as a process of its own, and a small application that hears what it calls back. */
export const startSandbox = async () => {
  const home = await mkdtemp(join(tmpdir(), 'voronka-sandbox-'));
  const [http, smtp, demo] = await Promise.all([freePort(), freePort(), freePort()]);
  const application = await listen();
  const url = `http://127.0.0.1:${http}`;
  let child: ChildProcess;

  const start = async () => {
    child = spawn(process.execPath, [join(import.meta.dirname, '../../sandbox/server.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        SANDBOX_PORT: String(http),
        SANDBOX_SMTP_PORT: String(smtp),
        DEMO_PORT: String(demo),
        PUBLIC_URL: application.url,
        SANDBOX_URL: url,
        SANDBOX_STRIPE_SECRET_KEY: stripeKey,
        SANDBOX_TWILIO_AUTH_TOKEN: twilioToken,
        SANDBOX_STRIPE_WEBHOOK_SECRET: stripeSecret,
        VORONKA_HOME: home,
      },
    });
    await until(() =>
      fetch(`${url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  };
  const kill = (signal: NodeJS.Signals) =>
    new Promise<void>((gone) => {
      child.once('exit', () => gone());
      child.kill(signal);
    });

  await start();
  return {
    url,
    demoUrl: `http://127.0.0.1:${demo}`,
    smtp,
    home,
    application,
    restart: async () => {
      await kill('SIGKILL');
      await start();
    },
    stop: async () => {
      await kill('SIGTERM');
      await application.close();
      await rm(home, { recursive: true, force: true });
    },
    get: async <T>(path: string): Promise<T> => (await fetch(url + path)).json() as Promise<T>,
    send: (method: string, path: string, body?: object) =>
      fetch(url + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
    /** Sets the provider to a mood; what is not named is as at the beginning. */
    play: ({ mail, sms, pay }: { mail?: object; sms?: object; pay?: object }) =>
      fetch(`${url}/control`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mail: { ...calm, ...mail }, sms: { ...calmSms, ...sms }, pay: { ...calmPay, ...pay } }),
      }),
    mailer: () =>
      nodemailer.createTransport({
        host: '127.0.0.1',
        port: smtp,
        secure: false,
        ignoreTLS: true,
        socketTimeout: 2000,
      }),
    twilio: () => {
      const client = twilio(accountSid, twilioToken, { autoRetry: false });
      client.api.baseUrl = url;
      return client;
    },
    stripe: (retries = 0, timeout = 5000) =>
      new Stripe(stripeKey, {
        host: '127.0.0.1',
        port: http,
        protocol: 'http',
        maxNetworkRetries: retries,
        timeout,
        telemetry: false,
      }),
  };
};
export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

const calm = { mode: 'deliver', losePercent: 0, throttle429Percent: 0, lateSeconds: 5, seed: 1 };
const calmSms = { ...calm, receipts: 'auto', refuseAs: 'request' };
const calmPay = { ...calm, webhooks: 'prompt', webhookCopies: 1, refuseAs: 'card' };

const listen = async () => {
  const heard: Heard[] = [];
  const answers: number[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      heard.push({ url: req.url ?? '', headers: req.headers as Record<string, string>, body });
      res.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    /** what the next calls get, 204 when it runs out */
    answers,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
};

const freePort = () =>
  new Promise<number>((done) => {
    const socket = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = socket.address() as AddressInfo;
      socket.close(() => done(port));
    });
  });
