import { setTimeout as rest } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { NotKnown } from '../pbx.ts';
import { AriEvent } from './ari.schema.ts';

type Place = { url: string; user: string; password: string; app: string };
/** `body`: of JSON, else nothing. */
export type Answer = { status: number; body: unknown };

/** How long one answer may take; a frozen Asterisk takes connections and says nothing. */
const ANSWER_MS = 4000;
const PING_MS = 1000;
/** So many pings without a pong, and the link is dead. */
const SILENT = 3;
const REST = { least: 100, most: 5000 };
/** Asterisk's HTTP server takes a hundred connections by default. */
const AT_ONCE = 24;

type Hears = { told: (event: AriEvent) => void; linked: () => void; lost: (why: string) => void };

/** A thin client of ARI: requests by HTTP, news by one socket that comes back by itself. Nothing in it waits for ever. */
export const openAri = (place: Place, hears: Hears) => {
  const { url, app } = place;
  const authorization = `Basic ${Buffer.from(`${place.user}:${place.password}`).toString('base64')}`;
  const ending = new AbortController();
  let socket: WebSocket | undefined;
  let running = 0;
  const waiting: (() => void)[] = [];

  const inTurn = async <T>(act: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await act();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };

  /** Any status is an answer. Throws NotKnown where there is none. */
  const ask = (method: string, path: string, query: Record<string, string> = {}, body?: object): Promise<Answer> =>
    inTurn(async () => {
      try {
        const answer = await fetch(`${url}/ari/${path}?${new URLSearchParams(query)}`, {
          method,
          headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
          redirect: 'manual',
          signal: AbortSignal.any([ending.signal, AbortSignal.timeout(ANSWER_MS)]),
        });
        const text = await answer.text();
        return { status: answer.status, body: jsonOf(text) };
      } catch (error) {
        throw new NotKnown(`${method} ${path}: ${(error as Error).message}`, { cause: error });
      }
    });

  const bytes = async (path: string): Promise<Buffer | undefined> => {
    const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(60_000)]);
    const answer = await fetch(`${url}/ari/${path}`, { headers: { authorization }, signal });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new NotKnown(`GET ${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };

  /** One life of the socket; answers why it ended, and whether it had been linked. */
  const live = () =>
    new Promise<{ why: string; was: boolean }>((done) => {
      const at = `${url.replace(/^http/, 'ws')}/ari/events?${new URLSearchParams({ app, subscribeAll: 'false' })}`;
      const opened = new WebSocket(at, { headers: { authorization }, handshakeTimeout: ANSWER_MS });
      socket = opened;
      let unanswered = 0;
      let was = false;
      let why = '';
      const pulse = setInterval(() => {
        if (opened.readyState !== WebSocket.OPEN) return;
        if (unanswered >= SILENT) {
          why = 'the PBX does not answer';
          return opened.terminate();
        }
        unanswered += 1;
        opened.ping();
      }, PING_MS);
      opened.on('open', () => {
        was = true;
        hears.linked();
      });
      opened.on('pong', () => (unanswered = 0));
      opened.on('message', (message) => {
        unanswered = 0;
        const read = AriEvent.safeParse(jsonOf(String(message)));
        if (read.success) hears.told(read.data);
      });
      opened.on('error', (error) => (why ||= error.message));
      opened.on('close', () => {
        clearInterval(pulse);
        done({ why: why || 'the PBX has closed the link', was });
      });
    });

  const life = (async () => {
    for (let wait = REST.least; !ending.signal.aborted; wait = Math.min(REST.most, wait * 2)) {
      const { why, was } = await live();
      if (ending.signal.aborted) return;
      hears.lost(why);
      if (was) wait = REST.least;
      await rest(wait, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();

  return {
    ask,
    bytes,
    close: async () => {
      ending.abort();
      socket?.terminate();
      await life;
    },
  };
};

export type Ari = ReturnType<typeof openAri>;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
