import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let [mine, theirs]: Browser[] = [];
let aida: Page;
let dana: Page;
const troubles: string[] = [];

beforeAll(async () => {
  system = await startSystem();
  [mine, theirs] = await Promise.all([openBrowser(), openBrowser()]);
  aida = await signedInPage(mine!, system, 'aida');
  await aida.goto('/conversations?show=waiting&account=widget%3Ademo');
  const context = await theirs!.newContext({ locale: 'ru-RU', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(30_000);
  dana = await context.newPage();
  dana.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await dana.goto(`${system.credentials.demoSite}/?lang=ru`);
}, 300_000);
afterAll(async () => {
  await Promise.all([mine?.close(), theirs?.close()]);
  await system?.stop();
});

const chat = (page: Page) => page.getByRole('dialog', { name: 'Меридиан' });
const log = (page: Page) => chat(page).getByRole('log');
const say = async (page: Page, text: string) => {
  await chat(page).getByRole('textbox', { name: 'Сообщение' }).fill(text);
  await page.keyboard.press('Enter');
};
const talk = (page: Page) => page.getByRole('log', { name: 'Сообщения' });
const answer = async (text: string) => {
  await aida.getByRole('textbox', { name: 'Ответить клиенту' }).fill(text);
  await aida.keyboard.press('Enter');
};

describe('D2 the chat on a site', () => {
  it('leaves nothing in a browser that has only looked, under a strict policy of the site (conversations C89)', async () => {
    await dana.getByRole('button', { name: 'Открыть чат' }).click();
    await chat(dana).getByText('Спросите о программах').waitFor();
    expect(await dana.evaluate('localStorage.length + document.cookie.length')).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('carries words both ways between two browsers, and says that they were read', async () => {
    await say(dana, 'Сколько стоит магистратура? <b>в евро</b>');
    await aida
      .getByRole('navigation', { name: 'Переписка', exact: true })
      .getByText('Сколько стоит магистратура')
      .click();
    await talk(aida).getByText('Сколько стоит магистратура? <b>в евро</b>').waitFor();
    await answer('От 1 500 €, подробно: https://meridian.example/master.');
    const link = log(dana).getByRole('link', { name: 'https://meridian.example/master', exact: true });
    await link.waitFor();
    await log(dana).getByText('Прочитано').waitFor();
    await talk(aida).getByRole('img', { name: 'Прочитано' }).waitFor();
  });

  it('is closed and opened by the keyboard, counts what came meanwhile, and breaks no rule of accessibility', async () => {
    const { violations } = await new AxeBuilder({ page: dana }).include('voronka-chat').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await dana.keyboard.press('Escape');
    await answer('Вы ещё здесь?');
    const button = dana.getByRole('button', { name: 'Открыть чат, непрочитанных: 1' });
    await button.waitFor();
    expect(await dana.evaluate('document.querySelector("voronka-chat").shadowRoot.activeElement?.className')).toBe('o');
    await dana.keyboard.press('Enter');
    await log(dana).getByText('Вы ещё здесь?').waitFor();
  });

  it('shows the same in another tab, and after a reload (conversations C87)', async () => {
    const second = await dana.context().newPage();
    await second.goto(`${system.credentials.demoSite}/?lang=ru`);
    await second.getByRole('button', { name: 'Открыть чат' }).click();
    await log(second).getByText('Вы ещё здесь?').waitFor();
    await say(second, 'Здесь');
    await log(second).getByText('Отправлено').waitFor();
    await dana.bringToFront();
    await log(dana).getByText('Здесь', { exact: true }).waitFor();
    await dana.reload();
    await dana.getByRole('button', { name: 'Открыть чат' }).click();
    await log(dana).getByText('Здесь', { exact: true }).waitFor();
    expect(await log(dana).getByText('Здесь', { exact: true }).count()).toBe(1);
    await second.close();
  });

  it('loses and doubles nothing while the server restarts (conversations C90)', async () => {
    const { api } = system.pids();
    process.kill(api!, 'SIGKILL');
    await say(dana, 'раз');
    await say(dana, 'два');
    await until(() => system.pids()['api'] !== api, 'the API is up again');
    await say(dana, 'три');
    await talk(aida).getByText('три', { exact: true }).waitFor();
    await answer('Всё дошло');
    await log(dana).getByText('Всё дошло').waitFor();
    const said = await log(dana).locator('.y .b').allTextContents();
    expect(said.slice(-3)).toEqual(['раз', 'два', 'три']);
    const heard = await talk(aida)
      .getByText(/^(раз|два|три)$/)
      .allTextContents();
    expect(heard).toEqual(['раз', 'два', 'три']);
  });

  it('goes on after the network was away (conversations C84)', async () => {
    await dana.context().setOffline(true);
    await say(dana, 'без сети');
    await log(dana).getByText('Отправляем…').waitFor();
    await answer('пока вас не было');
    await dana.context().setOffline(false);
    await log(dana).getByText('пока вас не было').waitFor();
    await talk(aida).getByText('без сети').waitFor();
    expect(await log(dana).getByText('без сети').count()).toBe(1);
  });

  it('takes a picture, and shows it to both; a program is refused with the reason', async () => {
    const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#0b6e63' } })
      .png()
      .toBuffer();
    const files = chat(dana).locator('input[type=file]');
    await files.setInputFiles({ name: 'план.png', mimeType: 'image/png', buffer: picture });
    const shown = log(dana).getByRole('img', { name: 'план.png' });
    await shown.waitFor();
    await until(
      () => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
      'the picture is drawn on the site',
    );
    await talk(aida).getByRole('img', { name: 'план.png' }).waitFor();
    await files.setInputFiles({ name: 'setup.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ') });
    await chat(dana).getByRole('alert').filter({ hasText: 'setup.exe' }).waitFor();
  });

  it('fills the screen of a phone, where Tab stays in it', async () => {
    const context = await theirs!.newContext({
      ...{ viewport: { width: 390, height: 844 }, locale: 'kk-KZ', reducedMotion: 'reduce' },
    });
    const phone = await context.newPage();
    await phone.goto(`${system.credentials.demoSite}/?lang=kk`);
    await phone.getByRole('button', { name: 'Чатты ашу' }).click();
    const panel = phone.getByRole('dialog', { name: 'Меридиан' });
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(await panel.getAttribute('aria-modal')).toBe('true');
    for (let press = 0; press < 8; press++) await phone.keyboard.press('Tab');
    expect(await phone.evaluate('document.activeElement.localName')).toBe('voronka-chat');
    await phone.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    await context.close();
  });
});
