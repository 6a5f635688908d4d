import type { EventType, SimulatedData } from '../event/catalogue.ts';
import type { Share } from '../invoice/planned-line.ts';
import type { Refusal } from '../refusal.ts';
import type { Words } from '../words/words.schema.ts';
import type { SubjectFacts } from './facts.ts';
import type { Due } from './due.schema.ts';

/** A simulated lead as a step meets it: what the step would do to it. Kept by simulated-step.ts. */
export type SimulatedLead = {
  facts: SubjectFacts;
  now: string;
  zone: string;
  move(to: { stage: string; again?: boolean | undefined; lossReason?: string | undefined }): void;
  /** undefined: whoever the rule would choose */
  assign(email: string | undefined): void;
  createTask(task: { type: string; due: Due; text: Words; who: 'responsible' | 'supervisor' }): void;
  completeTasks(which: { type?: string | undefined; outcome?: string | undefined }): void;
  cancelTasks(which: { type?: string | undefined }): void;
  set(changes: { field: string; value: string | number | boolean | null }[]): void;
  tag(change: { add: string[]; remove: string[] }): void;
  send(message: { channel: string; template: string }): void;
  /** what the lead's invoices add up to so far, minor units, and which percents of `whole` they billed */
  billed(currency: string, whole: number): { billed: number; percents: number[] };
  issueInvoice(invoice: { amount: number; currency: string; dueDays: number; share: Share | null }): void;
  /** what the outside would answer */
  answer<T extends EventType>(event: T, data: SimulatedData<T>): void;
  /** the step fails, for the reason that the story would show */
  refuse(because: Refusal): void;
};
