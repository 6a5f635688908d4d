import type { Database } from '../prisma/client.ts';
import { invoiceMoment } from '../prisma/invoice/invoice.ts';
import { stepKey, taskMoment } from '../prisma/task/task.ts';
import type { LeadRow } from '../prisma/lead/lead-row.ts';
import type { DutyMoment } from '../workflows/lead/duty.ts';

/** What the clock of a task or an invoice does; each moment has its key, so that a turn which runs again does nothing twice. */
export const fireDuty = async (
  db: Database,
  {
    workflowId,
    lead,
    moment: { id, at, dueAt, ...moment },
    publicUrl,
  }: { workflowId: string; lead: LeadRow; moment: DutyMoment; publicUrl: string },
): Promise<void> => {
  const doing = { actor: { kind: 'process' as const, id: workflowId }, at };
  const place = `${id}/${moment.what}/${Date.parse(dueAt)}`;
  if (moment.duty === 'payment')
    await invoiceMoment(db, { ...doing, key: `invoice:${place}`, invoiceId: id, what: moment.what });
  else
    await taskMoment(db, {
      ...{ ...doing, publicUrl, lead, taskId: id },
      ...{ what: moment.what, step: moment.step },
      key: `task:${place}${stepKey(moment)}`,
    });
};
