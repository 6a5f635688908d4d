import type { Action } from '../../workflows/automation/action/index.ts';
import { ordersOf } from '../../workflows/automation/action/index.ts';
import { carryOut, type Carrying, type Orders } from '../../workflows/automation/order.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { dueMoment } from '../../workflows/calendar/due.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { assignLeadByRule } from '../assign/assign.ts';
import { askCallback } from '../callback/ask.ts';
import { orNothing, type Database } from '../client.ts';
import { expectMessage, queueMessage } from '../delivery/delivery.ts';
import { isAsked } from '../delivery/unsent.ts';
import { createInvoice, sendInvoice } from '../invoice/invoice.ts';
import { pricedLines } from '../invoice/invoice.queries.ts';
import { readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import { livePipeline } from './live-pipeline.ts';
import { orderLead } from '../lead/order-lead.ts';
import { readSpeech } from '../speech/speech.ts';
import { cancelTasks, completeTasks } from '../task/lead-tasks.ts';
import { createTask } from '../task/task.ts';
import { languageOfTeam } from '../user/user-language.ts';
import { notifyUsers } from '../user/notification.ts';
import type { Doing } from '../write.ts';
import { openTicketOfLead } from './open-ticket.ts';
import { talkStep } from './talk-step.ts';
import { queueWebhook } from './webhook-call.ts';

/** An automation's step as it is carried out: by whom, when and why. `except`: who has been tried; `dueAt`: when its task is due, as a user said. */
export type Stepping = Doing & {
  at: string;
  leadId: string;
  except?: string[] | undefined;
  dueAt?: string | undefined;
};
export type Answer = Promise<unknown | Refusal>;

/** Carries out what an action asks for, inside the caller's transaction. The first refusal ends it. */
export const carryOutAction = async (carrying: Carrying<Answer>, action: Action): Promise<Refusal | undefined> => {
  for (const order of ordersOf(action)) {
    const answer = await carryOut(carrying, order);
    if (isRefusal(answer)) return answer;
  }
  return undefined;
};

/** Asks at the beginning of a round for what an action will need of the record, as far as no step before it can change that. */
export const expectAction = (db: Database, doing: Doing & { at: string }, lead: LeadRow, action: Action): void => {
  for (const { kind, order } of ordersOf(action)) if (kind === 'message') expectMessage(db, doing, lead, order);
};

/** Each kind of order as a command. */
export const onRecord = (db: Database, { except, dueAt, ...doing }: Stepping) =>
  ({
    lead: (order) =>
      order.do === 'assign'
        ? assignLeadByRule(db, { ...doing, order: order.by, ...(except ? { except } : {}) })
        : orderLead(db, { ...doing, request: order }, order),
    task: (order) => newTask(db, doing, dueAt ? { ...order, due: { at: dueAt } } : order),
    tasks: ({ type, order }) =>
      order.do === 'complete'
        ? completeTasks(db, { ...doing, type, outcome: order.outcome })
        : cancelTasks(db, { ...doing, type }),
    invoice: (order) => issueInvoice(db, doing, order),
    message: (order) => queueMessage(db, { ...doing, ...order }),
    talk: (order) => talkStep(db, doing, order),
    ticket: (order) => openTicketOfLead(db, { ...doing, order }),
    callback: (order) => promiseCall(db, doing, order),
    webhook: (order) => queueWebhook(db, { ...doing, ...order }),
    notice: (order) => notifyUsers(db, { ...doing, ...order }),
  }) satisfies Carrying<Answer>;

const newTask = async (db: Database, doing: Stepping, { text, ...task }: Orders['task']): Answer => {
  // one is enough, and the existing one says what to mend
  if (task.type === 'check' && doing.cause && (await isAsked(db, doing.cause.event))) return undefined;
  const language = await languageOfTeam(db, doing.leadId);
  return createTask(db, { ...doing, ...task, text: inLanguage(text, language) });
};

const promiseCall = async (db: Database, doing: Stepping, { text, says, due, within }: Orders['callback']): Answer => {
  const lead = await readLeadRow(db, doing.leadId);
  if (isRefusal(lead)) return lead;
  if (says?.text && !says.sound && (await readSpeech(db)).url === null) return refuse('SpeechNotSet');
  const { calendars } = await livePipeline(db, lead.pipeline_version_id);
  // a phone rings by our clock, whatever the lead's is
  const after = new Date(Date.parse(dueMoment(due, calendars['']!, doing.at)) - lead.clock_offset).toISOString();
  const language = await languageOfTeam(db, doing.leadId);
  const reason = text ? inLanguage(text, language) : '';
  const wanted = { leadId: doing.leadId, source: 'automation' as const, reason, after, minutes: within, says };
  return askCallback(db, { ...doing, wanted });
};

const issueInvoice = async (db: Database, doing: Stepping, { dueDays, ...billing }: Orders['invoice']): Answer => {
  const known = await pricedLines(db, doing.leadId, billing);
  if (isRefusal(known)) return known;
  const language = await languageOfTeam(db, doing.leadId);
  return orNothing(db, async () => {
    const invoice = await createInvoice(db, {
      ...doing,
      currency: billing.currency,
      lines: known.lines.map((line) => ({ ...line, text: inLanguage(line.text, language) })),
      share: known.share,
      dueAt: new Date(Date.parse(doing.at) + dueDays * 86_400_000).toISOString(),
    });
    return isRefusal(invoice) ? invoice : sendInvoice(db, { ...doing, invoiceId: invoice.id });
  });
};
