import type { Work } from '../../workflows/form/proof.ts';
import type { VisitorNews, VisitorToken, Widget } from '../../workflows/widget/widget.schema.ts';
import { solve } from '../form/script/work.ts';
import type { Waiting } from './keep.ts';

const TIMEOUT_MS = 20_000;

/** What became of a message: it lies there; it may be tried again, after so many seconds; it will never be taken; nobody knows this visitor. */
export type Posted =
  { is: 'kept' } | { is: 'later'; seconds: number } | { is: 'refused'; why: string } | { is: 'stranger' };

type Problem = { detail?: string; code?: string; work?: Work };

/** The calls of one chat. None sends a cookie. */
export const openCalls = (base: string) => {
  const call = async (path: string, token = '', body?: object, limit = AbortSignal.timeout(TIMEOUT_MS)) =>
    fetch(`${base}${path}`, {
      ...{ credentials: 'omit', cache: 'no-store', signal: limit, method: body ? 'POST' : 'GET' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      headers: {
        ...(token ? { 'X-Visitor': token } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
    });

  const read = async <T>(path: string, token?: string, body?: object): Promise<T | undefined> => {
    const answer = await call(path, token, body).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as T) : undefined;
  };

  const post = async (token: string, language: string, message: Waiting, proof = ''): Promise<Posted> => {
    const { id, text, from, files, page } = message;
    const body = { id, text, language, page, ...(from ? { from } : {}), ...(files ? { files } : {}) };
    const answer = await call(`/messages${proof}`, token, body).catch(() => undefined);
    if (!answer) return { is: 'later', seconds: 0 };
    if (answer.ok) return { is: 'kept' };
    const problem = (await answer.json().catch(() => ({}))) as Problem;
    if (problem.work && !proof) {
      const { challenge } = problem.work;
      return post(token, language, message, `?proof=${challenge}~${await solve(problem.work)}`);
    }
    if (problem.code === 'VisitorUnknown') return { is: 'stranger' };
    if (answer.status === 429 || answer.status === 408 || answer.status >= 500)
      return { is: 'later', seconds: Number(answer.headers.get('Retry-After')) || 0 };
    return { is: 'refused', why: problem.detail ?? '' };
  };

  return {
    look: (language: string) => call(`?lang=${language}`),
    /** `token`: of the visitor before she signed in */
    visitor: (identity?: string, token?: string) =>
      read<VisitorToken>('/visitors', '', identity ? { identity, ...(token ? { token } : {}) } : {}),
    page: (token: string, before?: string) => read<VisitorNews>(`/messages${before ? `?before=${before}` : ''}`, token),
    mark: (token: string, state: 'delivered' | 'read', to: number) =>
      call(`/${state}`, token, { to }).catch(() => undefined),
    typing: (token: string) => call('/typing', token, {}).catch(() => undefined),
    /** Puts a file there; answers its ticket, or why it was not taken. */
    put: async (token: string, file: File): Promise<{ ticket?: string; why?: string }> => {
      const answer = await fetch(`${base}/files?name=${encodeURIComponent(file.name)}`, {
        ...{ method: 'POST', body: file, credentials: 'omit', signal: AbortSignal.timeout(10 * TIMEOUT_MS) },
        headers: { 'X-Visitor': token, 'Content-Type': 'application/octet-stream' },
      }).catch(() => undefined);
      const said = (await answer?.json().catch(() => ({}))) as { ticket?: string; detail?: string } | undefined;
      return said?.ticket ? { ticket: said.ticket } : { why: said?.detail ?? '' };
    },
    /** where a file of the talk lies */
    at: (path: string) => `${base}${path}`,
    stream: (token: string, after: string, signal: AbortSignal) =>
      call(`/live?after=${after}`, token, undefined, signal),
    post,
  };
};
export type Calls = ReturnType<typeof openCalls>;
export type { Widget };
