import { randomBytes } from 'node:crypto';
import { decideNewInvoice } from '../../workflows/invoice/decide.ts';
import type { InvoiceMoment } from '../../workflows/invoice/invoice.ts';
import type { NewInvoice } from '../../workflows/invoice/invoice.schema.ts';
import type { Share } from '../../workflows/invoice/planned-line.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { messagesOnAllChannels, together } from '../delivery/delivery.ts';
import { newColumns } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { invoiceEvent, orderInvoice, readInvoice } from './invoice-row.ts';
import { leadNow, readLeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { command, type Doing } from '../write.ts';

/**
 * A draft with its total. The pipeline says when it is due unless it has a due date. Refused: NotFound, InvoiceTooLarge, InvoiceTooSmall,
 * InvoiceNotWhole, DueInPast.
 */
export const createInvoice = (
  db: Database,
  {
    leadId,
    currency,
    lines,
    dueAt,
    share = null,
    ...doing
  }: Doing & NewInvoice & { leadId: string; share?: Share | null },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { invoice: leadId, currency, lines, dueAt } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const at = doing.at ?? leadNow(lead);
    const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
    const { dueDays } = definition.invoices;
    const asked = { currency, lines, dueAt };
    const decided = decideNewInvoice(asked, { now: at, dueDays, byUser: doing.actor.kind === 'user' });
    if (isRefusal(decided)) return decided;
    const { total, dueAt: due } = decided;
    const { rows } = await db.pool.query(
      `SELECT nextval('invoice_number') AS number, coalesce((SELECT c.language FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id
        WHERE lc.lead_id = $1 ORDER BY lc.is_main DESC, c.created_at LIMIT 1), 'ru') AS language`,
      [leadId],
    );
    const row = {
      id: uuidv7(),
      number: rows[0].number,
      lead_id: leadId,
      state: 'draft',
      currency,
      total,
      lines: decided.lines,
      share,
      due_at: due,
      language: rows[0].language,
      pay_token: randomBytes(24).toString('base64url'),
      created_at: at,
      event_seq: 1,
    };
    const { pay_token: _secret, ...told } = row;
    return {
      inserts: [{ table: 'invoice', row }],
      events: [
        invoiceEvent({ ...row, event_seq: 0 }, lead, doing, at, {
          type: 'invoice.created',
          data: { set: newColumns(told), total, currency, dueAt: due },
        }),
      ],
      result: { id: row.id, version: 1 },
    };
  });

/** Sends the invoice to the client by e-mail and SMS, with the link to pay, where it is wanted in her morning. Refused: NotFound, InvoiceNotDraft, NoAddress. */
export const sendInvoice = (
  db: Database,
  { invoiceId, inMorning = false, ...doing }: Doing & { invoiceId: string; inMorning?: boolean },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { send: invoiceId, ...(inMorning ? { inMorning } : {}) } }, async () => {
    const found = await readInvoice(db, invoiceId);
    if (!found) return refuse('NotFound');
    const { invoice, lead } = found;
    const at = doing.at ?? leadNow(lead);
    const change = orderInvoice(invoice, lead, { ...doing, at }, { do: 'send' });
    if (isRefusal(change)) return change;
    const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
    const messages = await messagesOnAllChannels(db, { ...doing, at }, lead, {
      template: definition.invoices.sent,
      attachments: ['invoice'],
      invoiceId,
      inMorning,
    });
    return messages.length === 0 ? refuse('NoAddress') : together(change, messages);
  });

/** Withdraws an invoice that nobody has paid. Refused: NotFound, InvoiceAlreadyVoid, InvoiceHasPayments. */
export const voidInvoice = (
  db: Database,
  { invoiceId, ...doing }: Doing & { invoiceId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { void: invoiceId } }, async () => {
    const found = await readInvoice(db, invoiceId);
    if (!found) return refuse('NotFound');
    const { invoice, lead } = found;
    return orderInvoice(invoice, lead, { ...doing, at: doing.at ?? leadNow(lead) }, { do: 'void' });
  });

/** What the invoice's own clock does: reminds the client before and after the due date, and marks it overdue. */
export const invoiceMoment = (
  db: Database,
  { invoiceId, what, ...doing }: Doing & { invoiceId: string; what: InvoiceMoment['what'] },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { moment: invoiceId, what } }, async () => {
    const found = await readInvoice(db, invoiceId);
    if (!found) return refuse('NotFound');
    const { invoice, lead } = found;
    const at = doing.at ?? leadNow(lead);
    const change = orderInvoice(invoice, lead, { ...doing, at }, { do: 'clock', what });
    if (isRefusal(change)) return change;
    const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
    const template = what === 'overdue' ? definition.invoices.overdue : definition.invoices.reminder;
    return together(change, await messagesOnAllChannels(db, { ...doing, at }, lead, { template, invoiceId }));
  });
