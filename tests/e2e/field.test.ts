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

type Kept = { id: string; version: number; fields: Record<string, unknown> };
const api = async <T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
  return (await fetch(`${url}/api/v1${path}`, { ...init, headers })).json() as Promise<T>;
};
const options = [
  { value: 'gold', name: 'Золотой' },
  { value: 'plain', name: 'Обычный' },
];
const now = (path: string, what: string, is: (record: Kept) => boolean) =>
  until(async () => {
    const record = await api<Kept>(path);
    return is(record) ? record : undefined;
  }, what);
const own = () => page.locator('section', { has: page.getByRole('heading', { name: 'Свои поля' }) });

describe('B1 B10 the fields of a client', () => {
  it('are edited where they stand, and what a colleague changed meanwhile stays', async () => {
    await api('/fields', { noun: 'contact', key: 'tier', type: 'list', name: 'Уровень', options });
    await api('/fields', { noun: 'contact', key: 'room', type: 'number', name: 'Кабинет' });
    await api('/fields', { noun: 'contact', key: 'vip', type: 'checkbox', name: 'Важный клиент' });
    const { id, version } = await api<Kept>('/contacts', { name: 'Асель Омарова' });
    const path = `/contacts/${id}`;
    await page.goto(path);
    await own().getByRole('button', { name: 'Изменить: Уровень' }).click();
    await api(path, { version, fields: { room: 7, vip: false } }, 'PATCH');
    await own().getByRole('combobox', { name: 'Уровень' }).selectOption('gold');
    await own().getByText('Золотой').waitFor();
    expect((await now(path, 'both', ({ fields }) => fields['tier'] === 'gold')).fields).toEqual({
      ...{ tier: 'gold', room: 7, vip: false },
    });

    await own().getByRole('button', { name: 'Изменить: Кабинет' }).click();
    await own().getByRole('textbox', { name: 'Кабинет' }).fill('8');
    const fresh = await api<Kept>(path);
    await api(path, { version: fresh.version, fields: { room: 9 } }, 'PATCH');
    await own().getByRole('button', { name: 'Сохранить' }).click();
    await own().getByText('Коллега уже изменил: теперь здесь «9»').waitFor();
    expect((await api<Kept>(path)).fields['room']).toBe(9);
    await own().getByRole('button', { name: 'Сохранить' }).click();
    await now(path, 'the number typed', ({ fields }) => fields['room'] === 8);
    await page.getByText(/Кабинет: 8/).waitFor();
  });

  it('are chosen between, where two clients are merged', async () => {
    const other = await api<Kept>('/contacts', { name: 'Асель О.', fields: { tier: 'plain' } });
    await page.getByRole('button', { name: 'Объединить' }).click();
    await page.getByRole('combobox', { name: /Кто это ещё/ }).fill('Асель О.');
    await page.getByRole('option', { name: 'Асель О.' }).first().click();
    await page.getByRole('group', { name: 'Уровень' }).getByLabel('Обычный').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Объединить' }).click();
    await own().getByText('Обычный').waitFor();
    expect(other.fields).toEqual({ tier: 'plain' });
  });
});

describe('B1 what must be filled in at once', () => {
  it.each([
    { noun: 'contact', path: '/contacts', label: 'Имя' },
    { noun: 'company', path: '/companies', label: 'Название' },
    { noun: 'lead', path: '/leads?pipeline=education', label: 'Имя' },
  ])('is asked for in the dialog of a new $noun', async ({ noun, path, label }) => {
    const name = `Откуда узнали (${noun})`;
    await api('/fields', { noun, key: 'heard', type: 'text', name, required: ['create'] });
    await page.goto(path);
    await page.locator('main').waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    const button = page.getByRole('button', { name: /Нов|Добавить/ }).first();
    // where the key opens it only now, it covers the button
    const click = () => button.click({ timeout: 1000 }).catch(() => undefined);
    await until(async () => (await dialog.isVisible()) || (await click()), 'the dialog');
    await dialog.getByLabel(label).first().fill('Ромашка-2');
    expect(await dialog.getByLabel(name).getAttribute('required')).not.toBeNull();
    await dialog.getByLabel(name).fill('От друзей');
    await dialog.getByRole('button', { name: /Добавить/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    const plural = { contact: 'contacts', company: 'companies', lead: 'leads' }[noun];
    const [made] = (await api<{ items: { id: string }[] }>(`/${plural}?limit=1`)).items;
    expect((await api<Kept>(`/${plural}/${made!.id}`)).fields).toEqual({ heard: 'От друзей' });
  });
});
