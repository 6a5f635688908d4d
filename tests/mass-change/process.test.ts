import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMassChange } from '../../prisma/mass-change/mass-change.ts';
import { openTemporal, type Door } from '../../temporal/client.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { PAUSE, RESUME } from '../../workflows/process/messages.ts';
import { bulkRunUpdate } from '../../workflows/process/bulk-run.ts';
import { publishDraft } from '../support/drafts.ts';
import { ownWorker, type OwnWorker } from '../support/own-worker.ts';
import { newLead, openOffice, pipelineOf, type Office } from '../support/office.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';
import { testSecrets } from '../support/secrets.ts';

const automations = [
  Automation.parse({
    key: 'half',
    name: { ru: '50 %' },
    stages: ['half'],
    when: { on: 'stage.entered' },
    then: [{ do: 'lead.tag', add: ['answered'], remove: [] }],
  }),
];

let office: Office;
let temporal: TestTemporal;
let worker: OwnWorker;
let door: Door;
beforeAll(async () => {
  [office, temporal] = await Promise.all([openOffice({ automations }), startTemporal()]);
  door = openTemporal({ temporal, encryptionKeys: [], webhooks: { secret: testSecrets.WEBHOOK_SECRET } });
  worker = await ownWorker(office.url, temporal);
});
afterAll(async () => {
  await worker?.kill();
  await door?.close();
  await office?.close();
});

const one = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows[0];
const count = async (text: string, values: unknown[]) => (await office.db.pool.query(text, values)).rows.length;
const begin = async (chosen: object, order: object, how: unknown) => {
  const begun = await createMassChange(office.db, {
    me: { id: office.daniyar, role: 'supervisor' },
    wish: MassWish.parse({ chosen, order, automations: how }),
    actor: { kind: 'user', id: office.daniyar },
  });
  if ('refusal' in begun) throw new Error(begun.refusal);
  return begun.id;
};
const steer = (id: string, order: string) =>
  door.updateProcess(
    `mass-change:${id}`,
    order,
    { actor: { kind: 'user', id: office.daniyar }, key: `${id}/${order}` },
    { updateId: `${id}/${order}` },
  );
const inState = (id: string, state: string) =>
  until(() => one('SELECT * FROM mass_change WHERE id = $1 AND state = $2', [id, state]), `mass change ${state}`);
/** A few at a time: who waits too long for a connection is sent away. */
const leads = async (many: number) => {
  const ids: string[] = [];
  while (ids.length < many) {
    const next = Array.from({ length: Math.min(8, many - ids.length) }, (_, index) => ids.length + index);
    ids.push(...(await Promise.all(next.map((number) => newLead(office, `lead ${number}`)))));
  }
  return ids;
};
const settled = (ids: string[]) =>
  until(
    async () =>
      (await count(
        `SELECT 1 FROM process p JOIN lead l ON l.id = p.noun_id AND p.seq >= l.event_seq WHERE l.id = ANY($1) AND p.noun = 'lead'`,
        [ids],
      )) === ids.length,
    'processes at rest',
  );
const tagged = async (ids: string[], tag: string) =>
  count('SELECT 1 FROM lead WHERE id = ANY($1) AND $2 = ANY(tags)', [ids, tag]);

describe('A12 the process of a mass change', () => {
  it('moves the chosen leads, whose automations answer or do not, as was asked', async () => {
    const [loud, silent] = [await leads(3), await leads(3)];
    await settled([...loud, ...silent]);
    await begin({ ids: loud }, { do: 'move', stage: 'half' }, 'fire');
    const quiet = await begin({ ids: silent }, { do: 'move', stage: 'half' }, 'quiet');
    await inState(quiet, 'done');
    await until(async () => (await tagged(loud, 'answered')) === 3, 'three answers');
    await settled(silent);
    expect(await tagged(silent, 'answered')).toBe(0);
    expect(await one('SELECT counts FROM mass_change WHERE id = $1', [quiet])).toMatchObject({ counts: { done: 3 } });
  });

  it('hears pause, resume and undo in the middle of a slow one', async () => {
    const ids = await leads(4);
    const id = await begin({ ids }, { do: 'tag', add: ['slow'] }, { perMinute: 40 });
    await until(async () => (await tagged(ids, 'slow')) >= 1, 'the first');
    expect(await steer(id, PAUSE)).toMatchObject({ state: 'paused' });
    const before = await tagged(ids, 'slow');
    await new Promise((done) => setTimeout(done, 3000));
    expect(await tagged(ids, 'slow')).toBe(before);
    expect(await steer(id, RESUME)).toMatchObject({ state: 'running' });
    await until(async () => (await tagged(ids, 'slow')) > before, 'the next');
    expect(await steer(id, bulkRunUpdate('undo'))).toMatchObject({ state: 'undoing' });
    await inState(id, 'undone');
    expect(await tagged(ids, 'slow')).toBe(0);
  });
});

describe('A7 A12 a worker that is killed in the middle', () => {
  it('leaves whole batches behind; another one goes on, and each lead is changed once', async () => {
    const ids = await leads(240);
    await settled(ids);
    const change = await begin({ ids }, { do: 'move', stage: 'half' }, 'fire');
    const { publicationId } = await publishDraft(office, pipelineOf(automations));
    for (const at of [60, 150]) {
      await until(
        async () =>
          (await count(`SELECT 1 FROM mass_change_lead WHERE mass_change_id = $1 AND state = 'done' LIMIT $2`, [
            change,
            at,
          ])) >= at,
        `${at} leads`,
      );
      await worker.kill();
      worker = await ownWorker(office.url, temporal);
    }
    await until(
      () => one(`SELECT 1 FROM mass_change WHERE id = $1 AND state = 'done'`, [change]),
      'the mass change',
      60,
    );
    await until(
      () => one(`SELECT 1 FROM publication WHERE id = $1 AND state = 'done'`, [publicationId]),
      'the publication',
      60,
    );
    const once = `SELECT noun_id FROM event WHERE noun = 'lead' AND noun_id = ANY($1) AND type = $2 AND data ->> $3 = $4 GROUP BY 1 HAVING count(*) = 1`;
    expect(await count(once, [ids, 'lead.moved', 'massChange', change])).toBe(240);
    expect(await count(once, [ids, 'lead.migrated', 'publication', publicationId])).toBe(240);
    await until(async () => (await tagged(ids, 'answered')) === 240, 'all answers', 60);
    const answers = `SELECT noun_id FROM event WHERE noun = 'lead' AND noun_id = ANY($1) AND type = 'lead.changed' GROUP BY 1 HAVING count(*) = 1`;
    expect(await count(answers, [ids])).toBe(240);
    expect(await one('SELECT counts FROM publication WHERE id = $1', [publicationId])).toMatchObject({
      counts: { move: expect.any(Number) },
    });
  }, 240_000);
});
