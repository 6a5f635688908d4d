import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumPath } from '../../bin/chromium.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let outside: Outside;
let browser: Browser;
let page: Page;
let lead: { id: string };
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
  lead = await outside.post('/leads', { pipeline: 'education', name: 'Асем', phone: '+77015550101', language: 'ru' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const dialog = (on = page) => on.getByRole('dialog');
const board = '/leads?pipeline=education';
const openNewLead = async (on = page) => {
  await on.getByRole('button', { name: 'Новая сделка' }).first().click();
  await dialog(on).getByLabel('Имя клиента').waitFor();
};
const typedName = (on = page) => dialog(on).getByLabel('Имя клиента').inputValue();

describe('M7 nothing typed is lost', () => {
  it('a new lead outlives Esc and a reload, and is gone once it was sent', async () => {
    await page.goto(board);
    await openNewLead();
    await dialog().getByLabel('Имя клиента').fill('Дана Ахметова');
    await dialog().getByLabel('Телефон').fill('8 701 555 01 02');
    await page.keyboard.press('Escape');
    await openNewLead();
    expect(await typedName()).toBe('Дана Ахметова');
    await page.reload();
    await openNewLead();
    expect(await typedName()).toBe('Дана Ахметова');
    await dialog().getByText('ввели раньше', { exact: false }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await dialog()
      .getByRole('button', { name: /^Добавить/ })
      .click();
    await page.getByText('Сделка «Дана Ахметова» добавлена').waitFor();
    await openNewLead();
    expect(await typedName()).toBe('');
    await page.keyboard.press('Escape');
  });

  it('an invoice, a task and a note of a lead outlive a reload', async () => {
    await page.goto(`/leads/${lead.id}`);
    await page.getByLabel('Заметка', { exact: true }).fill('Перезвонить маме');
    await page.getByLabel('Заметка', { exact: true }).blur();
    await page.keyboard.press('i');
    await dialog().getByLabel('За что').fill('Курс');
    await dialog().getByLabel(/Цена/).fill('850 000');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Задача', exact: true }).first().click();
    await dialog().getByLabel('Что сделать').fill('Проверить оплату');
    await page.reload();
    expect(await page.getByLabel('Заметка', { exact: true }).inputValue()).toBe('Перезвонить маме');
    await page.getByText('Асем').first().waitFor();
    await page.keyboard.press('i');
    expect(await dialog().getByLabel('За что').inputValue()).toBe('Курс');
    expect(await dialog().getByLabel(/Цена/).inputValue()).toBe('850 000');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Задача', exact: true }).first().click();
    expect(await dialog().getByLabel('Что сделать').inputValue()).toBe('Проверить оплату');
    await page.keyboard.press('Escape');
  });

  it('a lost session keeps it for her, shows it to nobody else, and signing out takes it away', async () => {
    await page.goto(board);
    await openNewLead();
    await dialog().getByLabel('Имя клиента').fill('Ерлан');
    await page.context().clearCookies();
    await page.goto(board);
    await page.waitForURL(/sign-in/);
    const enter = async (who: string) => {
      const { email, password } = system.credentials.users.find((user) => user.email.startsWith(who))!;
      await page.getByLabel('Почта').fill(email);
      await page.getByLabel('Пароль').fill(password);
      await page.getByRole('button', { name: 'Войти', exact: true }).click();
      await page.waitForURL(/leads/);
    };
    await enter('daniyar');
    await openNewLead();
    expect(await typedName()).toBe('');
    await page.context().clearCookies();
    await page.goto(board);
    await enter('saule');
    await openNewLead();
    expect(await typedName()).toBe('Ерлан');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /язык, тема, выход/ }).click();
    await page.getByText('Выйти').click();
    // the page may first learn from the stream that it is signed out, and is then loaded anew
    await page.waitForURL(/\/sign-in$/);
    await page.goto(board);
    await enter('saule');
    await openNewLead();
    expect(await typedName()).toBe('');
    await page.keyboard.press('Escape');
  });

  it('a browser that is killed brings it back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'voronka-browser-'));
    const first = await openOwn(folder);
    await first.page.goto(`${system.credentials.url}${board}`);
    await openNewLead(first.page);
    await dialog(first.page).getByLabel('Имя клиента').fill('Куаныш');
    await stored(folder, 'Куаныш');
    first.child.kill('SIGKILL');
    const second = await openOwn(folder);
    await second.page.goto(`${system.credentials.url}${board}`);
    await openNewLead(second.page);
    expect(await typedName(second.page)).toBe('Куаныш');
    await second.browser.close();
    second.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('says what is wrong with an input in the reader’s language, whatever the browser speaks', async () => {
    const english = await signedInPage(browser, system, 'saule', { locale: 'en-US' });
    await english.goto(board);
    await openNewLead(english);
    await dialog(english)
      .getByRole('button', { name: /^Добавить/ })
      .click();
    const said = await dialog(english)
      .getByLabel('Имя клиента')
      .evaluate((input: HTMLInputElement) => input.validationMessage);
    expect(said).toBe('Заполните это поле.');
    await dialog(english).getByLabel('Имя клиента').fill('Дана');
    expect(
      await dialog(english)
        .getByLabel('Имя клиента')
        .evaluate((input: HTMLInputElement) => input.validity.valid),
    ).toBe(true);
  });
});

describe('B4 the numbers of what is shown', () => {
  it('the header and the columns of a board count what was looked for', async () => {
    for (const name of ['Итогова Алия', 'Итогов Нурлан'])
      await outside.post('/leads', { pipeline: 'education', name, phone: '+77015550199', language: 'ru' });
    await page.goto(`${board}&q=${encodeURIComponent('итогов')}`);
    await page.getByText(/^2 сделки/).waitFor();
    await page.goto(`${board}&q=${encodeURIComponent('алия')}`);
    await page.getByText(/^1 сделка/).waitFor();
  });

  it('and the cards that were there before stand again as soon as a chip is off, without a word of the server', async () => {
    await page.goto(board);
    await page.getByText('Итогова Алия').waitFor();
    const chip = page.getByRole('button', { name: /^Просрочено/ });
    await chip.click();
    await page.getByText('Итогова Алия').waitFor({ state: 'detached' });
    let ask!: () => void;
    const asked = new Promise<void>((go) => (ask = go));
    await page.route(/\/api\/v1\/(leads|board)/, async (route) => {
      await asked;
      await route.continue();
    });
    await chip.click();
    await page.getByText('Итогова Алия').waitFor();
    ask();
    await page.unrouteAll({ behavior: 'wait' });
  });
});

describe('M7 a lead on paper', () => {
  it('is a document: its whole story, and no frame', async () => {
    for (let number = 1; number <= 70; number++)
      await outside.post(`/leads/${lead.id}/notes`, { text: `Заметка ${number}.` });
    await page.goto(`/leads/${lead.id}`);
    await page.getByText('Заметка 70.').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.getByText('Заметка 1.').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(1);
    expect(await page.getByRole('navigation').innerText()).toMatch(/^Новая/);
    expect(await page.getByLabel('Заметка', { exact: true }).isVisible()).toBe(false);
    const cut = await page.getByText('Заметка 1.').evaluate((one) => {
      const boxes = [];
      for (let at = one.parentElement; at; at = at.parentElement) boxes.push(at);
      return boxes.filter((at) => at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== 'visible')
        .length;
    });
    expect(cut).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('A2 two admins draw one pipeline at once', () => {
  it('both win in different places, and the second chooses in the same one', async () => {
    const other = await signedInPage(browser, system, 'saule');
    for (const one of [page, other]) {
      await one.goto('/pipelines/education?at=stage.new');
      await one.getByRole('textbox', { name: 'Вероятность успеха, %' }).waitFor();
    }
    await other.goto('/pipelines/education?at=stage.half');
    const chance = (one: Page) => one.getByRole('textbox', { name: 'Вероятность успеха, %' });
    await chance(other).waitFor();
    await Promise.all([chance(page).fill('11'), chance(other).fill('22')]);
    type Draft = { definition: { stages: { key: string; probability: number }[] } };
    const drawn = async () => {
      const { definition } = await outside.get<Draft>('/pipelines/education/draft');
      return Object.fromEntries(definition.stages.map(({ key, probability }) => [key, probability]));
    };
    await until(async () => {
      const { new: first, half } = await drawn();
      return first === 11 && half === 22 ? true : undefined;
    }, 'both changes');
    await other.goto('/pipelines/education?at=stage.new');
    await chance(other).waitFor();
    await Promise.all([chance(page).fill('33'), chance(other).fill('44')]);
    const asked = await until(async () => {
      for (const one of [page, other])
        if (await one.getByText('те же места изменены', { exact: false }).isVisible()) return one;
      return undefined;
    }, 'who was slower');
    const mine = asked === page ? 33 : 44;
    await asked
      .getByText(`${77 - mine}`, { exact: false })
      .first()
      .waitFor();
    await dialog(asked).getByRole('radio').nth(1).check();
    await asked.getByRole('button', { name: 'Оставить выбранное' }).click();
    await until(async () => ((await drawn())['new'] === mine ? true : undefined), 'mine');
  });
});

/** A browser with a folder of its own, as a person has one; it may be killed like hers. */
const openOwn = async (folder: string): Promise<{ browser: Browser; page: Page; child: ChildProcess }> => {
  const child = spawn(
    chromiumPath(() => {}),
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((found, lost) => {
    child.stderr!.on('data', (text: Buffer) => {
      const said = /listening on (ws:\S+)/.exec(String(text));
      if (said) found(said[1]!);
    });
    child.on('exit', () => lost(new Error('Chromium ended')));
  });
  const own = await chromium.connectOverCDP(address);
  const [context] = own.contexts();
  const { url, users } = system.credentials;
  const { email, password } = users.find((user) => user.email.startsWith('saule'))!;
  await context!.request.post(`${url}/api/v1/session`, { data: { email, password }, headers: { origin: url } });
  return { browser: own, page: await context!.newPage(), child };
};

/** Chromium writes what a page keeps a few seconds later. */
const stored = (folder: string, text: string) =>
  until(() => {
    const journal = join(folder, 'Default/Local Storage/leveldb/000003.log');
    const bytes = readFileSync(journal);
    return bytes.includes(Buffer.from(text, 'utf16le')) || bytes.includes(text) ? true : undefined;
  }, 'what the browser has written');
