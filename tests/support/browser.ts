import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumPath } from '../../bin/chromium.ts';
import type { System } from './system.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath((line) => process.stdout.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** A page where a demo user is signed in: the first whose e-mail begins so. */
export const signedInPage = async (
  browser: Browser,
  { credentials: { url, users } }: System,
  who: string,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const { email, password } = users.find((user) => user.email.startsWith(who))!;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
    timezoneId: 'Asia/Almaty',
    baseURL: url,
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const answer = await context.request.post('/api/v1/session', { data: { email, password }, headers: { origin: url } });
  if (answer.status() !== 201) throw new Error(`${who} could not sign in: ${answer.status()}`);
  return context.newPage();
};

/** Until what moves has come to rest: what fades in has a contrast of its own. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
