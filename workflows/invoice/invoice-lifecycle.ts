import { continueAsNew, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import { billing, patient, records } from '../activities.ts';
import { live } from '../process/live.ts';
import { CHECKOUT } from '../process/messages.ts';
import type { Refusal } from '../refusal.ts';
import type { CheckoutAnswer } from './messages.ts';

export type InvoiceLife = { invoiceId: string; life?: number };

/**
 * An invoice from its first event until it is paid or void: reminds before it is due, becomes overdue, reminds again, each once.
 * It opens the provider's payment page for the client, and closes the one that must not be paid any more.
 */
export const invoiceLifecycle = async ({ invoiceId, life }: InvoiceLife): Promise<void> => {
  const { workflowId } = workflowInfo();
  setHandler(defineUpdate<CheckoutAnswer | Refusal>(CHECKOUT), () => billing.openCheckout({ invoiceId }));

  await live({
    life,
    turn: async (now) => {
      const turn = await records.turnInvoice({ workflowId, invoiceId, now });
      if (turn.closeCheckout) await billing.closeCheckout({ invoiceId });
      return turn;
    },
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'invoice', nounId: invoiceId, leadId: null, error }),
    continueAsNew: () => continueAsNew<typeof invoiceLifecycle>({ invoiceId, ...(life === undefined ? {} : { life }) }),
  });
};
