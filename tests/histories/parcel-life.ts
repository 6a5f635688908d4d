import { PAUSE, RESUME, SKIP, STEER } from '../../workflows/process/messages.ts';
import type { Warehouse } from '../parcel/open-warehouse.ts';
import { until } from '../support/until.ts';

/** A parcel lives through everything that its process can hear, until it is over. */
export const liveAsParcel = async ({ come, act, order, processes, one }: Warehouse): Promise<void> => {
  const id = await come('H1');
  const ordered = (name: string, more: object = {}) =>
    processes.door.updateProcess<{ taken?: string }>(
      `parcel:${id}`,
      name,
      { ...order(name), ...more },
      { updateId: name },
    );
  const steered = (wish: { order: string } & Record<string, unknown>) =>
    processes.door.updateProcess<{ taken?: string }>(
      `parcel:${id}`,
      STEER,
      { ...order(wish.order), wish },
      { updateId: wish.order },
    );
  const once = (where: string) =>
    until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND ${where}`, [id]), where);
  await act(id, { do: 'parcel.weigh', grams: 30_000 });
  await once('seq >= 3');
  await steered({ order: 'press', automation: 'wrap' });
  await once(`jsonb_array_length(memory -> 'runs') = 1`);
  const { memory } = await one('SELECT memory FROM process WHERE noun_id = $1', [id]);
  const answer = await steered({ order: 'stop', run: memory.runs[0].id });
  await once(`jsonb_array_length(memory -> 'runs') = 0`);
  await steered({ order: 'restore', taken: (answer as { taken?: string }).taken });
  await ordered(PAUSE, { reason: 'a feast' });
  await once(`state = 'paused'`);
  await ordered(RESUME);
  await once(`state = 'waiting'`);
  await ordered(SKIP);
  await until(async () => (await one('SELECT stage FROM parcel WHERE id = $1', [id])).stage === 'shelf', 'the move');
  await act(id, { do: 'parcel.move', stage: 'given' });
  await once(`state = 'finished'`);
};
