import type { Billing } from '../invoice/planned-line.ts';
import type { LeadOrder } from '../lead/order.ts';
import type { Says } from '../callback/callback.schema.ts';
import type { Refusal } from '../refusal.ts';
import type { NewTask, TaskOrder } from '../task/decide.ts';
import type { Priority as TicketPriority } from '../ticket/priority.schema.ts';
import type { Words } from '../words/words.schema.ts';
import { isDoneOtherwise } from './action/index.ts';
import type { Due } from './due.schema.ts';
import type { Duration } from './duration.schema.ts';
import type { Command } from './memory.ts';

/** What a step may ask for, by kind. */
export type Orders = {
  lead: LeadOrder;
  /** a new task for whom it concerns */
  task: NewTask & { text: Words; who: 'responsible' | 'supervisor' };
  /** each open task of the lead, of one kind or all */
  tasks: { type?: string | undefined; order: TaskOrder };
  invoice: Billing & { dueDays: number };
  message: { account: string; template: string; attachments: string[]; usefulHours?: number | undefined };
  /** in a conversation of the lead's client; without an account in the one where she wrote last */
  talk:
    | { do: 'send'; account?: string | undefined; template: string }
    | { do: 'say'; account?: string | undefined; text: Words }
    | { do: 'assign'; to: 'responsible' | 'nobody' }
    | { do: 'close'; result?: string | undefined }
    | { do: 'note'; text: Words }
    | { do: 'tag'; add: string[]; remove: string[] }
    | { do: 'snooze'; for: Duration };
  /** a promised call to the lead's client, as soon after it is due as may be */
  callback: { text?: Words; says?: Says; due: Due; within: number };
  /** to a skill group by its key, to a person by e-mail; neither: back into the queue */
  give: { group?: string | undefined; person?: string | undefined };
  /** a new one of the same client */
  ticket: { pipeline: string; subject: Words; priority: TicketPriority; topic?: string | undefined };
  /** a lead of the same client */
  newLead: { pipeline: string };
  webhook: { url: string; send: string[]; answer: { from: string; to: string }[]; withinSeconds: number };
  notice: {
    who: 'responsible' | 'supervisors' | 'on_call' | 'team' | 'person';
    team?: string | undefined;
    person?: string | undefined;
    text: Words;
  };
};
export type Order = { [Kind in keyof Orders]: { kind: Kind; order: Orders[Kind] } }[keyof Orders];

/** How orders of each kind are carried out: on the record, or on a simulated subject. A noun offers no action whose orders are not among its own. */
export type Carrying<Answer> = { [Kind in keyof Orders]?: (order: Orders[Kind]) => Answer };
export const carryOut = <Answer>(carrying: Carrying<Answer>, { kind, order }: Order): Answer => {
  const carry = carrying[kind] as ((order: Orders[keyof Orders]) => Answer) | undefined;
  if (!carry) throw new Error(`nothing carries out ${kind} here`);
  return carry(order);
};

/** The lead is already as the automation wanted it, or another step does it by another way that the client has left. */
export const isHarmless = (
  { refusal }: Refusal,
  { action, automation }: Pick<Command, 'action' | 'automation'>,
): boolean => {
  if (refusal === 'SameStage' || refusal === 'SamePerson' || refusal === 'ConversationClosed') return true;
  return refusal === 'NoAddress' && isDoneOtherwise(action, automation.then);
};
