import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Callback } from '../../workflows/callback/callback.schema.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const api = async <T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1${path}`, {
    ...{ method, headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await answer.json()) as T;
};
const one = (id: string) => api<Callback>(`/callbacks/${id}`);
const serious = async (on: Page) =>
  (await new AxeBuilder({ page: on }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

describe('G2 a promise to call, kept without a telephone system', () => {
  it('is made in the dialog, becomes due, and is kept by digits; the client moves the time by the link', async () => {
    await page.goto('/callbacks');
    await page.getByText('Здесь никто не ждёт звонка').waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Телефон').fill('8 701 555 77 01');
    await dialog.getByLabel('О чём').fill('Цены на курс');
    await dialog.getByRole('group', { name: 'Когда клиенту можно звонить' }).waitFor();
    // a night that the client has not named is not offered, and says why
    await dialog.getByRole('textbox', { name: 'Позвонить в' }).fill('2099-12-14 03:00');
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // at whatever hour this runs, the client has named it
    const from = new Date();
    const to = new Date(from.getTime() + 30 * 60_000);
    const { id } = await api<{ id: string }>('/callbacks', {
      ...{ phone: '8 701 555 77 01', reason: 'Цены на курс', exact: true },
      window: { from: from.toISOString(), to: to.toISOString() },
    });
    await until(async () => (await one(id)).state === 'due', 'the call to be due');
    await page.goto('/callbacks?whose=all');
    await page.locator(`[data-callback="${id}"]`).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'занято' }).waitFor();
    expect(await page.locator('a[href="tel:+77015557701"]').count()).toBeGreaterThan(0);
    expect(await serious(page)).toEqual([]);
    // the third of the list: busy
    await page.keyboard.press('3');
    const busy = await until(async () => {
      const now = await one(id);
      return now.attempts.length === 1 ? now : undefined;
    }, 'the attempt');
    expect(busy).toMatchObject({ promise: 'kept', attempts: [{ how: 'busy' }] });
    const client = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
    await client.goto(busy.link);
    await client.getByRole('heading', { name: 'Когда вам позвонить?' }).waitFor();
    expect(await serious(client)).toEqual([]);
    const hour = client.locator('section button').last();
    const chosen = await hour.textContent();
    await hour.click();
    await client.getByRole('button', { name: 'Перенести звонок' }).click();
    await client.getByRole('status').getByText(chosen!).waitFor();
    const moved = await one(id);
    expect(moved.window.from).not.toBe(busy.window.from);
    await page.goto(`/callbacks?whose=all&open=${id}`);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /поговорили/ })
      .click();
    await until(async () => (await one(id)).state === 'kept', 'the end of it');
  });
});
