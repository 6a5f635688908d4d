import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
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

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};
const shot = async (page: Page, name: string) =>
  process.env['LOOK'] && page.screenshot({ path: `${process.env['LOOK']}/${name}.png` });

describe('E1 tickets in a browser', () => {
  it('are drawn by an admin: a pipeline of tickets offers what tickets have', async () => {
    const page = await signedInPage(browser, system, 'saule');
    await page.goto('/settings?tab=pipelines');
    await page.getByRole('button', { name: 'Новая воронка' }).click();
    await page.getByLabel('Название').fill('Поддержка');
    await page.getByLabel('Что в ней ведут').selectOption('ticket');
    await shot(page, 'new-pipeline');
    await page.getByRole('button', { name: 'Создать' }).click();
    await page.getByText('Ждём клиента').first().waitFor();
    await page.getByRole('button', { name: 'Автоматизация' }).first().click();
    await page.getByText('Новое обращение').first().waitFor();
    expect(await page.getByRole('option', { name: /Счёт оплачен/ }).count()).toBe(0);
    await shot(page, 'editor');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Опубликовать…' }).or(page.getByText('Опубликовать…')).first().click();
    await page.getByRole('main').getByRole('button', { name: 'Опубликовать', exact: true }).click();
    await page.getByText('Версия 1').first().waitFor();
    await shot(page, 'published');
  });

  it('are opened, taken, moved, noted and closed with the keyboard', async () => {
    const page = await signedInPage(browser, system, 'aida');
    await page.goto('/tickets');
    await page.getByText('Обращений пока нет').waitFor();
    await clean(page);
    await shot(page, 'empty');
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Тема', exact: true }).fill('Не пришёл чек');
    await page.getByLabel('Приоритет', { exact: true }).selectOption('urgent');
    await shot(page, 'new');
    await page.getByRole('textbox', { name: 'Тема', exact: true }).press('Enter');
    await page.getByRole('heading', { name: /Не пришёл чек/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByText('Аида').first().waitFor();
    await page.getByRole('button', { name: 'В работе' }).click();
    await page.locator('[aria-current="step"]', { hasText: 'В работе' }).waitFor();
    await page.locator('main').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('z');
    await page.getByRole('menu').getByRole('menuitem').first().click();
    await page.getByText('Отложено до', { exact: true }).waitFor();
    await shot(page, 'postponed');
    await page.getByRole('button', { name: 'Вернуть сейчас' }).click();
    await page.getByText('Отложено до', { exact: true }).waitFor({ state: 'detached' });
    await page.locator('#note').fill('Звонила в банк');
    await page.locator('#note').press('Control+Enter');
    await page.getByText('Звонила в банк').first().waitFor();
    await clean(page);
    await shot(page, 'ticket');
    await page.getByRole('button', { name: /Закрыто без решения/ }).click();
    await page.getByRole('button', { name: 'Закрыть', exact: true }).last().click();
    await page.getByRole('button', { name: 'Открыть снова' }).waitFor();
    await shot(page, 'closed');
    await page.setViewportSize({ width: 390, height: 844 });
    await shot(page, 'closed-phone');
    await page.goto('/tickets?state=closed');
    await page.getByRole('link', { name: 'Не пришёл чек' }).waitFor();
    await shot(page, 'list-phone');
  });

  it('are promised a solution: an admin sees first what a change does, and the page shows what is left', async () => {
    const admin = await signedInPage(browser, system, 'saule');
    await admin.goto('/settings?tab=service');
    await admin.getByRole('button', { name: 'Добавить обещание' }).click();
    await admin.getByRole('spinbutton', { name: 'решение' }).fill('8');
    await admin.getByRole('button', { name: 'Ждём клиента' }).click();
    const promise = admin.locator('fieldset', { has: admin.getByRole('spinbutton', { name: 'решение' }) });
    await promise.getByRole('button', { name: 'Добавить шаг' }).click();
    await clean(admin);
    await shot(admin, 'service');
    await admin.getByRole('button', { name: 'Сохранить' }).first().click();
    await admin.getByRole('dialog').getByText('открытые обращения').waitFor();
    await shot(admin, 'service-foresight');
    await admin.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
    await admin.getByText('Обещания сохранены').waitFor();
    const { url, token } = system.credentials;
    const made = await fetch(`${url}/api/v1/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ subject: 'Вернуть деньги', topic: 'Оплата' }),
    });
    const { id } = (await made.json()) as { id: string };
    const page = await signedInPage(browser, system, 'daniyar', { colorScheme: 'dark', locale: 'en-US' });
    await page.goto(`/tickets/${id}`);
    await page.getByText('Сроки').first().waitFor();
    await page.getByText('идёт', { exact: true }).waitFor();
    await clean(page);
    await shot(page, 'promised');
    await page.setViewportSize({ width: 390, height: 844 });
    await shot(page, 'promised-phone');
    await page.goto('/tickets');
    await page.getByRole('link', { name: 'Вернуть деньги' }).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await shot(page, 'list');
    await page.goto('/queues');
    await page.waitForTimeout(1500);
    await shot(page, 'queues');
  });

  it('are chosen and changed together, and moved on a board by menu, keys and mouse, each with its way back', async () => {
    const page = await signedInPage(browser, system, 'daniyar');
    await page.goto('/tickets');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('toolbar').waitFor();
    await clean(page);
    await page.keyboard.press('p');
    await page.getByRole('combobox', { name: 'Приоритет' }).selectOption('high');
    await page.getByText('Изменится 1 из 1').waitFor();
    await clean(page);
    await shot(page, 'mass');
    await page.getByRole('button', { name: /Сделать с/ }).click();
    await page.getByText('высокий').first().waitFor();
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await page.getByText('высокий').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Доской' }).click();
    await page.locator('[data-board]').waitFor();
    const card = (stage: string) =>
      page.locator(`[data-stage="${stage}"] [data-choice]`, { hasText: 'Вернуть деньги' });
    await card('new').waitFor();
    await clean(page);
    await shot(page, 'board');
    await card('new').dragTo(page.locator('[data-stage="work"] [data-list]'));
    await card('work').waitFor();
    await page.getByRole('button', { name: 'Отменить' }).click();
    await card('new').waitFor();
    await card('new').locator('a').focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Закрыто без решения' }).click();
    await page.getByRole('button', { name: 'Повтор' }).click();
    await card('rejected').waitFor();
    await shot(page, 'board-closed');
  });

  it('keep both values that two people change at once, and what was promised by hand', async () => {
    const [one, other] = [
      await signedInPage(browser, system, 'daniyar'),
      await signedInPage(browser, system, 'daniyar'),
    ];
    const { url, token } = system.credentials;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ subject: 'Два человека' });
    const made = await fetch(`${url}/api/v1/tickets`, { method: 'POST', headers, body });
    const { id } = (await made.json()) as { id: string };
    for (const page of [one, other]) {
      await page.goto(`/tickets/${id}`);
      await page.getByRole('button', { name: 'Изменить: Описание' }).waitFor();
    }
    await one.getByRole('button', { name: 'Изменить: Описание' }).click();
    await one.getByRole('textbox', { name: 'Описание' }).fill('Ждёт третий день');
    await shot(one, 'description');
    await other.getByRole('button', { name: 'Раздел: —' }).click();
    await other.getByRole('textbox', { name: 'Раздел' }).fill('Оплата');
    await other.keyboard.press('Enter');
    await other.getByText('Оплата').first().waitFor();
    await one.getByRole('button', { name: 'Сохранить' }).click();
    await one.getByText('Ждёт третий день').first().waitFor();
    await one.getByText('Оплата').first().waitFor();
    await clean(one);
    await shot(one, 'values');
  });
});
