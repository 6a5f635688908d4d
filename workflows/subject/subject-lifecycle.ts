import { continueAsNew, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';
import { SKIP, type Steering } from '../process/messages.ts';
import type { Subject } from './subject.ts';
import { takeOrders, type Steered } from './take-orders.ts';

/** A subject from its first event until it is closed and nothing of it waits: pokes, the hand brake (pause, resume, skip), orders of users, turns. */
export const subjectLifecycle = async (subject: Subject): Promise<void> => {
  const { workflowId } = workflowInfo();
  takeOrders(subject);
  setHandler(defineUpdate<Steered, [Steering]>(SKIP), (order) =>
    records.skipSubject({ ...order, subject, now: new Date().toISOString() }),
  );
  await live({
    turn: (moment, known) => records.turnSubject({ subject, now: moment, known }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: subject.kind, nounId: subject.id, error }),
    continueAsNew: () => continueAsNew<typeof subjectLifecycle>(subject),
  });
};
