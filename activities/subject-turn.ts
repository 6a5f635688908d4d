import { livePipeline } from '../prisma/automation/live-pipeline.ts';
import { carryOutAction } from '../prisma/automation/carry-out.ts';
import { onSubject } from '../prisma/automation/carry-out-on-subject.ts';
import { inTransaction, type Database } from '../prisma/client.ts';
import { rememberProcess, reportProcess } from '../prisma/process/process.ts';
import { resumeSubject } from '../prisma/subject/steering.ts';
import { actOnSubject, tellSubject } from '../prisma/subject/subject.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from '../prisma/subject/subject-record.ts';
import { ownClocksOf, type Duties } from '../prisma/subject/duties.ts';
import { readSubjectTurn, type SubjectTurn } from '../prisma/subject/subject-turn.ts';
import { isRace } from '../prisma/write.ts';
import { ordersOf } from '../workflows/automation/action/index.ts';
import { advance } from '../workflows/automation/advance.ts';
import type { SubjectEvent, SubjectFacts } from '../workflows/automation/facts.ts';
import { nextMoment, type Advance, type Memory } from '../workflows/automation/memory.ts';
import { isHarmless } from '../workflows/automation/order.ts';
import { programOf, type LivePipeline } from '../workflows/automation/program.ts';
import { failure } from '../workflows/automation/run-event.ts';
import { waitsOf } from '../workflows/automation/waits.ts';
import type { TurnAnswer } from '../workflows/process/messages.ts';
import { changesOf, nameIn, shownWaits, stepsOf, type Shown } from '../workflows/process/shown.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { processIdOf } from '../workflows/subject/subject.ts';
import { clockOf } from './clock.ts';
import { latenessOf } from './lateness.ts';

const ROUNDS = 30;

type Turning = {
  id: string;
  now: string;
  known: Shown | null;
  publicUrl: string;
  /** when what its noun looks after besides is looked at again, where that is known already */
  tendsAt?: string | null;
};

/**
 * One turn: takes in the new events, carries out what the automations answer, and returns when to wake. Each round is one transaction of its
 * commands and of what the process remembers, so a turn that is cut short and run again goes on after the last complete round.
 */
export const turnOf = async (
  db: Database,
  record: SubjectRecord,
  { id, now, known, publicUrl, ...given }: Turning,
): Promise<TurnAnswer> => {
  const subject = { kind: record.noun.kind, id };
  const workflowId = processIdOf(subject);
  const heard: SubjectEvent[] = [];
  let wasDue: string | null | undefined;
  // whoever takes it now, or loses it, is read below
  const own = ownClocksOf(subject.kind);
  const tends = async () => (await own?.tends(db, id, { now, publicUrl })) ?? null;
  let tendsAt = given.tendsAt === undefined ? await tends() : given.tendsAt;
  for (let round = 0, races = 0; ;) {
    const begun = await readSubjectTurn<SubjectRow>(db, subject, record.table);
    if (isRefusal(begun)) return { wakeAt: null, finished: true };
    const { row, memory, events, open } = begun;
    wasDue ??= begun.wasDue;
    const clock = clockOf(row, now);
    if (row.paused_at && row.paused_until && row.paused_until.toISOString() <= clock.now) {
      await resumeSubject(db, { record, id: row.id, actor: { kind: 'process', id: workflowId }, at: clock.now });
      continue;
    }
    const pipeline = await livePipeline(db, row.pipeline_version_id);
    // the answer to an event is never dated before it, even if the turn began earlier
    const at = events.reduce((latest, event) => (event.at > latest ? event.at : latest), clock.now);
    const facts = factsOfSubject(record, row);
    const advanced = advance(pipeline, memory, facts, events, at);
    try {
      const did = advanced.commands.length + advanced.loops.length + advanced.runEvents.length > 0;
      if (did) {
        await writeRound(db, record, begun, { advanced, at });
        heard.push(...events);
        if (++round < ROUNDS) continue;
        return { wakeAt: new Date(Date.parse(now) + 1000).toISOString(), finished: false };
      }
      heard.push(...events);
      // what it did may have given it to nobody, or freed somebody
      if (round > 0) tendsAt = await tends();
      const duties = (await own?.duties?.(db, row, { at, publicUrl })) ?? NO_DUTIES;
      if (duties.told.length > 0 && !clock.paused) {
        await writeDuties(db, record, begun, { memory: advanced.memory, duties, at });
        if (++round < ROUNDS) continue;
        return { wakeAt: new Date(Date.parse(now) + 1000).toISOString(), finished: false };
      }
      const answer = await rest(db, record, begun, {
        memory: advanced.memory,
        dutyAt: clock.paused ? null : duties.next,
        tendsAt,
        facts,
        pipeline,
        clock,
        wasDue,
        heard,
        known,
        publicUrl,
      });
      return open ? { ...answer, wakeAt: new Date(Date.parse(now) + 1000).toISOString(), finished: false } : answer;
    } catch (error) {
      if (!isRace(error) || ++races > 12) throw error;
    }
  }
};

