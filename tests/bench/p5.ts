import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../bin/chromium.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { percentile } from './load.ts';
import { outsideOf } from '../support/outside.ts';

const STAGES = 20;
const AUTOMATIONS = 100;

/** Typing a name in the editor of a pipeline with 20 stages and 100 automations: from the key to the paint, beside an empty page's own input. */
export const p5 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const { url, token } = system.credentials;
  const { get } = outsideOf(system);
  type Draft = { definition: Record<string, unknown> & { stages: object[] }; revision: number };
  const draft = await get<Draft>('/pipelines/education/draft');
  const answer = await fetch(`${url}/api/v1/pipelines/education/draft`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ revision: draft.revision, definition: widened(draft.definition) }),
  });
  if (!answer.ok) throw new Error(`The wide draft was refused: ${answer.status} ${await answer.text()}`);
  const browser = await chromium.launch({
    executablePath: chromiumPath((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    const { email, password } = system.credentials.users.find(({ role }) => role === 'admin')!;
    await context.request.post('/api/v1/session', { data: { email, password }, headers: { origin: url } });
    const bare = await context.newPage();
    await bare.setContent('<input id="name">');
    const baseline = await typed(bare, '#name', short);
    const page = await context.newPage();
    await page.goto('/pipelines/education?at=automation.wide_50');
    await page.waitForSelector('[data-card="wide_50"]');
    const value = await typed(page, '[data-panel] input', short);
    return [figure({ name: 'p5', value, unit: 'ms p95', baseline }, { of: 'value', atMost: 100 })];
  } finally {
    await browser.close();
  }
};

const widened = (definition: { stages: object[] }) => {
  const name = (text: string) => ({ ru: text, en: text, kk: text, uk: text });
  const open = Array.from({ length: STAGES - 2 }, (_, index) => ({
    key: `wide_${index}`,
    name: name(`Этап ${index}`),
    color: '#3b82f6',
    kind: 'open',
    probability: 10,
  }));
  const notify = (text: string) => ({ do: 'notify', who: 'responsible', text: name(text) });
  const automations = Array.from({ length: AUTOMATIONS }, (_, index) => ({
    key: `wide_${index}`,
    name: name(`Автоматизация ${index}`),
    stages: [`wide_${index % open.length}`],
    when: { on: 'stage.time', after: { amount: 1 + (index % 5), unit: 'hours' } },
    if: {
      all: [
        { field: 'responsible', is: 'filled' },
        { field: 'tags', is: 'contains', value: 'vip' },
      ],
    },
    then: [notify('раз'), { do: 'wait', for: { amount: 1, unit: 'days' } }, notify('два')],
  }));
  const closed = definition.stages.filter((stage) => (stage as { kind: string }).kind !== 'open');
  return { ...definition, stages: [...open, ...closed], automations, outcomes: [] };
};

/** The browser's own measure of each key: from the event to the next paint. */
const typed = async (page: Page, selector: string, short: boolean): Promise<number> => {
  const input = page.locator(selector).first();
  await input.click();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const keys = short ? 20 : 60;
  for (let key = 0; key < keys; key++) await page.keyboard.press('a', { delay: 20 });
  await page.waitForTimeout(500);
  const slow = (await page.evaluate(() => (window as unknown as { seen: number[] }).seen)) ?? [];
  // keys under 16 ms are not told by the browser
  const all = [...slow, ...Array.from({ length: Math.max(0, keys - slow.length) }, () => 16)].sort((a, b) => a - b);
  return percentile(all, 0.95);
};
