import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Template } from '../../workflows/template/template.schema.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
let browser: Browser;
let page: Page;
const broken: string[] = [];
beforeAll(async () => {
  system = await startSystem();
  await outsideOf(system).post('/packs/web_studio/install', { pipelineKey: 'web_studio', withDemo: true });
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
  await page.context().exposeFunction('tellBroken', (what: string) => void broken.push(what));
  await page.context().addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample, lineNumber }) => {
      const tell = (globalThis as unknown as { tellBroken: (what: string) => void }).tellBroken;
      tell(`${location.pathname}${location.search} ${violatedDirective} ${sourceFile}:${lineNumber} ${sample}`);
    }),
  );
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Each with what stands once it is drawn. */
const screens = {
  '/leads?pipeline=web_studio': '[data-lead]',
  '/today': 'h1',
  '/ops': 'main table',
  '/no-next-step': 'h1',
  '/pipelines/web_studio?view=graph': '.react-flow__node',
  '/pipelines/web_studio?view=days': 'main',
  '/pipelines/web_studio?view=publish': 'main',
  '/settings?tab=people': 'main table',
  '/settings?tab=calendars': 'main h2',
  '/settings?tab=forms&open=education': 'main pre',
  '/api/docs': '.opblock',
};

describe('L2 pages take scripts and styles from our own files alone', () => {
  it('says so to the browser, without exceptions', async () => {
    const answer = await page.goto('/leads');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy.split(';')).toEqual(expect.arrayContaining(["script-src 'self'", "style-src 'self'"]));
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  it('and no screen needs more', async () => {
    for (const [path, stands] of Object.entries(screens)) {
      await page.goto(path);
      await page.locator(stands).first().waitFor();
    }
    await page.goto('/leads?pipeline=web_studio');
    await page.locator('[data-lead] a').first().click();
    await page.waitForURL(/leads\/[0-9a-f-]{36}/);
    await page.getByRole('heading').first().waitFor();
    expect(broken).toEqual([]);
  });

  it('and a letter is shown with its own styles all the same', async () => {
    const { items } = await outsideOf(system).get<{ items: Template[] }>('/templates');
    const { key } = items.find(({ channel, language }) => channel === 'email' && language === 'ru')!;
    await page.goto(`/settings?tab=templates&open=${key}&show=email.ru`);
    const body = page.frameLocator('iframe').locator('body:has(table)');
    await body.waitFor();
    expect(await body.evaluate((letter) => getComputedStyle(letter).backgroundColor)).toBe('rgb(244, 245, 247)');
    expect(broken).toEqual([]);
  });
});
