import { continueAsNew, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';
import { PAUSE, RESUME, SKIP, STEER, type PauseOrder, type Steering, type SteerWish } from '../process/messages.ts';
import type { Refusal } from '../refusal.ts';
import type { Subject } from './subject.ts';

type Steered = { id: string; version: number } | Refusal;

/** A subject from its first event until it is closed and nothing of it waits: pokes, the hand brake (pause, resume, skip), orders of users, turns. */
export const subjectLifecycle = async (subject: Subject): Promise<void> => {
  const { workflowId } = workflowInfo();
  const now = () => new Date().toISOString();
  setHandler(defineUpdate<Steered, [PauseOrder]>(PAUSE), (order) =>
    records.pauseSubject({ ...order, subject, now: now() }),
  );
  setHandler(defineUpdate<Steered, [Steering]>(RESUME), (order) =>
    records.resumeSubject({ ...order, subject, now: now() }),
  );
  setHandler(defineUpdate<Steered, [Steering]>(SKIP), (order) =>
    records.skipSubject({ ...order, subject, now: now() }),
  );
  setHandler(defineUpdate<Steered, [SteerWish]>(STEER), (order) =>
    records.steerSubject({ ...order, subject, now: now() }),
  );
  await live({
    turn: (moment, known) => records.turnSubject({ subject, now: moment, known }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: subject.kind, nounId: subject.id, error }),
    continueAsNew: () => continueAsNew<typeof subjectLifecycle>(subject),
  });
};
