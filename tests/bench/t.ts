import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { openAsterisk, type Asterisk } from '../support/asterisk/asterisk.ts';
import { NoAsterisk } from '../../activities/channel/voice/dev-server/packages.ts';
import { outsideOf } from '../support/outside.ts';
import { ownLines } from '../support/own-lines.ts';
import type { System } from '../support/system.ts';
import { until } from '../support/until.ts';
import { kill } from '../faults/killing.ts';
import { figure, type Figure } from './figure.ts';
import { percentile, posterTo } from './load.ts';
import { openSipPhone } from './sip-phone.ts';

const BUSY_AFTER_MS = 60;
const LINE = 'voice:bench';
type Told = { type: string; calls?: { phone: string; legs: { rangAt: string | null }[] }[] };

/**
 * t1: from a click to the user’s phone ringing, beside an originate by ARI; t2: from what a phone says to the screen; t4: from the death of the line’s
 * owner to the ringing phone of a call that was asked for right then. All at a real Asterisk; no figure where it cannot be had.
 */
export const t = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const asterisk = await openAsterisk().catch((error: unknown) => {
    if (!(error instanceof NoAsterisk)) throw error;
    process.stderr.write(`t1, t2 and t4 need an Asterisk: ${error.message}\n`);
    return undefined;
  });
  if (!asterisk) return [];
  const said = new Map<string, number>();
  const phone = await openSipPhone(asterisk.ports.phones, {
    busyAfter: BUSY_AFTER_MS,
    rings: (shown) => void said.set(shown, performance.now()),
  });
  try {
    return await measured(system, asterisk, { ...phone, said, count: short ? 30 : 150, rounds: short ? 2 : 5 });
  } finally {
    phone.close();
    await asterisk.close();
  }
};

type Place = { rung: Map<string, number>; said: Map<string, number>; count: number; rounds: number };

const measured = async (system: System, asterisk: Asterisk, place: Place): Promise<Figure[]> => {
  const { rung, said, count, rounds } = place;
  const { url, token } = system.credentials;
  const outside = outsideOf(system);
  await outside.post('/accounts', {
    ...{ channel: 'voice', provider: 'asterisk', name: 'bench', settings: asterisk.settings },
  });
  await outside.patch('/me', { extension: '101' });
  await until(async () => (await asterisk.ask('applications/crm')) !== undefined, 'the line');
  const shown = new Map<string, number>();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, {
    headers: { authorization: `Bearer ${token}` },
  });
  socket.on('message', (text) => {
    const now = performance.now();
    const { type, calls = [] } = JSON.parse(String(text)) as Told;
    if (type !== 'calls') return;
    for (const call of calls) if (call.legs[0]?.rangAt && !shown.has(call.phone)) shown.set(call.phone, now);
  });
  await new Promise((ready) => socket.on('open', ready));
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const clicked = new Map<string, number>();
  const ask = (phone: string) => api.post<{ id: string }>('/api/v1/calls', { phone, accountId: LINE });
  const over = (id: string) =>
    until(async () => (await outside.get<{ state: string }>(`/calls/${id}`)).state === 'ended', 'its end');
  const click = async (number: string) => {
    clicked.set(number, performance.now());
    await over((await ask(number)).id);
  };
  for (let n = 0; n < count + 3; n++) await click(numberOf(n));
  const raw: number[] = [];
  for (let n = 0; n < count; n++) raw.push(await originate(asterisk, numberOf(5000 + n), rung));
  const numbers = Array.from({ length: count }, (_, n) => numberOf(n + 3));
  const ours = numbers.map((number) => (rung.get(number) ?? Number.NaN) - clicked.get(number)!);
  const seen = numbers.map((number) => (shown.get(number) ?? Number.POSITIVE_INFINITY) - said.get(number)!);

  const gaps: number[] = [];
  const home = mkdtempSync(join(tmpdir(), 'voronka-bench-'));
  for (let round = 0; round < rounds; round++) {
    const other = await ownLines(outside.databaseUrl, { ENCRYPTION_KEYS: outside.encryptionKeys, VORONKA_HOME: home });
    const number = numberOf(9000 + round);
    const from = performance.now();
    await kill(system, 'worker');
    const { id } = await ask(number);
    gaps.push((await until(() => rung.get(number), 'a phone that rings after the takeover')) - from);
    await over(id);
    // the worker that has come back has the line again
    await other.kill();
    await click(numberOf(9500 + round));
  }
  rmSync(home, { recursive: true, force: true });
  socket.terminate();
  api.close();
  return [
    figure(
      { name: 't1', value: percentile(ours, 0.5) - percentile(raw, 0.5), unit: 'ms more' },
      { of: 'value', atMost: 50 },
    ),
    figure({ name: 't2', value: percentile(seen, 0.99), unit: 'ms p99' }, { of: 'value', atMost: 150 }),
    figure({ name: 't4', value: Math.max(...gaps) / 1000, unit: 's' }, { of: 'value', atMost: 5 }),
  ];
};

/** As a program without a record would do it: the time until that phone is rung. */
const originate = async ({ url, settings }: Asterisk, shows: string, rung: Map<string, number>): Promise<number> => {
  const authorization = `Basic ${Buffer.from(`${settings.user}:${settings.password}`).toString('base64')}`;
  const from = performance.now();
  await fetch(`${url}/ari/channels`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint: 'PJSIP/101', app: 'bench', callerId: shows, timeout: 5 }),
  });
  const at = await until(() => rung.get(shows), 'the phone');
  await pause(BUSY_AFTER_MS * 2);
  return at - from;
};

const numberOf = (n: number): string => `+7701555${String(n).padStart(4, '0')}`;
