import type { Waiting } from '../../workflows/lead/totals.schema.ts';
import { asking } from '../ask/asking.ts';

/** `filter`: a condition as JSON */
export type LeadFilter = {
  pipeline?: string;
  stage?: string;
  responsible?: string;
  q?: string;
  only?: Waiting;
  filter?: string;
};

export const leadQuery = (id: string) => asking('/leads/{id}', { path: { id } });

export const invoicesQuery = (leadId: string) => asking('/leads/{id}/invoices', { path: { id: leadId } });

/** Of the board's columns that ask for this or more; the stream puts leads into them. */
export const columnKey = (query: LeadFilter = {}) => ['/leads', { query }, 'column'] as const;

/** Of the tables that ask for this or more. */
export const rowsKey = (query: LeadFilter = {}) => ['/leads', { query }, 'pages'] as const;
