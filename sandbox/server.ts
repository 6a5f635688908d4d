import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { refuseStrangers } from '../own-names.ts';
import { createApp } from './app.ts';
import { createCaller } from './callbacks.ts';
import { createPlayer } from './control.ts';
import { createDemoSite } from './demo-site/site.ts';
import { createMailServer } from './mail.ts';
import { openRecord } from './record.ts';
import { Settings } from './settings.ts';
import { createSms } from './sms.ts';
import { createTill } from './till.ts';

const host = '127.0.0.1';

const stopWith = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const parsed = Settings.safeParse(process.env);
const settings = parsed.success
  ? parsed.data
  : stopWith(`The sandbox cannot start, its environment is wrong:\n${z.prettifyError(parsed.error)}`);

const file = join(settings.home, 'sandbox', 'ledger.jsonl');
const record = await openRecord(file, (error) => stopWith(`The sandbox cannot write ${file}: ${error.message}`)).catch(
  (error: Error) => stopWith(`The sandbox cannot read ${file}: ${error.message}`),
);
const player = createPlayer(record.control);
const caller = createCaller(record, settings);
const till = createTill(record, caller, settings);
const sms = createSms(record, player, caller, settings.twilioAuthToken);
const mail = createMailServer(record, player);
const dist = join(import.meta.dirname, '..', 'dist');

const listening = (server: Server, port: number, what: string) =>
  new Promise<void>((resolve) => {
    server.once('error', (error) => stopWith(`${what} cannot listen on ${host}:${port}: ${error.message}`));
    server.listen(port, host, resolve);
  });

/** Pages of other sites must not play with it from a visitor's browser. */
const toOwnNames = (url: string, app: RequestListener) =>
  createServer((request, response) => {
    if (!refuseStrangers(request, response, { urls: [url], hosts: settings.hosts })) app(request, response);
  });

const http = toOwnNames(settings.sandboxUrl, createApp({ record, player, till, sms, settings, dist }));
const demo = toOwnNames(settings.demoUrl, createDemoSite(settings.publicUrl));
await new Promise<void>((resolve, reject) => {
  mail.server.once('error', reject);
  mail.listen(settings.smtpPort, host, resolve);
}).catch((error: Error) => stopWith(`The mail server cannot listen on ${host}:${settings.smtpPort}: ${error.message}`));
await listening(http, settings.httpPort, 'The sandbox');
await listening(demo, settings.demoPort, 'The demo site');
caller.resume();
sms.resume();
till.resume();
console.log(`sandbox at ${settings.sandboxUrl}, mail on ${settings.smtpPort}, demo site on ${settings.demoPort}`);

const stop = () => {
  caller.close();
  for (const server of [http, demo]) {
    server.close();
    server.closeAllConnections();
  }
  mail.close(() => void record.close().then(() => process.exit(0)));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
