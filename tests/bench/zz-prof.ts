import { chromium } from 'playwright-core';
import { readFileSync, writeFileSync } from 'node:fs';
const s = JSON.parse(readFileSync('/tmp/t3/system.json', 'utf8'));
const url = s.url;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
const { email, password } = s.users.find((u: any) => u.role === 'supervisor');
await context.request.post('/api/v1/session', { data: { email, password }, headers: { origin: url } });
const page = await context.newPage();
const cdp = await context.newCDPSession(page);
await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
const N = Number(process.argv[2] ?? 5);
for (let turn = 0; turn < N; turn++) {
  await page.goto('/contacts');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => { performance.setResourceTimingBufferSize(5000); performance.clearResourceTimings(); (window as any).hov = performance.now(); });
  await page.getByRole('link', { name: 'Пять тысяч' }).hover();
  await page.waitForTimeout(200);
  const last = turn === N - 1;
  if (last && process.argv[3]) { await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 200 }); await cdp.send('Profiler.start'); }
  const r = await page.evaluate(() => new Promise<any>((done) => {
    const began = performance.now();
    const marks: any[] = [];
    let n = -1;
    const longs: any[] = [];
    new PerformanceObserver((l) => { for (const e of l.getEntries()) longs.push([Math.round(e.startTime - began), Math.round(e.duration)]); }).observe({ entryTypes: ['longtask'] });
    const look = () => {
      const arts = document.querySelectorAll('article');
      const h = document.querySelector('h1')?.textContent;
      if (arts.length !== n) { n = arts.length; marks.push([Math.round(performance.now() - began), n, h]); }
      const last = [...arts].at(-1);
      if (!last?.textContent?.includes('Последняя запись')) return void requestAnimationFrame(look);
      const { top, bottom } = last.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) return void requestAnimationFrame(look);
      const placed = performance.now() - began;
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({ ms: Math.round(performance.now() - began), placed: Math.round(placed), marks, longs,
        res: performance.getEntriesByType('resource').filter((e: any) => e.responseEnd > began - 600).map((e: any) => [e.name.replace(location.origin, '').slice(0, 70), Math.round(e.startTime - began), Math.round(e.responseStart - began), Math.round(e.responseEnd - began), e.transferSize]) }))));
    };
    [...document.querySelectorAll('a')].find((link) => link.textContent?.includes('Пять тысяч'))!.click();
    look();
  }));
  console.log(turn, r.ms, 'placed', r.placed, JSON.stringify(r.marks), 'long', JSON.stringify(r.longs));
  if (last) for (const x of r.res) console.log('  ', JSON.stringify(x));
  if (last && process.argv[3]) writeFileSync('/tmp/t3/u1.cpuprofile', JSON.stringify((await cdp.send('Profiler.stop')).profile));
}
await browser.close();
process.exit(0);
