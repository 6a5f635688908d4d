import { uuidv7 } from '../../../prisma/id.ts';
import { createLead } from '../../../prisma/form/intake.ts';
import { changeLead, moveLead } from '../../../prisma/lead/lead.ts';
import { nextMomentOf, pauseLead, resumeLead, steerLead } from '../../../prisma/lead/steering.ts';
import { readLeadRow } from '../../../prisma/lead/lead-row.ts';
import { recordPayment } from '../../../prisma/invoice/payment.ts';
import { completeTask } from '../../../prisma/task/task.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Office } from '../../support/office.ts';
import type { Processes } from '../../support/running-processes.ts';
import type { Act } from './pipelines.ts';
import { until } from '../../support/until.ts';

/** What fired, as both worlds tell it. */
export type Fired = { type: string; automation: string; step: string; at: string };
/** What people did at which moment of the lead's clock; the simulated lead does the same then. */
export type Done = { at: string; act: Act | { does: 'resume' }; date?: string };
export type Life = { begun: string; done: Done[]; ended: string; fired: Fired[] };

/** A moment that comes so soon behind is gone past, too: the real clock drifts a little with every turn. */
const NEAR_MS = 60_000;
const MOST_MOMENTS = 25;
export const AMOUNT = { amount: 100_000, currency: 'KZT' as const };
const CLIENT = { kind: 'provider' as const, id: 'stripe' };

/** A lead lives by a pipeline in the real process, its clock set ahead from moment to moment. */
export const live = async (
  { office, processes }: { office: Office; processes: Processes },
  key: string,
  definition: PipelineDefinition,
  acts: Act[],
): Promise<Life> => {
  const { db } = office;
  const actor = { kind: 'user' as const, id: office.aida };
  await publish(office, key, definition);
  const lead = {
    ...{ pipeline: key, name: key, email: `${key}@example.com`, language: 'ru' as const, source: {}, tags: [] },
    ...{ fields: { count: 0 }, amount: AMOUNT },
  };
  const taken = await createLead(db, { actor, lead, responsibleId: office.aida });
  if ('refusal' in taken) throw new Error(taken.refusal);
  const leadId = taken.id;
  const one = async (text: string, values: unknown[] = [leadId]) => (await db.pool.query(text, values)).rows[0];
  const settled = () =>
    until(() => one(SETTLED).then(({ settled: is }) => is), `${key} to come to rest`, 120).catch(
      async (error: Error) => {
        const { rows } = await db.pool.query(RESTLESS, [leadId]);
        throw new Error(`${error.message}: ${JSON.stringify(rows)}`);
      },
    );
  const row = () => one('SELECT stage, version, tags, closed_at, clock_offset FROM lead WHERE id = $1');
  const now = async () => Date.now() + Number((await row()).clock_offset);
  const moment = async () => {
    const lead = await readLeadRow(db, leadId);
    return isRefusal(lead) ? undefined : nextMomentOf(db, lead);
  };
  const wait = async (seconds: number) => {
    let end = (await now()) + seconds * 1000;
    for (let times = 0; times < MOST_MOMENTS; times++) {
      const next = await moment();
      if (!next || Date.parse(next.at) > end + NEAR_MS || (await row()).closed_at) break;
      await processes.door.updateProcess(
        `lead:${leadId}`,
        'process.skip',
        { actor, key: `${leadId}/${uuidv7()}` },
        { updateId: uuidv7(), deadlineMs: 60_000 },
      );
      end = Math.max(end, await now());
      await settled();
    }
    const next = await moment();
    const by = Math.min(end, next ? Date.parse(next.at) - NEAR_MS : Infinity) - (await now());
    if (by > 0)
      await db.pool.query('UPDATE lead SET clock_offset = clock_offset + $2 WHERE id = $1', [leadId, Math.round(by)]);
  };

  await settled();
  const done: Done[] = [];
  for (const [place, act] of acts.entries()) {
    // never two at once: what they begin would end within the same turn, or within two, as the machine happens to be
    await wait(act.does === 'wait' ? act.seconds : 127 + 61 * place);
    if (act.does === 'wait') continue;
    const { version, tags, closed_at: closed } = await row();
    if (closed) break;
    const doing = { actor, leadId };
    const task = act.does === 'finish' && (await one(OPEN_TASK));
    if (act.does === 'finish' && !task) continue;
    if (act.does === 'finish') await completeTask(db, { actor, taskId: task.id, result: '', outcome: act.outcome });
    if (act.does === 'move') await moveLead(db, { ...doing, stage: act.stage, again: true });
    if (act.does === 'change') await changeLead(db, { ...doing, patch: { version, fields: { colour: act.value } } });
    const date = act.does === 'date' ? new Date((await now()) + act.seconds * 1000).toISOString() : undefined;
    if (date) await changeLead(db, { ...doing, patch: { version, fields: { start: date } } });
    if (act.does === 'pay') {
      const invoice = await one(UNPAID);
      if (!invoice) continue;
      const paid = { provider: 'stripe', externalId: uuidv7(), invoiceId: invoice.id, state: 'paid' as const };
      await recordPayment(db, { actor: CLIENT, ...paid, amount: invoice.total, currency: 'KZT' });
    }
    if (act.does === 'tag')
      await changeLead(db, { ...doing, patch: { version, tags: [...new Set([...tags, act.tag])] } });
    if (act.does === 'press') {
      const button = definition.automations.find(({ when }) => when.on === 'button.pressed');
      if (!button) continue;
      await steerLead(db, { ...doing, wish: { order: 'press', automation: button.key } });
    }
    if (act.does === 'pause') {
      await pauseLead(db, { ...doing, reason: 'visa' });
      done.push({ at: (await one(LAST_BY_PEOPLE)).at.toISOString(), act });
      await db.pool.query('UPDATE lead SET clock_offset = clock_offset + $2 WHERE id = $1', [
        leadId,
        act.seconds * 1000,
      ]);
      await resumeLead(db, doing);
    }
    const { at } = await one(LAST_BY_PEOPLE);
    const ended = act.does === 'pause' ? { does: 'resume' as const } : act;
    done.push({ at: at.toISOString(), act: ended, ...(date ? { date } : {}) });
    await settled();
  }
  const { rows } = await db.pool.query(FIRED, [leadId]);
  const { begun } = await one(`SELECT created_at AS begun FROM lead WHERE id = $1`);
  return {
    begun: begun.toISOString(),
    done,
    ended: new Date(await now()).toISOString(),
    fired: rows.map(({ type, automation, step, at }) => ({ type, automation, step, at: at.toISOString() })),
  };
};

