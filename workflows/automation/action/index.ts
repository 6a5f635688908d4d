import type { ActionKind, Deed } from '../kind.ts';
import { assign } from './assign.ts';
import { callWebhook } from './call-webhook.ts';
import { cancelTasks, completeTasks } from './complete-tasks.ts';
import { createTask } from './create-task.ts';
import { issueInvoice } from './issue-invoice.ts';
import { move } from './move.ts';
import { notify } from './notify.ts';
import { sendMessage } from './send-message.ts';
import { setFields } from './set-fields.ts';
import { tag } from './tag.ts';

/** Every action there is, in the order of the editor's list. */
export const actionKinds = [
  sendMessage,
  createTask,
  completeTasks,
  cancelTasks,
  assign,
  notify,
  move,
  setFields,
  tag,
  issueInvoice,
  callWebhook,
] as const;

export type Action = ReturnType<(typeof actionKinds)[number]['fresh']>;

const byName = new Map<string, ActionKind<never>>(
  actionKinds.map((kind) => [kind.do, kind as unknown as ActionKind<never>]),
);
/** Undefined for a step that steers the run itself. */
export const actionKind = <A extends { do: string }>(action: A): ActionKind<A> | undefined =>
  byName.get(action.do) as unknown as ActionKind<A> | undefined;

/** Nothing for a step that steers the run itself. */
export const deedsOf = (step: { do: string }): Deed[] => actionKind(step)?.does?.(step) ?? [];

/** Whether another of these steps does the same by another way. */
export const isDoneOtherwise = (action: { do: string }, steps: { do: string }[]): boolean =>
  steps.some((other) => actionKind(action)?.hasOther?.(action, other));
