import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';
import { addRegistrar, setUpClinic } from './clinic.ts';

let system: System;
let browser: Browser;
let page: Page;
let outside: Outside;
let clicks = 0;
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
  // no slow machine fails it
  page.context().setDefaultTimeout(60_000);
  await page.exposeFunction('clicked', () => (clicks += 1));
  await page.addInitScript(() =>
    addEventListener('pointerdown', () => (globalThis as unknown as { clicked: () => void }).clicked(), true),
  );
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

type Lead = { id: string; stage: string; responsibleId: string | null; fields: Record<string, unknown> };
type List<T> = { items: T[] };
const phone = '+77015550101';
const lead = async (): Promise<Lead> => {
  const { items } = await outside.get<List<Lead>>('/leads?pipeline=stomatologiya_ulybka');
  return items[0]!;
};
const messages = async () =>
  (await outside.sandbox<List<object>>(`/messages?to=${encodeURIComponent(phone)}`)).items.length;

describe('A1 a clinic draws its pipeline from nothing, by docs/clinic.md', () => {
  it('shows the shape of a page before its script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const bare = await context.newPage();
    await bare.goto(system.credentials.url);
    await bare.locator('#root [aria-busy]').waitFor();
    await context.close();
  });

  it('is set up and published in fewer clicks than a working day has minutes', async () => {
    await setUpClinic(page);
    await addRegistrar(page, 'Мадина Ахметова', 'madina@ulybka.kz');
    process.stdout.write(`the clinic: ${clicks} clicks\n`);
    expect(clicks).toBeLessThan(90);
  }, 120_000);

  it('takes a request, whose form is called by its title', async () => {
    const request = { name: 'Гульнара Сейтова', phone, usluga: 'osmotr', consent: true };
    const answer = await fetch(`${system.credentials.url}/api/v1/forms/zapis_na_priem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    expect(answer.status).toBe(201);
    const { id } = await until(async () => ((await lead())?.responsibleId ? await lead() : undefined), 'the request');
    await until(async () => ((await messages()) === 1 ? true : undefined), 'the answer to the client');
    await page.goto(`/leads/${id}`);
    await page.getByText('форма «Запись на приём»').waitFor();
  });

  it('has on a phone the outcomes without a tab between, and room to search the table', async () => {
    const phonePage = await signedInPage(browser, system, 'saule', { viewport: { width: 390, height: 844 } });
    await phonePage.goto(`/leads/${(await lead()).id}`);
    await phonePage.getByRole('group', { name: 'Итог звонка' }).getByRole('button', { name: 'Записан' }).waitFor();
    await phonePage.goto('/leads?pipeline=stomatologiya_ulybka&as=table');
    const search = phonePage.getByRole('searchbox').first();
    await search.waitFor();
    expect((await search.boundingBox())!.width).toBeGreaterThan(100);
    await phonePage.context().close();
  });

  it('asks what the stage needs, and sends nothing of a click that was undone', async () => {
    await page
      .getByRole('button', { name: /^Записан/ })
      .last()
      .click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Когда приём' }).fill('15.12.2099 12:30');
    await page.keyboard.press('Enter');
    await until(async () => ((await lead()).stage === 'zapisan_na_priem' ? true : undefined), 'the appointment');
    await page.getByRole('button', { name: 'Отменить' }).first().click();
    await until(async () => ((await lead()).stage === 'new' ? true : undefined), 'the stage before');
    expect((await lead()).fields).toEqual({ usluga: 'osmotr' });
    expect(await messages()).toBe(1);
  });

  it('bills what the lead is worth once she has come, and is won when she has paid', async () => {
    await page
      .getByRole('button', { name: /^Пришёл/ })
      .last()
      .click();
    await page.getByRole('dialog').getByRole('textbox', { name: /Сумма/ }).fill('15 000');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').getByText('15 000 ₸').waitFor();
    await page.keyboard.press('Enter');
    const { id } = await lead();
    const invoice = await until(
      async () => (await outside.get<List<{ payUrl: string; total: object }>>(`/leads/${id}/invoices`)).items[0],
      'the invoice',
    );
    expect(invoice.total).toEqual({ amount: 1_500_000, currency: 'KZT' });
    const client = await browser.newPage({ locale: 'ru-RU' });
    await client.goto(invoice.payUrl);
    await client.getByRole('button', { name: /Оплатить/ }).click();
    await client.waitForURL((url) => url.href.startsWith(system.credentials.sandbox));
    const session = client.url().split('/pay/')[1]?.split(/[?#]/)[0];
    const paid = await fetch(`${system.credentials.sandbox}/payments/${session}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"way":"pay"}',
    });
    expect(paid.ok).toBe(true);
    await until(async () => ((await lead()).stage === 'won' ? true : undefined), 'a lead that is won');
    await client.close();
  });

  it('shows in the sandbox what the client was sent: the answer, the invoice, the thanks', async () => {
    await until(
      async () => ((await messages()) === 3 ? true : undefined),
      'what was held until the click could not be undone',
    );
    const [sandbox] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: /Что видит клиент/ }).click(),
    ]);
    await sandbox.getByRole('button', { name: 'SMS' }).click();
    const told = sandbox.getByRole('main');
    for (const words of [/заявка \d+ получена.*Улыбка/, /^Улыбка: счёт № 1, 15 000/, /Спасибо!/])
      await told.getByText(words).first().waitFor();
  });
});
