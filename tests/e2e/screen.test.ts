import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { languages } from '../../workflows/words/words.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let page: Page;
let lead: { id: string };
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
  lead = await post('/leads', { pipeline: 'education', name: 'Александра Александрова', phone: '+77015550161' });
  await until(
    async () => (await get<{ items: object[] }>(`/tasks?lead=${lead.id}&state=open`)).items[0],
    'the task of a new lead',
  );
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const call = async <T>(path: string, init: RequestInit): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (await fetch(`${url}/api/v1${path}`, { ...init, headers })).json() as Promise<T>;
};
const get = <T>(path: string) => call<T>(path, {});
const post = <T>(path: string, body: object) => call<T>(path, { method: 'POST', body: JSON.stringify(body) });
const boxOf = async (of: Locator) => {
  await of.waitFor();
  return (await of.boundingBox())!;
};
/** Texts that their boxes cut, or that stick out of them. */
const cut = (within: Locator) =>
  within.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent?.trim()),
  );
const speaking = async (language: string, size = { width: 1440, height: 900 }): Promise<Page> => {
  const own = await signedInPage(browser, system, 'saule', { viewport: size });
  await own.addInitScript((wanted) => localStorage.setItem('voronka.language', wanted), language);
  return own;
};

describe('M7 the bar of a phone', () => {
  it.each(languages)('says the name of every section whole: %s', async (language) => {
    const phone = await speaking(language, { width: 390, height: 844 });
    await phone.goto('/today');
    await phone.getByRole('navigation').first().waitFor();
    expect(await cut(phone.locator('nav[data-hints] > * > span:not(:empty)'))).toEqual([]);
    await phone.context().close();
  });
});

describe('M7 the head of a page on a phone', () => {
  it.each(languages)('says its title whole: %s', async (language) => {
    const phone = await speaking(language, { width: 390, height: 844 });
    for (const path of ['/today', '/calendar', '/conversations', '/contacts']) {
      await phone.goto(path);
      await phone.locator('h1').waitFor();
      expect(await cut(phone.locator('h1, h1 > span'))).toEqual([]);
    }
    await phone.context().close();
  });
});

describe('M7 toasts', () => {
  it('cover no task of the day, however many are done', async () => {
    for (let number = 1; number <= 12; number++)
      await post('/tasks', { text: `Дело ${number}`, type: 'call', dueAt: `2099-12-${number + 10}T05:00:00Z` });
    await page.goto('/today');
    await page.getByText('Дело 12').waitFor();
    await page.keyboard.press('j');
    for (let done = 0; done < 3; done++) {
      const chosen = page.locator('[data-chosen]');
      await chosen.locator('textarea').waitFor();
      const id = await chosen.getAttribute('data-task');
      await page.keyboard.press('Control+Enter');
      await page.locator(`[data-task="${id}"]`).waitFor({ state: 'detached' });
    }
    const toasts = page.getByRole('status').filter({ hasText: 'Сделано' });
    expect(await toasts.count()).toBeLessThanOrEqual(2);
    const top = (await boxOf(toasts.first())).y;
    const list = await boxOf(page.locator('main'));
    expect(list.y + list.height).toBeLessThanOrEqual(top);
    const chosen = await boxOf(page.locator('[data-chosen]'));
    expect(chosen.y + chosen.height).toBeLessThanOrEqual(list.y + list.height);
  });

  it('cover nothing of a lead’s page, whose story keeps to its end', async () => {
    await page.goto(`/leads/${lead.id}`);
    const composer = page.getByRole('textbox', { name: 'Заметка', exact: true });
    const before = await boxOf(composer);
    await page.getByRole('button', { name: 'Пауза' }).click();
    await page.getByLabel('Причина').fill('Отпуск');
    await page.getByRole('dialog').getByRole('button', { name: 'Пауза' }).click();
    const toast = page.getByRole('status').filter({ hasText: 'Процесс на паузе' });
    const said = await boxOf(toast);
    for (const part of ['facts', 'process']) {
      const other = await boxOf(page.locator(`[data-part="${part}"]`));
      expect(said.x >= other.x + other.width || said.x + said.width <= other.x).toBe(true);
    }
    expect((await boxOf(composer)).y).toBe(before.y);
    expect(said.y + said.height).toBeLessThanOrEqual(before.y);
    const story = page.getByRole('region', { name: 'Что происходило' });
    expect(await story.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight)).toBeLessThan(2);
    const end = await boxOf(story);
    expect(end.y + end.height).toBeLessThanOrEqual(said.y);
    await page.getByRole('button', { name: 'Продолжить' }).click();
  });
});

