import type { LeadEvent } from '../../workflows/automation/facts.ts';
import { invoiceMoments } from '../../workflows/invoice/invoice.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

/** When a sent invoice reminds the client by its own clock, which a trial does not run, while nobody pays: RFC 3339, the earliest first. */
export const remindersOf = (
  { type, at, data }: LeadEvent,
  { invoices }: Pick<PipelineDefinition, 'invoices'>,
): string[] => {
  if (type !== 'invoice.sent' || typeof data['dueAt'] !== 'string') return [];
  const clock = { state: 'sent', sentAt: at, dueAt: data['dueAt'], remindedAt: null, overdueAt: null };
  return invoiceMoments(clock, invoices).map((moment) => moment.at);
};
