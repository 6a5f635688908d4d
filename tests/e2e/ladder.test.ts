import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  system = await startSystem();
  const { post } = outsideOf(system);
  await post('/packs/support_desk/install', { pipelineKey: 'support_desk', withDemo: true });
  await post('/groups', { name: { ru: 'Ночная смена' }, members: [] });
  await post('/tickets', { subject: 'Не пришёл чек за абонемент' });
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const shot = async (name: string, { fullPage = true } = {}) => {
  const folder = process.env['LOOK'];
  if (!folder) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${folder}/${name}-phone.png`, fullPage });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
};
const axe = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

describe('E6 a ladder on the screen', () => {
  it('is drawn with whoever is on call as its last step, and tried before it is saved', async () => {
    await page.goto('/settings?tab=service');
    const rotas = page.locator('section', { has: page.getByRole('heading', { name: 'Дежурные' }) });
    await rotas.getByRole('button', { name: 'Добавить дежурство' }).click();
    const person = rotas.getByRole('combobox', { name: 'Добавить человека…' });
    await person.selectOption({ index: 1 });
    await person.selectOption({ index: 1 });
    await rotas.getByText('Звонка нет: не подключена линия').waitFor();
    expect(await rotas.getByLabel('и звонком на личный номер').isDisabled()).toBe(true);
    await rotas.getByRole('button', { name: 'Сохранить дежурства' }).click();
    await rotas.getByText(/^Сейчас дежурят: .+, .+/).waitFor();
    await page.getByRole('button', { name: 'Добавить обещание' }).click();
    const promise = page.locator('fieldset', { has: page.getByRole('spinbutton', { name: 'решение' }) });
    for (const does of ['сказать ответственному', 'поднять приоритет', 'передать группе', 'позвать дежурного']) {
      await promise.getByRole('button', { name: 'Добавить шаг' }).click();
      await promise.getByRole('combobox', { name: 'Что делает шаг' }).last().selectOption({ label: does });
    }
    await page.getByRole('button', { name: 'Показать' }).click();
    await page.getByText('приоритет станет «высокий»').first().waitFor();
    await page.getByText('передаётся: Ночная смена').first().waitFor();
    await page.getByText('сказать некому').first().waitFor();
    expect(await axe()).toEqual([]);
    await shot('ladder');
  });
});

describe('E2 E3 a group on the screen', () => {
  it('says what becomes of work when a shift ends, and what last week would have been', async () => {
    await page.goto('/settings?tab=groups');
    await page.getByRole('button', { name: 'Изменить' }).first().click();
    const card = page.getByRole('dialog', { name: 'Ночная смена' });
    await card.getByLabel('Когда смена заканчивается, открытая работа').selectOption({ index: 1 });
    await card.getByRole('button', { name: 'Что было бы на прошлой неделе' }).click();
    await card.getByText(/^(За семь дней|Ушло бы иначе)/).waitFor();
    expect(await axe()).toEqual([]);
    await shot('group', { fullPage: false });
    await card.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await card.waitFor({ state: 'detached' });
  });
});

describe('B4 tickets', () => {
  it('are found among everything by their subject', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Имя, телефон/ }).fill('чек за абон');
    await page.getByRole('option', { name: /Не пришёл чек за абонемент/ }).click();
    await page.waitForURL(/tickets\/[0-9a-f-]{36}/);
    await page
      .getByRole('heading', { name: /Не пришёл чек/ })
      .first()
      .waitFor();
  });
});
