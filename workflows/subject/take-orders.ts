import { defineUpdate, setHandler } from '@temporalio/workflow';
import { records } from '../activities.ts';
import { PAUSE, RESUME, STEER, type PauseOrder, type Steering, type SteerWish } from '../process/messages.ts';
import type { Refusal } from '../refusal.ts';
import type { Subject } from './subject.ts';

export type Steered = { id: string; version: number } | Refusal;

/** The hand brake of a subject's process, and what users order of it. */
export const takeOrders = (subject: Subject): void => {
  const now = () => new Date().toISOString();
  setHandler(defineUpdate<Steered, [PauseOrder]>(PAUSE), (order) =>
    records.pauseSubject({ ...order, subject, now: now() }),
  );
  setHandler(defineUpdate<Steered, [Steering]>(RESUME), (order) =>
    records.resumeSubject({ ...order, subject, now: now() }),
  );
  setHandler(defineUpdate<Steered, [SteerWish]>(STEER), (order) =>
    records.steerSubject({ ...order, subject, now: now() }),
  );
};
