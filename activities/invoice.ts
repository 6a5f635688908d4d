import { isCheckoutOpen } from '../prisma/invoice/checkout.ts';
import { invoiceMoment } from '../prisma/invoice/invoice.ts';
import { readInvoice } from '../prisma/invoice/invoice-row.ts';
import type { Database } from '../prisma/client.ts';
import { pipelineOfVersion } from '../prisma/pipeline/pipeline.ts';
import { readProcess, reportProcess } from '../prisma/process/process.ts';
import { invoiceMoments, isOpen, nextMoment, type InvoiceMoment } from '../workflows/invoice/invoice.ts';
import type { InvoiceTurn } from '../workflows/invoice/messages.ts';
import type { Wait } from '../workflows/process/process.schema.ts';
import { clockOf } from './clock.ts';
import { latenessOf } from './task.ts';

export const invoiceActivities = ({ db }: { db: Database }) => ({
  /** One turn of an invoice's process: what is due is done, the next moment is said. May run twice: each moment has its key. */
  turnInvoice: async ({
    workflowId,
    invoiceId,
    now,
  }: {
    workflowId: string;
    invoiceId: string;
    now: string;
  }): Promise<InvoiceTurn> => {
    const before = await readProcess(db, workflowId);
    for (;;) {
      const found = await readInvoice(db, invoiceId);
      if (!found) return { wakeAt: null, finished: true, closeCheckout: false };
      const { invoice, lead } = found;
      const clock = clockOf(lead, now);
      const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
      const moments = invoiceMoments(
        {
          state: invoice.state,
          sentAt: invoice.sent_at?.toISOString() ?? null,
          dueAt: invoice.due_at.toISOString(),
          remindedAt: invoice.reminded_at?.toISOString() ?? null,
          overdueAt: invoice.overdue_at?.toISOString() ?? null,
        },
        definition.invoices,
      );
      const next = nextMoment(moments, clock.now);
      if (next && !clock.paused && next.at <= clock.now) {
        await invoiceMoment(db, {
          key: `${workflowId}/${next.what}/${invoice.due_at.getTime()}`,
          actor: { kind: 'process', id: workflowId },
          at: next.at,
          invoiceId,
          what: next.what,
        });
        continue;
      }
      const finished = !isOpen(invoice.state) && invoice.state !== 'draft';
      await reportProcess(db, {
        workflowId,
        noun: 'invoice',
        nounId: invoiceId,
        leadId: lead.id,
        state: finished ? 'finished' : clock.paused ? 'paused' : 'waiting',
        waitsFor:
          finished || invoice.state === 'draft'
            ? []
            : [
                {
                  what: waits[next?.what ?? 'overdue'],
                  until: next?.at ?? null,
                  text: String(invoice.number),
                  id: invoiceId,
                  ...(invoice.overdue_at ? { overdue: true } : {}),
                },
              ],
        nextAt: next?.at ?? null,
        error: null,
        seq: invoice.event_seq,
        lateness: latenessOf(before?.nextAt, clock.now),
      });
      return {
        wakeAt: clock.paused || !next ? null : clock.real(next.at),
        finished,
        closeCheckout: finished && isCheckoutOpen(invoice.checkout),
      };
    }
  },
});

const waits = { reminder: 'reminder', overdue: 'payment', late_reminder: 'reminder' } satisfies Record<
  InvoiceMoment['what'],
  Wait['what']
>;
