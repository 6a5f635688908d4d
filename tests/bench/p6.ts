import { setTimeout as pause } from 'node:timers/promises';
import { openTemporal } from '../../temporal/client.ts';
import { outsideOf, type Outside } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { nextForm } from './form.ts';
import { testSecrets } from '../support/secrets.ts';

/** What the same lives cost when a lead, its tasks and its invoices each had a process of their own: events and bytes of Temporal history. */
const BEFORE = { plain: { events: 95, bytes: 13_700 }, busy: { events: 159.6, bytes: 25_280 } };
const LIVES = 5;

/** A lead's life through the demo pipeline: form, 50 %, meeting, contract, invoice, won; its history counted when all of it has ended. Busy: with three tasks and two invoices. */
export const p6 = async (system: System): Promise<Figure[]> => {
  const outside = outsideOf(system);
  const door = openTemporal({
    temporal: { address: outside.temporalAddress, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  const figures: Figure[] = [];
  for (const kind of ['plain', 'busy'] as const) {
    let events = 0;
    let bytes = 0;
    for (let life = 0; life < LIVES; life++) {
      const id = await live(outside, { busy: kind === 'busy' });
      const { historyLength, raw } = await door.client.workflow.getHandle(`lead:${id}`).describe();
      events += historyLength;
      bytes += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
    }
    const name = kind === 'plain' ? 'p6' : 'p6.busy';
    const before = BEFORE[kind];
    figures.push(
      figure(
        { name: `${name}.events`, value: events / LIVES, unit: 'a lead', baseline: before.events },
        { of: 'ratio', atMost: 0.75 },
      ),
      figure(
        { name: `${name}.bytes`, value: bytes / LIVES, unit: 'a lead', baseline: before.bytes },
        { of: 'ratio', atMost: 0.85 },
      ),
    );
  }
  await door.close();
  return figures;
};

type Task = { id: string; state: string };
type Invoice = { id: string; state: string };
type Lead = { stage: string };

const live = async (outside: Outside, { busy }: { busy: boolean }): Promise<string> => {
  const { id } = await outside.post<{ id: string }>('/forms/education', nextForm());
  const openTask = () => waited(async () => (await tasks()).find(({ state }) => state === 'open'), 'an open task');
  const tasks = async () => (await outside.get<{ items: Task[] }>(`/tasks?lead=${id}`)).items;
  const stage = (key: string) => waited(async () => (await outside.get<Lead>(`/leads/${id}`)).stage === key, key);
  const task = await openTask();
  for (let more = 0; busy && more < 2; more++) {
    const due = new Date(Date.now() + (more + 1) * 86_400_000).toISOString();
    const made = await outside.post<Task>('/tasks', { leadId: id, type: 'call', text: 'Перезвонить', dueAt: due });
    await pause(700);
    await outside.post(`/tasks/${made.id}/complete`, { result: 'ok' });
    await pause(700);
  }
  await outside.post(`/tasks/${task.id}/complete`, { result: 'ok', outcome: 'half' });
  await stage('half');
  for (const next of ['meeting', 'contract']) {
    await outside.post(`/leads/${id}/move`, { stage: next });
    await stage(next);
    await pause(700);
  }
  for (let invoices = 0; invoices < (busy ? 2 : 1); invoices++) {
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
  }
  await outside.post(`/leads/${id}/move`, { stage: 'won' });
  await stage('won');
  await pause(2500);
  return id;
};

const waited = async <T>(look: () => Promise<T>, what: string): Promise<NonNullable<T>> => {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    const found = await look();
    if (found) return found as NonNullable<T>;
  }
  throw new Error(`${what} did not come about in 30 s`);
};
