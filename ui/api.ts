import { say } from './words.ts';

export type FieldError = { field: string; message: string };
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: FieldError[];
  retryAfter?: number;
} & Record<string, unknown>;

/** What the server refused (RFC 9457), or `Offline` when it was not reached, or `Unreadable`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get code() {
    return this.problem.code;
  }
  get status() {
    return this.problem.status;
  }
  get detail() {
    return this.problem.detail;
  }
  get errors() {
    return this.problem.errors ?? [];
  }
}

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (!code || error.code === code);

type Asking = { signal?: AbortSignal; key?: string };

/** Paths are below /api/v1: `get<Page<Lead>>('/leads', { query: { pipeline: 'education' } })`. */
export const get = <T>(path: string, { query, ...asking }: Asking & { query?: Query } = {}): Promise<T> =>
  call<T>('GET', path + search(query), undefined, asking);

/** Every POST carries an idempotency key; give your own to repeat the very same wish safely. */
export const post = <T>(path: string, body: unknown = {}, asking: Asking = {}): Promise<T> =>
  call<T>('POST', path, body, { key: freshKey(), ...asking });

export const patch = <T>(path: string, body: unknown, asking: Asking = {}): Promise<T> =>
  call<T>('PATCH', path, body, asking);

export const del = <T>(path: string, asking: Asking = {}): Promise<T> => call<T>('DELETE', path, undefined, asking);

export type Page<T> = { items: T[]; next: string | null };
export type Query = Record<string, string | number | boolean | undefined | null>;

/** Keys of the query cache; live.ts writes to the same ones. */
export const queryKeys = {
  me: ['me'],
  sessions: ['sessions'],
  papers: (leadId: string, words: string) => ['papers', leadId, words],
  users: ['users'],
  profiles: ['profiles'],
  shifts: ['shifts'],
  teams: ['teams'],
  calendars: ['calendars'],
  holidaySets: ['holiday-sets'],
  uses: (path: string) => ['uses', path],
  assignments: (leadId: string) => ['assignments', leadId],
  pipelines: ['pipelines'],
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
  lead: (id: string) => ['lead', id],
  client: (leadId: string) => ['client', leadId],
  events: (leadId: string) => ['events', leadId],
  process: (leadId: string) => ['process', leadId],
  clicks: (leadId: string) => ['clicks', leadId],
  gone: (bulkRunId: string) => ['gone', bulkRunId],
  version: (id: string) => ['version', id],
  asOf: (leadId: string, at: string) => ['asOf', leadId, at],
  noNextStep: (why: string | undefined) => ['noNextStep', why],
  noNextStepFigure: ['noNextStepFigure'],
  tasks: (filter: Query) => ['tasks', filter],
  taskTotals: (filter: Query) => ['task-totals', filter],
  deliveries: (filter: Query) => ['deliveries', filter],
  invoices: (leadId: string) => ['invoices', leadId],
  invoice: (id: string) => ['invoice', id],
  notifications: ['notifications'],
  unread: ['notifications', 'unread'],
  ops: ['ops'],
} as const;

/** `filter`: a condition as JSON */
export type LeadFilter = { pipeline?: string; stage?: string; responsible?: string; q?: string; filter?: string };

export const freshKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const signedOut = new Set<() => void>();
/** Called when the server no longer knows us. */
export const onSignedOut = (listener: () => void) => {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
};

const search = (query: Query = {}) => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : '';
};

const call = async <T>(method: string, path: string, body: unknown, { signal, key }: Asking): Promise<T> => {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError({
      type: 'about:blank',
      title: 'Offline',
      status: 0,
      detail: say('kit:problem.offline'),
      code: 'Offline',
    });
  }
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  const problem = readProblem(response, answer);
  if (problem.status === 401 && path !== '/session') for (const listener of signedOut) listener();
  throw new ProblemError(problem);
};

const readProblem = (response: Response, answer: unknown): Problem => {
  const said = typeof answer === 'object' && answer !== null ? (answer as Partial<Problem>) : {};
  const retryAfter = Number(response.headers.get('retry-after'));
  return {
    ...said,
    type: said.type ?? 'about:blank',
    title: said.title ?? response.statusText,
    status: response.status,
    detail: said.detail ?? said.title ?? say('kit:problem.unreadable'),
    code: said.code ?? (response.status >= 500 ? 'ServerFailed' : 'Unreadable'),
    ...(retryAfter ? { retryAfter } : {}),
  };
};
