import type { TriggerKind } from '../kind.ts';
import { dateReached } from './date-reached.ts';
import { fieldChanged, tagAdded } from './field-changed.ts';
import {
  invoiceDisputed,
  invoiceOverdue,
  invoicePaid,
  invoicePartPaid,
  invoiceRefunded,
  invoiceSent,
} from './invoice.ts';
import { formSent, leadCreated, responsibleChanged } from './lead.ts';
import { messageFailed } from './message-failed.ts';
import { buttonPressed, webhookIn } from './pressed.ts';
import { schedule } from './schedule.ts';
import { stageEntered } from './stage-entered.ts';
import { stageLeft } from './stage-left.ts';
import { stageTime } from './stage-time.ts';
import { taskDone } from './task-done.ts';
import { taskOverdue } from './task-overdue.ts';

/** Every trigger there is, in the order of the editor's list. */
export const triggerKinds = [
  stageEntered,
  stageLeft,
  stageTime,
  dateReached,
  schedule,
  leadCreated,
  formSent,
  taskDone,
  taskOverdue,
  responsibleChanged,
  fieldChanged,
  tagAdded,
  invoiceSent,
  invoicePaid,
  invoicePartPaid,
  invoiceOverdue,
  invoiceRefunded,
  invoiceDisputed,
  messageFailed,
  buttonPressed,
  webhookIn,
] as const;

export type Trigger = ReturnType<(typeof triggerKinds)[number]['fresh']>;

const byName = new Map<string, TriggerKind<never>>(
  triggerKinds.map((kind) => [kind.on, kind as unknown as TriggerKind<never>]),
);
export const triggerKind = <T extends { on: string }>(trigger: T): TriggerKind<T> =>
  byName.get(trigger.on) as unknown as TriggerKind<T>;
