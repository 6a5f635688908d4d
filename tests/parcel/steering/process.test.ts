import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../../prisma/event/event.queries.ts';
import type { SteerOrder } from '../../../workflows/automation/steer.schema.ts';
import type { Memory } from '../../../workflows/automation/memory.ts';
import { PAUSE, SKIP, STEER } from '../../../workflows/process/messages.ts';
import { until } from '../../support/until.ts';
import { openWarehouse, type Warehouse } from '../open-warehouse.ts';

const HOUR = 3_600_000;

let place: Warehouse;
beforeAll(async () => void (place = await openWarehouse()));
afterAll(() => place?.close());

let orders = 0;
const order = (id: string, name: string, more: object = {}): Promise<any> => {
  const updateId = `order-${++orders}`;
  return place.processes.door.updateProcess(`parcel:${id}`, name, { ...place.order(updateId), ...more }, { updateId });
};
const steer = (id: string, wish: SteerOrder) => order(id, STEER, { wish });
const remembered = async (id: string): Promise<Memory> =>
  (await place.one('SELECT memory FROM process WHERE noun_id = $1', [id])).memory;
const once = (id: string, holds: (memory: Memory) => boolean, what: string) =>
  until(async () => holds(await remembered(id)), what);
const labels = async (id: string) => (await place.rowOf(id)).labels;

describe('A9 a user tells the process of a noun that lives in the tests alone', () => {
  it('to begin an automation, to end its wait, to stop it, and to put it back', async () => {
    const id = await place.come('S1');
    await steer(id, { order: 'press', automation: 'wrap' });
    await once(id, ({ runs }) => runs.length === 1, 'a run that waits');
    const run = (await remembered(id)).runs[0]!.id;
    const { taken } = await steer(id, { order: 'stop', run });
    await once(id, ({ runs }) => runs.length === 0, 'the end of the run');
    await steer(id, { order: 'restore', taken });
    await once(id, ({ runs }) => runs[0]?.id === run, 'the run goes on');
    expect(await steer(id, { order: 'restore', taken })).toMatchObject({ refusal: 'AlreadyRestored' });
    await steer(id, { order: 'skip', run });
    await until(async () => (await labels(id)).includes('on the shelf'), 'the steps after the wait');
    expect(await labels(id)).toEqual(['wrapped', 'on the shelf']);
    const orders = (await readStory(place.office.db, id, { limit: 100 })).filter(
      ({ type }) => type === 'parcel.steered',
    );
    expect(orders.map(({ data }) => (data as { order: string }).order)).toEqual(['press', 'stop', 'restore', 'skip']);
  });

  it('to let a clock go by, to put it back, and to fire it now', async () => {
    const id = await place.come('S2');
    const { taken } = await steer(id, { order: 'skip', timer: 'forgotten' });
    await once(id, ({ timers }) => timers.length === 0, 'no clock');
    await steer(id, { order: 'restore', taken });
    await once(id, ({ timers }) => timers.length === 1, 'the clock');
    await steer(id, { order: 'now', timer: 'forgotten' });
    await until(async () => (await place.rowOf(id)).stage === 'shelf', 'the move');
    expect(await steer(id, { order: 'now', timer: 'forgotten' })).toMatchObject({ refusal: 'NotWaiting' });
    expect(await steer(id, { order: 'run', automation: 'eaten' })).toMatchObject({ refusal: 'UnknownAutomation' });
  });

  it('to try a step again that failed', async () => {
    const id = await place.come('S3');
    await place.act(id, { do: 'parcel.move', stage: 'shelf' });
    await steer(id, { order: 'press', automation: 'wrap' });
    await once(id, ({ runs }) => runs.length === 1, 'a run that waits');
    await steer(id, { order: 'now', run: (await remembered(id)).runs[0]!.id });
    const failure = await until(
      () => place.one(`SELECT id FROM event WHERE subject_id = $1 AND type = 'automation.failed'`, [id]),
      'a failure: it is on the shelf already',
    );
    await place.act(id, { do: 'parcel.move', stage: 'gate' });
    await steer(id, { order: 'retry', event: String(failure.id) });
    await until(async () => (await place.rowOf(id)).stage === 'shelf', 'the move');
  });

  it('to set its clock ahead, by which a pause begins then', async () => {
    const id = await place.come('S4');
    const came = (await place.rowOf(id)).stage_entered_at.getTime();
    await order(id, SKIP);
    await until(async () => (await place.rowOf(id)).stage === 'shelf', 'the move');
    expect(await order(id, SKIP)).toMatchObject({ refusal: 'NothingToSkip' });
    await order(id, PAUSE, { reason: 'a feast' });
    const { clock_offset, paused_at } = await place.rowOf(id);
    expect(clock_offset).toBeGreaterThan(1.9 * HOUR);
    expect(paused_at.getTime() - came).toBeGreaterThanOrEqual(2 * HOUR);
  });

  it('nothing more when it is over', async () => {
    const id = await place.come('S5');
    await place.act(id, { do: 'parcel.move', stage: 'given' });
    expect(await steer(id, { order: 'press', automation: 'wrap' })).toMatchObject({ refusal: 'ProcessOver' });
  });
});
