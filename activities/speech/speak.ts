import { retryAfter } from '../../workflows/channel/retry-after.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Speaking, Speech, Spoken } from '../../workflows/speech/speech.schema.ts';
import { callOuter, Inner, TooLarge, type OuterAnswer } from '../channel/webhook/outer-call.ts';

const TIMEOUT_MS = 20_000;
const MEGABYTES = 8;

export type SpeechServer = Pick<Speech, 'url' | 'voices'> & {
  secret: string | undefined;
  /** hosts inside the network that may be called */
  allowed: string[];
  /** how long it may take; milliseconds */
  timeoutMs?: number;
};

/**
 * A text as the house's speech server says it. Refused: SpeechNotSet, SpeechAddressInner, SpeechNoAnswer, SpeechBusy, SpeechRefused, SpeechNotSound,
 * SpeechTooLong.
 */
export const speak = async (
  { url, voices, secret, allowed, timeoutMs = TIMEOUT_MS }: SpeechServer,
  { text, language }: Spoken,
): Promise<Speaking | Refusal> => {
  if (url === null) return refuse('SpeechNotSet');
  const address = new URL(url);
  const body = JSON.stringify({ text, language, voice: voices[language] || null });
  const headers = { accept: 'audio/wav, audio/*;q=0.8', ...(secret ? { authorization: `Bearer ${secret}` } : {}) };
  try {
    return spoken(await callOuter(address, body, { allowed, headers, timeoutMs, mostBytes: MEGABYTES * 2 ** 20 }));
  } catch (error) {
    if (error instanceof Inner) return refuse('SpeechAddressInner', { host: address.host });
    if (error instanceof TooLarge) return refuse('SpeechTooLong', { megabytes: MEGABYTES });
    const { code, name } = error as Error & { code?: string };
    const isLate = name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR';
    return refuse('SpeechNoAnswer', { host: address.host, error: isLate ? `${timeoutMs / 1000} s` : (code ?? name) });
  }
};

const spoken = ({ status, headers, bytes }: OuterAnswer): Speaking | Refusal => {
  if (status === 429)
    return refuse('SpeechBusy', {
      seconds: Math.ceil((retryAfter(headers['retry-after'], Date.now()) ?? 30_000) / 1000),
    });
  if (status < 200 || status >= 300)
    return refuse('SpeechRefused', { status, said: bytes.toString('utf8').trim().slice(0, 200) });
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (!/^audio\/[\w.+-]{1,40}$/.test(type) || bytes.length === 0)
    return refuse('SpeechNotSound', { type: bytes.length === 0 ? '0 B' : type || '?' });
  return { type, audio: bytes.toString('base64') };
};
