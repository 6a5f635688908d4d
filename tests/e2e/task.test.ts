import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
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

type Task = { id: string; text: string; dueAt: string; state: string; version: number; responsibleId: string };
const api = async <T>(path: string, body?: object): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await fetch(`${url}/api/v1${path}`, { ...init, headers })).json() as Promise<T>;
};
const set = (text: string, dueAt: string) => api<Task>('/tasks', { text, type: 'call', dueAt });
const read = (id: string) => api<Task>(`/tasks/${id}`);
const now = (id: string, what: string, is: (task: Task) => boolean) =>
  until(async () => {
    const task = await read(id);
    return is(task) ? task : undefined;
  }, what);
const row = (text: string) => page.locator('[data-task]', { hasText: text });

describe('C5 my day is done from the keyboard', () => {
  it('puts a task off and takes that back, does it and goes on to the next, and says when all is done', async () => {
    const [first, second] = [
      await set('Первая задача', '2099-12-14T05:00:00Z'),
      await set('Вторая задача', '2099-12-15T05:00:00Z'),
    ];
    await page.goto('/today');
    await row(second.text).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: /Завтра/ }).waitFor();
    await page.keyboard.press('t');
    await page.getByText(/Отложено: /).waitFor();
    const put = await now(first.id, 'the task put off', ({ dueAt }) => dueAt !== first.dueAt);
    expect(put.dueAt < '2027-01-01').toBe(true);
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await now(first.id, 'the task as it was', ({ dueAt }) => dueAt === first.dueAt);
    await page.keyboard.press('Control+Enter');
    await now(first.id, 'the task done', ({ state }) => state === 'done');
    await row(second.text).locator('textarea').waitFor();
    await page.keyboard.press('x');
    await page.getByRole('toolbar').getByRole('button', { name: 'Сделано' }).click();
    await now(second.id, 'the other task done', ({ state }) => state === 'done');
    await page.getByText('На сегодня всё сделано').waitFor();
  });

  it('opens a task by its number, where it is reworded and found so by others', async () => {
    const task = await set('Опечатка', '2099-12-14T05:00:00Z');
    const { track } = (await api<{ track: string }>(`/tasks/${task.id}`)) as { track: string };
    await page.goto('/today');
    await row('Опечатка').waitFor();
    await page.keyboard.press('Control+k');
    await page
      .getByRole('combobox')
      .last()
      .fill(track.toLowerCase().replace(/(..)(....)/, '$1 $2 '));
    await page.getByRole('option', { name: /Опечатка/ }).click();
    const text = page.getByRole('textbox', { name: 'Что сделать' });
    await text.fill('Опечатки нет');
    await text.blur();
    await now(task.id, 'the task reworded', (is) => is.text === 'Опечатки нет');
  });
});

describe('B11 the calendar', () => {
  it('moves a task by hand and by keys, and takes it back', async () => {
    const task = await set('Перенос', '2099-12-16T05:00:00Z');
    await page.goto('/calendar?by=week&date=2099-12-16');
    const block = page.locator(`[data-task="${task.id}"]`);
    const [from, to] = [await boxOf(block), await boxOf(page.locator('[data-column="2099-12-18"]'))];
    await page.mouse.move(from.x + 10, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, from.y + 4 + 52, { steps: 6 });
    await page.mouse.up();
    const dragged = await now(task.id, 'the dragged task', ({ dueAt }) => dueAt !== task.dueAt);
    expect(dragged.dueAt).toBe('2099-12-18T06:00:00.000Z');
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await now(task.id, 'the task back', ({ dueAt }) => dueAt === task.dueAt);
    await page.locator('[data-column="2099-12-16"]').locator(block).waitFor();
    await block.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await now(task.id, 'the task moved by keys', ({ dueAt }) => dueAt === '2099-12-17T05:30:00.000Z');
  });

  it('gives a task to another user where it is moved to their column', async () => {
    const task = await set('Передача', '2099-12-21T05:00:00Z');
    await page.goto('/calendar?by=people&date=2099-12-21');
    await page.locator(`[data-task="${task.id}"]`).focus();
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
    const given = await now(
      task.id,
      'the task of another',
      ({ responsibleId }) => responsibleId !== task.responsibleId,
    );
    expect(given.dueAt).toBe(task.dueAt);
  });
});

const boxOf = async (of: ReturnType<Page['locator']>) => {
  await of.waitFor();
  return (await of.boundingBox())!;
};
