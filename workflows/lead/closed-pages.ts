import { ActivityFailure } from '@temporalio/workflow';
import { closing } from '../activities.ts';

/** Closes the payment pages of invoices that are over, one by one, beside the turns. */
export const closedPages = () => {
  const open = new Set<string>();
  const close = async (invoiceId: string): Promise<void> => {
    open.add(invoiceId);
    try {
      await closing.closeCheckout({ invoiceId });
    } catch (error) {
      // the page has expired, or the process is cancelled, which its turns notice
      if (!(error instanceof ActivityFailure)) throw error;
    } finally {
      open.delete(invoiceId);
    }
  };
  return {
    close: (invoices: string[]): void => {
      for (const id of invoices) if (!open.has(id)) void close(id);
    },
    closing: (): boolean => open.size > 0,
  };
};
