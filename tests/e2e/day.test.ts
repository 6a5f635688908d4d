import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openDatabase, type Database } from '../../prisma/client.ts';
import type { Floor } from '../../workflows/work/floor.schema.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { longer } from '../support/long.ts';
import { addOperators, type OperatorAccount } from '../support/operators.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { until } from '../support/until.ts';
import { countFloor } from '../work/floor/count.ts';
import { liveHalf, type Day } from './day.ts';

/** 40 operators and 4 000 contacts; a minute of their day is half a second, so 20 of them are ten. */
const day: Day & { people: number } = {
  ...{ people: longer(6, 40), contacts: longer(70, 4000), seconds: longer(12, 480), outageS: longer(1, 10), seed: 16 },
};
/** so soon is to be answered */
const TARGET_S = 3;

let system: System;
let outside: Outside;
let browser: Browser;
let chief: Page;
let db: Database;
let operators: OperatorAccount[];
let account: string;
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
  db = openDatabase(outside.databaseUrl, { size: 2 });
  operators = await addOperators(outside.databaseUrl, { many: day.people });
  account = (await outside.post<{ id: string }>('/accounts', { channel: 'telegram', provider: 'sandbox', name: 'Day' }))
    .id;
  const members = operators.map(({ id }) => id);
  await outside.post('/groups', { name: { ru: 'Линия' }, channels: [account], members, rules: { limit: 3 } });
  await outside.put('/settings/service-level', { percent: 80, seconds: TARGET_S, channels: {} });
  browser = await openBrowser();
  chief = await signedInPage(browser, system, 'daniyar');
  await chief.goto('/queues');
}, STARTS_WITHIN);
afterAll(async () => {
  await browser?.close();
  await db?.close();
  await system?.stop();
});

/** What the page says, as a supervisor reads it. */
const shown = async () => {
  const queue = chief.getByRole('region', { name: 'Линия' });
  const names = await chief
    .getByRole('link')
    .evaluateAll((links) => links.map((one) => one.getAttribute('aria-label')));
  const loads = names.flatMap((name) => {
    const [, who, load] = /^(Operator \d+): в работе (\d+)\/3$/.exec(name ?? '') ?? [];
    return who === undefined ? [] : [[who, Number(load)] as const];
  });
  const numberOf = async (name: RegExp) =>
    Number((await queue.getByRole('link', { name }).getAttribute('aria-label'))!.split(': ')[1]);
  const card = await chief.getByRole('link', { name: /^Telegram: кому/ }).innerText();
  const [, offered, inTime, missed] = /обратились (\d+): вовремя (\d+), не вовремя (\d+)/.exec(card)!.map(Number);
  const level = Number(/(\d+) %/.exec(card)![1]);
  return {
    ...{ waiting: await numberOf(/^Ждут/), inHand: await numberOf(/^В работе/) },
    ...{ offered, inTime, missed, level, loads: Object.fromEntries(loads) },
  };
};

/** The same, counted from raw events. */
const counted = async () => {
  const { since } = await outside.get<Floor>('/floor');
  const { rows } = await db.pool.query<{ id: string }>(`SELECT id FROM channel_account WHERE id LIKE 'telegram:%'`);
  const seconds = TARGET_S;
  const own = await countFloor({ db }, { accounts: [account], seconds, since });
  const { levels } = await countFloor({ db }, { accounts: rows.map(({ id }) => id), seconds, since });
  const { offered, inTime, late, left, unanswered } = levels['telegram']!;
  const missed = late + left + unanswered;
  return {
    ...{ waiting: own.waiting, inHand: own.inHand, offered, inTime, missed },
    level: Math.round((100 * inTime) / (inTime + missed)),
    loads: Object.fromEntries(operators.map(({ id, name }) => [name, own.loads[id] ?? 0])),
  };
};

/** All that was written has come in, been given out, and waits longer than it should. */
const isStill = async () => {
  const { rows } = await db.pool.query<{ many: number; last: Date }>(
    `SELECT (SELECT count(*)::int FROM inbox WHERE handled_at IS NULL AND state = 'new') AS many, (SELECT max(recorded_at) FROM event WHERE noun = 'conversation') AS last`,
  );
  return rows[0]!.many === 0 && Date.now() - rows[0]!.last.getTime() > (TARGET_S + 1) * 1000;
};

describe('E7 a day of a contact centre', () => {
  it(
    'shows on the page what an independent count of its events says, at noon and in the evening, an outage or not',
    async () => {
      for (const half of [0, 1] as const) {
        await liveHalf({ system, account, operators }, day, half);
        await until(async () => (await isStill()) || undefined, 'everything is still', 120);
        const figures = await counted();
        await until(
          async () => JSON.stringify(await shown()) === JSON.stringify(figures) || undefined,
          'the page',
          15,
        ).catch(() => undefined);
        expect(await shown()).toEqual(figures);
        if (half === 1) expect(figures.offered).toBeGreaterThanOrEqual((day.contacts * 6) / 7 - 2);
        process.stdout.write(
          `${half === 0 ? 'noon' : 'evening'}: ${JSON.stringify({ ...figures, loads: undefined })}\n`,
        );
      }
    },
    (day.seconds + 400) * 1000,
  );
});
