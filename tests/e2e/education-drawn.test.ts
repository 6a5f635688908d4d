import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { educationPipeline } from '../../prisma/seed/education.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { problemsOf } from '../../workflows/pipeline/problems.ts';
import type { World } from '../../workflows/pipeline/world.schema.ts';
import { openBrowser, signedInPage } from '../support/browser.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { drawPipeline } from './drawing.ts';

let system: System;
let outside: Outside;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
  browser = await openBrowser();
  page = await signedInPage(browser, system, 'saule', { locale: 'en-US' });
  await page.addInitScript(() => localStorage.setItem('voronka.language', 'en'));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** In the order of each column of the board; the keys of automations, which nothing refers to, taken from their names. */
const asDrawn = ({ automations, ...rest }: PipelineDefinition) => ({
  ...rest,
  automations: Object.groupBy(
    automations.map(({ key: _, ...automation }) => automation),
    ({ stages }) => stages?.join(' ') ?? 'any',
  ),
});

describe('A1 an admin who cannot program draws all that the demo does', () => {
  it('draws the education pipeline from an empty one, by the screen alone', async () => {
    const wanted = educationPipeline();
    const world = await outside.get<World>('/pipelines/world');
    await drawPipeline(page, wanted, world);
    await page.getByText(/saved \d\d:\d\d/).waitFor();
    const { definition } = await outside.get<{ definition: PipelineDefinition }>('/pipelines/study_abroad/draft');
    expect(asDrawn(definition)).toEqual(asDrawn(wanted));
    expect(problemsOf(definition, world).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
