import { inTransaction, type Database } from '../prisma/client.ts';
import { openRound, type After } from '../prisma/round.ts';
import { leadFacts } from '../prisma/lead/lead-facts.ts';
import { readLeadRow, type LeadRow } from '../prisma/lead/lead-row.ts';
import { readLeadTurn, turnAfter, type LeadTurn } from '../prisma/lead/lead-turn.ts';
import { livePipeline } from '../prisma/automation/live-pipeline.ts';
import { pauseLead, resumeLead, skipLead, steerLead } from '../prisma/lead/steering.ts';
import { cancelTasks } from '../prisma/task/lead-tasks.ts';
import { isRace } from '../prisma/write.ts';
import { advance } from '../workflows/automation/advance.ts';
import type { SubjectEvent } from '../workflows/automation/facts.ts';
import type { Advance } from '../workflows/automation/memory.ts';
import { programOf, type LivePipeline } from '../workflows/automation/program.ts';
import { PAUSE, RESUME, SKIP, STEER } from '../workflows/process/messages.ts';
import type { PauseOrder, SteerWish, Steering } from '../workflows/process/messages.ts';
import { dutyMoments } from '../workflows/lead/duty.ts';
import type { LeadTurnAnswer } from '../workflows/lead/messages.ts';
import type { Shown } from '../workflows/process/shown.ts';
import { proven } from '../temporal/order-proof.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { expectAction } from '../prisma/automation/carry-out.ts';
import { clockOf } from './clock.ts';
import { fireDuty } from './duty.ts';
import { inLine } from './in-line.ts';
import { carryOutStep, recordLoop, recordRuns, type Attempt } from './lead-step.ts';
import { settle } from './lead-waits.ts';

/** An automation's chain of causes ends at MAX_DEPTH; a turn that still has work after this many rounds goes on in the next one. */
const ROUNDS = 30;

type Noun = { workflowId: string; leadId: string };

/** `orders`: the keys that prove who gave an order to a process */
export const leadActivities = ({
  db,
  orders = [],
  publicUrl = '',
}: {
  db: Database;
  orders?: Buffer[];
  publicUrl?: string;
}) => {
  const assigning = inLine();
  return {
    /**
     * One turn of a lead's process: does what is due of its tasks and invoices, takes in the new events, runs what the automations answer, and
     * returns when to wake. Each round is one transaction of its commands and of what the process remembers, so a turn that is cut short and
     * run again goes on after the last complete round; of two turns of one process at once, one is refused and reads again.
     */
    turnLead: async ({
      workflowId,
      leadId,
      now,
      known,
    }: Noun & { now: string; known: Shown | null }): Promise<LeadTurnAnswer | null> => {
      const broken = new Set<string>();
      let singly = false;
      let left: LeadTurn | undefined;
      const heard: SubjectEvent[] = [];
      let wasDue: string | null | undefined;
      for (let round = 0, races = 0; ;) {
        const begun = left ?? (await readLeadTurn(db, workflowId, leadId));
        left = undefined;
        if (isRefusal(begun)) return { wakeAt: null, finished: true };
        const { lead, memory, revision, events, open, duties, closePages } = begun;
        wasDue ??= begun.wasDue;
        heard.push(...events);
        const clock = clockOf(lead, now);
        if (lead.paused_at && lead.paused_until && lead.paused_until.toISOString() <= clock.now) {
          await resumeLead(db, { leadId, actor: { kind: 'process', id: workflowId }, at: clock.now });
          continue;
        }
        const pipeline = await livePipeline(db, lead.pipeline_version_id);
        const moments = dutyMoments(duties, pipeline.definition, clock.now);
        const due = clock.paused ? [] : moments.filter(({ at }) => at <= clock.now);
        if (due.length > 0) {
          // promises that came due during a pause fire when it is over
          const resumedAt =
            events.findLast(({ type }) => type === 'lead.resumed')?.at ?? memory.pauses?.at(-1)?.to ?? '';
          for (const { at, ...moment } of due)
            await fireDuty(db, {
              workflowId,
              lead,
              publicUrl,
              moment: { ...moment, at: at < resumedAt ? resumedAt : at },
            });
          continue;
        }
        const facts = await leadFacts(db, lead, programOf(pipeline.definition).needs);
        // the answer to an event is never dated before it, even if the turn began earlier
        const at = events.reduce((latest, event) => (event.at > latest ? event.at : latest), clock.now);
        const advanced = advance(pipeline, memory, facts, events, at);
        const closing = lead.closed_at !== null && !lead.paused_at && events.some(({ type }) => type === 'lead.moved');
        try {
          if (worked(advanced) || closing) {
            const write = () =>
              writeRound(db, { workflowId, lead, pipeline, advanced, closing, revision, at, broken, singly });
            const team = teamOfAssignment(advanced, pipeline);
            const after = await (team === undefined ? write() : assigning(team, write));
            left = after && turnAfter(begun, advanced.memory, after);
            if (++round < ROUNDS) continue;
          }
          const turn = await settle(db, {
            ...{ workflowId, lead, pipeline, duties, moments, closePages },
            memory: advanced.memory,
            clock,
            wasDue,
            heard,
            known,
            publicUrl,
            revision: worked(advanced) || closing ? revision + 1 : revision,
          });
          // a paused lead takes in nothing: resuming it brings the next turn
          return (open && !clock.paused) || worked(advanced)
            ? { finished: false, wakeAt: new Date(Date.parse(now) + 1000).toISOString() }
            : turn;
        } catch (error) {
          if (error instanceof BrokenStep) broken.add(error.key);
          else if (isPermanent(error) && !singly) singly = true;
          else if (!isRace(error) || ++races > 12) throw error;
        }
      }
    },

    pauseLead: async ({ leadId, now, ...given }: PauseOrder & OfLead) => {
      const order = proven(orders, `lead:${leadId}`, PAUSE, given);
      return pauseLead(db, { leadId, ...order, at: await leadTime(db, leadId, now) });
    },
    resumeLead: async ({ leadId, now, ...given }: Steering & OfLead) => {
      const order = proven(orders, `lead:${leadId}`, RESUME, given);
      return resumeLead(db, { leadId, ...order, at: await leadTime(db, leadId, now) });
    },
    skipLead: async ({ leadId, now, ...given }: Steering & OfLead) => {
      const order = proven(orders, `lead:${leadId}`, SKIP, given);
      return skipLead(db, { leadId, ...order, now });
    },
    steerLead: async ({ leadId, now, ...given }: SteerWish & OfLead) => {
      const order = proven(orders, `lead:${leadId}`, STEER, given);
      return steerLead(db, { leadId, ...order, at: await leadTime(db, leadId, now) });
    },
  };
};

