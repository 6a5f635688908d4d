import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let aida: Page;
let account: { id: string };
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  account = await api('POST', '/accounts', { channel: 'telegram', provider: 'sandbox', name: 'Вопросы' });
  aida = await signedInPage(browser, system, 'aida');
  await aida.goto(`/conversations?show=waiting&account=${encodeURIComponent(account.id)}`);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const api = async (method: string, path: string, body?: object) => {
  const { url, token } = system.credentials;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answer.status === 204 ? undefined : answer.json();
};
const clientWrites = (text: string, from = { id: 501, name: 'Ержан' }) =>
  api('POST', `/accounts/${account.id}/sandbox-messages`, { from, text });
const talk = (page: Page) => page.getByRole('log', { name: 'Сообщения' });
const list = (page: Page) => page.getByRole('navigation', { name: 'Переписка', exact: true });

describe('D4 the window of conversations', () => {
  it('shows at once what a client writes, and takes an answer from the keyboard alone', async () => {
    await aida.getByText('Ничего не нашлось').waitFor();
    await clientWrites('Здравствуйте, сколько стоит курс?');
    await list(aida).getByText('Здравствуйте, сколько стоит курс?').waitFor();
    await aida.getByRole('link', { name: /^Переписка: \d/ }).waitFor();
    await aida.keyboard.press('j');
    await talk(aida).getByText('Здравствуйте, сколько стоит курс?').waitFor();
    await aida.keyboard.press('r');
    await aida.getByRole('textbox', { name: 'Ответить клиенту' }).pressSequentially('Сорок тысяч тенге');
    await aida.keyboard.press('Enter');
    await talk(aida).getByText('Сорок тысяч тенге').waitFor();
    await talk(aida)
      .getByRole('img', { name: /Отправлено|Доставлено|Прочитано/ })
      .waitFor();
    expect(await aida.getByRole('textbox', { name: 'Ответить клиенту' }).inputValue()).toBe('');
    await aida.getByText('отвечаете вы').waitFor();
  });

  it('tells a colleague of a note that the client does not get', async () => {
    await aida.keyboard.press('Escape');
    await aida.keyboard.press('n');
    await aida.getByRole('textbox', { name: 'Заметка для команды' }).pressSequentially('Просил рассрочку');
    await aida.keyboard.press('Enter');
    await talk(aida).getByText('Просил рассрочку').waitFor();
  });

  it('shows the same to a colleague without a reload, and what the client writes next', async () => {
    const saule = await signedInPage(browser, system, 'saule');
    await saule.goto('/conversations?show=all');
    await list(saule).getByText('Ержан').click();
    await talk(saule).getByText('Просил рассрочку').waitFor();
    await clientWrites('А в рассрочку можно?');
    await talk(saule).getByText('А в рассрочку можно?').waitFor();
    await talk(aida).getByText('А в рассрочку можно?').waitFor();
    await saule.context().close();
  });

  it('closes with what came of it, and opens again by itself when the client writes', async () => {
    await aida.getByRole('region', { name: 'Ержан' }).getByRole('button', { name: 'Закрыть' }).click();
    await aida.getByRole('textbox', { name: 'Результат' }).fill('Записан на курс');
    await aida.keyboard.press('Enter');
    await aida.getByRole('button', { name: 'Открыть снова' }).waitFor();
    await clientWrites('Спасибо!');
    await talk(aida).getByText('Спасибо!').waitFor();
    await until(
      async () => (await api('GET', `/conversations?state=assigned&account=${account.id}`)).items.length === 1,
      'the conversation is open again',
    );
  });

  it('keeps what was typed through a reload, each talk its own (conversations C110, C111)', async () => {
    await talk(aida).focus();
    await aida.keyboard.press('r');
    await aida.getByRole('textbox', { name: 'Ответить клиенту' }).fill('Ждём вас в ');
    await aida.reload();
    await aida.getByRole('textbox', { name: 'Ответить клиенту' }).waitFor();
    const box = aida.getByRole('textbox', { name: 'Ответить клиенту' });
    expect(await box.inputValue()).toBe('Ждём вас в ');
    const { items } = await api('GET', '/conversations');
    const other = items.find(
      (one: { channel: string; account: string }) => one.channel === 'telegram' && one.account !== account.id,
    );
    await aida.goto(`/conversations?show=all&open=${other.id}`);
    await box.waitFor();
    expect(await box.inputValue()).toBe('');
    await aida.goBack();
    await box.waitFor();
  });

  it('sends nothing by Enter on a button, or later without a time', async () => {
    await aida.getByRole('button', { name: 'Отправить позже' }).click();
    await aida.keyboard.press('Enter');
    await aida.getByRole('button', { name: 'Отправить', exact: true }).press('Enter');
    await aida.getByRole('button', { name: 'Заметка', exact: true }).press('Enter');
    await aida.getByRole('textbox', { name: 'Заметка для команды' }).waitFor();
    await aida.getByRole('button', { name: 'Клиенту', exact: true }).press('Enter');
    expect(await aida.getByRole('textbox', { name: 'Ответить клиенту' }).inputValue()).toBe('Ждём вас в ');
    await aida.getByRole('button', { name: 'Сразу' }).click();
    expect(await talk(aida).getByText('Ждём вас').count()).toBe(0);
  });

  it('leaves a letter by Esc, so that the next key is no word in it', async () => {
    const mail = await api('POST', '/accounts', { channel: 'email', provider: 'sandbox', name: 'Письма' });
    const from = { id: 601, name: 'Мария' };
    await api('POST', `/accounts/${mail.id}/sandbox-messages`, { from, text: 'Здравствуйте' });
    const { id } = await until(
      async () => (await api('GET', `/conversations?account=${encodeURIComponent(mail.id)}`)).items[0],
      'the letter',
    );
    await aida.goto(`/conversations?show=all&open=${id}`);
    const box = aida.getByRole('textbox', { name: 'Ответить клиенту' });
    await box.click();
    await aida.keyboard.type('Ждём');
    await aida.keyboard.press('Escape');
    await aida.keyboard.press('n');
    await aida.getByRole('textbox', { name: 'Заметка для команды' }).and(aida.locator(':focus')).waitFor();
    await aida.keyboard.press('Escape');
    await aida.keyboard.press('r');
    expect((await box.innerText()).trim()).toBe('Ждём');
    await aida.goBack();
  });

  it('can be tried with the phone of a client, who sees answers and no notes', async () => {
    const saule = await signedInPage(browser, system, 'saule');
    await saule.goto('/settings?tab=channels');
    await saule.getByRole('link', { name: 'Написать за клиента' }).first().click();
    const phone = saule.getByRole('complementary', { name: 'Телефон клиента' });
    await phone.getByRole('textbox', { name: 'Имя клиента' }).fill('Марат');
    await phone.getByRole('textbox', { name: 'Сообщение от клиента' }).fill('Есть вечерние группы?');
    await saule.keyboard.press('Enter');
    await talk(saule).getByText('Есть вечерние группы?').waitFor();
    // answers take their time, and whoever types does not wait for them
    await saule.route('**/conversations/*/messages', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      const answer = await route.fetch();
      await new Promise((done) => setTimeout(done, 2000));
      await route.fulfill({ response: answer });
    });
    for (const [key, box, text] of [
      ['n', 'Заметка для команды', 'Спросить у Сауле'],
      ['r', 'Ответить клиенту', 'Да, в семь'],
    ] as const) {
      await talk(saule).focus();
      await saule.keyboard.press(key);
      await saule.getByRole('textbox', { name: box }).fill(text);
      await saule.keyboard.press('Enter');
      await talk(saule).getByText(text).waitFor();
    }
    const screen = phone.getByRole('list', { name: 'Что видит клиент' });
    await screen.getByText('Да, в семь').waitFor();
    expect(await screen.getByText('Спросить у Сауле').count()).toBe(0);
    await phone.getByRole('textbox', { name: 'Сообщение от клиента' }).fill('Отлично');
    await saule.keyboard.press('Enter');
    await talk(saule).getByText('Отлично').waitFor();
    await saule.context().close();
  });

  it('is begun by us from the page of a client; what was typed outlives Esc', async () => {
    const { id } = await api('POST', '/contacts', {
      name: 'Дана Первая',
      addresses: [{ kind: 'phone', value: '+77015550177' }],
    });
    await api('POST', '/accounts', { channel: 'sms', provider: 'sandbox', name: 'SMS магазина' });
    const saule = await signedInPage(browser, system, 'saule');
    await saule.goto(`/contacts/${id}`);
    const dialog = saule.getByRole('dialog', { name: 'Написать: Дана Первая' });
    const text = dialog.getByRole('textbox', { name: 'Сообщение' });
    await saule.getByRole('button', { name: 'Написать' }).click();
    await text.fill('Ваш заказ готов');
    const { violations } = await new AxeBuilder({ page: saule }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    if (process.env['LOOK']) await saule.screenshot({ path: `${process.env['LOOK']}/first.png` });
    await saule.keyboard.press('Escape');
    await saule.getByRole('button', { name: 'Написать' }).click();
    expect(await text.inputValue()).toBe('Ваш заказ готов');
    await text.press('Control+Enter');
    await saule.waitForURL(/conversations\?open=/);
    await talk(saule).getByText('Ваш заказ готов').waitFor();
    await talk(saule)
      .getByRole('img', { name: /Отправлено|Доставлено/ })
      .waitFor();
    if (process.env['LOOK']) await saule.screenshot({ path: `${process.env['LOOK']}/first-sent.png` });
    await saule.context().close();
  });

  it('tags and closes many at once from the keyboard, is asked by a tag, and gives them back', async () => {
    for (const id of [601, 602]) await clientWrites(`Заказ ${id}`, { id, name: `Покупатель ${id}` });
    await aida.goto(`/conversations?show=waiting&account=${encodeURIComponent(account.id)}`);
    for (const id of [601, 602]) {
      await list(aida).getByText(`Заказ ${id}`).click();
      await talk(aida).getByText(`Заказ ${id}`).waitFor();
      await aida.keyboard.press('x');
    }
    await aida.getByRole('toolbar').getByText('Выбрано 2').waitFor();
    await aida.keyboard.press('l');
    await aida.getByRole('dialog').getByLabel('Добавить теги').fill('оптом');
    await aida.keyboard.press('Enter');
    await aida.getByText('Теги обновлены: 2.').waitFor();
    await aida.goto('/conversations?show=all&tag=оптом');
    await list(aida).getByText('Заказ 602').waitFor();
    expect(await list(aida).getByRole('listitem').count()).toBe(2);
    await aida.getByRole('button', { name: 'Выбрать' }).click();
    for (const box of await list(aida).getByRole('checkbox').all()) await box.check();
    await aida.keyboard.press('e');
    await aida.getByRole('dialog').getByLabel('Результат').press('Enter');
    await aida.getByText('Закрыто: 2.').waitFor();
    await aida.getByRole('button', { name: 'Отменить' }).click();
    await list(aida).getByText('Заказ 601').waitFor();
    await aida.goto('/conversations?show=all');
    await list(aida).getByText('Ержан').click();
    await aida
      .getByRole('button', { name: 'Взять' })
      .or(aida.getByRole('button', { name: 'Закрыть' }))
      .first()
      .waitFor();
  });

  it('has nothing serious for axe, in both themes, on a phone too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await aida.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page: aida }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    }
    await aida.setViewportSize({ width: 390, height: 844 });
    await aida.getByRole('button', { name: 'К списку' }).click();
    await aida.getByRole('button', { name: /^Все/ }).click();
    await list(aida).getByText('Ержан').waitFor();
    const wide = await aida.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