describe('M7 the page of a lead', () => {
  it.each(languages)('keeps outcomes, dates and names within their boxes: %s', async (language) => {
    const own = await speaking(language);
    await own.goto(`/leads/${lead.id}`);
    await own.locator('[data-part="process"] section').nth(1).waitFor();
    expect(await cut(own.locator('[data-part], [data-part] section, [data-part] dd'))).toEqual([]);
    await own.context().close();
  });

  it('offers pause, themes and languages by the palette', async () => {
    await page.goto(`/leads/${lead.id}`);
    await page.getByRole('button', { name: 'Пауза' }).waitFor();
    for (const name of ['Пауза', /Тёмная/, /Қазақша/]) {
      await page.keyboard.press('Control+k');
      const typed = page.getByRole('dialog').getByRole('combobox');
      await typed.fill(typeof name === 'string' ? name : name.source);
      await page.getByRole('option', { name }).first().waitFor();
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('ничего такого нет');
    await page.getByText('Ничего не найдено', { exact: false }).waitFor();
    expect((await boxOf(page.getByRole('dialog'))).height).toBeLessThan(220);
    await page.keyboard.press('Escape');
  });

  it('says of one that is joined to another that it stands still, and ends its own task by an outcome', async () => {
    const phone = '+77015550164';
    const made = [];
    for (const name of ['Мадина', 'Мадина'])
      made.push(await post<{ id: string }>('/leads', { pipeline: 'education', name, phone }));
    const [stays, gone] = made as [{ id: string }, { id: string }];
    const tasks = async (id: string) =>
      (await get<{ items: { id: string; leadId: string }[] }>(`/tasks?lead=${id}&state=open`)).items;
    for (const { id } of made) await until(async () => (await tasks(id))[0], 'its task');
    await post('/tasks', {
      type: 'call',
      text: 'Раньше всех',
      leadId: gone.id,
      due: { by: 'after', amount: 5, unit: 'minutes' },
    });
    await post(`/leads/${stays.id}/merge`, { with: gone.id });
    await page.goto(`/leads/${gone.id}`);
    await page.getByText('Стоит, пока сделки объединены').waitFor();
    expect(await page.getByRole('button', { name: /Продолжить|Открыть снова|Пауза/ }).count()).toBe(0);
    await page.goto(`/leads/${stays.id}`);
    await page.getByText('Раньше всех').first().waitFor();
    await page.getByText('Закроет задачу «Проконсультировать»').waitFor();
    await page.keyboard.press('1');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Без автоматизаций' }).click();
    await until(async () => (await get<{ stage: string }>(`/leads/${stays.id}`)).stage === 'half', 'the stage');
    expect((await tasks(stays.id)).map(({ leadId }) => leadId)).toEqual([gone.id, gone.id]);
  });
});

describe('B4 the cards of a board', () => {
  it('keep the room of a name whatever the lead is worth', async () => {
    const rich = { amount: { amount: 1_250_000_000_00, currency: 'KZT' } };
    await post('/leads', { pipeline: 'education', name: 'Александра Богатова', phone: '+77015550163', ...rich });
    await page.goto(`/leads?pipeline=education&q=${encodeURIComponent('Александра')}`);
    const names = page.locator('[data-lead] a');
    await page.getByText('Александра Богатова').waitFor();
    const widths = await names.evaluateAll((all) => all.map((one) => one.clientWidth));
    expect(new Set(widths).size).toBe(1);
  });
});

describe('A17 an invoice in the client’s night', () => {
  it('is asked about, and waits for the morning by one key', async () => {
    const draft = await get<{ definition: object; revision: number }>('/pipelines/education/draft');
    const format = { timeZone: 'Asia/Almaty', hour: '2-digit', hourCycle: 'h23' } as const;
    const hour = Number(new Intl.DateTimeFormat('en-GB', format).format(new Date()));
    const [from, to] = (hour < 20 ? [hour + 2, hour + 3] : [1, 2]).map((one) => `${String(one).padStart(2, '0')}:00`);
    const definition = { ...draft.definition, sendingHours: { email: { from, to }, sms: { from, to } } };
    const path = '/pipelines/education/draft';
    const body = JSON.stringify({ definition, revision: draft.revision });
    const { revision } = await call<{ revision: number }>(path, { method: 'PATCH', body });
    await post('/pipelines/education/publish', { note: 'Ночь', revision, confirmed: true });
    const client = { name: 'Ночная Сова', phone: '+77015550165', email: 'owl@example.com' };
    const late = await post<{ id: string }>('/leads', { pipeline: 'education', ...client });
    await page.goto(`/leads/${late.id}`);
    await page.getByRole('heading', { name: client.name }).waitFor();
    await page.keyboard.press('i');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('За что').fill('Курс');
    await panel.getByLabel(/Цена/).fill('120 000');
    await page.keyboard.press('Enter');
    await page.getByText('У клиента сейчас').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`клиент получит его в ${from}`).waitFor();
  });
});
