import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const fill = async (body: Record<string, string>): Promise<string> => {
  const { url, token } = system.credentials;
  const answer = await fetch(`${url}/api/v1/forms/education`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ language: 'ru', programme: 'master', consent: true, ...body }),
  });
  return ((await answer.json()) as { id: string }).id;
};
const open = async (leadId: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await signedInPage(browser, system, 'daniyar', options);
  await page.goto(`/leads/${leadId}`);
  return page;
};
const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('B13 the client on the page of a lead', () => {
  const phone = '+7 701 555 66 77';
  let first: string;
  beforeAll(async () => {
    first = await fill({ name: 'Айгүл Нұрланова', phone });
    await fill({ name: 'Айгуль', phone, email: 'aigul.other@example.com' });
  });

  it('says what else she writes from, and takes the manager’s word with the keyboard alone', async () => {
    const page = await open(first);
    const also = page.getByRole('group', { name: 'Ещё пишет с' });
    await also.getByText('aigul.other@example.com').waitFor();
    await clean(page);
    await also.getByRole('button', { name: 'Принять' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/принял .*Данияр|принял Daniyar|принял/)
      .first()
      .waitFor();
    await page.getByText('адрес клиента', { exact: false }).first().waitFor();
    expect(await also.count()).toBe(0);
    await page.getByRole('button', { name: /Действия: aigul/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Это не его адрес' }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('menuitem', { name: 'Это не его адрес' }).press('Enter');
    await page.locator('s', { hasText: 'aigul.other@example.com' }).waitFor();
  });

  it('says that a client is known, and asks whether two who share a phone are one', async () => {
    const known = await open(await fill({ name: 'Нурланова Айгуль', phone }));
    await known.getByText('Известный клиент, ещё 2 прежние сделки').waitFor();
    await known.getByText('Клиент, который уже обращался, оставил заявку на сайте').waitFor();
    const page = await open(await fill({ name: 'Ерлан', phone }), {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    });
    await page.getByRole('button', { name: 'Сделка', exact: true }).click();
    const asked = page.getByRole('group', { name: 'Это один человек?' });
    await asked.getByText('Тот же телефон у клиента «Айгүл Нұрланова».', { exact: false }).waitFor();
    await clean(page);
    await asked.getByRole('button', { name: 'Да, один' }).click();
    await page.getByText('Объединён с клиентом «Ерлан»').waitFor();
    await page.getByRole('button', { name: 'Разделить' }).click();
    await asked.getByRole('button', { name: 'Нет, разные' }).click();
    await asked.waitFor({ state: 'detached' });
  });

  it('takes an address that a colleague has learned', async () => {
    const page = await open(first);
    await page.getByRole('button', { name: 'Добавить адрес' }).click();
    await page.getByLabel('Телефон или почта').fill('nope');
    await page.getByLabel('Телефон или почта').press('Enter');
    await page.getByText('Нужен телефон или почта', { exact: false }).waitFor();
    await page.getByLabel('Телефон или почта').fill('aigul.right@example.com');
    await page.getByLabel('Телефон или почта').press('Enter');
    await page.getByRole('link', { name: 'aigul.right@example.com' }).waitFor();
  });
});
