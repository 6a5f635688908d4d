import type { Work } from '../../../workflows/form/proof.ts';

export type Outcome =
  /** `track`: the number of the ticket that it became */
  | { kind: 'sent'; track: string | undefined }
  | { kind: 'work'; work: Work }
  | { kind: 'wrong'; errors: { field: string; message: string }[]; detail: string }
  | { kind: 'later'; busy: boolean; seconds: number };

const pauses = [2, 4, 8, 15, 30, 60];

/** One try. `tries` is how many came before it: each pause is longer than the last. */
export const send = async (url: string, key: string, body: string, tries: number): Promise<Outcome> => {
  const seconds = pauses[Math.min(tries, pauses.length - 1)]!;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 20_000);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      credentials: 'omit',
      signal: stop.signal,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': key },
    });
    if (answer.ok) {
      const { track } = (await answer.json().catch(() => ({}))) as { track?: string };
      return { kind: 'sent', track };
    }
    const problem = (await answer.json().catch(() => ({}))) as {
      detail?: string;
      errors?: { field: string; message: string }[];
      work?: Work;
    };
    if (problem.work) return { kind: 'work', work: problem.work };
    if (answer.status === 429 || answer.status === 408 || answer.status >= 500) {
      const asked = Number(answer.headers.get('Retry-After'));
      return { kind: 'later', busy: true, seconds: Math.min(Math.max(asked || 0, seconds), 120) };
    }
    return { kind: 'wrong', errors: problem.errors ?? [], detail: problem.detail ?? '' };
  } catch {
    return { kind: 'later', busy: false, seconds };
  } finally {
    clearTimeout(timer);
  }
};
