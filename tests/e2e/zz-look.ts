import { openBrowser } from '../support/browser.ts';
import { startSystem } from '../support/system.ts';
import { mkdirSync } from 'node:fs';
mkdirSync('/tmp/look-tasks', { recursive: true });
const system = await startSystem({});
const browser = await openBrowser();
const { credentials } = system;
const ask = async (method: string, path: string, body?: unknown) => { const a = await fetch(`${credentials.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${credentials.token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }); return a.json() as Promise<any>; };
await new Promise((r) => setTimeout(r, 4000));
const users = (await ask('GET', '/users')).items;
const aida = users.find((u: any) => u.email.startsWith('aida'));
const lead = (await ask('GET', `/leads?responsible=${aida.id}&limit=3`)).items[0];
for (const [i, text] of ['Позвонить и уточнить бюджет на обучение в Канаде', 'Отправить договор', 'Встреча в офисе'].entries())
  await ask('POST', '/tasks', { text, type: ['call', 'call', 'meeting'][i], dueAt: new Date(Date.now() + (i * 5 + 1) * 3600e3).toISOString(), responsibleId: aida.id, ...(i < 2 && lead ? { leadId: lead.id } : {}), checklist: i === 1 ? [{ text: 'Паспорт', done: true }, { text: 'Счёт', done: false }] : [] });
const tasks = (await ask('GET', `/tasks?responsible=${aida.id}&state=open&limit=20`)).items;
const one = tasks.find((t: any) => t.checklist.length) ?? tasks[0];
const shots = (process.env.SHOTS ?? '').split(',').filter(Boolean);
for (const [locale, theme, viewport] of [['ru-RU', 'light', { width: 1440, height: 900 }], ['en-US', 'dark', { width: 1440, height: 900 }], ['kk-KZ', 'light', { width: 390, height: 844 }], ['uk-UA', 'dark', { width: 390, height: 844 }]] as const) {
  const context = await browser.newContext({ viewport, colorScheme: theme, locale, timezoneId: 'Asia/Almaty' });
  context.setDefaultTimeout(30_000);
  const user = credentials.users.find(({ email }) => email.startsWith('aida'))!;
  await context.request.post(`${credentials.url}/api/v1/session`, { data: { email: user.email, password: user.password }, headers: { origin: credentials.url } });
  await context.request.patch(`${credentials.url}/api/v1/me`, { data: { preferences: { language: locale.slice(0, 2) } }, headers: { origin: credentials.url } });
  await context.addInitScript((language) => localStorage.setItem('voronka.language', language), locale.slice(0, 2));
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300)); });
  page.on('pageerror', (e) => console.log('ERROR', e.message.slice(0, 300)));
  const tag = `${locale.slice(0, 2)}-${theme}-${viewport.width}`;
  const shoot = async (name: string) => {
    const text = await page.locator('body').innerText();
    const holes = text.match(/\{\{?\w+\}?\}|\b[a-z]+\.[a-z]+\.[a-z_]+\b/g);
    if (holes) console.log(tag, name, holes.slice(0, 5));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) console.log(tag, name, 'scrolls sideways');
    await page.screenshot({ path: `/tmp/look-tasks/${tag}-${name}.png` });
  };
  const want = (name: string) => shots.length === 0 || shots.includes(name);
  if (want('today')) {
    await page.goto(`${credentials.url}/today`);
    await page.waitForTimeout(2500);
    await page.keyboard.press('j');
    await page.waitForTimeout(700);
    await shoot('today');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.waitForTimeout(300);
    await shoot('selected');
  }
  if (want('panel')) {
    await page.goto(`${credentials.url}/today?task=${one.id}`);
    await page.waitForTimeout(2000);
    await shoot('panel');
  }
  if (want('calendar')) {
    for (const as of ['week', 'day', 'people']) {
      await page.goto(`${credentials.url}/calendar?as=${as}`);
      await page.waitForTimeout(2000);
      await shoot(`calendar-${as}`);
    }
  }
  if (want('menu')) {
    await page.goto(`${credentials.url}/today`);
    await page.waitForTimeout(1500);
    await page.locator('nav button[aria-haspopup=menu]').last().click();
    await page.waitForTimeout(500);
    await shoot('menu');
  }
  if (want('new')) {
    await page.goto(`${credentials.url}/today`);
    await page.waitForTimeout(1500);
    await page.keyboard.press('c');
    await page.waitForTimeout(900);
    await shoot('new');
  }
  await context.close();
}
await browser.close();
await system.stop();
process.exit(0);
