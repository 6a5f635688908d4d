import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { wavOf } from '../call/greeting/wav.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let browser: Browser;
let saule: Page;
/** says anything in three seconds, as well as a good one does: 22 kHz */
const speech = createServer((_, response) => response.setHeader('content-type', 'audio/wav').end(wavOf(3, 22_050)));
const hostOfSpeech = () => `127.0.0.1:${(speech.address() as AddressInfo).port}`;
const folder = mkdtempSync(join(tmpdir(), 'voronka-sound-'));
beforeAll(async () => {
  await new Promise<void>((done) => speech.listen(0, '127.0.0.1', done));
  system = await startSystem({ WEBHOOK_ALLOWED_HOSTS: hostOfSpeech() });
  browser = await openBrowser();
  saule = await signedInPage(browser, system, 'saule');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  speech.close();
  rmSync(folder, { recursive: true, force: true });
});

const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
const get = async (path: string) => (await saule.request.get(`/api/v1${path}`)).json();

describe('G1 a sound for clients', () => {
  it('is uploaded from any sound file, heard on the page, and chosen by a step and a line', async () => {
    // what a studio gives: 44.1 kHz
    const file = join(folder, 'hello.wav');
    writeFileSync(file, wavOf(2, 44_100));
    await saule.goto('/settings?tab=sounds');
    await saule.getByText('Записей пока нет').waitFor();
    await saule.getByRole('button', { name: 'Новая запись' }).click();
    await saule.getByLabel('Название').fill('Приветствие после формы');
    await saule.getByRole('button', { name: 'Создать' }).click();
    const sound = saule.getByRole('region', { name: 'Приветствие после формы' });
    await sound.getByLabel('Файл, Русский').setInputFiles(file);
    await saule.getByText('Запись загружена').waitFor();
    const [kept] = (await get('/sounds')).items;
    expect(kept).toMatchObject({ voices: [{ language: 'ru', seconds: 2 }] });
    const [path] = kept.voices.map((one: { path: string }) => one.path);
    expect((await saule.request.get(path)).headers()['content-type']).toBe('audio/wav');
    writeFileSync(join(folder, 'notes.wav'), 'no sound');
    await sound.getByLabel('Файл, Қазақша').setInputFiles(join(folder, 'notes.wav'));
    await sound.getByRole('alert').getByText('не смог прочитать').waitFor();
    expect(await axe(saule)).toEqual([]);
    const world = await get('/pipelines/world');
    await until(async () => world.sounds[0]?.languages[0] === 'ru', 'the sound in the editor');
  });

  it('is spoken from a text by the house’s speech server, heard first and then kept', async () => {
    await saule.getByRole('button', { name: 'Подключить сервер речи' }).click();
    await saule.getByLabel('Адрес').fill('http://10.1.2.3/say');
    await saule.getByRole('button', { name: 'Сохранить' }).click();
    await saule.getByText('Тексты произносит 10.1.2.3').waitFor();
    await saule.getByRole('button', { name: 'Попробовать' }).click();
    await saule.getByRole('textbox', { name: 'Текст' }).fill('Здравствуйте');
    await saule.getByRole('button', { name: 'Произнести', exact: true }).click();
    await saule.getByText('10.1.2.3 — внутри вашей сети').waitFor();
    await saule.keyboard.press('Escape');
    await saule.getByRole('button', { name: 'Изменить' }).click();
    await saule.getByLabel('Адрес').fill(`http://${hostOfSpeech()}/say`);
    await saule.getByLabel('Голос, Қазақша').fill('aisha');
    await saule.getByRole('button', { name: 'Сохранить' }).click();
    await saule.getByText(`Тексты произносит ${hostOfSpeech()}`).waitFor();
    const sound = saule.getByRole('region', { name: 'Приветствие после формы' });
    await sound.getByRole('button', { name: 'Произнести текст, Қазақша' }).click();
    const dialog = saule.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Текст' }).fill('Сәлеметсіз бе');
    await dialog.getByRole('button', { name: 'Произнести', exact: true }).click();
    await dialog.getByLabel('Что сказал сервер').waitFor();
    expect(await axe(saule)).toEqual([]);
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await saule.getByText('Запись загружена').waitFor();
    const [kept] = (await get('/sounds')).items;
    expect(kept.voices).toMatchObject([
      { language: 'kk', seconds: 3 },
      { language: 'ru', seconds: 2 },
    ]);
    expect(await dialog.count()).toBe(0);
  });
});
