import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { commandOf } from '../../bin/running.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
/** where Debian’s packages can be had */
let isThere = false;
beforeAll(async () => {
  system = await startSystem({}, undefined, ['--with-asterisk']);
  isThere = !system.said.includes('starts without an Asterisk of its own');
  browser = await openBrowser();
}, STARTS_WITHIN);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

let skipped = 0;
const real = (name: string, act: () => Promise<void>) =>
  it(
    name,
    async () => {
      if (isThere) return act();
      skipped += 1;
      console.warn(`${skipped} tests of the demo’s own Asterisk were skipped`);
    },
    STARTS_WITHIN,
  );

const bar = (page: Page) => page.getByRole('region', { name: 'Звонок', exact: true });
const says = (page: Page, text: string) => bar(page).getByRole('status').getByText(text).waitFor({ timeout: 30_000 });
const linked = async (page: Page) => {
  const { items } = await (await page.request.get('/api/v1/accounts')).json();
  return items.find(({ id }: { id: string }) => id === 'voice:demo');
};

/** A stranger signs in, makes a lead and presses its number. */
const callsBy = async (name: 'aida' | 'timur', phone: string): Promise<any> => {
  const page = await signedInPage(browser, system, name);
  const origin = { origin: system.credentials.url };
  const made = await page.request.post('/api/v1/leads', { data: { name: 'Ержан', phone }, headers: origin });
  await page.goto(`/leads/${(await made.json()).id}`);
  await page
    .getByRole('link', { name: /\+7 701/ })
    .first()
    .click();
  await says(page, 'Звонит ваш телефон');
  await says(page, 'Звоним клиенту');
  await says(page, 'Разговор');
  // shorter ones count as no talk
  await page.waitForTimeout(2200);
  await bar(page).getByRole('button', { name: 'Завершить' }).click();
  const call = await until(async () => {
    const [one] = (await (await page.request.get('/api/v1/calls')).json()).items;
    return one?.state === 'ended' && one;
  }, 'the end of the call');
  await page.close();
  return call;
};

const rang = [
  { who: 'user', rangAt: expect.any(String) },
  { who: 'client', rangAt: expect.any(String) },
];

describe('G1 bin/start --with-asterisk', () => {
  it('starts with everything else, and says whose the phones are or why there are none', () => {
    expect(system.said).toMatch(/101 is the phone of aida|starts without an Asterisk of its own: .+/);
  });

  real('has connected the line by itself: a press on a number rings two phones', async () => {
    const saule = await signedInPage(browser, system, 'saule');
    await until(async () => (await linked(saule))?.state === 'ok', 'the line');
    const call = await callsBy('aida', '+77015552018');
    expect(call).toMatchObject({ how: 'answered', legs: [{ ...rang[0], phone: '101' }, rang[1]] });
  });

  real('starts it again after kill -9, and after its own end without being told', async () => {
    const before = system.pids()['asterisk']!;
    process.kill(before, 'SIGKILL');
    await until(() => (system.pids()['asterisk'] ?? before) !== before);
    const left = ['asterisk', 'phones'].map((name) => system.pids()[name]!);
    await system.crash();
    system = await startSystem({}, system);
    expect(left.map(commandOf)).toEqual(['', '']);
    expect(system.said).toContain('101 is the phone of aida');
    const saule = await signedInPage(browser, system, 'saule');
    await until(async () => (await linked(saule))?.state === 'ok', 'the line');
    expect(await callsBy('timur', '+77015552019')).toMatchObject({ how: 'answered', legs: [{ phone: '102' }, {}] });
  });

  real('ends with everything else', async () => {
    const pids = ['asterisk', 'phones'].map((name) => system.pids()[name]!);
    await system.end();
    expect(pids.map(commandOf)).toEqual(['', '']);
  });
});
