import { chromium, type Browser, type Page } from 'playwright-core';
import WebSocket from 'ws';
import { chromiumPath } from '../../bin/chromium.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { enterLeads } from './leads.ts';
import { percentile, posterTo } from './load.ts';

const SOCKETS = 50;

/** From the call that one browser sends until the card stands in its new column in another, with 50 more sockets open. */
export const b3 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}` };
  const api = posterTo(url, headers);
  const ids = await enterLeads(api, 4);
  api.close();
  const sockets = Array.from(
    { length: SOCKETS },
    () => new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers }),
  );
  await Promise.all(sockets.map((socket) => new Promise((open, fail) => socket.on('open', open).on('error', fail))));
  const browser = await chromium.launch({
    executablePath: chromiumPath((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const [one, other] = [await boardOf(browser, system), await boardOf(browser, system)];
    await one.waitForSelector(`[data-lead="${ids[0]}"]`);
    const took: number[] = [];
    for (let turn = 0; turn < (short ? 40 : 100) + 4; turn++) {
      const leadId = ids[turn % ids.length]!;
      const stage = Math.floor(turn / ids.length) % 2 ? 'early' : 'conditional_refusal';
      const seen = seenAt(other, leadId, stage);
      await pause(150);
      const began = await one.evaluate(moveFromHere, { leadId, stage });
      const at = await seen;
      // the first move of each lead warms up
      if (turn >= ids.length) took.push(at - began);
    }
    return [
      figure({ name: 'b3', value: percentile(took, 0.99), unit: 'ms p99' }, { of: 'value', atMost: 250 }),
      figure({ name: 'b3.p50', value: percentile(took, 0.5), unit: 'ms p50' }, { of: 'value', atMost: 250 }),
    ];
  } finally {
    await browser.close();
    for (const socket of sockets) socket.terminate();
  }
};

const boardOf = async (browser: Browser, { credentials: { url, users } }: System): Promise<Page> => {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1600, height: 900 } });
  const { email, password } = users.find(({ role }) => role === 'supervisor')!;
  const signed = await context.request.post('/api/v1/session', { data: { email, password }, headers: { origin: url } });
  if (!signed.ok()) throw new Error(`The bench could not sign in: ${signed.status()} ${await signed.text()}`);
  const page = await context.newPage();
  await page.goto('/leads?pipeline=education');
  await page.waitForSelector('[data-stage="new"]');
  return page;
};

/** Both pages read the same machine's clock. */
const moveFromHere = async ({ leadId, stage }: { leadId: string; stage: string }): Promise<number> => {
  const began = Date.now();
  const answer = await fetch(`/api/v1/leads/${leadId}/move`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ stage }),
  });
  if (!answer.ok) throw new Error(`the move was refused: ${await answer.text()}`);
  return began;
};

const seenAt = (page: Page, leadId: string, stage: string): Promise<number> =>
  page.evaluate(
    ({ leadId, stage }) =>
      new Promise<number>((resolve, reject) => {
        const selector = `[data-stage="${stage}"] [data-lead="${leadId}"]`;
        const look = () => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
        setTimeout(() => reject(new Error(`${leadId} was not seen in ${stage} in 10 s`)), 10_000);
      }),
    { leadId, stage },
  );

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
