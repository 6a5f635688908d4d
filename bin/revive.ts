import { parseArgs } from 'node:util';
import type { Ops } from '../workflows/ops/ops.schema.ts';
import { accessOf, openApi, orRefused } from './api.ts';

/** Asks for it and shows its progress. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { url: { type: 'string' }, token: { type: 'string' } } });
  const api = openApi(accessOf(values));
  const { id, total } = await api.post<{ id: string; total: number }>('/ops/revivals', {});
  for (;;) {
    const { walks, relay } = await api.get<Ops>('/ops');
    const revival = walks.find((one) => one.id === id);
    const done = revival?.done ?? total;
    process.stdout.write(`${done} of ${total} processes begun anew, ${relay.pokesWaiting} on their way\n`);
    if (revival?.endedAt && relay.pokesWaiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
};

await orRefused(main);
