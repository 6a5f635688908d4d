import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../bin/chromium.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { percentile } from './load.ts';

const LEADS = 5;
const NOTES = 1000;
/** From where the pointer comes onto a link until it clicks: 200 ms for targets of this size (Fitts). */
const REACH_MS = 200;

/** From the click on a client until the last of 5 000 entries of their timeline can be read, on a processor that is slowed four times. */
export const u1 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const { url, token } = system.credentials;
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const contact = await post('/contacts', { name: 'Пять тысяч' });
  for (let number = 0; number < LEADS; number++) {
    const lead = await post('/leads', { pipeline: 'education', name: `Сделка ${number}` });
    await post(`/leads/${lead.id}/contacts`, { contactId: contact.id, role: 'client' });
    for (let at = 0; at < NOTES; at += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          post(`/leads/${lead.id}/notes`, { text: `Запись ${at + index}: перезвонить и уточнить сроки` }),
        ),
      );
  }
  await post(`/contacts/${contact.id}/notes`, { text: 'Последняя запись' });
  const browser = await chromium.launch({
    executablePath: chromiumPath((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    const { email, password } = system.credentials.users.find(({ role }) => role === 'supervisor')!;
    await context.request.post('/api/v1/session', { data: { email, password }, headers: { origin: url } });
    const page = await context.newPage();
    const slow = await context.newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const took: number[] = [];
    for (let turn = 0; turn < (short ? 3 : 10) + 1; turn++) {
      const ms = await opened(page);
      // the first one loads the page's script
      if (turn > 0) took.push(ms);
    }
    return [figure({ name: 'u1', value: percentile(took, 0.5), unit: 'ms p50' }, { of: 'value', atMost: 500 })];
  } finally {
    await browser.close();
  }
};

const opened = async (page: Page): Promise<number> => {
  await page.goto('/contacts');
  // a pointer is there before it clicks, and the page is asked for when it comes
  await page.getByRole('link', { name: 'Пять тысяч' }).hover();
  await page.waitForTimeout(REACH_MS);
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const began = performance.now();
        const look = () => {
          const last = [...document.querySelectorAll('article')].at(-1);
          if (!last?.textContent?.includes('Последняя запись')) return void requestAnimationFrame(look);
          const { top, bottom } = last.getBoundingClientRect();
          if (top < 0 || bottom > innerHeight) return void requestAnimationFrame(look);
          // painted, not only placed
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
        };
        [...document.querySelectorAll('a')].find((link) => link.textContent?.includes('Пять тысяч'))!.click();
        look();
      }),
  );
};
