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

type Lead = { id: string; name: string; stage: string; version: number };
type List<T> = { items: T[] };
const api = async <T>(path: string, body?: object): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await fetch(`${url}/api/v1${path}`, { ...init, headers })).json() as Promise<T>;
};
/** A new lead with the call that its pipeline sets. */
const called = async (name: string): Promise<Lead> => {
  const phone = `+7701${Math.round(1e6 + Math.random() * 8e6)}`;
  const lead = await api<Lead>('/leads', { pipeline: 'education', name, phone });
  await until(
    async () => (await api<List<{ state: string }>>(`/tasks?lead=${lead.id}&state=open`)).items[0],
    'the task of a new lead',
  );
  return lead;
};
const read = (id: string) => api<Lead>(`/leads/${id}`);
const moves = async (id: string) =>
  (await api<List<{ type: string; data: { to: string } }>>(`/leads/${id}/events`)).items.flatMap(({ type, data }) =>
    type === 'lead.moved' ? [data.to] : [],
  );
const open = async ({ id }: Lead) => {
  await page.goto(`${system.credentials.url}/leads/${id}`);
  await page.getByText('Закроет задачу').waitFor();
};

describe('M7 no bare key tells or bills a client', () => {
  it('says what an outcome sends; Esc leaves all as it was, Enter does it at the hour that was chosen', async () => {
    const lead = await called('Клавиша');
    await open(lead);
    const line = page.getByRole('alertdialog');
    await page.keyboard.press('1');
    await line.getByText('Клиенту сразу уйдёт').waitFor();
    await page.keyboard.press('3');
    await page.keyboard.press('Escape');
    await line.waitFor({ state: 'detached' });
    expect(await moves(lead.id)).toEqual([]);
    await page.keyboard.press('1');
    await line.getByRole('textbox', { name: 'Когда встреча?' }).fill('15.12.2099 12:30');
    await page.keyboard.press('Enter');
    const meeting = await until(
      async () =>
        (await api<List<{ type: string; dueAt: string }>>(`/tasks?lead=${lead.id}&state=open`)).items.find(
          ({ type }) => type === 'meeting',
        ),
      'the meeting',
    );
    expect(meeting.dueAt).toBe('2099-12-15T07:30:00.000Z');
    expect(await moves(lead.id)).toEqual(['half']);
  });

  it('goes without automations where that is chosen', async () => {
    const lead = await called('Тихо');
    await open(lead);
    await page.keyboard.press('1');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Без автоматизаций' }).click();
    await until(async () => ((await read(lead.id)).stage === 'half' ? true : undefined), 'stage half');
    const { items } = await api<List<{ type: string }>>(`/leads/${lead.id}/events`);
    expect(items.at(-1)?.type).toBe('lead.moved');
  });

  it('gives digits one meaning: outcomes, also while stages or reasons of loss are shown', async () => {
    const lead = await called('Цифра');
    await open(lead);
    await page.keyboard.press('m');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('3');
    await page.keyboard.press('Escape');
    await page.keyboard.press('9');
    await page.getByRole('dialog').getByText('Почему отказ?').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Escape');
    expect(await moves(lead.id)).toEqual([]);
    await page.keyboard.press('9');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(async () => ((await read(lead.id)).stage === 'lost' ? true : undefined), 'stage lost');
    expect((await api<List<object>>(`/tasks?lead=${lead.id}&state=open`)).items).toEqual([]);
  });

  it('moves a card once, to where three keys have brought it', async () => {
    const lead = await called('Стрелка');
    await page.goto(`${system.credentials.url}/leads?pipeline=education&q=${encodeURIComponent('Стрелка')}`);
    await page.locator(`[data-lead="${lead.id}"] a`).focus();
    for (let times = 0; times < 2; times++) await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Escape');
    for (let times = 0; times < 3; times++) await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`[data-stage="no_answer"] [data-lead="${lead.id}"]`).waitFor();
    // the card stands there before the server has answered
    await until(async () => ((await moves(lead.id)).length > 0 ? true : undefined), 'the move');
    expect(await moves(lead.id)).toEqual(['no_answer']);
  });
});

