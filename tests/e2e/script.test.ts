import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let aida: Page;
let saule: Page;
let lead: string;
let account: string;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  [aida, saule] = [await signedInPage(browser, system, 'aida'), await signedInPage(browser, system, 'saule')];
  const headers = { origin: system.credentials.url };
  const line = { channel: 'voice', provider: 'sandbox', name: 'Офис' };
  ({ id: account } = await (await saule.request.post('/api/v1/accounts', { data: line, headers })).json());
  await aida.request.patch('/api/v1/me', { data: { extension: '101' }, headers });
  const made = await aida.request.post('/api/v1/leads', { data: { name: 'Ержан', phone: '+77015552018' }, headers });
  lead = (await made.json()).id;
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const get = async (path: string) => (await aida.request.get(`/api/v1${path}`)).json();
/** Whatever rings is picked up, until both talk. */
const pickUp = () =>
  until(async () => {
    const path = `/api/v1/accounts/${account}/legs`;
    const { items } = await (await saule.request.get(path)).json();
    const headers = { origin: system.credentials.url };
    for (const { channel, state } of items)
      if (state !== 'up') await saule.request.post(`${path}/${channel}`, { data: { do: 'answer' }, headers });
    return (await get('/calls/now')).items.some(({ state }: { state: string }) => state === 'up');
  }, 'a talk');
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
const script = () => aida.getByRole('group', { name: 'Скрипт разговора' });
const talk = () => script().getByRole('region', { name: 'Разговор по шагам' });
const says = (text: string) => talk().getByText(text).first().waitFor();

