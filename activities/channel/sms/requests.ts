import { retryAfter } from '../../../workflows/channel/retry-after.ts';
import type { TwilioAnswer } from '../../../workflows/channel/twilio.ts';

const TIMEOUT_MS = 10_000;

export class Refused extends Error {
  readonly answer: TwilioAnswer;
  constructor(answer: TwilioAnswer) {
    super(answer.message);
    this.answer = answer;
  }
}

type Order = {
  method: string;
  uri: string;
  username?: string;
  password?: string;
  headers?: Record<string, string>;
  params?: Record<string, unknown>;
  data?: Record<string, unknown>;
};

/** How Twilio's own client asks: at another address where the sandbox stands in, until it is aborted, and with the headers of a refusal kept. */
export class Requests {
  readonly base: URL | undefined;
  readonly signal: AbortSignal | undefined;
  constructor(base: string | undefined, signal: AbortSignal | undefined) {
    this.base = base === undefined ? undefined : new URL(base);
    this.signal = signal;
  }

  async request({ method, uri, username, password, headers, params, data }: Order) {
    const url = new URL(uri);
    if (this.base) {
      url.protocol = this.base.protocol;
      url.host = this.base.host;
    }
    for (const [name, value] of pairsOf(params)) url.searchParams.append(name, value);
    const late = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, {
      method,
      headers: {
        ...headers,
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      },
      ...(data ? { body: new URLSearchParams(pairsOf(data)) } : {}),
      redirect: 'manual',
      signal: this.signal ? AbortSignal.any([this.signal, late]) : late,
    });
    const body = await answer.text();
    if (answer.status < 400) return { statusCode: answer.status, body };
    const ms = retryAfter(answer.headers.get('retry-after'), Date.now());
    throw new Refused({ status: answer.status, ...refusalOf(body), retryAfterSeconds: ms && ms / 1000 });
  }
}

/** A list is said by its name again and again, a moment in Twilio's form comes ready. */
const pairsOf = (values: Record<string, unknown> = {}): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null
      ? []
      : (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
  );

const refusalOf = (body: string): { code?: number; message: string } => {
  try {
    const { code, message } = JSON.parse(body) as { code?: number; message?: string };
    return { ...(code ? { code } : {}), message: String(message ?? '') };
  } catch {
    return { message: body.slice(0, 200) };
  }
};
