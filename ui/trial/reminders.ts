import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { isEvent } from '../../workflows/event/catalogue.ts';
import { invoiceMoments } from '../../workflows/invoice/invoice.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

/** When a sent invoice reminds the client by its own clock, which a trial does not run, while nobody pays: RFC 3339, the earliest first. */
export const remindersOf = (event: SubjectEvent, { invoices }: Pick<PipelineDefinition, 'invoices'>): string[] => {
  if (!isEvent(event, 'invoice.sent')) return [];
  const clock = { state: 'sent', sentAt: event.at, dueAt: event.data.dueAt, remindedAt: null, overdueAt: null };
  return invoiceMoments(clock, invoices).map((moment) => moment.at);
};
