import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let outside: Outside;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  outside = outsideOf(system);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const phone = '8 701 333 44 55';
/** Different wishes for one phone, as a robot or a prankster has them. */
const pester = async (times = 4) => {
  for (let time = 0; time < times; time++)
    await fetch(`${system.credentials.url}/api/v1/forms/education`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Робот ${time}`, phone, consent: true }),
    });
};
const leadNamed = async (name: string) =>
  (await outside.get<{ items: { id: string; name: string }[] }>(`/leads?q=${encodeURIComponent(name)}`)).items[0];
const fill = async (page: Page, name: string) => {
  const form = page.locator('#voronka-form form');
  await form.getByLabel(/Имя/).fill(name);
  await form.getByLabel(/Телефон/).fill(phone);
  await form.getByRole('checkbox').first().check();
  return form;
};

describe('D11 a form that smells, in a browser', () => {
  it('is worked for by its script, unseen, and taken', async () => {
    await pester();
    const page = await browser.newPage({ locale: 'ru-RU' });
    page.setDefaultTimeout(60_000);
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'POST' && response.url().includes('/forms/')) answers.push(response.status());
    });
    await page.goto(`${system.credentials.demoSite}/?lang=ru`);
    const form = await fill(page, 'Асем Настоящая');
    await form.getByRole('button').first().click();
    await until(() => leadNamed('Асем Настоящая'), 'the lead');
    await until(() => answers.length > 1, 'the second answer');
    expect(answers).toEqual([429, 201]);
    await page.close();
  });

  it('asks one question where there is no script; the keyboard is enough, and nothing is lost', async () => {
    await pester();
    const context = await browser.newContext({
      javaScriptEnabled: false,
      locale: 'ru-RU',
      viewport: { width: 390, height: 844 },
    });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const { url } = system.credentials;
    await page.setContent(`<form method="post" action="${url}/api/v1/forms/education?lang=ru">
      <input name="name" value="Анна Без-Скрипта"><input name="phone" value="${phone}"><input name="consent" value="true"><button>Отправить</button></form>`);
    await page.getByRole('button').click();
    const question = page.getByLabel(/Сколько будет/);
    const [, one = '', other = ''] =
      /будет (\S+) плюс (\S+)\?/.exec((await page.locator('label').textContent()) ?? '') ?? [];
    const numbers = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'];
    const audited = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await audited.setContent(await page.content());
    expect((await new AxeBuilder({ page: audited }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await audited.context().close();
    await question.press('1');
    await question.press('Enter');
    await page.waitForLoadState();
    const again = /будет (\S+) плюс (\S+)\?/.exec((await page.locator('label').textContent()) ?? '') ?? [one, other];
    await page.getByLabel(/Сколько будет/).fill(String(numbers.indexOf(again[1]!) + numbers.indexOf(again[2]!)));
    await page.keyboard.press('Enter');
    await page.getByText('Заявка отправлена').waitFor();
    expect(await until(() => leadNamed('Анна Без-Скрипта'), 'the lead')).toMatchObject({ name: 'Анна Без-Скрипта' });
    await context.close();
  });
});

describe('D11 what the trap has caught, on the screen', () => {
  it('is read beside the form and becomes a lead by one click', async () => {
    await fetch(`${system.credentials.url}/api/v1/forms/education`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', referer: 'https://agency.example/contacts' },
      body: JSON.stringify({
        name: 'Клиент Ловушкин',
        phone: '+77015552018',
        consent: true,
        website: 'https://client.example',
      }),
    });
    const page = await signedInPage(browser, system, 'saule');
    await page.goto('/settings?tab=forms');
    await page.getByText('Лимиты сообщений по заявкам с сайтов').waitFor();
    await page.goto('/settings?tab=forms&open=education');
    await page.getByText('Клиент Ловушкин').waitFor();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Не спам' }).first().click();
    await page.getByRole('link', { name: 'Открыть сделку' }).first().waitFor();
    expect(await leadNamed('Клиент Ловушкин')).toBeDefined();
    const seller = await signedInPage(browser, system, 'aida');
    await seller.goto('/settings?tab=forms');
    await seller.getByText('Клиент Ловушкин').first().waitFor();
  });
});
