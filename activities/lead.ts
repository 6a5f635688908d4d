import type { Database } from '../prisma/client.ts';
import { leadEventsAfter } from '../prisma/event.ts';
import { factsOf, readLeadRow, type LeadRow } from '../prisma/lead-row.ts';
import { recordAutomationFailure } from '../prisma/lead.ts';
import { pipelineOfVersion, type PublishedPipeline } from '../prisma/pipeline.ts';
import { readProcess, reportProcess } from '../prisma/process.ts';
import { pauseLead, resumeLead, skipLead } from '../prisma/steering.ts';
import { cancelTasks } from '../prisma/task.ts';
import {
  advance,
  newProcess,
  type Command,
  type LeadEvent,
  type LeadProcess,
} from '../workflows/automation/advance.ts';
import type { PauseOrder, Steering, Turn } from '../workflows/process/messages.ts';
import type { Wait } from '../workflows/process/process.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { runAction } from './action/index.ts';
import { clockOf } from './clock.ts';
import { latenessOf } from './task.ts';

/** An automation's chain of causes ends at MAX_DEPTH; a turn that still has work after so many rounds goes on in the next one. */
const ROUNDS = 30;

export const leadActivities = ({ db }: { db: Database }) => ({
  /**
   * One turn of a lead's process: takes in the new events, runs what the automations answer, says when to wake.
   * May run twice: every command's key is made of the event that caused it.
   */
  turnLead: async ({ workflowId, leadId, now }: { workflowId: string; leadId: string; now: string }): Promise<Turn> => {
    const before = await readProcess(db, workflowId);
    let memory = (before?.memory as LeadProcess | null | undefined) ?? newProcess();
    for (let round = 0; ; round++) {
      const lead = await readLeadRow(db, leadId);
      if (isRefusal(lead)) return { wakeAt: null, finished: true };
      const clock = clockOf(lead, now);
      const pipeline = await pipelineOfVersion(db, lead.pipeline_version_id);
      const { events, open } = await settledEvents(db, leadId, memory);
      const step = advance(pipeline.definition, pipeline.version, memory, factsOf(lead), events, clock.now);
      await runAll(db, workflowId, lead, step.commands, clock.now);
      await tellLoops(db, workflowId, lead, step.loops, clock.now);
      memory = step.process;
      if (lead.closed_at && !lead.paused_at)
        await cancelTasks(db, {
          key: `${workflowId}/close/${lead.closed_at.getTime()}`,
          actor: { kind: 'process', id: workflowId },
          at: clock.now,
          leadId,
        });
      const worked = step.commands.length > 0 || step.loops.length > 0;
      if (worked && round < ROUNDS) continue;
      const turn = await settle(db, workflowId, lead, pipeline, memory, clock, before?.nextAt);
      return open || worked ? { finished: false, wakeAt: new Date(Date.parse(now) + 1000).toISOString() } : turn;
    }
  },

  pauseLead: async ({ leadId, actor, key, reason, now }: PauseOrder & { leadId: string; now: string }) =>
    pauseLead(db, { leadId, actor, key, reason, at: await leadTime(db, leadId, now) }),
  resumeLead: async ({ leadId, actor, key, now }: Steering & { leadId: string; now: string }) =>
    resumeLead(db, { leadId, actor, key, at: await leadTime(db, leadId, now) }),
  skipLead: ({ leadId, actor, key, now }: Steering & { leadId: string; now: string }) =>
    skipLead(db, { leadId, actor, key, now }),
});

/** The process's own moment in the lead's clock: a pause is counted by the same clock as the timers it stops. */
const leadTime = async (db: Database, leadId: string, now: string): Promise<string | undefined> => {
  const lead = await readLeadRow(db, leadId);
  return isRefusal(lead) ? undefined : clockOf(lead, now).now;
};

