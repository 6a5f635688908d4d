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
    expect(await moves(lead.id)).toEqual(['no_answer']);
  });
});
