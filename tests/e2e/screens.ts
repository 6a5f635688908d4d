import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { outsideOf } from '../support/outside.ts';
import { testSecrets } from '../support/secrets.ts';
import { startSystem } from '../support/system.ts';
import { takePipelineScreens } from './pipeline-screens.ts';

const folder = 'docs/pictures';
mkdirSync(folder, { recursive: true });
const system = await startSystem();
const browser = await openBrowser();
try {
  const { credentials } = system;
  execFileSync(process.execPath, ['prisma/seed/main.ts', '--leads', '48'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...testSecrets,
      DATABASE_URL: outsideOf(system).databaseUrl,
      VORONKA_HOME: system.home,
      PUBLIC_URL: credentials.url,
      SANDBOX_URL: credentials.sandbox,
      DEMO_URL: credentials.demoSite,
      TEMPORAL_UI_URL: credentials.temporalUi,
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 8000));

  const open = async (
    who: string,
    theme: 'light' | 'dark' = 'light',
    viewport = { width: 1440, height: 900 },
    locale = 'ru-RU',
  ): Promise<Page> => {
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      locale,
      timezoneId: 'Asia/Almaty',
    });
    context.setDefaultTimeout(60_000);
    const user = credentials.users.find(({ email }) => email.startsWith(who));
    if (user)
      await context.request.post(`${credentials.url}/api/v1/session`, {
        data: { email: user.email, password: user.password },
        headers: { origin: credentials.url },
      });
    // a person's own language goes before the browser's
    if (locale !== 'ru-RU')
      await context.addInitScript((language) => localStorage.setItem('voronka.language', language), locale.slice(0, 2));
    return context.newPage();
  };
  const shoot = async (page: Page, address: string, name: string) => {
    await page.goto(address);
    // the client's page is never idle: it asks whether the money has come
    await page.waitForTimeout(3000);
    await keep(page, name);
  };
  const keep = async (page: Page, name: string) => {
    await page.screenshot({ path: `${folder}/${name}.png` });
    console.log(`${folder}/${name}.png`);
  };

  const answer = await fetch(`${credentials.url}/api/v1/leads?pipeline=education&stage=invoiced&limit=1`, {
    headers: { authorization: `Bearer ${credentials.token}` },
  });
  const [lead] = ((await answer.json()) as { items: { id: string }[] }).items;
  const invoices = await fetch(`${credentials.url}/api/v1/leads/${lead?.id}/invoices`, {
    headers: { authorization: `Bearer ${credentials.token}` },
  });
  const [invoice] = ((await invoices.json()) as { items: { payUrl: string }[] }).items;

  await shoot(await open('nobody'), `${credentials.demoSite}/?lang=ru`, 'demo-site');
  const daniyar = await open('daniyar');
  await shoot(daniyar, `${credentials.url}/leads`, 'board');
  await shoot(daniyar, `${credentials.url}/leads/${lead?.id}`, 'lead');
  await shoot(daniyar, `${credentials.url}/ops`, 'ops');
  await shoot(await open('aida', 'dark'), `${credentials.url}/today`, 'today-dark');
  await shoot(await open('nobody'), `${credentials.sandbox}/`, 'sandbox');
  if (invoice) await shoot(await open('nobody', 'light', { width: 390, height: 844 }), invoice.payUrl, 'pay-phone');
  const saule = await open('saule', 'light', undefined, 'en-US');
  await saule.goto(`${credentials.temporalUi}/namespaces/default/workflows/lead%3A${lead?.id}`);
  await saule.getByText('User Metadata').first().click();
  await saule.waitForTimeout(2000);
  await keep(saule, 'temporal');
  await takePipelineScreens({ credentials, page: saule, keep });
} finally {
  await browser.close();
  await system.end();
}
