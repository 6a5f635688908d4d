import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let aida: Page;
let chief: Page;
let account: { id: string };
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  account = await api('POST', '/accounts', { channel: 'telegram', provider: 'sandbox', name: 'Вопросы' });
  const { items } = await api('GET', '/users');
  const members = items
    .filter(({ email }: { email: string }) => email.startsWith('aida'))
    .map(({ id }: { id: string }) => id);
  await api('POST', '/groups', { name: { ru: 'Поддержка' }, channels: [account.id], members });
  aida = await signedInPage(browser, system, 'aida');
  chief = await signedInPage(browser, system, 'daniyar');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const api = async (method: string, path: string, body?: object) => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const sent = body ? { body: JSON.stringify(body) } : {};
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...sent });
  return answer.status === 204 ? undefined : answer.json();
};
const shot = async (page: Page, name: string) => {
  const folder = process.env['LOOK'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

describe('E3 E7 a queue on the screens', () => {
  it('fills while its operator has a break, and empties when the supervisor sets her online', async () => {
    await aida.goto('/conversations?show=mine');
    await aida.getByRole('button', { name: /: язык, тема, выход$/ }).click();
    await aida.getByRole('menuitemradio', { name: 'Перерыв' }).click();
    await aida.getByRole('button', { name: '30 мин' }).click();
    await aida.getByRole('status', { name: 'Перерыв' }).waitFor();
    await api('POST', `/accounts/${account.id}/sandbox-messages`, {
      from: { id: 77, name: 'Ержан' },
      text: 'Есть кто?',
    });
    await chief.goto('/queues');
    const queue = chief.getByRole('region', { name: 'Поддержка' });
    await queue.getByText('Некому взять').waitFor();
    expect(await axe(chief)).toEqual([]);
    await queue.getByRole('link', { name: 'Ждут: 1' }).click();
    const list = chief.getByRole('dialog', { name: 'Поддержка: ждут' });
    await list.getByRole('link', { name: 'Ержан' }).waitFor();
    await list.getByRole('button', { name: 'Подсказать' }).click();
    await list.getByLabel('Подсказка: клиент её не увидит').fill('Он уже писал утром');
    await chief.keyboard.press('Enter');
    await chief.getByText('Подсказка в переписке').waitFor();
    expect(await axe(chief)).toEqual([]);
    await shot(chief, 'list');
    await chief.keyboard.press('Escape');
    await shot(chief, 'floor');
    await chief.getByRole('combobox', { name: /^Статус: Аида/ }).selectOption({ label: 'На связи' });
    await queue.getByText('Некому взять').waitFor({ state: 'detached' });
    await aida.getByRole('navigation', { name: 'Переписка', exact: true }).getByText('Ержан').click();
    await aida.getByRole('button', { name: 'Почему это у меня?' }).click();
    await aida.getByText(/^Достался: .*Больше взять было некому/).waitFor();
    expect(await axe(aida)).toEqual([]);
    await aida.keyboard.press('Escape');
  });
});

describe('E4 handing over on the screens', () => {
  it('puts a talk back into its queue, where it keeps its place', async () => {
    await aida.getByRole('region', { name: 'Ержан' }).getByRole('button', { name: 'Передать' }).click();
    await aida.getByLabel('Кому').selectOption({ label: 'Никому: в очередь, на своё место' });
    await aida.getByRole('dialog').getByRole('button', { name: 'Передать' }).click();
    await aida.getByRole('dialog').waitFor({ state: 'detached' });
    const waiting = async () => {
      const { items } = await api('GET', '/queues');
      return items.find(({ name }: { name: { ru: string } }) => name.ru === 'Поддержка').waiting === 1 || undefined;
    };
    await until(waiting, 'it waits');
    await chief.getByRole('region', { name: 'Поддержка' }).getByText('0', { exact: true }).first().waitFor();
  });
});
