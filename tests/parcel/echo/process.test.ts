import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { MAX_DEPTH } from '../../../workflows/automation/memory.ts';
import { until } from '../../support/until.ts';
import { openWarehouse, type Warehouse } from '../open-warehouse.ts';

let place: Warehouse;
beforeAll(async () => void (place = await openWarehouse()));
afterAll(() => place?.close());

const storyOf = (id: string) => readStory(place.office.db, id, { limit: 200 });
const putInto = (id: string, within: string) =>
  place.office.db.pool.query('UPDATE parcel SET within_id = $2 WHERE id = $1', [id, within]);

describe('A10 what happens to a linked subject', () => {
  it('is heard in its own story, with where it came from, and its automations answer', async () => {
    const [crate, part] = [await place.come('E1'), await place.come('E2')];
    await putInto(part, crate);
    await place.act(part, { do: 'parcel.move', stage: 'given' });
    await until(async () => (await place.rowOf(crate)).labels.length === 1, 'the label of the crate');
    expect((await storyOf(crate)).map(({ number, noun, type, data }) => [number, noun, type, data.of])).toEqual([
      [1, 'parcel', 'parcel.came', undefined],
      [2, 'echo', 'parcel.part_moved', { kind: 'parcel', id: part }],
      [3, 'parcel', 'parcel.labelled', undefined],
    ]);
    expect(await place.rowOf(crate)).toMatchObject({ stage: 'gate', version: 2, labels: ['a part has left'] });
    expect((await storyOf(part)).map(({ type }) => type)).toEqual(['parcel.came', 'parcel.moved']);
  });

  it('goes round in circles no longer than a chain of one subject may be', async () => {
    const [one, other] = [await place.come('E3'), await place.come('E4')];
    await putInto(one, other);
    await putInto(other, one);
    await place.act(one, { do: 'parcel.label', text: 'first' });
    const failed = await until(
      () =>
        place.one(`SELECT data FROM event WHERE subject_id = ANY($1) AND type = 'automation.failed'`, [[one, other]]),
      'the guard against loops',
    );
    expect(failed.data).toMatchObject({ automation: 'alike', because: { refusal: 'TooDeep' } });
    const labels = [await place.rowOf(one), await place.rowOf(other)].flatMap((row) => row.labels);
    expect(labels.length).toBe(1 + MAX_DEPTH);
  });
});
