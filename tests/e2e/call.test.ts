import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let aida: Page;
/** at the phones of the practice line */
let network: Page;
let lead: { id: string; stage: string };
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  aida = await signedInPage(browser, system, 'aida');
  network = await signedInPage(browser, system, 'saule');
  const origin = { origin: system.credentials.url };
  await network.request.post('/api/v1/accounts', {
    data: { channel: 'voice', provider: 'sandbox', name: 'Офис' },
    headers: origin,
  });
  await aida.request.patch('/api/v1/me', { data: { extension: '101' }, headers: origin });
  const made = await aida.request.post('/api/v1/leads', {
    data: { name: 'Ержан', phone: '+77015552018' },
    headers: origin,
  });
  lead = await made.json();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const get = async (path: string) => (await aida.request.get(`/api/v1${path}`)).json();
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
const bar = (page: Page) => page.getByRole('region', { name: 'Звонок', exact: true });
const says = (text: string) => bar(aida).getByRole('status').getByText(text).waitFor();
const phones = () => network.getByRole('region', { name: 'Телефонная сеть' });
const act = (whose: string, what: string) =>
  phones()
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${whose.replace('+', String.raw`\+`)}`) })
    .getByRole('button', { name: what })
    .click();

describe('G1 a call on the screens', () => {
  it('is begun by a press on a number, follows both phones, is held, and its outcome moves the lead', async () => {
    await network.goto('/calls');
    await network.getByRole('button', { name: 'Телефонная сеть' }).click();
    await phones().getByText('Все телефоны молчат').waitFor();
    await aida.goto(`/leads/${lead.id}`);
    await aida.getByRole('link', { name: '+7 701 555 20 18' }).click();
    await says('Звонит ваш телефон');
    await act('Телефон 101', 'Снять трубку');
    await says('Звоним клиенту');
    await act('+7 701 555 20 18', 'Снять трубку');
    await says('Разговор');
    const note = bar(aida).getByLabel('Заметка о разговоре');
    await note.fill('Спрашивает про рассрочку');
    expect(await axe(aida)).toEqual([]);
    await aida.keyboard.press('Alt+z');
    await says('На удержании');
    await aida.keyboard.press('Alt+z');
    await says('Разговор');
    // what is over within two seconds was no talk
    await aida.waitForTimeout(2000);
    await act('+7 701 555 20 18', 'Положить трубку');
    await bar(aida).getByText('Чем кончился разговор?').waitFor();
    // what is typed is no answer
    await note.press('End');
    await note.press('1');
    await note.press('Escape');
    await aida.waitForTimeout(800);
    await aida.keyboard.press('1');
    // its stage writes to the client, which is said first
    await aida.getByRole('alertdialog').getByRole('button', { name: 'Без автоматизаций' }).click();
    const [call] = (await get(`/calls?lead=${lead.id}`)).items;
    await until(async () => (await get(`/calls/${call.id}`)).outcome !== null, 'the outcome');
    expect(await get(`/calls/${call.id}`)).toMatchObject({ how: 'answered', note: 'Спрашивает про рассрочку1' });
    await until(async () => (await get(`/leads/${lead.id}`)).stage !== lead.stage, 'another stage');
    await bar(aida).waitFor({ state: 'hidden' });
  });

  it('comes in without taking the focus: Enter and Space of whoever types neither take nor decline it (calls T64)', async () => {
    const composer = aida.getByPlaceholder(/^Заметка для коллег/);
    await composer.click();
    await phones()
      .getByLabel(/^С какого номера/)
      .fill('8 701 555 20 18');
    await phones().getByRole('button', { name: 'Позвонить нам' }).click();
    await says('Входящий');
    await bar(aida).getByRole('link', { name: 'Ержан' }).first().waitFor();
    await aida.keyboard.type('слово ');
    await aida.keyboard.press('Enter');
    expect(await composer.inputValue()).toBe('слово \n');
    expect((await get('/calls/now')).items).toMatchObject([{ state: 'ringing' }]);
    await act('Телефон 101', 'Снять трубку');
    await says('Разговор');
    await bar(aida).getByRole('button', { name: 'Завершить' }).click();
    await bar(aida).getByText('Чем кончился разговор?').waitFor();
    await bar(aida).getByRole('button', { name: 'Закрыть без итога' }).click();
    await aida.goto('/calls');
    await aida.getByRole('button', { name: 'Входящий' }).first().waitFor();
    expect(await axe(aida)).toEqual([]);
  });

  it('to a number that asked for no calls asks why first (calls T42)', async () => {
    const headers = { origin: system.credentials.url };
    const phone = '+77015552018';
    await aida.request.post('/api/v1/do-not-call', { data: { phone, reason: 'просил' }, headers });
    await aida.goto(`/leads/${lead.id}`);
    const number = aida.getByRole('link', { name: '+7 701 555 20 18' });
    const dialog = aida.getByRole('dialog', { name: 'Номер в списке «не звонить»' });
    await number.click();
    await dialog.waitFor();
    expect(await axe(aida)).toEqual([]);
    await aida.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await number.click();
    await dialog.getByLabel('Почему вы звоните?').fill('Оплатил дважды');
    await aida.keyboard.press('Enter');
    await says('Звонит ваш телефон');
    const [call] = (await get('/calls/now')).items;
    expect(call.note).toBe('Оплатил дважды');
    await act('Телефон 101', 'Сбросить');
  });

  it('that a colleague did not take herself asks whether its promise stays (G2)', async () => {
    const headers = { origin: system.credentials.url };
    const phone = '+77015552077';
    const window = { from: new Date().toISOString(), to: new Date(Date.now() + 3_600_000).toISOString() };
    const data = { phone, window, exact: true, reason: 'Просила позвонить' };
    const { id } = await (await aida.request.post('/api/v1/callbacks', { data, headers })).json();
    const dial = () => aida.request.post(`/api/v1/callbacks/${id}/call`, { data: {}, headers });
    await until(async () => (await dial()).ok(), 'a call after the one that was declined');
    await act('Телефон 101', 'Сбросить');
    await bar(aida).getByText('Он всё ещё ждёт обещанного звонка').waitFor();
    expect(await axe(aida)).toEqual([]);
    if (process.env['PICTURES']) await aida.screenshot({ path: '/tmp/not-taken.png' });
    await bar(aida).getByRole('button', { name: 'Позвонить сейчас' }).click();
    await says('Звонит ваш телефон');
    await act('Телефон 101', 'Сбросить');
    await bar(aida).getByRole('button', { name: 'Отменить обещание' }).click();
    await bar(aida).waitFor({ state: 'hidden' });
    expect(await get(`/callbacks/${id}`)).toMatchObject({ state: 'cancelled' });
  });
});

describe('E7 listening on the screens', () => {
  it('rings whoever oversees, says who hears her, and stands with the call', async () => {
    const headers = { origin: system.credentials.url };
    await network.request.patch('/api/v1/me', { data: { extension: '103' }, headers });
    const call = () => aida.request.post('/api/v1/calls', { data: { phone: '+77015552020' }, headers });
    await until(async () => (await call()).ok(), 'a call after the one that was declined');
    await act('Телефон 101', 'Снять трубку');
    await act('+7 701 555 20 20', 'Снять трубку');
    await says('Разговор');
    await network.goto('/queues');
    await network.getByRole('button', { name: 'Слушать' }).click();
    const bar2 = bar(network);
    await bar2.getByText('Звонит ваш телефон: снимите трубку, чтобы слушать').waitFor();
    await act('Телефон 103', 'Снять трубку');
    await bar2.getByText('Вы слушаете: вас не слышат').waitFor();
    await bar2.getByRole('button', { name: 'Подсказывать' }).click();
    await bar2.getByText(/Вы подсказываете: вас слышит только/).waitFor();
    expect(await axe(network)).toEqual([]);
    await bar2.getByRole('button', { name: 'Выйти' }).click();
    await bar2.waitFor({ state: 'hidden' });
    await network.getByRole('button', { name: 'Открыть звонок' }).click();
    await network.getByText('слушание, подсказки').waitFor();
    await bar(aida).getByRole('button', { name: 'Скрыть в записи' }).click();
    await says('В записи сейчас тишина, не дольше двух минут');
    await bar(aida).getByRole('button', { name: 'Завершить' }).click();
    await bar(aida).getByText('Чем кончился разговор?').waitFor();
    expect((await get('/calls?limit=1')).items[0].listens).toEqual([]);
  });
});
