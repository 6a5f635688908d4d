import type { LeadFacts } from './facts.ts';
import type { Due } from './due.schema.ts';

/** A lead that is only imagined: what an action would do to it. Kept by simulate.ts. */
export type Ahead = {
  facts: LeadFacts;
  now: string;
  move(to: { stage: string; again?: boolean | undefined; lossReason?: string | undefined }): void;
  assign(email: string | undefined): void;
  createTask(task: { type: string; due: Due }): void;
  completeTasks(which: { type?: string | undefined; outcome?: string | undefined }): void;
  cancelTasks(which: { type?: string | undefined }): void;
  set(path: string, value: unknown): void;
  tag(change: { add: string[]; remove: string[] }): void;
  issueInvoice(invoice: { amount: number; currency: string; dueDays: number }): void;
  /** an entry of the story that changes nothing else */
  tell(event: string, data: Record<string, unknown>): void;
  /** what the outside would answer */
  answer(event: string, data: Record<string, unknown>): void;
};
