import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let outside: Outside;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const addAutomation = async (column: number, trigger: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: 'Автоматизация', exact: true }).nth(column).click();
  await page.getByText(trigger, { exact: true }).first().click();
  await page.getByText(action, { exact: true }).first().click();
};
const addAction = async (action: string): Promise<void> => {
  await page.getByRole('button', { name: /^Действие/ }).click();
  await page.getByText(action, { exact: true }).first().click();
};
const saved = () => page.getByText(/сохранено \d\d:\d\d/).waitFor();
const seriousOn = async (): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
const publish = async (note: string): Promise<void> => {
  await page.getByText('Опубликовать…').click();
  await page.getByLabel('Что изменили и зачем').fill(note);
  const warnings = page.getByText(/Предупрежден.*задумано/);
  if (await warnings.count()) await warnings.click();
  await page.getByRole('button', { name: 'Опубликовать', exact: true }).click();
  await page
    .getByText(/опубликована/)
    .first()
    .waitFor();
};

type Lead = { id: string; stage: string; responsibleId: string | null; pipelineVersion: number };
type Task = { text: string; state: string };
const enter = (name: string) =>
  outside.post<Lead>('/leads', { pipeline: 'veb_studiya', name, phone: '+77015550102', language: 'ru' });
const lead = (id: string) => outside.get<Lead>(`/leads/${id}`);
const tasks = async (id: string) => (await outside.get<{ items: Task[] }>(`/tasks?lead=${id}`)).items;

describe('A1 A2 A6 A7 an admin who cannot program', () => {
  let first: Lead;

  it('draws a pipeline from an empty one', async () => {
    await page.goto('/settings?tab=pipelines');
    await page.getByText('Новая воронка').click();
    await page.getByLabel('Название').fill('Веб-студия');
    await page.getByRole('button', { name: /^Создать/ }).click();
    await page.waitForURL(/pipelines\/veb_studiya/);
    await page.locator('[data-add-stage]').click();
    for (const stage of ['Бриф', 'Смета', 'Договор', 'В работе', 'Приёмка']) {
      await page.keyboard.type(stage);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Escape');
    await addAutomation(1, 'Вход в этап', 'Назначить ответственного');
    await addAction('Поставить задачу');
    await page.getByLabel('Что сделать').first().fill('Снять бриф');
    await addAutomation(2, 'Вход в этап', 'Поставить задачу');
    await saved();
    expect(await seriousOn()).toEqual([]);
    const draft = await until(async () => {
      const { definition } = await outside.get<{ definition: { stages: object[]; automations: object[] } }>(
        '/pipelines/veb_studiya/draft',
      );
      return definition.automations.length === 2 && definition;
    }, 'the draft');
    expect(draft.stages.length).toBeGreaterThanOrEqual(8);
  });

  it('publishes it, and a new lead lives by it at once', async () => {
    await publish('Первая версия');
    first = await enter('acme');
    await until(async () => (await tasks(first.id)).some(({ text }) => text === 'Снять бриф'), 'the task');
    expect(await lead(first.id)).toMatchObject({ pipelineVersion: 1, stage: 'new' });
  });

  it('changes it, sees the plan, publishes, and the lead goes over without being disturbed', async () => {
    await page.goto('/pipelines/veb_studiya');
    await addAutomation(1, 'Время в этапе', 'Сообщить сотрудникам');
    await saved();
    await publish('Напомнить о забытых');
    await until(async () => (await lead(first.id)).pipelineVersion === 2, 'the new version');
    expect(await tasks(first.id)).toHaveLength(1);
    const waits = await until(async () => {
      const { waitsFor } = await outside.get<{ waitsFor: { what: string }[] }>(`/leads/${first.id}/process`);
      return waitsFor.some(({ what }) => what === 'automation') && waitsFor;
    }, 'the clock of the new automation');
    expect(waits.map(({ what }) => what)).toContain('task');
    expect(await seriousOn()).toEqual([]);
  });

  it('takes all of it back', async () => {
    await page.goto('/pipelines/veb_studiya?view=publish');
    await page.getByRole('button', { name: 'Отменить публикацию' }).first().click();
    await until(async () => (await lead(first.id)).pipelineVersion === 1, 'the old version');
    expect(await tasks(first.id)).toHaveLength(1);
  });

  it('says why there is nothing to skip before it is pressed', async () => {
    for (const { id } of (await outside.get<{ items: { id: string }[] }>(`/tasks?lead=${first.id}&state=open`)).items)
      await outside.post(`/tasks/${id}/cancel`, {});
    await page.goto(`/leads/${first.id}`);
    const skip = page.getByRole('button', { name: 'К следующему моменту' });
    await until(async () => (await skip.getAttribute('aria-disabled')) === 'true', 'nothing to skip');
    expect(await skip.getAttribute('aria-description')).toBe('Ничего не запланировано, пропускать нечего.');
  });
});

describe('A14 a file with more to say than a window holds', () => {
  it('keeps its buttons in sight', async () => {
    const many = await outside.get<{ definition: { stages: object[] } }>('/pipelines/veb_studiya/file');
    for (let number = 0; number < 50; number++)
      many.definition.stages.splice(-2, 0, {
        ...many.definition.stages[1],
        key: `stage_${number}`,
        name: { ru: `Этап ${number}` },
      });
    await page.goto('/settings?tab=pipelines');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Из файла' }).click(),
    ]);
    await chooser.setFiles({
      name: 'web.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(many)),
    });
    const dialog = page.getByRole('dialog');
    const take = dialog.getByRole('button', { name: 'Взять в черновик' });
    await take.waitFor();
    const button = (await take.boundingBox())!;
    expect(button.y + button.height).toBeLessThanOrEqual(page.viewportSize()!.height);
    // the last of what it says lies below
    const last = (await dialog.getByRole('listitem').last().boundingBox())!;
    expect(last.y).toBeGreaterThan(button.y);
  });
});
