import type { Database } from '../prisma/client.ts';
import { invoiceMoment } from '../prisma/invoice/invoice.ts';
import { taskMoment } from '../prisma/task/task.ts';
import type { LeadRow } from '../prisma/lead/lead-row.ts';
import type { DutyMoment } from '../workflows/lead/duty.ts';

/** What the clock of a task or an invoice does; each moment has its key, so that a turn which runs again does nothing twice. */
export const fireDuty = async (
  db: Database,
  {
    workflowId,
    lead,
    moment: { duty, id, what, at, dueAt },
  }: { workflowId: string; lead: LeadRow; moment: DutyMoment },
): Promise<void> => {
  const doing = { actor: { kind: 'process' as const, id: workflowId }, at };
  const place = `${id}/${what}/${Date.parse(dueAt)}`;
  if (duty === 'task') await taskMoment(db, { ...doing, key: `task:${place}`, taskId: id, what, lead });
  else await invoiceMoment(db, { ...doing, key: `invoice:${place}`, invoiceId: id, what });
};
