import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listTrialLeads, readTrialLead } from '../../../prisma/trial/trial.queries.ts';
import { createTrial } from '../../../prisma/trial/trial.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { TrialTotals, TrialWish } from '../../../workflows/trial/trial.schema.ts';
import { until } from '../../support/until.ts';
import { openWarehouse, type Warehouse } from '../open-warehouse.ts';
import { warehouse } from '../warehouse.ts';

const DAY = 86_400_000;

let place: Warehouse;
let heavy: string;
let waiting: string;
beforeAll(async () => {
  place = await openWarehouse();
  heavy = await place.come('T1');
  waiting = await place.come('T2');
  await place.act(heavy, { do: 'parcel.weigh', grams: 30_000 });
  await until(async () => (await place.rowOf(heavy)).labels.length === 1, 'a label');
  await place.act(heavy, { do: 'parcel.move', stage: 'shelf' });
  await until(async () => (await place.rowOf(heavy)).labels.length === 2, 'a label of the shelf');
});
afterAll(() => place?.close());

const tried = async (definition: PipelineDefinition, wish: TrialWish) => {
  const { office, pipelineId, one, order } = place;
  const begun = await createTrial(office.db, { ...order(`trial ${Math.random()}`), pipelineId, definition, wish });
  if (isRefusal(begun)) throw new Error(begun.refusal);
  const done = await until(
    () => one(`SELECT result FROM trial WHERE id = $1 AND state = 'done'`, [begun.id]),
    'the trial',
  );
  const storyOf = async (id: string) =>
    (await one('SELECT steps FROM trial_lead WHERE trial_id = $1 AND lead_id = $2', [begun.id, id])).steps;
  return { id: begun.id, result: done.result as TrialTotals, storyOf };
};
const past = (): TrialWish => ({
  kind: 'backtest',
  since: new Date(Date.now() - DAY).toISOString(),
  until: new Date(Date.now() + 100).toISOString(),
});
const steps = (told: { automation: string; do: string }[]) => told.map((step) => `${step.automation} ${step.do}`);

describe('A8 a trial on a noun that lives in the tests alone', () => {
  it('of the very pipeline that was lived by fires what did fire', async () => {
    const { id, result, storyOf } = await tried(warehouse(), past());
    expect(result).toMatchObject({ leads: 2, events: 4, fires: 1, differs: 0, gone: 0, idle: 1, idleBefore: 1 });
    expect(result.automations).toMatchObject({ heavy: { before: 1, after: 1 }, shelved: { before: 1, after: 1 } });
    const listed = await listTrialLeads(place.office.db, id, { groups: ['fires'], after: undefined, limit: 10 });
    const named = { kind: 'parcel', id: heavy, name: 'T1', number: null, path: null };
    expect(listed).toMatchObject([{ ...named, stage: 'shelf', before: 2, after: 2 }]);
    expect(await readTrialLead(place.office.db, { trialId: id, leadId: heavy })).toMatchObject(named);
    const { same, after, heard } = await storyOf(heavy);
    expect([same, steps(after)]).toEqual([true, ['heavy parcel.labelled', 'shelved parcel.labelled']]);
    expect(heard.map(({ type }: { type: string }) => type)).toEqual(['parcel.came', 'parcel.weighed', 'parcel.moved']);
  });

  it('tells what another pipeline would have done instead', async () => {
    const lenient = warehouse();
    const { result, storyOf } = await tried(
      { ...lenient, automations: lenient.automations.filter(({ key }) => key !== 'heavy') },
      past(),
    );
    expect(result).toMatchObject({ leads: 2, differs: 1, automations: { heavy: { before: 1, after: 0 } } });
    const { before, after } = await storyOf(heavy);
    expect([before.length, steps(after)]).toEqual([2, ['shelved parcel.labelled']]);
  });

  it('forecasts what the open ones come to, and writes nothing of it', async () => {
    const { result, storyOf } = await tried(warehouse({ hours: 6 }), { kind: 'forecast', days: 1 });
    expect(result).toMatchObject({
      leads: 2,
      fires: 1,
      automations: { forgotten: { after: 1 }, shelved: { after: 1 } },
    });
    expect(steps((await storyOf(waiting)).after)).toEqual(['forgotten parcel.moved', 'shelved parcel.labelled']);
    expect((await place.rowOf(waiting)).stage).toBe('gate');
  });
});
