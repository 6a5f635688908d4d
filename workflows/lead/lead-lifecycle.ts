import { ApplicationFailure, continueAsNew, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import { billing, patient, records } from '../activities.ts';
import type { CheckoutAnswer, CheckoutOrder } from '../invoice/messages.ts';
import { live } from '../process/live.ts';
import {
  CHECKOUT,
  PAUSE,
  RESUME,
  SKIP,
  STEER,
  type PauseOrder,
  type Steering,
  type SteerWish,
} from '../process/messages.ts';
import type { Refusal } from '../refusal.ts';
import { closedPages } from './closed-pages.ts';

export type LeadLife = { leadId: string };
export type Steered = { id: string; version: number } | Refusal;

/**
 * A lead from its first event until it is won or lost and nothing of it waits: its tasks and invoices are clocks of this process. It hears pokes and the
 * hand brake (pause, resume, skip), and takes turns: each turn does what is due, pulls the new events, lets the pipeline's automations answer them, and
 * says when the next clock fires. The provider of payments is called beside the turns, and never waits for a pause.
 */
export const leadLifecycle = async ({ leadId }: LeadLife): Promise<void> => {
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

  setHandler(defineUpdate<CheckoutAnswer | Refusal, [CheckoutOrder]>(CHECKOUT), ({ invoiceId }) =>
    billing.openCheckout({ invoiceId }),
  );
  const pages = closedPages();

  await live({
    turn: async (now, known) => {
      const turn = await records.turnLead({ workflowId, leadId, now, known });
      pages.close(turn?.closePages ?? []);
      return turn;
    },
    busy: pages.closing,
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'lead', nounId: leadId, error }),
    continueAsNew: () => continueAsNew<typeof leadLifecycle>({ leadId }),
  });
};
