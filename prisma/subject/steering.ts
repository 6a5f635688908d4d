import { newMemory, nextMoment } from '../../workflows/automation/memory.ts';
import { steered } from '../../workflows/automation/steer.ts';
import type { SteerOrder } from '../../workflows/automation/steer.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { typeFor } from '../../workflows/subject/evolve.ts';
import type { Meaning, Told } from '../../workflows/subject/noun.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import { readSteerFacts } from '../automation/steer-facts.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { memoryOf } from '../process/process.ts';
import { command, type Doing } from '../write.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from './subject-record.ts';
import { readSubject, subjectChange, subjectNow, tellSubject, type Done, type OfSubject } from './subject.ts';

type Steering = Doing & OfSubject & { now?: string };

/** Stops all its clocks. Refused: ProcessOver, AlreadyPaused. */
export const pauseSubject = (
  db: Database,
  { reason, until, ...given }: Steering & { reason: string; until?: string | undefined },
): Promise<Done | Refusal> =>
  tellSubject(db, { ...given, request: { pause: given.id, reason, until } }, (row) => {
    if (row.closed_at || followsNone(row)) return refuse('ProcessOver');
    if (row.paused_at) return refuse('AlreadyPaused');
    return told(given.record, 'paused', { reason, ...(until ? { until } : {}) });
  });

/** Starts them again. Refused: NotPaused. */
export const resumeSubject = (db: Database, given: Steering): Promise<Done | Refusal> =>
  tellSubject(db, { ...given, request: { resume: given.id } }, ({ paused_at: from }) =>
    from ? told(given.record, 'resumed', { from: from.toISOString() }) : refuse('NotPaused'),
  );

/** Sandbox only: sets its clock ahead to its next moment. Refused: ProcessOver, AlreadyPaused, NothingToSkip. */
export const skipSubject = (db: Database, { now, ...given }: Steering): Promise<Done | Refusal> =>
  command(db, { key: given.key, request: { skip: given.id } }, async () => {
    const { record, id, ...doing } = given;
    const row = await readSubject(db, record, id);
    if (isRefusal(row)) return row;
    if (row.closed_at) return refuse('ProcessOver');
    if (row.paused_at) return refuse('AlreadyPaused');
    const to = nextMoment((await memoryOf(db, subjectOf(given))) ?? newMemory());
    if (to === null) return refuse('NothingToSkip');
    const byMs = Math.max(0, Date.parse(to) - Date.parse(subjectNow(row, now)));
    return subjectChange(record, row, { ...doing, at: to }, told(record, 'skipped', { to, byMs, what: 'automation' }));
  });

/** A user's order to the process. `taken` names what a skip or a stop took, for the way back. Refused: ProcessOver, and as `steered` says. */
export const steerSubject = (
  db: Database,
  { wish, now, ...given }: Steering & { wish: SteerOrder },
): Promise<(Done & { taken?: string }) | Refusal> =>
  command(db, { key: given.key, request: { steer: given.id, wish } }, async () => {
    const { record, id, ...doing } = given;
    const row = await readSubject(db, record, id);
    if (isRefusal(row)) return row;
    if (followsNone(row)) return refuse('ProcessOver');
    const at = doing.at ?? subjectNow(row, now);
    const { definition } = await pipelineOfVersion(db, row.pipeline_version_id);
    const known = await readSteerFacts(db, subjectOf(given), wish);
    const world = { now: at, definition, known };
    const data = steered(factsOfSubject(record, row), wish, world, refuse('ProcessOver'));
    if (isRefusal(data)) return data;
    const change = subjectChange(record, row, { ...doing, at }, told(record, 'steered', data));
    return { ...change, result: { ...change.result, ...(known.taken ? { taken: known.taken } : {}) } };
  });

/** Not every conversation has automations. */
const followsNone = (row: SubjectRow): boolean => !row.pipeline_version_id;

const subjectOf = ({ record, id }: OfSubject): Subject => ({ kind: record.noun.kind, id });
const told = ({ noun }: SubjectRecord, meaning: Meaning, data: Told['data']): Told[] => [
  { type: typeFor(noun, meaning)!, data },
];
