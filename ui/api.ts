import type { Waiting } from '../workflows/lead/totals.schema.ts';
import { call as ask, freshKey, type Query } from './ask/call.ts';
import { patiently } from './ask/patience.ts';

export { freshKey, onSignedOut, type Query } from './ask/call.ts';
export { isProblem, type Problem, type FieldError } from './ask/problem.ts';

type Asking = { signal?: AbortSignal; key?: string };

/** Paths are below /api/v1: `get<Page<Lead>>('/leads', { query: { pipeline: 'education' } })`. */
export const get = <T>(path: string, { query, ...asking }: Asking & { query?: Query } = {}): Promise<T> =>
  call('GET', path, { query, ...asking });

/** Every POST carries an idempotency key; give your own to repeat the very same wish safely. */
export const post = <T>(path: string, body: unknown = {}, asking: Asking = {}): Promise<T> =>
  call('POST', path, { body, key: freshKey(), ...asking });

export const patch = <T>(path: string, body: unknown, asking: Asking = {}): Promise<T> =>
  call('PATCH', path, { body, ...asking });

export const del = <T>(path: string, asking: Asking = {}): Promise<T> => call('DELETE', path, asking);

export type Page<T> = { items: T[]; next: string | null };

/** Keys of the query cache; live.ts writes to the same ones. */
export const queryKeys = {
  me: ['/me'],
  sessions: ['/me/sessions'],
  papers: (leadId: string, words: string) => ['papers', leadId, words],
  users: ['/users'],
  profiles: ['/staff'],
  shifts: ['/shifts'],
  teams: ['/teams'],
  calendars: ['/calendars'],
  holidaySets: ['/holiday-sets'],
  uses: (path: string) => ['uses', path],
  assignments: (leadId: string) => ['assignments', leadId],
  pipelines: ['/pipelines'],
  pipelineList: ['pipeline-list'],
  draft: (pipeline: string) => ['draft', pipeline],
  published: (pipeline: string) => ['published', pipeline],
  world: ['world'],
  askables: ['pipeline-list', 'askables'],
  versions: (pipeline: string) => ['versions', pipeline],
  versionOf: (pipeline: string, number: number) => ['versions', pipeline, number],
  pipelineStory: (pipeline: string) => ['pipeline-story', pipeline],
  publicationPlan: (pipeline: string, wish: unknown) => ['publication-plan', pipeline, wish],
  publications: (pipeline: string) => ['publications', pipeline],
  publicationLeads: (id: string, filter: Query) => ['publication-leads', id, filter],
  trials: (pipeline: string) => ['trials', pipeline],
  trial: (id: string) => ['trial', id],
  trialLeads: (id: string, groups: string[]) => ['trial-leads', id, groups],
  trialLead: (id: string, leadId: string) => ['trial-lead', id, leadId],
  massChanges: ['mass-changes'],
  massChange: (id: string) => ['mass-changes', id],
  totals: (pipeline: string, filter: LeadFilter) => ['totals', pipeline, filter],
  leads: (filter: LeadFilter) => ['leads', filter],
  rows: (filter: LeadFilter, sort: string) => ['rows', filter, sort],
  groups: (pipeline: string, filter: LeadFilter, by: string) => ['totals', pipeline, filter, by],
  views: (pipeline: string) => ['views', pipeline],
  lead: (id: string) => ['/leads/{id}', { path: { id } }],
  client: (leadId: string) => ['/leads/{id}/client', { path: { id: leadId } }],
  events: (leadId: string) => ['/leads/{id}/events', { path: { id: leadId } }],
  process: (leadId: string) => ['/leads/{id}/process', { path: { id: leadId } }],
  forms: ['forms'],
  clicks: (leadId: string) => ['/leads/{id}/clicks', { path: { id: leadId } }],
  gone: (bulkRunId: string) => ['gone', bulkRunId],
  version: (id: string) => ['version', id],
  asOf: (leadId: string, at: string) => ['asOf', leadId, at],
  noNextStep: (why: string | undefined) => ['noNextStep', why],
  noNextStepFigure: ['noNextStepFigure'],
  tasks: (filter: Query) => ['tasks', filter],
  taskTotals: (filter: Query) => ['task-totals', filter],
  deliveries: (filter: Query) => ['/deliveries', filter],
  invoices: (leadId: string) => ['/leads/{id}/invoices', { path: { id: leadId } }],
  invoice: (id: string) => ['/invoices/{id}', { path: { id } }],
  notifications: ['/notifications'],
  unread: ['/notifications/totals'],
  ops: ['/ops'],
} as const;

/** `filter`: a condition as JSON */
export type LeadFilter = {
  pipeline?: string;
  stage?: string;
  responsible?: string;
  q?: string;
  only?: Waiting;
  filter?: string;
};

const call = <T>(method: string, path: string, wish: { query?: Query; body?: unknown } & Asking): Promise<T> =>
  (wish.key ? patiently(() => ask(method, path, wish)) : ask(method, path, wish)) as Promise<T>;
