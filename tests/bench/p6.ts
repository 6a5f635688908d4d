import { setTimeout as pause } from 'node:timers/promises';
import { openTemporal } from '../../temporal/client.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { nextForm } from './form.ts';
import { testSecrets } from '../support/secrets.ts';

/** What the same life cost when the language of automations was widened: events and bytes of Temporal history, all processes of a lead together. */
const BEFORE = { events: 121, bytes: 22_480 };
const LIVES = 5;

/** A lead's life through the demo pipeline: form, 50 %, meeting, contract, invoice, won; its history counted when all of it has ended. */
export const p6 = async (system: System): Promise<Figure[]> => {
  const outside = outsideOf(system);
  const door = openTemporal({
    temporal: { address: outside.temporalAddress, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  let events = 0;
  let bytes = 0;
  for (let life = 0; life < LIVES; life++) {
    const ids = await live(outside);
    for (const id of ids) {
      const { historyLength, raw } = await door.client.workflow.getHandle(id).describe();
      events += historyLength;
      bytes += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
    }
  }
  await door.close();
  return [
    figure(
      { name: 'p6.events', value: events / LIVES, unit: 'a lead', baseline: BEFORE.events },
      { of: 'ratio', atMost: 0.8 },
    ),
    figure(
      { name: 'p6.bytes', value: bytes / LIVES, unit: 'a lead', baseline: BEFORE.bytes },
      { of: 'ratio', atMost: 0.8 },
    ),
  ];
};

type Task = { id: string; state: string };
type Invoice = { id: string; state: string };
type Lead = { stage: string };

const live = async (outside: Outside): Promise<string[]> => {
  const { id } = await outside.post<{ id: string }>('/forms/education', nextForm());
  const openTask = () => waited(async () => (await tasks()).find(({ state }) => state === 'open'), 'an open task');
  const tasks = async () => (await outside.get<{ items: Task[] }>(`/tasks?lead=${id}`)).items;
  const stage = (key: string) => waited(async () => (await outside.get<Lead>(`/leads/${id}`)).stage === key, key);
  const task = await openTask();
  await outside.post(`/tasks/${task.id}/complete`, { result: 'ok', outcome: 'half' });
  await stage('half');
  for (const next of ['meeting', 'contract']) {
    await outside.post(`/leads/${id}/move`, { stage: next });
    await stage(next);
    await pause(700);
  }
  const invoice = await outside.post<Invoice>(`/leads/${id}/invoices`, {
    currency: 'KZT',
    lines: [{ text: 'Услуги', quantity: 1, unitAmount: 10_000_000 }],
    dueAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
  });
  await outside.post(`/invoices/${invoice.id}/send`, {});
  await stage('invoiced');
  await pause(700);
  await outside.post(`/invoices/${invoice.id}/void`, {});
  await pause(700);
  await outside.post(`/leads/${id}/move`, { stage: 'won' });
  await stage('won');
  const nouns = [`lead:${id}`, `invoice:${invoice.id}`, ...(await tasks()).map((one) => `task:${one.id}`)];
  await pause(2500);
  return nouns;
};

const waited = async <T>(look: () => Promise<T>, what: string): Promise<NonNullable<T>> => {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    const found = await look();
    if (found) return found as NonNullable<T>;
  }
  throw new Error(`${what} did not come about in 30 s`);
};