const writeRound = (
  db: Database,
  record: SubjectRecord,
  { row, revision }: SubjectTurn<SubjectRow>,
  { advanced: { memory, commands, loops, runEvents }, at }: { advanced: Advance; at: string },
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const subject = { kind: record.noun.kind, id: row.id };
    const workflowId = processIdOf(subject);
    const doing = { actor: { kind: 'process' as const, id: workflowId }, at };
    await rememberProcess(tx, { workflowId, subject, memory, revision });
    const failed = loops.map(({ automation, cause, because }) => ({ ...failure(automation, because), cause }));
    for (const command of commands) {
      const { action, automation, cause, dueAt } = command;
      const on = { record, id: row.id, ...doing, cause };
      const isOrdered = ordersOf(action).length > 0;
      const done = await (isOrdered
        ? carryOutAction(onSubject(tx, { ...on, dueAt }), action)
        : actOnSubject(tx, { ...on, action }));
      if (isRefusal(done) && !(isOrdered && isHarmless(done, command)))
        failed.push({ ...failure(automation, done, action), cause });
    }
    const told = [...failed, ...runEvents];
    if (told.length > 0) await tellSubject(tx, { record, id: row.id, request: null, ...doing }, () => told);
  });

const NO_DUTIES: Duties = { told: [], next: null };

const writeDuties = (
  db: Database,
  record: SubjectRecord,
  { row, revision }: SubjectTurn<SubjectRow>,
  { memory, duties: { told, inserts }, at }: { memory: Memory; duties: Duties; at: string },
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const subject = { kind: record.noun.kind, id: row.id };
    const workflowId = processIdOf(subject);
    await rememberProcess(tx, { workflowId, subject, memory, revision });
    const doing = { actor: { kind: 'process' as const, id: workflowId }, at };
    await tellSubject(tx, { record, id: row.id, request: null, ...doing, ...(inserts ? { inserts } : {}) }, () => told);
  });

type Resting = {
  memory: Memory;
  /** the next moment of the noun's own clocks */
  dutyAt: string | null;
  /** when what its noun looks after besides is looked at again, by our clock */
  tendsAt: string | null;
  facts: SubjectFacts;
  pipeline: LivePipeline;
  clock: ReturnType<typeof clockOf>;
  wasDue: string | null | undefined;
  heard: SubjectEvent[];
  known: Shown | null;
  publicUrl: string;
};

/** Saves where the subject is when nothing is left to do now. */
const rest = async (
  db: Database,
  { noun, rests }: SubjectRecord,
  { row, revision: read }: SubjectTurn<SubjectRow>,
  { memory, dutyAt, tendsAt, facts, pipeline, clock, wasDue, heard, known, publicUrl }: Resting,
): Promise<TurnAnswer> => {
  const idle = memory.timers.length === 0 && memory.runs.length === 0;
  const pauses = clock.paused && row.closed_at === null;
  const finished = idle && (rests ? tendsAt === null && !pauses : row.closed_at !== null);
  const state = finished ? 'finished' : clock.paused ? 'paused' : 'waiting';
  const tended = rests && tendsAt !== null ? [{ what: 'reminder' as const, until: tendsAt, id: row.id }] : [];
  const waitsFor = finished ? [] : [...waitsOf([], memory, pipeline, facts.pausedAt), ...tended];
  const next = earliest(earliest(nextMoment(memory), dutyAt), tended[0]?.until ?? null);
  const subject = { kind: noun.kind, id: row.id };
  await reportProcess(
    db,
    {
      ...{ workflowId: processIdOf(subject), noun: subject.kind, nounId: subject.id, state, waitsFor },
      ...{ nextAt: finished ? null : next, error: null, seq: row.event_seq, memory },
      lateness: latenessOf(wasDue, clock.now),
    },
    { revision: read },
  );
  const { stages, automations } = programOf(pipeline.definition);
  const changes = changesOf(known, {
    seen: memory.cursor,
    title: `${nameIn(noun.name)} ${noun.called(facts)}`,
    stage: row.stage,
    stageName: nameIn(stages.get(row.stage)?.name ?? row.stage),
    ...{ responsible: null, state },
    pausedUntil: row.paused_until && clock.real(row.paused_until.toISOString()),
    waits: shownWaits(waitsFor, clock.real),
    link: publicUrl,
    steps: stepsOf(heard, (automation) => automations.get(automation)?.name ?? automation),
  });
  const wakeAt = clock.paused ? (row.paused_until?.toISOString() ?? null) : next;
  return {
    ...{ wakeAt: finished ? null : earliest(wakeAt && clock.real(wakeAt), tendsAt), finished },
    ...(Object.keys(changes).length > 0 ? { shown: changes } : {}),
  };
};

const earliest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;