/** Everything told has been heard by whom it concerns, and no moment that has come waits to be served. */
const SETTLED = `SELECT EXISTS (SELECT 1 FROM process p WHERE p.workflow_id = 'lead:' || $1::text AND p.state IN ('waiting', 'finished')
      AND NOT jsonb_path_exists(p.memory, '$.runs[*] ? (@.wait == null)')
      AND NOT EXISTS (SELECT 1 FROM event WHERE subject_id = $1::uuid AND type NOT IN ('task.cancelled', 'invoice.created') AND noun <> 'delivery'
        AND number > (p.memory ->> 'cursor')::int))
    AND NOT EXISTS (SELECT 1 FROM process p JOIN lead l ON l.id = p.noun_id WHERE p.noun_id = $1::uuid AND p.state = 'waiting'
      AND p.next_at <= now() + l.clock_offset * interval '1 millisecond') AS settled`;

const RESTLESS = `SELECT t.id, t.state AS task, t.event_seq, t.due_at, NULL AS state, NULL AS error, NULL AS seq, NULL AS next_at, NULL AS now,
    (SELECT jsonb_agg(e.type ORDER BY e.id) FROM event e WHERE e.noun_id = t.id) AS told FROM task t WHERE t.lead_id = $1::uuid
  UNION ALL SELECT l.id, 'lead', l.event_seq, NULL, p.state, p.error, p.seq, p.next_at, now() + l.clock_offset * interval '1 millisecond', p.memory
  FROM lead l JOIN process p ON p.workflow_id = 'lead:' || l.id::text WHERE l.id = $1::uuid`;

const OPEN_TASK = `SELECT id FROM task WHERE lead_id = $1 AND state = 'open' ORDER BY created_at, id LIMIT 1`;
const LAST_BY_PEOPLE = `SELECT at FROM event WHERE subject_id = $1 AND actor ->> 'kind' IN ('user', 'provider') AND type <> 'lead.skipped' ORDER BY id DESC LIMIT 1`;
const UNPAID = `SELECT id, total FROM invoice WHERE lead_id = $1 AND state = 'sent' ORDER BY created_at, id LIMIT 1`;
const FIRED = `SELECT e.type, e.cause ->> 'automation' AS automation, e.cause ->> 'step' AS step, e.at FROM event e
  WHERE e.subject_id = $1 AND e.cause IS NOT NULL AND (e.noun <> 'delivery' OR e.type = 'delivery.queued' AND e.data #>> '{set,invoice_id,1}' IS NULL) ORDER BY e.number`;
const publish = async ({ db }: Office, key: string, definition: PipelineDefinition): Promise<void> => {
  const [pipeline, version] = [uuidv7(), uuidv7()];
  await db.pool.query('INSERT INTO pipeline (id, key) VALUES ($1, $2)', [pipeline, key]);
  await db.pool.query('INSERT INTO pipeline_version (id, pipeline_id, number, definition) VALUES ($1, $2, 1, $3)', [
    version,
    pipeline,
    JSON.stringify(definition),
  ]);
  await db.pool.query('UPDATE pipeline SET published_id = $1 WHERE id = $2', [version, pipeline]);
};
