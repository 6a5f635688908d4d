import { isRefusal } from '../../workflows/refusal.ts';
import { moneyNews, moneyTasks, strayNews, type MoneyNews } from '../../workflows/invoice/money-news.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import type { InvoiceRow } from './invoice-row.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import { notificationFor } from '../user/notification.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { newTask } from '../task/new-task.ts';
import { languageOf } from '../user/user-language.ts';
import type { Change, Doing } from '../write.ts';

type Money = { amount: number; currency: string };
type News = Money & {
  what: 'paid' | 'payment_failed' | 'payment_pending' | MoneyNews;
  reason?: string | null;
};

/** Who hears of it: the responsible user (the supervisors where nobody is), with a task where somebody must act, on a closed lead, too. */
export const notifyOfMoney = async (
  db: Database,
  invoice: InvoiceRow,
  lead: LeadRow,
  doing: Doing & { at: string },
  { what, reason, ...money }: News,
): Promise<Change[]> => {
  // a declined card is the client's own affair: they are on the page and can try another
  if (what === 'payment_failed' || what === 'payment_pending') return [];
  if (what === 'paid') {
    const paid = { ...money, leadName: lead.name, invoiceId: invoice.id };
    return lead.responsible_id
      ? [{ inserts: [notificationFor(lead.responsible_id, 'invoice.paid', lead.id, paid)], result: null }]
      : [];
  }
  const text = moneyNews(what, { ...money, number: invoice.number, reason: reason ?? '' });
  const users = lead.responsible_id ? [lead.responsible_id] : await supervisors(db);
  const told = { text, leadName: lead.name, invoiceId: invoice.id };
  const change: Change = { inserts: users.map((id) => notificationFor(id, 'message', lead.id, told)), result: null };
  if (!moneyTasks.has(what)) return [change];
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const language = await languageOf(db, lead.responsible_id);
  const task = await newTask(db, doing, lead, {
    type: definition.tasks.types[0]?.key ?? 'call',
    text: inLanguage(text, language).slice(0, 500),
    due: { by: 'working', amount: 4, unit: 'hours' },
    who: lead.responsible_id ? 'responsible' : 'supervisor',
    quiet: true,
  });
  return isRefusal(task) ? [change] : [change, task];
};

export const notifySupervisors = async (db: Database, money: Money) =>
  (await supervisors(db)).map((id) => notificationFor(id, 'message', null, { text: strayNews(money) }));

const supervisors = async (db: Database): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM app_user WHERE role IN ('supervisor', 'admin') AND disabled_at IS NULL ORDER BY role = 'admin', created_at LIMIT 20`,
  );
  return rows.map(({ id }) => id);
};
