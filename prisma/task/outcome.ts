import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { moveOfOutcome, type OutcomeMove } from '../../workflows/task/outcome.ts';
import type { Completion } from '../../workflows/task/task.schema.ts';
import { inTransaction, orNothing, type Database } from '../client.ts';
import { changeLead, moveLead, type Done } from '../lead/lead.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { isRace, type Doing } from '../write.ts';
import { readTask, type TaskRow } from './task-row.ts';
import { completeTask } from './task.ts';

type Finishing = Omit<Doing, 'told'> & Completion & { taskId: string };

/**
 * Completes a task together with the move that its outcome makes, and with what the stage asks for. A move that is refused leaves the task open. Refused: as
 * completing and moving are.
 */
export const finishTask = async (db: Database, order: Finishing): Promise<Done | Refusal> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await inTransaction(db, (tx) => orNothing(tx, () => finish(tx, order)));
    } catch (error) {
      if (!isRace(error) || attempt >= 12) throw error;
    }
};

const finish = async (db: Database, order: Finishing): Promise<Done | Refusal> => {
  const { taskId, result, outcome, quiet, dueAt, stage, lossReason, ...others } = order;
  const { fields, amount, checklist, ...doing } = others;
  const asked = { stage, lossReason, fields, amount, checklist, quiet, dueAt };
  const ending = { ...doing, taskId, result, outcome, with: asked };
  const leadId = (await readTask(db, taskId)).lead?.id;
  if (leadId === undefined) return completeTask(db, ending);
  // every other command locks the lead first
  await db.pool.query('SELECT FROM lead WHERE id = $1 FOR NO KEY UPDATE', [leadId]);
  // read behind the lock: the same request may have ended the task, and moved the lead, while this one waited
  const { task, lead: now } = await readTask(db, taskId);
  if (!now || task?.state !== 'open') return completeTask(db, ending);
  const { definition, version } = await pipelineOfVersion(db, now.pipeline_version_id);
  const move = moveWith(definition, now, task, { outcome, stage });
  const heard = {
    ...(dueAt ? { dueAt: new Date(dueAt).toISOString() } : {}),
    ...(quiet ? { quiet } : {}),
  };
  if (!move) return completeTask(db, { ...ending, told: heard });
  const { by, again } = move;
  const wish = {
    ...{ actor: doing.actor, ...(doing.at ? { at: doing.at } : {}), ...(quiet ? { told: { quiet } } : {}) },
    ...{ leadId: now.id, stage: move.stage, again, lossReason: lossReason ?? move.lossReason },
    ...{ fields, amount, checklist, dueAt },
  };
  if (now.paused_at && by && !lossReason && !quiet) {
    const refused = await refusalOf(db, wish);
    return refused ?? filled(db, now, wish, () => completeTask(db, { ...ending, told: heard }));
  }
  const moved = { from: now.stage, to: move.stage, ...(by ? { by } : {}) };
  const done = await completeTask(db, { ...ending, told: { moved, ...heard } });
  if (isRefusal(done)) return done;
  const cause = by && { automation: by, version, event: await eventOf(db, taskId), depth: 1, step: '0' };
  const answer = await moveLead(db, { ...wish, ...(cause ? { cause } : {}) });
  return isRefusal(answer) ? answer : done;
};

type Wish = Parameters<typeof moveLead>[1];

/** Why the move would be refused; nothing of it stays. A paused lead moves when it is resumed, but what its stage asks for is asked now. */
const refusalOf = async (db: Database, wish: Wish): Promise<Refusal | undefined> => {
  const answer = await orNothing(db, async () => {
    const moved = await moveLead(db, wish);
    return isRefusal(moved) ? moved : refuse('AlreadyPaused');
  });
  return answer.refusal === 'AlreadyPaused' ? undefined : answer;
};

const filled = async (
  db: Database,
  { version }: LeadRow,
  { leadId, fields, amount, checklist, stage, actor }: Wish,
  then: () => Promise<Done | Refusal>,
): Promise<Done | Refusal> => {
  if (!fields && amount === undefined && !checklist) return then();
  const patch = { version, fields, amount, ...(checklist ? { checklist: { [stage]: checklist } } : {}) };
  const changed = await changeLead(db, { actor, leadId, patch });
  return isRefusal(changed) ? changed : then();
};

type Moving = Omit<OutcomeMove, 'by'> & { by?: string };

/** The move of the outcome, else the one that was asked for; none where the lead already stands there. */
const moveWith = (
  definition: PipelineDefinition,
  lead: LeadRow,
  task: TaskRow,
  { outcome, stage }: Pick<Completion, 'outcome' | 'stage'>,
): Moving | undefined => {
  const byOutcome = outcome === undefined ? undefined : moveOfOutcome(definition, lead, task, outcome);
  const byHand = stage === undefined ? undefined : { stage, again: false, lossReason: undefined };
  const move: Moving | undefined = byOutcome ?? byHand;
  return move && (move.again || move.stage !== lead.stage) ? move : undefined;
};

const eventOf = async (db: Database, taskId: string): Promise<string> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id::text FROM event WHERE noun = 'task' AND noun_id = $1 ORDER BY seq DESC LIMIT 1`,
    [taskId],
  );
  return rows[0]!.id;
};