type OfLead = { leadId: string; now: string };

const worked = ({ commands, loops, runEvents }: Advance): boolean =>
  commands.length + loops.length + runEvents.length > 0;

/** The turn's moment in the lead's clock: a pause is counted by the same clock as the timers it stops. */
const leadTime = async (db: Database, leadId: string, now: string): Promise<string | undefined> => {
  const lead = await readLeadRow(db, leadId);
  return isRefusal(lead) ? undefined : clockOf(lead, now).now;
};

/**
 * Whoever assigns holds the loads of a team until all of the round is written. Waiting here costs no connection, and the lock's own limit of time never
 * ends a turn because many came at once: only one of each worker stands at it.
 */
const teamOfAssignment = ({ commands }: Advance, { definition }: LivePipeline): string | undefined => {
  const assign = commands.map(({ action }) => action).find((action) => action.do === 'lead.assign');
  return assign && (assign.team ?? definition.team ?? '');
};

type Round = {
  workflowId: string;
  lead: LeadRow;
  pipeline: LivePipeline;
  advanced: Advance;
  /** the lead has just been closed: its open tasks are cancelled, except those that news of money set */
  closing: boolean;
  revision: number;
  at: string;
  broken: Set<string>;
  /** each step is written by itself, so that one which cannot be written is told from the others */
  singly: boolean;
};

const writeRound = (
  db: Database,
  { workflowId, lead, advanced, closing, revision, at, broken, singly }: Round,
): Promise<After | undefined> =>
  inTransaction(db, async (tx) => {
    const actor = { kind: 'process' as const, id: workflowId };
    const after = openRound(tx, lead, {
      workflowId,
      subject: { kind: 'lead', id: lead.id },
      memory: advanced.memory,
      revision,
    });
    const steps = advanced.commands.map((command) => ({
      command,
      attempt: { actor, at, cause: command.cause, broken: broken.has(command.key) } satisfies Attempt,
    }));
    for (const { command, attempt } of steps) if (!attempt.broken) expectAction(tx, attempt, lead, command.action);
    for (const { command, attempt } of steps) {
      const carriedOut = async () => {
        await carryOutStep(tx, attempt, lead.id, command);
        if (singly) await tx.round?.write();
      };
      await carriedOut().catch((error: unknown) => {
        if (singly && isPermanent(error)) throw new BrokenStep(command.key);
        throw error;
      });
    }
    for (const loop of advanced.loops) await recordLoop(tx, { actor, at, cause: loop.cause }, lead.id, loop);
    if (advanced.runEvents.length) await recordRuns(tx, { actor, at }, lead.id, advanced.runEvents);
    if (closing) await cancelTasks(tx, { actor, at, leadId: lead.id, closing });
    return after;
  }).then((after) => after());

/** A step that the database refuses permanently (a bad cast, a broken reference): the round is made again and records the failure instead. */
class BrokenStep extends Error {
  readonly key: string;
  constructor(key: string) {
    super(`the step ${key} cannot be written`);
    this.key = key;
  }
}
const isPermanent = (error: unknown): boolean =>
  /^(22|23502|23503|23514)/.test((error as { code?: string })?.code ?? '');
