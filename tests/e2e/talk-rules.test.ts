import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
let outside: Outside;
let browser: Browser;
let page: Page;
let account: { id: string };
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
  browser = await openBrowser();
  account = await outside.post('/accounts', { channel: 'telegram', provider: 'sandbox', name: 'Справка' });
  page = await signedInPage(browser, system, 'saule');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const seriousOn = async (): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

describe('A2 an admin who cannot program, and conversations about nothing', () => {
  it('draws rules of conversations in one column, and publishes them', async () => {
    await page.goto('/settings?tab=pipelines');
    await page.getByText('Новая воронка').click();
    await page.getByLabel('Название').fill('Ночные ответы');
    await page.getByLabel('Что в ней ведут').selectOption('conversation');
    await page.getByRole('button', { name: /^Создать/ }).click();
    await page.waitForURL(/pipelines\/nochnye_otvety/);
    await page.getByRole('heading', { name: 'В переписке' }).waitFor();
    expect(await page.locator('[data-add-stage]').count()).toBe(0);
    await page.getByRole('button', { name: 'Автоматизация', exact: true }).click();
    await page.getByText('Клиент написал', { exact: true }).first().click();
    await page.getByText('Ответить клиенту', { exact: true }).first().click();
    await page.getByText(/сохранено \d\d:\d\d/).waitFor();
    expect(await seriousOn()).toEqual([]);
    await page.getByText('Опубликовать…').click();
    await page.getByLabel('Что изменили и зачем').fill('Отвечать ночью');
    await page.getByRole('button', { name: 'Опубликовать', exact: true }).click();
    await page
      .getByText(/опубликована/)
      .first()
      .waitFor();
  });

  it('chooses them at an account, whose clients are answered at once; the talk says by what', async () => {
    await page.goto('/settings?tab=channels');
    await page.getByRole('listitem').filter({ hasText: 'Справка' }).getByRole('button', { name: 'Настроить' }).click();
    await page.getByLabel('Автоматизации переписок').selectOption({ label: 'Ночные ответы' });
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено').waitFor();
    await outside.post(`/accounts/${account.id}/sandbox-messages`, {
      from: { id: 601, name: 'Дана' },
      text: 'Вы работаете?',
    });
    await page.goto(`/conversations?show=all&account=${encodeURIComponent(account.id)}`);
    await page.getByRole('navigation', { name: 'Переписка', exact: true }).getByText('Дана').click();
    await page
      .getByRole('log', { name: 'Сообщения' })
      .getByText('Здравствуйте, Дана! Мы получили ваше сообщение')
      .waitFor();
    await page
      .getByRole('group', { name: 'Автоматизации' })
      .getByText(/Автоматизация «/)
      .waitFor();
    expect(await seriousOn()).toEqual([]);
  });

  it('pauses them beside the talk with a reason, and lets them go on', async () => {
    const beside = page.getByRole('complementary', { name: 'О клиенте' });
    await beside.getByRole('button', { name: 'Пауза' }).click();
    await page.getByLabel('Причина').fill('Отвечаю сама');
    await page.getByRole('dialog').getByRole('button', { name: 'Пауза' }).click();
    await beside.getByText('Причина паузы: Отвечаю сама').waitFor();
    await outside.post(`/accounts/${account.id}/sandbox-messages`, {
      ...{ from: { id: 601, name: 'Дана' }, text: 'Ещё вопрос' },
    });
    await page.getByRole('log', { name: 'Сообщения' }).getByText('Ещё вопрос').waitFor();
    expect(await seriousOn()).toEqual([]);
    await beside.getByRole('button', { name: 'Продолжить' }).click();
    await beside.getByRole('button', { name: 'Пауза' }).waitFor();
  });

  it('tries them on the conversations that there were: their words, what clients wrote, and what would be said', async () => {
    await page.goto('/pipelines/nochnye_otvety?view=try');
    await page.getByRole('button', { name: 'Открытые переписки' }).waitFor();
    await page.getByText('Что черновик сделал бы с открытыми переписками').waitFor();
    await page.getByRole('button', { name: 'Прошлое' }).click();
    await page.getByText('Последние 30 дней').click();
    await page.getByRole('button', { name: 'Прогнать через черновик' }).click();
    await page.getByRole('button', { name: 'Переписок: 1', exact: true }).click();
    await page.getByRole('dialog').getByRole('listitem').getByRole('button').click({ timeout: 5000 });
    const story = page.getByRole('table', { name: 'Что происходит' });
    await story.getByText('Клиент: Вы работаете?').waitFor();
    await story
      .getByText(/Написать клиенту «Здравствуйте/)
      .first()
      .waitFor();
    expect(await story.innerText()).not.toMatch(/conversation\.|heard\.|step\./);
    expect(await seriousOn()).toEqual([]);
  });
});
