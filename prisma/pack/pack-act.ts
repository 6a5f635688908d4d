import type { Action } from '../../workflows/automation/action/index.ts';
import type { Share } from '../../workflows/invoice/planned-line.ts';
import type { NewInvoice } from '../../workflows/invoice/invoice.schema.ts';
import { exponentOf } from '../../workflows/money/money.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { carryOutAction, onRecord } from '../automation/carry-out.ts';
import type { Database } from '../client.ts';
import { createInvoice } from '../invoice/invoice.ts';
import { pricedLines } from '../invoice/invoice.queries.ts';
import type { InvoiceEvent } from '../../workflows/invoice/decide.ts';
import { invoiceChange, orderInvoice, readInvoice } from '../invoice/invoice-row.ts';
import { changeLead, moveLead, noteLead } from '../lead/lead.ts';
import { readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { PublishedPipeline } from '../pipeline/pipeline.ts';
import type { DemoAct } from '../seed/packs/pack.ts';
import { completeTask, createTask } from '../task/task.ts';
import { command, type Doing } from '../write.ts';

type Live = { leadId: string; pipeline: PublishedPipeline; user: string | null };

/** What a user or the client did, by the commands that people use. */
export const userActed = async (db: Database, live: Live, act: DemoAct, at: string): Promise<void> => {
  const { leadId } = live;
  const doing: Doing = { actor: live.user ? { kind: 'user', id: live.user } : { kind: 'system' }, at };
  switch (act.does) {
    case 'finish': {
      const taskId = await openTask(db, leadId, act.task);
      if (taskId) certain(await completeTask(db, { ...doing, taskId, outcome: act.outcome, result: act.result }));
      return;
    }
    case 'set': {
      const lead = await leadOf(db, leadId);
      const dates = Object.entries(act.dates ?? {}).map(([key, days]) => [key, dayIn(days)]);
      const currency = live.pipeline.definition.currency;
      const patch = {
        version: lead.version,
        ...(act.amount === undefined ? {} : { amount: { amount: act.amount * 10 ** exponentOf(currency), currency } }),
        fields: { ...act.fields, ...Object.fromEntries(dates) },
      };
      return void certain(await changeLead(db, { ...doing, leadId, patch }));
    }
    case 'move':
      return void certain(await moveLead(db, { ...doing, leadId, ...act }));
    case 'note':
      return void certain(await noteLead(db, { ...doing, leadId, text: act.text }));
    case 'invoice': {
      const { amount, currency } = await leadOf(db, leadId);
      const lines = [{ text: act.line, quantity: 1, unitAmount: amount ?? 0 }];
      const money = currency ?? live.pipeline.definition.currency;
      return issue(db, { ...doing, at }, leadId, { lines, currency: money, dueDays: act.dueInDays });
    }
    case 'pay':
      return pay(db, leadId, at);
  }
};

/** The invoice is made and counts as sent; no letter goes out. */
const issue = async (
  db: Database,
  doing: Doing & { at: string },
  leadId: string,
  {
    lines,
    currency,
    dueDays,
    share,
  }: Pick<NewInvoice, 'lines' | 'currency'> & { dueDays: number; share?: Share | null },
): Promise<void> => {
  const { at } = doing;
  const dueAt = new Date(Date.parse(at) + dueDays * 86_400_000).toISOString();
  const { id } = certain(await createInvoice(db, { ...doing, leadId, currency, lines, dueAt, share: share ?? null }));
  certain(
    await command(db, { request: { id } }, async () => {
      const { invoice, lead } = await invoiceIn(db, id);
      return orderInvoice(invoice, lead, doing, { do: 'send' });
    }),
  );
};

const pay = async (db: Database, leadId: string, at: string): Promise<void> => {
  const { rows } = await db.pool.query<{ id: string; total: number; currency: string }>(
    `SELECT id, total, currency FROM invoice WHERE lead_id = $1 AND state = 'sent' LIMIT 1`,
    [leadId],
  );
  const invoice = rows[0];
  if (!invoice) return;
  const { id, total: amount, currency } = invoice;
  const reference = `demo/${id}`;
  const payment = { provider: 'bank', external_id: reference, payment_ref: reference, invoice_id: id, state: 'paid' };
  const inserts = [{ table: 'payment', row: { ...payment, amount, currency, at } }];
  await command(db, { request: { id } }, async () => {
    const { invoice, lead } = await invoiceIn(db, id);
    const set = { state: 'paid', paid: amount, paid_at: at };
    const event: InvoiceEvent = { type: 'invoice.paid', data: { amount, currency } };
    const doing = { actor: { kind: 'provider' as const, id: 'bank' }, at };
    return { ...invoiceChange(invoice, lead, doing, set, event), inserts };
  });
};

const invoiceIn = async (db: Database, id: string) => {
  const found = await readInvoice(db, id);
  if (!found) throw new Error(`the demo's invoice ${id} is gone`);
  return found;
};

/** What an automation does to the record, without what would reach people: letters, notifications, webhooks, nobody else's turn. */
export const automationActed = async (
  db: Database,
  doing: Doing & { at: string },
  leadId: string,
  action: Action,
): Promise<void> => {
  const lived = onRecord(db, { ...doing, leadId });
  const nothing = async () => undefined;
  await carryOutAction(
    {
      ...lived,
      lead: (order) => (order.do === 'assign' ? nothing() : lived.lead(order)),
      task: ({ text, ...task }) => createTask(db, { ...doing, leadId, ...task, text: inLanguage(text, 'ru') }),
      invoice: async ({ dueDays, ...billing }) => {
        const { lines, share } = certain(await pricedLines(db, leadId, billing));
        const said = lines.map((line) => ({ ...line, text: inLanguage(line.text, 'ru') }));
        return issue(db, doing, leadId, { currency: billing.currency, dueDays, share, lines: said });
      },
      ...{ message: nothing, webhook: nothing, notice: nothing, ticket: nothing },
    },
    action,
  );
};

const openTask = async (db: Database, leadId: string, type: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM task WHERE lead_id = $1 AND type = $2 AND state = 'open' ORDER BY created_at LIMIT 1`,
    [leadId, type],
  );
  return rows[0]?.id;
};

export const leadOf = async (db: Database, leadId: string): Promise<LeadRow> => certain(await readLeadRow(db, leadId));

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The demo's own stories are refused nothing; a test reports a pack that is wrong. */
export const certain = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`The demo was refused: ${JSON.stringify(answer)}`);
  return answer;
};
