import type { NewAttempt } from '../../workflows/callback/callback.schema.ts';
import type { CallbackOrder } from '../../workflows/callback/decide.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { CALL_TYPE } from '../../workflows/task/call-type.ts';
import { isOfTask, moveOfOutcome } from '../../workflows/task/outcome.ts';
import { inTransaction, orNothing, type Database } from '../client.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import { moveLead, type Done } from '../lead/lead.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { acceptWork } from '../work/tend.ts';
import { isRace, type Doing } from '../write.ts';
import { readCallbackRow, type CallbackNow } from './callback-row.ts';
import { tellCallback } from './callback.ts';

type Attempting = Doing & { callbackId: string; by: string; attempt: NewAttempt };

/**
 * An attempt by hand, or the caller's word about the line's, together with the move that its outcome makes; a move that is refused leaves all as it
 * was. Refused: NotFound, CallbackOver, CallAgainInPast, UnknownOutcome, and as moving is.
 */
export const attemptCallback = async (db: Database, order: Attempting): Promise<Done | Refusal> => {
  for (let attempt = 1; ; attempt++)
    try {
      const done = await inTransaction(db, (tx) => orNothing(tx, () => finish(tx, order)));
      if (!isRefusal(done)) await acceptWork(db, order.callbackId, order.by);
      return done;
    } catch (error) {
      if (!isRace(error) || attempt >= 12) throw error;
    }
};

const finish = async (db: Database, { callbackId, by, attempt, ...doing }: Attempting): Promise<Done | Refusal> => {
  const row = await readCallbackRow(db, callbackId);
  if (isRefusal(row)) return row;
  const order = orderOf(row, by, attempt);
  const tell = () => tellCallback(db, { ...doing, callbackId, order });
  const { outcome, lossReason } = attempt;
  if (outcome === undefined || row.lead_id === null) return tell();
  // every other command locks the lead first
  await db.pool.query('SELECT FROM lead WHERE id = $1 FOR NO KEY UPDATE', [row.lead_id]);
  const lead = await readLeadRow(db, row.lead_id);
  if (isRefusal(lead)) return tell();
  const { definition, version } = await pipelineOfVersion(db, lead.pipeline_version_id);
  // a promised call ends as a task to call does
  if (!definition.outcomes.some((one) => one.key === outcome && isOfTask(one, CALL_TYPE)))
    return refuse('UnknownOutcome');
  const move = lead.paused_at ? undefined : moveOfOutcome(definition, lead, { type: CALL_TYPE }, outcome);
  const done = await tell();
  if (isRefusal(done) || !move || (!move.again && move.stage === lead.stage)) return done;
  const cause = { automation: move.by, version, event: await eventOf(db, callbackId), depth: 1, step: '0' };
  const { stage, again } = move;
  const moved = await moveLead(db, {
    ...{ actor: doing.actor, cause, leadId: lead.id, stage, again },
    lossReason: lossReason ?? move.lossReason,
  });
  return isRefusal(moved) ? moved : done;
};

const orderOf = (row: CallbackNow, by: string, attempt: NewAttempt): CallbackOrder => {
  const { how, note, again: wished, outcome, callId } = attempt;
  const again = wished === undefined ? undefined : new Date(wished).toISOString();
  if (callId && row.call_id !== callId) return { do: 'correct', call: callId, how, note, again, outcome };
  const isHers = row.state === 'calling' && row.caller_id === by && row.due_at !== null;
  const at = isHers ? row.due_at!.toISOString() : new Date().toISOString();
  return { do: 'attempt', attempt: { at, by, callId: row.call_id, how, note }, again, outcome };
};

const eventOf = async (db: Database, id: string): Promise<string> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id::text FROM event WHERE noun = 'callback' AND noun_id = $1 ORDER BY seq DESC LIMIT 1`,
    [id],
  );
  return rows[0]!.id;
};
