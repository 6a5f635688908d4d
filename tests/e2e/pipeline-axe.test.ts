import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Draft } from '../../workflows/pipeline/draft.schema.ts';
import { atRest, openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';

type Act = (page: Page) => Promise<unknown>;
/** a screen, what is done there, and what stands when it may be looked at */
type Screen = { name: string; path: string; act?: Act; stands: string };

const studio = '/pipelines/web_studio';
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const screens: Screen[] = [
  { name: 'publishing', path: `${studio}?view=publish`, stands: 'text=Оставить все открытые сделки на их версиях' },
  { name: 'trying one lead', path: `${studio}?view=try`, stands: 'text=Сделка создана' },
  {
    name: 'trying the living leads',
    path: `${studio}?view=try`,
    act: async (page) => {
      await press('Открытые сделки')(page);
      await press('Посмотреть, что будет')(page);
    },
    stands: 'main table',
  },
  {
    name: 'trying on the past',
    path: `${studio}?view=try`,
    act: async (page) => {
      await press('Прошлое')(page);
      await press('Последние 30 дней')(page);
      await press('Прогнать через черновик')(page);
    },
    stands: 'main table',
  },
  { name: 'versions', path: `${studio}?view=versions`, stands: 'text=Версия 1' },
  {
    name: 'the first days and a calendar',
    path: `${studio}?view=days`,
    act: press(/выбрать день/),
    stands: 'table[role=grid]',
  },
  {
    name: 'ready pipelines',
    path: '/settings?tab=pipelines',
    act: press('Готовые воронки'),
    stands: 'dialog[open] [data-pack=web_studio]',
  },
  { name: 'operations', path: '/ops', stands: 'main table' },
  {
    name: 'a form and what was kept aside',
    path: '/settings?tab=forms&open=education',
    stands: 'text=Отложено как спам',
  },
  { name: 'limits of messages', path: '/settings?tab=forms', stands: 'text=SMS в одну страну' },
  {
    name: 'a person who leaves',
    path: '/settings?tab=people',
    act: press('Тимур Байжанов'),
    stands: 'dialog[open] >> text=Передать дела',
  },
  {
    name: 'one’s own password',
    path: '/settings?tab=people',
    act: press('Сменить свой пароль'),
    stands: 'dialog[open] >> text=Прежний пароль',
  },
  {
    name: 'a lead’s client with one more address',
    path: '/leads?pipeline=web_studio',
    act: async (page) => {
      await page.locator('[data-lead] a').first().click();
      await press('Добавить адрес')(page);
      await page.getByLabel('Телефон или почта').fill('никуда');
      await page.keyboard.press('Enter');
    },
    stands: 'text=Нужен телефон или почта',
  },
  { name: 'leads without a next step', path: '/no-next-step', stands: 'text=Сверить с процессами' },
  {
    name: 'a change of many leads',
    path: '/leads?pipeline=web_studio',
    act: async (page) => {
      await page.locator('[data-lead]').first().hover();
      await page.locator('[data-lead] input[type=checkbox]').first().check();
      await page.getByRole('toolbar').getByRole('button', { name: 'Переместить' }).click();
      await page.locator('dialog[open] select').first().selectOption('estimate');
    },
    stands: 'dialog[open] >> text=/Измен[ия]/',
  },
];

let system: System;
let browser: Browser;
beforeAll(async () => {
  system = await startSystem();
  const { post, get, patch } = outsideOf(system);
  await post('/packs/web_studio/install', { pipelineKey: 'web_studio', withDemo: true });
  const { definition, revision } = await get<Draft>(`${studio}/draft`);
  const automations = definition.automations.filter(({ key }) => key !== 'lead_day');
  await patch(`${studio}/draft`, { definition: { ...definition, automations }, revision });
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** An admin whose interface is Russian, in a browser that is English. */
const signedIn = async (): Promise<Page> => {
  const page = await signedInPage(browser, system, 'saule', { locale: 'en-US' });
  await page.addInitScript(() => localStorage.setItem('voronka.language', 'ru'));
  return page;
};

/** What is serious by a full look in the light; the dark differs from it by its colours alone. */
const seriousOn = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`[data-scheme=${colorScheme}]`).waitFor();
    await atRest(page);
    const look = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'dark' ? look.withRules('color-contrast') : look).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical') found.push(`${colorScheme} ${id}: ${nodes[0]?.html}`);
  }
  return found;
};

describe('A1 A6 A7 A8 A12 A13 A15 the screens of pipelines can be used by everybody', () => {
  it('pass the checks of accessibility in light and dark', async () => {
    const page = await signedIn();
    const found: Record<string, string[]> = {};
    for (const { name, path, act, stands } of screens) {
      await page.goto(path);
      await act?.(page);
      await page.locator(stands).first().waitFor();
      found[name] = await seriousOn(page);
    }
    await page.context().close();
    expect(found).toEqual(Object.fromEntries(screens.map(({ name }) => [name, []])));
  });

  it('write and read dates as the interface does, not as the browser', async () => {
    const page = await signedIn();
    await page.goto(`${studio}?view=days`);
    const start = page.getByLabel('Начало', { exact: true });
    await start.fill('25.12 930');
    await start.press('Enter');
    expect(await start.inputValue()).toMatch(/^25\.12\.\d{4} 09:30$/);
    await start.press('ArrowUp');
    expect(await start.inputValue()).toMatch(/ 09:45$/);
    await start.press('Alt+ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await start.inputValue()).toMatch(/^26\.12\.\d{4} 09:45$/);
    await start.fill('тридцатое');
    await start.press('Tab');
    expect(await start.getAttribute('aria-invalid')).toBe('true');
    await page.context().close();
  });
});
