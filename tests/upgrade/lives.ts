import { execFileSync } from 'node:child_process';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Process } from '../../workflows/process/process.schema.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import { testSecrets } from '../support/secrets.ts';
import type { System } from '../support/system.ts';
import { until } from '../support/until.ts';
import { order, quiet } from './standing.ts';
import { waitingPipeline } from './waiting-pipeline.ts';

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** What may befall a lead, in turn; each by the API, as a person does it. */
const fates: Record<string, (outside: Outside, id: string) => Promise<unknown>> = {
  untouched: async () => undefined,
  paused: (outside, id) => order(outside, `/leads/${id}/process/pause`, { reason: 'Ждём документы' }),
  'paused for a while': (outside, id) =>
    order(outside, `/leads/${id}/process/pause`, { reason: 'Отпуск', until: inHours(72) }),
  'with tasks of its automations': (outside, id) => order(outside, `/leads/${id}/move`, { stage: 'half' }),
  'with a task to come': (outside, id) => taskOf(outside, id, 30),
  'with an overdue task': async (outside, id) => {
    await taskOf(outside, id, 6);
    await passUntil(outside, id, ({ waitsFor }) => waitsFor.some(({ what, overdue }) => what === 'task' && overdue));
  },
  billed: (outside, id) => billed(outside, id),
  'paid in part': async (outside, id) => {
    const { url } = await order<{ url: string }>(outside, `/invoices/${await billed(outside, id)}/process/checkout`);
    await pay(outside, url.split('/').at(-1)!);
  },
  'behind with its payment': async (outside, id) => {
    await billed(outside, id);
    await passUntil(outside, id, ({ waitsFor }) => waitsFor.some(({ what, overdue }) => what === 'payment' && overdue));
  },
  'won and not paid': async (outside, id) => {
    await billed(outside, id);
    await order(outside, `/leads/${id}/move`, { stage: 'won' });
  },
  lost: (outside, id) => order(outside, `/leads/${id}/move`, { stage: 'lost', lossReason: 'plans_changed' }),
  reopened: async (outside, id) => {
    await order(outside, `/leads/${id}/move`, { stage: 'lost', lossReason: 'plans_changed' });
    await order(outside, `/leads/${id}/reopen`, { stage: 'new' });
  },
  'with a skipped clock': (outside, id) => order(outside, `/leads/${id}/process/skip-step`, { timer: 'stay' }),
  'with a skipped wait': async (outside, id) => {
    const run = (await processOf(outside, id)).waitsFor.find(({ what }) => what === 'run')!;
    await order(outside, `/leads/${id}/process/skip-step`, { run: run.id });
  },
  ahead: (outside, id) => passUntil(outside, id, ({ clockOffset }) => clockOffset > 0),
  'paused with a task and an invoice': async (outside, id) => {
    await taskOf(outside, id, 48);
    await billed(outside, id);
    await order(outside, `/leads/${id}/process/pause`, { reason: 'Болеет' });
  },
};
export const fatesInTurn = Object.keys(fates);

/** The demo's leads, and as many again as asked for in a pipeline where they wait for everything; by index, so that each kind is there. */
export const liveThroughAll = async (system: System, leads: number): Promise<Map<string, string[]>> => {
  const outside = outsideOf(system);
  execFileSync(process.execPath, ['prisma/seed/main.ts', '--leads', '24'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...testSecrets,
      DATABASE_URL: outside.databaseUrl,
      VORONKA_HOME: system.home,
      PUBLIC_URL: system.credentials.url,
    },
  });
  const { definition } = await outside.get<{ definition: PipelineDefinition }>('/pipelines/education');
  await order(outside, '/pipelines', { key: 'waits', name: { ru: 'Ожидания' } });
  await publish(outside, await draw(outside, waitingPipeline(definition), null));
  const byFate = new Map<string, string[]>(fatesInTurn.map((fate) => [fate, []]));
  await several(leads, async (index) => {
    const fate = fatesInTurn[index % fatesInTurn.length]!;
    const { id } = await order<{ id: string }>(outside, '/leads', {
      pipeline: 'waits',
      name: `Клиент ${index}`,
      email: `client${index}@upgrade.example`,
      amount: { amount: 10_000_000, currency: 'KZT' },
    });
    byFate.get(fate)!.push(id);
  });
  await quiet(outside);
  await several(leads, async (index) => {
    const fate = fatesInTurn[index % fatesInTurn.length]!;
    await fates[fate]!(outside, byFate.get(fate)![Math.floor(index / fatesInTurn.length)]!);
  });
  await tasksOnNothing(outside);
  await quiet(outside);
  return byFate;
};

