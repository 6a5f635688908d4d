import type { Page } from 'playwright-core';
import type { Credentials } from '../support/system.ts';

type ScreenWish = {
  credentials: Pick<Credentials, 'url' | 'token'>;
  /** an admin's page, in English */
  page: Page;
  keep: (page: Page, name: string) => Promise<void>;
};

/** The pictures of docs/pipelines.md: the web studio's pipeline with its examples, drawn, tried and published. */
export const takePipelineScreens = async ({ credentials, page, keep }: ScreenWish): Promise<void> => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${credentials.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${credentials.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok && answer.status !== 409)
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { definition: { automations: { key: string; when: object }[] }; revision: number };
  };
  const shoot = async (path: string, name: string, act: () => Promise<void> = async () => {}) => {
    await page.goto(`${credentials.url}${path}`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(600);
    await act();
    await page.waitForTimeout(600);
    await keep(page, `pipeline-${name}`);
  };

  // the server's own sentences are in the person's language
  await page.request.patch(`${credentials.url}/api/v1/me`, {
    data: { preferences: { language: 'en' } },
    headers: { origin: credentials.url },
  });
  await shoot('/settings?tab=pipelines', 'gallery', async () => {
    await page.getByRole('button', { name: 'Ready pipelines' }).click();
    await page.locator('[data-pack=web_studio]').click();
  });
  await ask('POST', '/packs/web_studio/install', { pipelineKey: 'web_studio', withDemo: true });
  await page.waitForTimeout(4000);
  await shoot('/leads?pipeline=web_studio', 'leads');
  await shoot('/pipelines/web_studio', 'board');
  await shoot('/pipelines/web_studio?at=automation.estimate_send', 'automation');
  await shoot('/pipelines/web_studio?at=automation.estimate_send', 'wait', async () => {
    await page.getByText('Wait for an event').first().click();
  });
  await shoot('/pipelines/web_studio?at=stage.contract', 'stage');
  await shoot('/pipelines/web_studio?view=graph', 'graph');
  await shoot('/pipelines/web_studio?view=days', 'days');
  await shoot('/pipelines/web_studio?view=try', 'try');

  const { definition, revision } = await ask('GET', '/pipelines/web_studio/draft');
  const late = definition.automations.find(({ key }) => key === 'lead_hour');
  if (late) late.when = { on: 'stage.time', after: { amount: 2, unit: 'hours' }, working: 'almaty' };
  definition.automations = definition.automations.filter(({ key }) => key !== 'lead_day');
  await ask('PATCH', '/pipelines/web_studio/draft', { definition, revision });
  await shoot('/pipelines/web_studio?view=publish', 'publish');
  await shoot('/pipelines/web_studio?view=versions', 'versions');
  await shoot('/settings?tab=pipelines', 'file', async () => {
    const file = await ask('GET', '/pipelines/web_studio/file?templates=true');
    // dropped as a person drops it
    await page.evaluate((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], 'web_studio.json', { type: 'application/json' }));
      const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried });
      document.querySelector('main ul')?.dispatchEvent(drop);
    }, JSON.stringify(file));
  });
};
