import { setImmediate as others } from 'node:timers/promises';
import type { LivePipeline } from '../../workflows/automation/program.ts';
import { newBacktest } from '../../workflows/trial/backtest.ts';
import type { UserNaming } from '../../workflows/trial/recorded.ts';
import type { SubjectTrial } from '../../workflows/trial/totals.ts';
import type { Relived } from '../../workflows/trial/tried.ts';
import type { Database } from '../client.ts';
import { eventsOfSubjects } from './trial-event.ts';
import type { TrialChoice, TrialRow } from './trial.ts';

export type OpenTrial = { row: TrialRow; pipeline: LivePipeline; users: UserNaming; needs: Set<string> };
/** Without a trial: it was not there in the period. */
export type SubjectResult = { id: string; trial: SubjectTrial | undefined };
/** The next page of a trial, after this subject. */
type Page = (db: Database, trial: OpenTrial, after: string | null, beat: () => void) => Promise<SubjectResult[]>;
type Asked = Pick<TrialRow, 'pipeline_id' | 'kind'> & { choice: TrialChoice };
/** How the subjects of a noun are tried, by the kind of trial. */
export type TriedNoun = Record<TrialRow['kind'], Page> & { count: (db: Database, asked: Asked) => Promise<number> };

/** Subjects in one batch: a tenth of a second, a few thousand events. */
export const PAGE = 60;
/** How long the worker's other work waits at most. */
const STINT_MS = 15;

/** Lets the subjects of a page live again through the period of a trial, in the order of their ids. */
export const backtests = async (
  db: Database,
  { row, pipeline, users }: OpenTrial,
  ids: string[],
  { relive, beat }: { relive: (id: string) => Promise<Relived>; beat: () => void },
): Promise<SubjectResult[]> => {
  const { since, until } = row.choice;
  const trials = new Map<string, SubjectTrial | undefined>();
  const stint = newStint();
  let current: { id: string; test: ReturnType<typeof newBacktest> } | undefined;
  const finish = () => current && trials.set(current.id, current.test.end());
  for await (const events of eventsOfSubjects(db, ids, until)) {
    beat();
    for (const event of events) {
      if (current?.id !== event.subjectId) {
        finish();
        await stint();
        const subject = await relive(event.subjectId);
        current = { id: event.subjectId, test: newBacktest({ pipeline, since, until, users }, subject) };
      }
      current.test.take(event);
    }
  }
  finish();
  return ids.map((id) => ({ id, trial: trials.get(id) }));
};

/** Yields to the worker's other work once this batch has run long enough. */
export const newStint = (): (() => Promise<void>) => {
  let end = performance.now() + STINT_MS;
  return async () => {
    if (performance.now() < end) return;
    await others();
    end = performance.now() + STINT_MS;
  };
};
