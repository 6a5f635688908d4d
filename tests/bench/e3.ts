import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../bin/chromium.ts';
import { openDatabase, type Database } from '../../prisma/client.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load, percentile } from './load.ts';

const MESSAGES = 10_000;
const LONG = 'Длинная переписка';
const SHORT = 'Короткая переписка';

/** Pages of the list at 100 000 open conversations, 8 at once; and from the click on another one of 10 000 messages until it can be read, on a processor that is slowed four times. */
export const e3 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const { databaseUrl, post, get } = outsideOf(system);
  const { id: account } = await post<{ id: string }>('/accounts', {
    channel: 'telegram',
    provider: 'sandbox',
    name: 'e3',
  });
  const db = openDatabase(databaseUrl, { size: 4 });
  await fill(db, account, short ? 20_000 : 100_000);
  await db.close();
  const next: Record<number, string | undefined> = {};
  const ways = ['', '&state=waiting', '&sort=waiting', '&unread=true'];
  const page = async (index: number, lane: number) => {
    const cursor = index % 10 === 0 || !next[lane] ? '' : `&cursor=${next[lane]}`;
    const read = await get<{ next: string | null }>(`/conversations?limit=50${ways[lane % ways.length]}${cursor}`);
    next[lane] = read.next ?? undefined;
  };
  await load({ atOnce: 8, seconds: 2 }, page);
  const { p99 } = await load({ atOnce: 8, seconds: short ? 6 : 15 }, page);
  const { p99: totals } = await load({ atOnce: 8, seconds: 4 }, () => get('/conversations/totals'));
  return [
    figure({ name: 'e3', value: p99, unit: 'ms p99' }, { of: 'value', atMost: 100 }),
    figure({ name: 'e3.totals', value: totals, unit: 'ms p99' }, { of: 'value', atMost: 100 }),
    figure({ name: 'e3.switch', value: await switching(system, short), unit: 'ms p50' }, { of: 'value', atMost: 300 }),
  ];
};

/** Straight into the record: nobody waits until 100 000 have written. The two that are looked at were spoken in last. */
const fill = async (db: Database, account: string, many: number): Promise<void> => {
  const { pool } = db.as('report');
  await pool.query(
    `WITH people AS (INSERT INTO contact (id, name, search, created_at)
       SELECT uuidv7(), CASE n WHEN 1 THEN $3 WHEN 2 THEN $4 ELSE 'Клиент ' || n END, 'клиент ' || n, now() FROM generate_series(1, $2::int) n RETURNING id, name),
     placed AS (SELECT id, name, row_number() OVER () AS n FROM people)
     INSERT INTO conversation (account, thread, contact_id, state, unread, waiting_since, last_at, last_text, created_at, event_seq)
     SELECT $1, n::text, id, CASE WHEN n % 3 = 0 THEN 'waiting' ELSE 'client' END, n % 3, CASE WHEN n % 3 = 0 THEN now() - n * interval '1 s' END,
       CASE WHEN name IN ($3, $4) THEN now() + interval '1 h' ELSE now() - n * interval '1 s' END, 'Сколько стоит курс ' || n, now() - interval '1 day', 1 FROM placed`,
    [account, many, LONG, SHORT],
  );
  await pool.query(
    `INSERT INTO message (conversation_id, account, number, direction, text, at, place, external_id)
     SELECT v.id, v.account, n, CASE WHEN n % 2 = 0 THEN 'in' ELSE 'note' END, 'Сообщение ' || n || ': уточните, пожалуйста, сроки и цену', v.last_at - (m.many - n) * interval '1 min',
       v.last_at - (m.many - n) * interval '1 min', v.thread || '/' || n
     FROM conversation v JOIN contact c ON c.id = v.contact_id JOIN (VALUES ($1, $3::int), ($2, 40)) m (name, many) ON m.name = c.name, generate_series(1, m.many) n`,
    [LONG, SHORT, MESSAGES],
  );
  await pool.query('ANALYZE contact, conversation, message');
};

const switching = async (system: System, short: boolean): Promise<number> => {
  const { url, users } = system.credentials;
  const browser = await chromium.launch({
    executablePath: chromiumPath((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    const { email, password } = users.find(({ role }) => role === 'supervisor')!;
    await context.request.post('/api/v1/session', { data: { email, password }, headers: { origin: url } });
    const page = await context.newPage();
    const slow = await context.newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto('/conversations?show=all');
    await page.getByText(LONG).first().waitFor();
    const took: number[] = [];
    for (let turn = 0; turn < (short ? 4 : 12) + 2; turn++) {
      const [name, last] = turn % 2 === 0 ? [SHORT, 40] : [LONG, MESSAGES];
      const ms = await switched(page, { name, text: `Сообщение ${last}:` });
      // the first ones load the script of a conversation
      if (turn > 1) took.push(ms);
    }
    return percentile(took, 0.5);
  } finally {
    await browser.close();
  }
};

const switched = (page: Page, wish: { name: string; text: string }): Promise<number> =>
  page.evaluate(
    ({ name, text }) =>
      new Promise<number>((done, fail) => {
        const began = performance.now();
        const look = () => {
          if (performance.now() - began > 20_000) return fail(new Error(`${name} was not to be read in 20 s`));
          const log = document.querySelector('[role=log]');
          const found = [...(log?.querySelectorAll('article, li, div') ?? [])].some((one) =>
            one.textContent?.includes(text),
          );
          if (!found) return void requestAnimationFrame(look);
          // painted, not only placed
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
        };
        const row = [...document.querySelectorAll('nav a, nav button')].find((one) => one.textContent?.includes(name));
        (row as HTMLElement).click();
        look();
      }),
    wish,
  );
