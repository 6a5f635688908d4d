import { invoiceMoments, nextMoment, type InvoiceClock, type InvoiceMoment } from '../invoice/invoice.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { taskMoments, type TaskClock, type TaskMoment } from '../task/task.ts';

/**
 * An open task of a lead, or an unpaid invoice, each with its own clock. `text`: the task's, or the invoice's number; `kind`: the key of a
 * task's type; `stops`: a span, which a pause stops; `working`: by the calendar with this key.
 */
export type Duty = {
  id: string;
  kind?: string;
  text: string;
  high?: boolean;
  stops?: boolean;
  working?: string | null;
} & (({ what: 'task' } & TaskClock) | ({ what: 'payment' } & InvoiceClock));

/** What the clock of a duty does next. `at` and `dueAt` are moments of the lead's clock. */
export type DutyMoment = { id: string; dueAt: string; at: string } & (
  | { duty: 'task'; what: TaskMoment['what']; step?: TaskMoment['step'] }
  | { duty: 'payment'; what: InvoiceMoment['what'] }
);

/** The next moment of each duty that has one, earliest first. */
export const dutyMoments = (
  duties: Duty[],
  { tasks, invoices }: Pick<PipelineDefinition, 'tasks' | 'invoices'>,
  now: string,
): DutyMoment[] =>
  duties
    .flatMap((duty): DutyMoment[] => {
      const { id, dueAt } = duty;
      if (duty.what === 'task') {
        const [next] = taskMoments(duty, tasks, now);
        return next ? [{ id, dueAt, duty: 'task', ...next }] : [];
      }
      const next = nextMoment(invoiceMoments(duty, invoices), now);
      return next ? [{ id, dueAt, duty: 'payment', ...next }] : [];
    })
    .sort((one, other) => one.at.localeCompare(other.at));
