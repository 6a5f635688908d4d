import type { Share } from './planned-line.ts';

/** An invoice in the words of its decisions, amounts in minor units. */
export type InvoiceState = {
  total: number;
  currency: string;
  paid: number;
  state: string;
  dueAt: string;
  share: Share | null;
  sentAt: string | null;
  remindedAt: string | null;
  overdueAt: string | null;
  voidAt: string | null;
};
