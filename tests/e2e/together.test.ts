import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
let [ours, theirs]: Browser[] = [];
let aida: Page;
let saule: Page;
let dana: Page;

beforeAll(async () => {
  system = await startSystem();
  [ours, theirs] = await Promise.all([openBrowser(), openBrowser()]);
  [aida, saule] = [await signedInPage(ours!, system, 'aida'), await signedInPage(ours!, system, 'saule')];
  const context = await theirs!.newContext({ locale: 'ru-RU', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  dana = await context.newPage();
}, 600_000);
afterAll(async () => {
  await Promise.all([ours?.close(), theirs?.close()]);
  await system?.stop();
});

const list = 'show=all&account=widget%3Ademo';
const chat = (page: Page) => page.getByRole('dialog', { name: 'Меридиан' });
const log = (page: Page) => chat(page).getByRole('log');
const words = (page: Page) => chat(page).getByRole('textbox', { name: 'Сообщение' });
const talk = (page: Page) => page.getByRole('log', { name: 'Сообщения' });
const box = (page: Page) => page.getByRole('textbox', { name: 'Ответить клиенту' });
/** The streams of a page of the site. */
const streams = (page: Page) => {
  const open = new Set<object>();
  page.on('request', (request) => request.url().includes('/live?') && open.add(request));
  page.on('requestfailed', (request) => open.delete(request));
  page.on('requestfinished', (request) => open.delete(request));
  return open;
};

describe('D2 a visitor and two operators', () => {
  it('see each other typing', async () => {
    await dana.goto(`${system.credentials.demoSite}/?lang=ru`);
    await dana.getByRole('button', { name: 'Открыть чат' }).click();
    await words(dana).fill('Сколько стоит магистратура?');
    await dana.keyboard.press('Enter');
    for (const page of [aida, saule]) {
      await page.goto(`/conversations?${list}`);
      await page
        .getByRole('navigation', { name: 'Переписка', exact: true })
        .getByText('Сколько стоит магистратура')
        .click();
      await talk(page).getByText('Сколько стоит магистратура?').waitFor();
    }
    await words(dana).pressSequentially('И ещё', { delay: 30 });
    await aida.getByText(/Посетитель сайта \w+: печатает…/).waitFor();
    await box(aida).pressSequentially('Полторы', { delay: 30 });
    await chat(dana)
      .getByText(/печатает…/)
      .waitFor();
    await saule.getByText(/отвечает клиенту, до \d\d:\d\d\./).waitFor();
  });

  it('are asked when both answer, and one takes over by a click', async () => {
    await box(saule).fill('Полторы тысячи');
    await saule.keyboard.press('Enter');
    await saule.getByRole('alert').getByText('Отправить всё равно?').waitFor();
    await saule.getByRole('button', { name: 'Не сейчас' }).click();
    await saule.getByRole('button', { name: 'Перехватить' }).click();
    await aida.getByText(/отвечает клиенту, до \d\d:\d\d\./).waitFor();
    await saule.getByRole('button', { name: 'Отправить', exact: true }).click();
    await talk(saule).getByText('Полторы тысячи').waitFor();
    await log(dana).getByText('Полторы тысячи').waitFor();
    await box(aida).press('Enter');
    await aida
      .getByRole('alert')
      .getByText(/клиенту уже ответили/)
      .waitFor();
    await aida.getByRole('button', { name: 'Не сейчас' }).click();
    await box(aida).fill('');
  });

  it('answer one message of several, and the visitor sees which', async () => {
    const message = talk(aida).getByRole('article').filter({ hasText: 'Сколько стоит магистратура?' });
    await message.hover();
    await message.getByRole('button', { name: 'Ответить на это сообщение' }).click();
    await box(aida).pressSequentially('От полутора тысяч евро в год');
    await box(aida).press('Enter');
    await log(dana).locator('blockquote', { hasText: 'Сколько стоит магистратура?' }).waitFor();
    await talk(aida).locator('blockquote', { hasText: 'Сколько стоит магистратура?' }).waitFor();
  });
});

describe('D2 tabs of one visitor', () => {
  it('share one stream; another goes on from the same place when the leading one closes', async () => {
    const second = await dana.context().newPage();
    const [first, other] = [streams(dana), streams(second)];
    await dana.reload();
    await dana.getByRole('button', { name: /Открыть чат/ }).click();
    await log(dana).getByText('Полторы тысячи').waitFor();
    await second.goto(`${system.credentials.demoSite}/?lang=ru`);
    await second.getByRole('button', { name: /Открыть чат/ }).click();
    await log(second).getByText('Полторы тысячи').waitFor();
    await second.waitForTimeout(1000);
    expect([first.size, other.size]).toEqual([1, 0]);
    await box(aida).fill('обеим вкладкам');
    await aida.keyboard.press('Enter');
    for (const page of [dana, second]) await log(page).getByText('обеим вкладкам').waitFor();
    await dana.close();
    await box(aida).fill('оставшейся вкладке');
    await aida.keyboard.press('Enter');
    await log(second).getByText('оставшейся вкладке').waitFor();
    expect(
      await log(second)
        .getByText(/вкладк/)
        .count(),
    ).toBe(2);
    expect(other.size).toBe(1);
  });
});
