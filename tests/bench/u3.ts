import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { bigTable } from './d0.ts';
import { figure, type Figure } from './figure.ts';
import { load, percentile } from './load.ts';

const ROWS = 10_000;

/** A CSV of leads with their clients and companies, alone and beside eight who page through the table of a big house. */
export const u3 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const page = await bigTable(system, { short });
  await load({ atOnce: 8, seconds: 3 }, page);
  const { p99: baseline } = await load({ atOnce: 8, seconds: short ? 8 : 20 }, page);

  const before = memoryOf(system);
  let [most, isOver] = [before, false];
  const watching = (async () => {
    for (; !isOver; await pause(50)) most = Math.max(most, memoryOf(system));
  })();
  const seconds = await bringIn(system, 1).finally(() => (isOver = true));
  await watching;

  let isIn = false;
  const beside = bringIn(system, 2).finally(() => (isIn = true));
  const took: number[] = [];
  const readOn = async (lane: number) => {
    for (let index = 0; !isIn; index++) {
      const from = performance.now();
      await page(index, lane);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, lane) => readOn(lane)));
  return [
    figure({ name: 'u3', value: seconds, unit: 's' }, { of: 'value', atMost: 30 }),
    figure({ name: 'u3.memory', value: most - before, unit: 'MB' }, { of: 'value', atMost: 200 }),
    figure({ name: 'u3.beside', value: await beside, unit: 's', baseline: seconds }, { of: 'value', atMost: 120 }),
    figure({ name: 'u3.d0', value: percentile(took, 0.99), unit: 'ms', baseline }, { of: 'ratio', atMost: 2 }),
  ];
};

/** Seconds from the upload of a file until its last row has come in. */
const bringIn = async (system: System, turn: number): Promise<number> => {
  const outside = outsideOf(system);
  const { url, token } = system.credentials;
  const began = performance.now();
  const body = new FormData();
  body.append('file', new Blob([tableOf(turn)]), 'leads.csv');
  const headers = { authorization: `Bearer ${token}` };
  const sent = await fetch(`${url}/api/v1/files`, { method: 'POST', headers, body });
  const { id: fileId } = (await sent.json()) as { id: string };
  const { id } = await outside.post<{ id: string }>('/imports', { noun: 'lead', fileId, pipeline: 'education' });
  await outside.post(`/imports/${id}/begin`, {});
  for (;;) {
    const { state, counts } = await outside.get<{ state: string; counts: { done: number } }>(`/imports/${id}`);
    if (state === 'done' && counts.done === ROWS) break;
    if (state === 'done') throw new Error(`only ${counts.done} of ${ROWS} rows came in`);
    await pause(200);
  }
  return (performance.now() - began) / 1000;
};

const tableOf = (turn: number): string => {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const digits = String(turn * ROWS + index).padStart(7, '0');
    const company = index % 5 === 0 ? `ТОО «Фирма ${turn} ${index % 500}»` : '';
    return `Заказ ${turn}-${index};Клиент ${lettersOf(index)};+7 701 ${digits.slice(0, 3)} ${digits.slice(3)};c${turn}.${index}@example.kz;${company};${(index * 1000).toLocaleString('ru')} ₸;03.02.2024;опт;позвонить`;
  });
  return ['Сделка;ФИО;Телефон;Почта;Компания;Сумма;Дата создания;Теги;Примечание', ...rows].join('\r\n');
};

/** A surname of its own, so that nobody is taken for another. */
const lettersOf = (index: number): string => [...String(index)].map((digit) => 'абвгдежзик'[Number(digit)]).join('');

/** Resident megabytes of the API and the worker. */
const memoryOf = (system: System): number =>
  ['api', 'worker'].reduce((sum, name) => {
    const status = readFileSync(`/proc/${system.pids()[name]}/status`, 'utf8');
    return sum + Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }, 0);
