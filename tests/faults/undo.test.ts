import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Click } from '../../workflows/undo/undo.schema.ts';
import { holdsWithin, outsideOf, type Outside } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { kill } from './killing.ts';

const VICTIMS = ['worker', 'api', 'temporal', 'postgres'];

let system: System;
let outside: Outside;
beforeAll(async () => {
  system = await startSystem();
  outside = outsideOf(system);
}, STARTS_WITHIN);
afterAll(() => system?.stop());

const enter = async (phone: string): Promise<string> => {
  const { id } = await outside.post<{ id: string }>('/leads', { name: `Undo ${phone}`, phone, language: 'ru' });
  return id;
};
/** A move by API, whose automation writes an SMS. */
const miss = async (leadId: string): Promise<Click> => {
  await outside.post(`/leads/${leadId}/move`, { stage: 'no_answer' });
  const clicks = () => outside.get<{ items: Click[] }>(`/leads/${leadId}/clicks`);
  expect(await holdsWithin(30, async () => (await clicks()).items[0]!.holds.length > 0)).toBe(true);
  return (await clicks()).items[0]!;
};
const messages = async (leadId: string) => {
  const { items } = await outside.get<{ items: { template: string; state: string; attempts: unknown }[] }>(
    `/deliveries?lead=${leadId}`,
  );
  return items.filter(({ template }) => template === 'missed_call').map(({ state }) => state);
};
const stageOf = async (leadId: string) => (await outside.get<{ stage: string }>(`/leads/${leadId}`)).stage;

describe('A16 what a click sends, when everything dies in its eighth second', () => {
  it('leaves once where nobody undid it, and never where somebody did', async () => {
    const [kept, taken] = [await enter('+7 701 555 30 41'), await enter('+7 701 555 30 42')];
    await pause(3000);
    await outside.patch('/undo-time', { seconds: 60 });
    const [, click] = [await miss(kept), await miss(taken)];
    await pause(Math.max(0, Date.parse(click.until) - Date.now() - 52_000));
    for (const victim of VICTIMS) await kill(system, victim);
    const undo = () =>
      outside.post(`/leads/${taken}/undo`, { click: click.click }, { 'idempotency-key': `undo-${taken}` });
    expect(await holdsWithin(40, async () => Boolean(await undo()))).toBe(true);
    const isBack = async () => (await stageOf(taken)) === 'new' && (await messages(taken)).length === 0;
    expect(await holdsWithin(30, isBack)).toBe(true);
    expect(await holdsWithin(90, async () => /^(sent|delivered|read)$/.test((await messages(kept))[0] ?? ''))).toBe(
      true,
    );
    const { items } = await outside.sandbox<{ items: { to: string; messages: number }[] }>('/ledger/counts');
    const sentTo = (number: string) => items.find(({ to }) => to === number)?.messages;
    // the welcome, and what was held
    expect(sentTo('+77015553041')).toBe(2);
    expect(sentTo('+77015553042')).toBe(1);
  }, 240_000);
});