/** A second version with its bulk run over the leads, stopped by a user somewhere in the middle. */
export const publishHalf = async (outside: Outside): Promise<string> => {
  const id = await publish(outside, await drawMore(outside));
  await until(async () => {
    const { counts } = await outside.get<{ counts: { keep: number; move: number } }>(`/publications/${id}`);
    return counts.keep + counts.move > 0;
  }, 'the first hundred');
  await order(outside, `/publications/${id}/pause`);
  await quiet(outside);
  return id;
};

/** Draws the second version; the revision of its draft. */
export const drawMore = async (outside: Outside): Promise<number> => {
  const { definition } = await outside.get<{ definition: PipelineDefinition }>('/pipelines/waits');
  return draw(outside, waitingPipeline(definition, { more: true }), 1);
};

const draw = async (
  outside: Outside,
  definition: PipelineDefinition,
  publishedVersion: number | null,
): Promise<number> => {
  const { revision } = await outside.get<{ revision: number }>('/pipelines/waits/draft');
  const drawn = { definition, revision, publishedVersion };
  return (await outside.patch<{ revision: number }>('/pipelines/waits/draft', drawn)).revision;
};

export const publish = async (outside: Outside, revision: number): Promise<string> => {
  const { publicationId } = await order<{ publicationId: string }>(outside, '/pipelines/waits/publish', {
    revision,
    confirmed: true,
  });
  return publicationId;
};

const processOf = (outside: Outside, id: string): Promise<Process> => outside.get(`/leads/${id}/process`);

/** Skips from moment to moment until it is so. */
const passUntil = (outside: Outside, id: string, isSo: (process: Process) => boolean) =>
  until(async () => {
    await quiet(outside, id);
    if (isSo(await processOf(outside, id))) return true;
    await order(outside, `/leads/${id}/process/skip`);
    return false;
  }, `the time of ${id}`);

const taskOf = (outside: Outside, leadId: string, hours: number) =>
  order(outside, '/tasks', { type: 'call', text: 'Позвонить', dueAt: inHours(hours), leadId });

const billed = async (outside: Outside, leadId: string): Promise<string> => {
  const lines = [{ text: 'Подбор программы', quantity: 1, unitAmount: 10_000_000 }];
  const { id } = await order<{ id: string }>(outside, `/leads/${leadId}/invoices`, { currency: 'KZT', lines });
  await order(outside, `/invoices/${id}/send`);
  return id;
};

const pay = async (outside: Outside, session: string) => {
  const answer = await fetch(`${outside.sandboxUrl}/payments/${session}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"way":"half"}',
  });
  if (!answer.ok) throw new Error(`The payment was not taken: ${answer.status} ${await answer.text()}`);
};

/** These live by our clock, so what they wait for is years away, or has passed. */
const tasksOnNothing = async (outside: Outside) => {
  for (const dueAt of [
    '2099-01-01T10:00:00.000Z',
    '2098-06-01T10:00:00.000Z',
    new Date(Date.now() + 2000).toISOString(),
  ])
    await order(outside, '/tasks', { type: 'call', text: 'Заказать бумагу', dueAt });
  await until(async () => {
    const tasks = await outside.all<{ leadId: string | null; overdueAt: string | null }>('/tasks?state=open');
    return tasks.some(({ leadId, overdueAt }) => leadId === null && overdueAt !== null);
  }, 'an overdue task on nothing');
};

/** A few at a time. */
const several = async (many: number, work: (index: number) => Promise<unknown>) => {
  let next = 0;
  const worker = async () => {
    while (next < many) await work(next++);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};
