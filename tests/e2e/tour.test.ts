import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const api = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (await fetch(`${url}/api/v1${path}`, { ...init, headers })).json() as Promise<T>;
};
type Read = { id: string; name: string; stage: string; responsibleId: string | null; clockOffset: number };
type List<T> = { items: T[] };
const leadNamed = async (name: string) =>
  (await api<List<Read>>(`/leads?pipeline=education&q=${encodeURIComponent(name)}`)).items[0];

const signedIn = (who: string, options: BrowserContextOptions = {}): Promise<Page> =>
  signedInPage(browser, system, who, options);

describe('A1 the main job, as a stranger does it', () => {
  let lead: Read;
  let seller: string;
  let page: Page;

  it('takes the form of the demo site', async () => {
    const visitor = await browser.newPage({ locale: 'ru-RU' });
    visitor.setDefaultTimeout(60_000);
    await visitor.goto(`${system.credentials.demoSite}/?lang=ru&utm_source=instagram`);
    const form = visitor
      .locator('form')
      .filter({ has: visitor.getByRole('textbox') })
      .first();
    await form.getByLabel(/Имя/).fill('Асем Турлыбекова');
    await form.getByLabel(/Телефон/).fill('8 701 333 44 55');
    await form.getByLabel(/Почта/).fill('asem@example.com');
    await form.getByRole('checkbox').first().check();
    await form.getByRole('button').first().click();
    lead = await until(async () => {
      const found = await leadNamed('Асем Турлыбекова');
      return found?.responsibleId ? found : undefined;
    }, 'the assigned lead');
    const users = (await api<List<{ id: string; email: string }>>('/users')).items;
    seller = users.find(({ id }) => id === lead.responsibleId)?.email.split('@')[0] ?? '';
    await visitor.close();
  });

  it('offers the demo users by the link that was printed, pasted where the sign-in is open already', async () => {
    const stranger = await browser.newPage({ locale: 'ru-RU' });
    stranger.setDefaultTimeout(60_000);
    await stranger.goto(`${system.credentials.url}/sign-in`);
    await stranger.getByText('откройте адрес', { exact: false }).waitFor();
    await stranger.goto(/http\S+#demo=[\w-]+/.exec(system.said)![0]);
    await stranger.getByRole('button', { name: /Аида/ }).waitFor();
    await stranger.close();
  });

  it('shows the card on her board, the next one within a second or two without reload', async () => {
    page = await signedIn(seller);
    await page.goto(`${system.credentials.url}/leads`);
    await page.getByText('Асем Турлыбекова').first().waitFor();
    const supervisor = await signedIn('daniyar');
    await supervisor.goto(`${system.credentials.url}/leads`);
    await supervisor.getByText('Асем Турлыбекова').first().waitFor();
    await api('/leads', {
      method: 'POST',
      body: JSON.stringify({ pipeline: 'education', name: 'Пришла Сама', phone: '+77013334499' }),
    });
    await supervisor.getByText('Пришла Сама').first().waitFor();
  });

  it('tells the story of the lead and answers an outcome by one key, once it has said what the client gets', async () => {
    await page.goto(`${system.credentials.url}/leads/${lead.id}`);
    await page.getByText('Клиент оставил заявку на сайте').waitFor();
    await page
      .getByText(/доставлено/)
      .first()
      .waitFor();
    await page.keyboard.press('1');
    await page.getByRole('alertdialog').getByText('Клиенту сразу уйдёт').waitFor();
    await page.keyboard.press('Enter');
    await until(async () => (await leadNamed('Асем Турлыбекова'))?.stage === 'half', 'stage half');
    await page.getByText(/этап «50 %»/).waitFor();
  });

  it('writes to the client once by each channel, in the client’s language', async () => {
    const counts = await until(async () => {
      const answer = (await (
        await fetch(`${system.credentials.sandbox}/messages?to=asem@example.com,${encodeURIComponent('+77013334455')}`)
      ).json()) as List<{ channel: string; copies: number }>;
      return answer.items.length === 4 ? answer.items : undefined;
    }, 'two letters and two short messages');
    expect(counts.filter(({ channel }) => channel === 'mail')).toHaveLength(2);
    expect(counts.every(({ copies }) => copies === 1)).toBe(true);
  });

  it('shows what the client sees, from the lead', async () => {
    const [sandbox] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: /Что видит клиент/ }).click(),
    ]);
    const shown = sandbox.getByRole('main');
    await shown.getByText('asem@example.com', { exact: false }).first().waitFor();
    await sandbox.getByRole('button', { name: 'SMS' }).click();
    await shown
      .getByText(/\+7 ?701 ?333 ?44 ?55/)
      .first()
      .waitFor();
    await sandbox.close();
  });

  it('pauses with a reason and goes on', async () => {
    await page.getByRole('button', { name: 'Пауза' }).click();
    await page.getByLabel('Причина').fill('Клиент в отпуске');
    await page.getByRole('dialog').getByRole('button', { name: 'Пауза' }).click();
    await page.getByRole('button', { name: 'Продолжить' }).click();
    await page.getByText('процесс продолжен', { exact: false }).waitFor();
  });

  it('skips to the next moment, and the page says that the lead lives ahead', async () => {
    await page.getByRole('button', { name: 'К следующему моменту' }).click();
    await until(
      async () => ((await api<Read>(`/leads/${lead.id}`)).clockOffset > 0 ? true : undefined),
      'a lead that lives ahead',
    );
    await page.getByText(/^Время сделки переведено на/).waitFor();
  });

  it('sends an invoice, the client pays, the lead is won', async () => {
    await page.keyboard.press('i');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('За что').fill('Сопровождение поступления');
    await panel.getByLabel(/Цена/).fill('850 000');
    await panel.getByRole('button', { name: /Отправить клиенту/ }).click();
    const invoice = await until(async () => {
      const items = (await api<List<{ id: string; state: string; payUrl: string }>>(`/leads/${lead.id}/invoices`))
        .items;
      return items.find(({ state }) => state === 'sent');
    }, 'the sent invoice');
    const client = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'ru-RU' });
    client.setDefaultTimeout(60_000);
    await client.goto(invoice.payUrl);
    await client.getByRole('button', { name: /Оплатить/ }).click();
    await client.waitForURL((url) => url.href.startsWith(system.credentials.sandbox));
    const session = client.url().split('/pay/')[1]?.split(/[?#]/)[0];
    const paid = await fetch(`${system.credentials.sandbox}/payments/${session}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"way":"pay"}',
    });
    expect(paid.ok).toBe(true);
    await until(async () => (await api<Read>(`/leads/${lead.id}`)).stage === 'won', 'the won lead');
    await client.goto(invoice.payUrl);
    await client.getByText('Оплачен', { exact: true }).first().waitFor();
    await client.close();
  });
});

describe('M7 every screen', () => {
  it('obeys the keyboard alone: cards are chosen and changed, and the focus comes back', async () => {
    const page = await signedIn('daniyar');
    await page.goto(`${system.credentials.url}/leads`);
    const card = page.locator('[data-lead]', { hasText: 'Пришла Сама' });
    await card.getByRole('checkbox').press('Space');
    await page.getByRole('toolbar').waitFor();
    await page.keyboard.press('t');
    const tags = page.getByRole('dialog');
    await tags.waitFor();
    await page.keyboard.press('Escape');
    await tags.waitFor({ state: 'detached' });
    expect(await card.getByRole('checkbox').evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.press('t');
    await page.keyboard.type('звонить');
    await tags.getByRole('button', { name: /Выполнить/ }).press('Enter');
    await until(
      async () => (await api<List<{ tags: string[] }>>('/leads?q=Пришла')).items[0]?.tags.includes('звонить'),
      'the tag',
    );
    await page.context().close();
  });

  const screens = ['/leads', '/today', '/ops', '/settings'];
  it.each(['light', 'dark'] as const)('has nothing serious for axe in the %s theme', async (theme) => {
    const page = await signedIn('saule', { colorScheme: theme });
    const leadId = (await leadNamed('Асем Турлыбекова'))?.id;
    const found: string[] = [];
    for (const path of [...screens, `/leads/${leadId}`]) {
      await page.goto(`${system.credentials.url}${path}`, { waitUntil: 'networkidle' });
      await page.locator('h1').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${path}: ${id} at ${nodes[0]?.target.join(' ')}`);
    }
    expect(found).toEqual([]);
  });

  it('has nothing serious for axe on the sign-in and on a phone', async () => {
    const found: string[] = [];
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ru-RU' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${system.credentials.url}/sign-in`, { waitUntil: 'networkidle' });
    for (const { id, impact } of (await new AxeBuilder({ page }).analyze()).violations)
      if (impact === 'serious' || impact === 'critical') found.push(id);
    expect(found).toEqual([]);
    await context.close();
  });

  it('fits a phone without sideways scrolling', async () => {
    const page = await signedIn('saule', { viewport: { width: 390, height: 844 } });
    for (const path of screens) {
      await page.goto(`${system.credentials.url}${path}`, { waitUntil: 'networkidle' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });
});
