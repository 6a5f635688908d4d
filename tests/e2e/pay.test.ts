import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { atRest, openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
}, 300_000);
afterEach(() => sandbox('PUT', '/control', { pay: { mode: 'deliver', refuseAs: 'card', webhooks: 'prompt' } }));
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const api = async <T>(path: string, body?: object): Promise<T> => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await fetch(`${url}/api/v1${path}`, { ...init, headers })).json() as Promise<T>;
};
const sandbox = (method: string, path: string, body: object) =>
  fetch(`${system.credentials.sandbox}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
type Invoice = { id: string; leadId: string; payUrl: string; state: string };
let serial = 0;
const sentInvoice = async (unitAmount: number): Promise<Invoice> => {
  const person = { name: 'acme', phone: `+7701555${2000 + serial++}`, email: `acme${serial}@example.com` };
  const lead = await api<{ id: string }>('/leads', { pipeline: 'education', ...person });
  const lines = [{ text: 'Programme', quantity: 1, unitAmount }];
  const { id } = await api<Invoice>(`/leads/${lead.id}/invoices`, { currency: 'KZT', lines });
  return api<Invoice>(`/invoices/${id}/send`, {});
};
const clientPage = async (options: object = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ru-RU', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
};
const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const isClean = async (page: Page) => {
  await atRest(page);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
};
const open = async (page: Page, { payUrl }: Invoice): Promise<string> => {
  await page.goto(payUrl);
  await page.getByRole('button', { name: /Оплатить/ }).click();
  await page.waitForURL((url) => url.href.startsWith(system.credentials.sandbox));
  return page.url().split('/pay/')[1]!.split(/[?#]/)[0]!;
};

describe('H4 the client’s page', () => {
  it('says “confirming” at once after she has paid, offers no second payment, and “paid” when the provider says so', async () => {
    const invoice = await sentInvoice(12_500_000);
    const page = await clientPage();
    const session = await open(page, invoice);
    await sandbox('PUT', '/control', { pay: { webhooks: 'hold' } });
    const paid = await sandbox('POST', `/payments/${session}/pay`, { way: 'pay' });
    const { returnTo, payment } = (await paid.json()) as { returnTo: string; payment: { events: { id: string }[] } };
    await page.goto(returnTo);
    await page.getByText(/Не платите второй раз/).waitFor();
    expect(await page.getByRole('button', { name: /Оплатить/ }).count()).toBe(0);
    await picture(page, 'confirming');
    await isClean(page);
    // the link from the letter, too, opens no second payment
    const again = await clientPage();
    await again.goto(invoice.payUrl);
    await again.getByRole('button', { name: /Оплатить/ }).click();
    await again.getByText(/Не платите второй раз/).waitFor();
    for (const { id } of payment.events) await sandbox('POST', `/payments/events/${id}/resend`, {});
    await page.getByText('Оплачен', { exact: true }).first().waitFor();
    await picture(page, 'paid');
    await Promise.all([page.close(), again.close()]);
  });

  it('says what is wrong where the provider refuses for good, and works again once it is mended (built F03)', async () => {
    const invoice = await sentInvoice(12_500_000);
    await sandbox('PUT', '/control', { pay: { mode: 'refuse', refuseAs: 'account' } });
    const page = await clientPage();
    await page.goto(invoice.payUrl);
    await page.getByRole('button', { name: /Оплатить/ }).click();
    await page
      .getByText(/Ничего не списано/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByText(/hello@meridian.example/).waitFor();
    await picture(page, 'trouble');
    await isClean(page);
    const manager = await signedInPage(browser, system, 'daniyar');
    await manager.goto(`/invoices/${invoice.id}`);
    await manager.getByText(/Клиент не может заплатить/).waitFor();
    await picture(manager, 'trouble-manager');
    await isClean(manager);
    await sandbox('PUT', '/control', { pay: { mode: 'deliver', refuseAs: 'card' } });
    await manager.getByRole('button', { name: 'Проверить оплату' }).click();
    await page.getByRole('button', { name: /Оплатить/ }).waitFor();
    await Promise.all([page.close(), manager.close()]);
  });
});

describe('H2 money that goes back', () => {
  it('is seen on the invoice and on the lead', async () => {
    const invoice = await sentInvoice(12_500_000);
    const page = await clientPage();
    const session = await open(page, invoice);
    await sandbox('POST', `/payments/${session}/pay`, { way: 'pay' });
    await until(async () => (await api<Invoice>(`/invoices/${invoice.id}`)).state === 'paid', 'the paid invoice');
    await sandbox('POST', `/payments/${session}/back`, { way: 'refund_half' });
    const manager = await signedInPage(browser, system, 'daniyar');
    await manager.goto(`/invoices/${invoice.id}`);
    await manager.getByText('часть возвращена').first().waitFor();
    await picture(manager, 'refund-invoice');
    await isClean(manager);
    await manager.goto(`/leads/${invoice.leadId}`);
    await manager.getByText(/Клиенту вернулось/).waitFor();
    await picture(manager, 'refund-lead');
    await page.goto(invoice.payUrl);
    await page.getByText(/Часть денег по этому счёту/).waitFor();
    await Promise.all([page.close(), manager.close()]);
  });
});
