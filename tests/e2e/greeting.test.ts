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
const folder = mkdtempSync(join(tmpdir(), 'voronka-sound-'));
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  saule = await signedInPage(browser, system, 'saule');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
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
});
