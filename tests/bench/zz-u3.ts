
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { outsideOf } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
const ROWS = 10_000;
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


const rss = (pid: number) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
const anon = (pid: number) => Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
void readdirSync;
const system = await startSystem();
const most = 1_000_000;
await outsideOf(system).patch('/message-caps', { perRecipient: most, perForm: most, perCountry: most, smsPerDay: most });
let over = false;
const began = Date.now();
const watch = (async () => {
  for (let n = 0; !over || n < 3; await pause(1000)) {
    if (over) n++;
    const { api, worker } = system.pids();
    console.log(Math.round((Date.now() - began) / 1000), 'api', rss(api!), anon(api!), 'worker', rss(worker!), anon(worker!));
  }
})();
await pause(3000);
console.log('took', await bringIn(system, 1));
over = true;
await watch;
const { worker: pid } = system.pids();
const { execSync } = await import('node:child_process');
const ports = execSync(`ss -ltnp | grep pid=${pid}, | awk '{print $4}'`).toString().trim().split('\n');
for (const port of ports) console.log(await fetch(`http://${port}/metrics`).then((r) => r.text()).then((t) => t.split('\n').filter((l) => /^(nodejs_heap|nodejs_external|process_resident)/.test(l)).join('\n')).catch(String));
await system.stop();
process.exit(0);