describe('G4 a script on the screens', () => {
  it('is walked by keys in a call, fills fields at once, and is where it was after a reload', async () => {
    await aida.goto(`/leads/${lead}`);
    await aida.getByRole('link', { name: '+7 701 555 20 18' }).click();
    await says('Здравствуйте, Ержан');
    expect(await aida.evaluate(() => document.activeElement?.closest('[role=group]'))).toBeNull();
    await talk().focus();
    await aida.keyboard.press('Enter');
    await says('Удобно поговорить');
    await aida.keyboard.press('1');
    await says('Что вы хотите изучать');
    await aida.keyboard.press('2');
    await says('О какой стране');
    await until(async () => (await get(`/leads/${lead}`)).fields.programme === 'master', 'the field');
    await talk().getByLabel('Страна').fill('Чехия');
    await script().getByRole('button', { name: 'Дорого' }).click();
    await says('Есть программы с грантами');
    expect(await axe(aida)).toEqual([]);
    await talk().getByRole('button', { name: 'Назад к разговору' }).click();
    await aida.reload();
    await says('О какой стране');
    expect(await talk().getByLabel('Страна').inputValue()).toBe('Чехия');
    await talk().getByLabel('Страна').press('Enter');
    await says('Когда хотели бы');
    await until(async () => (await get(`/leads/${lead}`)).fields.country === 'Чехия', 'the country');
  });

  it('goes back and keeps what came after, and proposes its outcome when the call is over', async () => {
    const skip = () => talk().getByRole('button', { name: 'Пропустить' }).click();
    await skip();
    await says('На какой бюджет');
    await skip();
    await says('Подберу три варианта');
    await talk().getByRole('button', { name: 'Да' }).click();
    await says('Отлично!');
    for (const text of ['Подберу', 'На какой бюджет']) {
      await talk().getByRole('button', { name: 'Шаг назад' }).click();
      await says(text);
    }
    await talk().getByLabel('Бюджет в год, $').fill('9000');
    await talk().getByLabel('Бюджет в год, $').press('Enter');
    await says('Подберу');
    await until(async () => (await get(`/leads/${lead}`)).fields.budget === 9000, 'the budget');
    await pickUp();
    const bar = aida.getByRole('region', { name: 'Звонок', exact: true });
    await bar.getByRole('button', { name: /Завершить/ }).click();
    await bar.getByText('Скрипт предлагает').waitFor();
    expect(await bar.getByRole('button', { name: 'Встреча' }).getAttribute('data-look')).toBe('primary');
    await bar.getByRole('button', { name: 'Закрыть без итога' }).click();
    await aida.goto('/calls');
    await aida.getByRole('button', { name: 'Ержан' }).first().click();
    await aida.getByText('Возражения: Дорого').waitFor();
    expect(await axe(aida)).toEqual([]);
  });

  it('stands beside a task for whoever has no line, and proposes the outcome there', async () => {
    const timur = await signedInPage(browser, system, 'timur');
    const headers = { origin: system.credentials.url };
    const post = async (path: string, data: object) =>
      (await timur.request.post(`/api/v1${path}`, { data, headers })).json();
    const own = await post('/leads', { name: 'Дина', phone: '+77015552019' });
    const dueAt = new Date(Date.now() + 60_000).toISOString();
    const { id } = await post('/tasks', { text: 'Перезвонить Дине', leadId: own.id, dueAt });
    await timur.goto('/today');
    await timur.getByRole('button', { name: 'Перезвонить Дине' }).click();
    const walked = timur.getByRole('region', { name: 'Разговор по шагам' });
    await walked.getByText('Здравствуйте, Дина').waitFor();
    await walked.focus();
    await timur.keyboard.press('Enter');
    await walked.getByText('Удобно поговорить').waitFor();
    await timur.keyboard.press('1');
    await walked.getByText('Что вы хотите изучать').waitFor();
    await timur.keyboard.press('2');
    for (const text of ['О какой стране', 'Когда хотели бы', 'На какой бюджет']) {
      await walked.getByText(text).first().waitFor();
      await walked.getByRole('button', { name: 'Пропустить' }).click();
    }
    await walked.getByText('Подберу три варианта').waitFor();
    await walked.getByRole('button', { name: 'Да' }).click();
    await timur.getByText('Итог, который предлагает скрипт, выделен ниже').waitFor();
    expect(await axe(timur)).toEqual([]);
    const outcomes = timur.getByRole('group', { name: 'Итог' });
    expect(await outcomes.getByRole('button', { name: 'Встреча' }).getAttribute('data-look')).toBe('primary');
    const { fields } = await (await timur.request.get(`/api/v1/leads/${own.id}`)).json();
    expect(fields.programme).toBe('master');
    await timur.goto(`/tasks/${id}`);
    await timur.getByText('Итог, который предлагает скрипт, выделен ниже').waitFor();
    await timur.close();
  });

  it('is drawn, checked, tried and published in the settings', async () => {
    await saule.goto('/settings?tab=scripts');
    await saule.getByRole('button', { name: 'Первый звонок' }).click();
    await saule.getByRole('button', { name: /^Конец: Понимаю/ }).click();
    await saule.getByRole('button', { name: 'Удалить' }).click();
    await saule.getByText('ответ «Уже не нужно» никуда не ведёт').first().waitFor();
    await saule.getByRole('button', { name: /^Вопрос: Удобно/ }).click();
    await saule.getByLabel('Ведёт к шагу').nth(2).selectOption('thinks');
    await saule.getByText('Черновик сохранён').waitFor();
    await saule.getByText('никуда не ведёт').first().waitFor({ state: 'hidden' });
    expect(await axe(saule)).toEqual([]);
    await saule.getByRole('button', { name: 'Попробовать' }).click();
    await saule.getByText('Здравствуйте, Бекзат').waitFor();
    expect(await axe(saule)).toEqual([]);
    await saule.getByRole('button', { name: 'Опубликовать' }).click();
    const dialog = saule.getByRole('dialog');
    await dialog.getByText('Шаг удалён: «Понимаю').waitFor();
    await dialog.getByRole('button', { name: 'Опубликовать' }).click();
    await saule.getByText('Опубликована версия 2').waitFor();
    await saule.getByRole('button', { name: 'Версии' }).click();
    await saule.getByText('действует').waitFor();
    expect(await axe(saule)).toEqual([]);
  });
});
