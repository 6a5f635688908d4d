import { ApplicationFailure, continueAsNew, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';
import { PAUSE, RESUME, SKIP, STEER, type PauseOrder, type Steering, type SteerWish } from '../process/messages.ts';
import type { Refusal } from '../refusal.ts';

export type LeadLife = { leadId: string; life?: number };
export type Steered = { id: string; version: number } | Refusal;

/**
 * A lead from its first event until it is won or lost. It hears pokes and the hand brake (pause, resume, skip), and takes turns:
 * each turn pulls the new events, lets the pipeline's automations answer them, and says when the next timer is due.
 */
export const leadLifecycle = async ({ leadId, life }: LeadLife): Promise<void> => {
  const { workflowId } = workflowInfo();
  const now = () => new Date().toISOString();

  setHandler(
    defineUpdate<Steered, [PauseOrder]>(PAUSE),
    (order) => records.pauseLead({ ...order, leadId, now: now() }),
    {
      validator: ({ reason }) => {
        if (!reason) throw ApplicationFailure.nonRetryable('a pause needs a reason', 'ReasonNeeded');
      },
    },
  );
  setHandler(defineUpdate<Steered, [Steering]>(RESUME), (order) =>
    records.resumeLead({ ...order, leadId, now: now() }),
  );
  setHandler(defineUpdate<Steered, [Steering]>(SKIP), (order) => records.skipLead({ ...order, leadId, now: now() }));

  setHandler(defineUpdate<Steered, [SteerWish]>(STEER), (order) => records.steerLead({ ...order, leadId, now: now() }));

  await live({
    life,
    turn: (now, known) => records.turnLead({ workflowId, leadId, now, known }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'lead', nounId: leadId, leadId, error }),
    continueAsNew: () => continueAsNew<typeof leadLifecycle>({ leadId, ...(life === undefined ? {} : { life }) }),
  });
};