/** New events up to the first that an earlier one might still slip in front of; transactions last a millisecond, so it waits for them. */
const settledEvents = async (
  db: Database,
  leadId: string,
  memory: LeadProcess,
): Promise<{ events: LeadEvent[]; open: boolean }> => {
  for (let attempt = 0; ; attempt++) {
    const rows = await leadEventsAfter(db, leadId, memory.cursor);
    const firstOpen = rows.findIndex(({ settled }) => !settled);
    if (firstOpen === -1 || attempt >= 200) {
      const settled = firstOpen === -1 ? rows : rows.slice(0, firstOpen);
      const events = settled.map(({ id, xid, type, at, data, cause }) => ({
        id,
        xid,
        type,
        at: at.toISOString(),
        data,
        cause,
      }));
      return { events, open: firstOpen !== -1 };
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

const runAll = async (
  db: Database,
  workflowId: string,
  lead: LeadRow,
  commands: Command[],
  at: string,
): Promise<void> => {
  for (const command of commands) {
    const doing = {
      key: `${workflowId}/${command.key}`,
      actor: { kind: 'process' as const, id: workflowId },
      at,
      cause: command.cause,
    };
    const answer = await runAction(db, doing, lead.id, command.action).catch((error: unknown) => {
      if (isPermanent(error)) return refuse('UnknownTemplate', { detail: String((error as Error).message) });
      throw error;
    });
    if (isRefusal(answer) && !isHarmless(answer, command)) await tellFailure(db, doing, lead.id, command, answer);
  }
};

const tellLoops = async (
  db: Database,
  workflowId: string,
  lead: LeadRow,
  loops: Command[],
  at: string,
): Promise<void> => {
  for (const command of loops) {
    const doing = {
      key: `${workflowId}/${command.key}`,
      actor: { kind: 'process' as const, id: workflowId },
      at,
      cause: command.cause,
    };
    await tellFailure(db, doing, lead.id, command, refuse('TooDeep', { depth: command.cause.depth }));
  }
};

const tellFailure = (
  db: Database,
  doing: { key: string; actor: { kind: 'process'; id: string }; at: string; cause: Command['cause'] },
  leadId: string,
  command: Command,
  because: Refusal,
) =>
  recordAutomationFailure(db, {
    ...doing,
    key: `${doing.key}/failed`,
    leadId,
    automation: { key: command.automation.key, name: command.automation.name },
    action: command.action.do,
    because,
  });

/** A value that the database refuses for ever (a bad cast, a broken reference): the automation failed, the process goes on. */
const isPermanent = (error: unknown): boolean =>
  /^(22|23502|23503|23514)/.test((error as { code?: string })?.code ?? '');
/** The lead already stands where the automation wanted it, or the same words go out by another channel that the client has left. */
const isHarmless = ({ refusal }: Refusal, { action, automation }: Command): boolean => {
  if (refusal === 'SameStage' || refusal === 'SamePerson') return true;
  if (refusal !== 'NoAddress' || action.do !== 'message.send') return false;
  return automation.then.some(
    (other) => other.do === 'message.send' && other.template === action.template && other.channel !== action.channel,
  );
};

const settle = async (
  db: Database,
  workflowId: string,
  lead: LeadRow,
  { definition }: PublishedPipeline,
  memory: LeadProcess,
  clock: ReturnType<typeof clockOf>,
  wasDue: string | null | undefined,
): Promise<Turn> => {
  const next = memory.timers.map(({ at }) => at).sort()[0] ?? null;
  const finished = lead.closed_at !== null;
  await reportProcess(db, {
    workflowId,
    noun: 'lead',
    nounId: lead.id,
    leadId: lead.id,
    state: finished ? 'finished' : clock.paused ? 'paused' : 'waiting',
    waitsFor: finished ? [] : await waitsOf(db, lead, definition, memory),
    nextAt: finished ? null : next,
    error: null,
    seq: lead.event_seq,
    lateness: latenessOf(wasDue, clock.now),
    memory,
  });
  return { wakeAt: finished || clock.paused || !next ? null : clock.real(next), finished };
};

/** What the lead waits for, nearest first: its open tasks, its timers, its unpaid invoices; or only a person's own move. */
const waitsOf = async (
  db: Database,
  lead: LeadRow,
  definition: PublishedPipeline['definition'],
  memory: LeadProcess,
): Promise<Wait[]> => {
  const { rows } = await db.pool.query({
    name: 'lead-waits',
    text: `SELECT 'task' AS what, id, text, due_at, overdue_at FROM task WHERE lead_id = $1 AND state = 'open'
      UNION ALL SELECT 'payment', id, number::text, due_at, overdue_at FROM invoice WHERE lead_id = $1 AND state IN ('sent', 'part_paid')`,
    values: [lead.id],
  });
  const waits: Wait[] = rows.map((row) => ({
    what: row.what,
    id: row.id,
    text: row.text,
    until: row.due_at.toISOString(),
    ...(row.overdue_at ? { overdue: true } : {}),
  }));
  for (const timer of memory.timers) {
    const automation = definition.automations.find(({ key }) => key === timer.automation);
    waits.push({
      what: 'automation',
      until: timer.at,
      text: automation?.name ?? timer.automation,
      id: timer.automation,
    });
  }
  waits.sort((a, b) => (a.until ?? '').localeCompare(b.until ?? ''));
  return waits.length ? waits : [{ what: 'person', until: null }];
};
