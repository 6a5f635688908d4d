import { mkdirSync } from 'node:fs';
import { afterAll, it } from '@jest/globals';
import sharp from 'sharp';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
afterAll(async () => system?.stop());
it('looks', async () => {
  const out = '/tmp/widget-look';
  mkdirSync(out, { recursive: true });
  system = await startSystem();
  const browser = await openBrowser();
  const shots: string[] = [];
  const site = system.credentials.demoSite;
  const api = async (method: string, path: string, body?: object) => {
    const { url, token } = system.credentials;
    const answer = await fetch(`${url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) console.log(path, answer.status, await answer.text());
    return answer.status === 204 ? undefined : answer.json().catch(() => undefined);
  };
  for (const [name, width, height, scheme, lang] of [['desk-ru', 1200, 760, 'light', 'ru'], ['desk-dark', 1200, 760, 'dark', 'en'], ['phone-kk', 390, 760, 'light', 'kk'], ['phone-dark-uk', 390, 760, 'dark', 'uk']] as const) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: lang });
    const page = await context.newPage();
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.text()));
    page.on('pageerror', (e) => console.log(name, e.message));
    await page.goto(`${site}/?lang=${lang}`);
    await page.locator('voronka-chat .o').click();
    if (name === 'desk-ru') { await page.waitForTimeout(400); await page.screenshot({ path: `${out}/empty.png` }); shots.push('empty'); }
    await page.locator('voronka-chat textarea').fill('Здравствуйте! Сколько стоит магистратура в Германии и когда начинается?');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(2500);
    const { items } = await api('GET', '/conversations?account=widget%3Ademo&limit=1');
    console.log(JSON.stringify(items[0]));
    const id = items[0].id;
    const w = (text: string, parts: object[] = []) => api('POST', `/conversations/${id}/messages`, { text, parts });
    await w('От 1 500 € в год. Подробно: https://meridian.example/master, там же сроки подачи.');
    await w('Как вам удобнее?', [{ kind: 'buttons', rows: [[{ text: 'Позвоните мне', asks: 'phone' }, { text: 'Буду писать здесь' }], [{ text: 'Открыть программу', url: 'https://meridian.example/master' }]] }]);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `${out}/${name}.png` }); shots.push(name);
    if (name === 'desk-dark' || name === 'phone-kk') {
      await page.locator('voronka-chat button.u').last().click();
      await page.waitForTimeout(1200);
      await w('Оцените разговор', [{ kind: 'buttons', rows: [['1', '2', '3', '4', '5'].map((text) => ({ text }))] }]);
      await page.waitForTimeout(2500);
      await page.context().setOffline(true);
      await page.screenshot({ path: `${out}/${name}-rate.png` }); shots.push(`${name}-rate`);
    }
    await context.close();
  }
  await api('PATCH', '/accounts/widget:demo', { revision: 1, settings: { asks: 'always', notice: JSON.stringify({ ru: 'Сегодня телефон не работает: пишите сюда.' }) } });
  await new Promise((done) => setTimeout(done, 2300));
  const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, locale: 'ru' });
  const page = await context.newPage();
  await page.goto(`${site}/?lang=ru`);
  await page.locator('voronka-chat .o').click();
  await page.locator('voronka-chat textarea').fill('Перезвоните');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/ask.png` }); shots.push('ask');
  const saule = await signedInPage(browser, system, 'saule');
  await saule.goto('/settings?tab=channels');
  await saule.getByRole('listitem').filter({ hasText: 'Чат на сайте' }).getByRole('button', { name: 'Настроить' }).click();
  await saule.waitForTimeout(2500);
  await saule.screenshot({ path: `${out}/account.png` }); shots.push('account');
  await saule.goto('/conversations?show=all&account=widget%3Ademo');
  await saule.waitForTimeout(1500);
  await saule.keyboard.press('j');
  await saule.waitForTimeout(1500);
  await saule.screenshot({ path: `${out}/window.png` }); shots.push('window');
  const tiles = await Promise.all(shots.map(async (one, i) => ({ input: await sharp(`${out}/${one}.png`).resize({ width: 620, height: 420, fit: 'contain', background: '#888' }).toBuffer(), left: (i % 3) * 630, top: Math.floor(i / 3) * 430 })));
  await sharp({ create: { width: 1890, height: Math.ceil(shots.length / 3) * 430, channels: 3, background: '#888' } }).composite(tiles).png().toFile(`${out}/all.png`);
  await browser.close();
}, 600_000);
