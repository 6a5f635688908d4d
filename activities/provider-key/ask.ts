import type { Verdict } from '../../workflows/provider-key/verdict.ts';

const ASK_MS = 8_000;
const MOST_ANSWER = 300;

export type Answered = { status: number; body: unknown; answer: string };

/** One question to a provider's API; a verdict where it could not be asked at all. */
export const askProvider = async (
  url: URL,
  headers: Record<string, string>,
): Promise<Answered | { verdict: Verdict }> => {
  const values = { host: url.host };
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(ASK_MS) });
    const text = (await response.text()).slice(0, 100_000);
    return { status: response.status, body: json(text), answer: `${response.status} ${text}`.slice(0, MOST_ANSWER) };
  } catch (error) {
    const { code = '', message = '' } = ((error as Error).cause ?? error) as { code?: string; message?: string };
    const answer = `${code} ${message}`.trim();
    if (code === 'ENOTFOUND') return { verdict: { is: 'hostUnknown', values, answer } };
    if (/CERT|SSL|TLS/i.test(answer)) return { verdict: { is: 'noEncryption', values, answer } };
    return { verdict: { is: 'noConnection', values, answer } };
  }
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