describe('M7 lists and pages that keep still', () => {
  const ways = async () => {
    const { items } = await api<List<{ id: string; email: string; role: string }>>('/users');
    return items.filter(({ role }) => role === 'manager');
  };

  it('does not flash a new lead that goes to somebody else', async () => {
    const managers = await ways();
    const pages = await Promise.all(
      managers.slice(0, 2).map(async ({ email }) => {
        const one = await signedInPage(browser, system, email.split('@')[0]!);
        await one.goto(`${system.credentials.url}/leads?pipeline=education`);
        await one.locator('[data-list]').first().waitFor();
        await one.evaluate(() => {
          const seen = ((globalThis as { seen?: Set<string> }).seen = new Set<string>());
          new MutationObserver(() => {
            if (document.body.innerText.includes('Вспышка')) seen.add('flash');
          }).observe(document.body, { subtree: true, childList: true, characterData: true });
        });
        return one;
      }),
    );
    const lead = await called('Вспышка');
    const { responsibleId } = await api<{ responsibleId: string }>(`/leads/${lead.id}`);
    await page.waitForTimeout(2000);
    const seen = await Promise.all(
      pages.map((one) => one.evaluate(() => (globalThis as { seen?: Set<string> }).seen?.has('flash') ?? false)),
    );
    expect(seen).toEqual(managers.slice(0, 2).map(({ id }) => id === responsibleId));
    await Promise.all(pages.map((one) => one.context().close()));
  });

  it('keeps the page of a lead that its manager gives away, and takes it back', async () => {
    const managers = await ways();
    const lead = await called('Передача');
    const { responsibleId } = await api<{ responsibleId: string }>(`/leads/${lead.id}`);
    const seller = managers.find(({ id }) => id === responsibleId)!;
    const other = managers.find(({ id }) => id !== responsibleId)!;
    const own = await signedInPage(browser, system, seller.email.split('@')[0]!);
    await own.goto(`${system.credentials.url}/leads/${lead.id}`);
    await own.getByText('Закроет задачу').waitFor();
    await own.getByLabel('Назначить ответственного').selectOption(other.id);
    await own.getByText('вы её больше не видите').waitFor();
    await own.getByRole('heading', { name: 'Передача' }).waitFor();
    await own.getByRole('button', { name: 'Отменить' }).click();
    await own.getByText('вы её больше не видите').waitFor({ state: 'detached' });
    expect((await api<{ responsibleId: string }>(`/leads/${lead.id}`)).responsibleId).toBe(seller.id);
    await own.context().close();
  });

  it('goes through the list by j and k, and back by Esc, which leaves an input first', async () => {
    const [one, other] = [await called('Первая Очередь'), await called('Вторая Очередь')];
    await page.goto(`${system.credentials.url}/leads?pipeline=education&q=${encodeURIComponent('Очередь')}`);
    await page.locator(`[data-lead="${other.id}"] a`).click();
    await page.getByText('Закроет задачу').waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Первая Очередь' }).waitFor();
    expect(page.url()).toContain(one.id);
    await page.keyboard.press('n');
    await page.keyboard.type('не теряется');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator(`[data-lead="${one.id}"]`).waitFor();
  });

  it('reads in the reader’s language what an automation said in another', async () => {
    const lead = await called('Язык');
    const english = await signedInPage(browser, system, 'saule', { locale: 'en-US' });
    await english.addInitScript(() => localStorage.setItem('voronka.language', 'en'));
    await english.goto(`${system.credentials.url}/leads/${lead.id}`);
    await english.getByText('Will close the task “Consult”').waitFor();
    expect(await english.locator('body').innerText()).not.toContain('Проконсультировать');
    await english.context().close();
  });
});
