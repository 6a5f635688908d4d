import type { VisitorMessage, VisitorNews } from '../../workflows/widget/widget.schema.ts';
import type { Calls } from './calls.ts';
import type { Memory, Waiting } from './keep.ts';
import { openLine } from './line.ts';

/** How long a message is tried before somebody is asked what becomes of it. */
const PATIENCE_MS = 45_000;
const pauses = [1, 2, 4, 8, 15];

/** The talk as the panel shows it. */
export type TalkView = {
  messages: VisitorMessage[];
  waiting: Waiting[];
  /** number of the visitor's last message that somebody has read */
  seen: number;
  unread: number;
  /** whether there is something earlier */
  more: boolean;
  works: boolean;
};

export type Talk = {
  view(): TalkView;
  onChange(told: () => void): void;
  say(text: string, more?: Pick<Waiting, 'from' | 'files'>): void;
  retry(id: string): void;
  remove(id: string): void;
  earlier(): Promise<void>;
  /** everything that is there was on the screen */
  read(): void;
  /** sends a file; answers why it was not taken */
  put(file: File, from?: Waiting['from']): Promise<string | undefined>;
  /** the address of a file of the talk */
  fileAt(path: string): string;
};

type Place = { calls: Calls; memory: Memory; language: string; identity?: string | undefined; name: string };

/** A visitor's talk, in step with the record and with the other tabs. Nobody is known to anybody before the first message. */
export const openTalk = ({ calls, memory, language, identity, name }: Place): Talk => {
  const told: (() => void)[] = [];
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(name) : undefined;
  let messages: VisitorMessage[] = [];
  let [cursor, seen, more, works] = ['0.0', 0, false, true];
  let line: ReturnType<typeof openLine> | undefined;
  let token = memory.get().token;
  let sending = false;

  const change = () => told.forEach((one) => one());
  const ours = () => messages.findLast(({ mine }) => !mine)?.number ?? 0;

  const hear = (news: VisitorNews, fromTab = false) => {
    const fresh = news.items.filter(({ id }) => messages.every((one) => one.id !== id));
    messages = [...messages, ...fresh].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
    seen = Math.max(seen, news.seen);
    const arrived = new Set(messages.map(({ sent }) => sent));
    if (memory.get().waiting.some(({ id }) => arrived.has(id)))
      memory.change(({ waiting }) => ({ waiting: waiting.filter(({ id }) => !arrived.has(id)) }));
    if (!fromTab) {
      cursor = news.cursor;
      tabs?.postMessage(news);
    }
    const last = fresh.findLast(({ mine }) => !mine);
    if (last && !fromTab && token) void calls.mark(token, 'delivered', last.number);
    change();
  };

  const forget = () => {
    line?.end();
    line = undefined;
    token = undefined;
    messages = [];
    cursor = '0.0';
    memory.change(() => ({ token: '' }));
  };

  const begin = async () => {
    if (!token || line) return;
    const first = await calls.page(token);
    if (first) {
      more = first.more;
      hear(first);
    }
    listen();
  };

  const listen = () => {
    if (!token || line) return;
    line = openLine({
      ...{ calls, token, cursor: () => cursor, news: hear },
      works: (now) => {
        works = now;
        if (now) void send();
        change();
      },
      gone: forget,
    });
  };

  const known = async (): Promise<string | undefined> => {
    if (token) return token;
    const given = (identity && (await calls.visitor(identity))) || (await calls.visitor());
    if (!given) return undefined;
    token = given.token;
    memory.change(() => ({ token: given.token }));
    return token;
  };

  /** One after another, so that they keep their order; whoever fails for good holds up nobody. */
  const send = async () => {
    if (sending) return;
    sending = true;
    let tries = 0;
    for (let next = waitingFirst(); next; next = waitingFirst()) {
      const { id, at } = next;
      const mine = await known();
      const posted = mine ? await calls.post(mine, language, next) : ({ is: 'later', seconds: 0 } as const);
      if (posted.is === 'stranger') forget();
      else if (posted.is === 'kept') {
        settle(id, { state: 'kept' });
        tries = 0;
        void begin();
      } else if (posted.is === 'refused') settle(id, { state: 'failed', why: posted.why });
      else if (Date.now() - Date.parse(at) > PATIENCE_MS) settle(id, { state: 'failed' });
      else await pause(Math.max(posted.seconds, pauses[Math.min(tries++, pauses.length - 1)]!));
    }
    sending = false;
  };

  const waitingFirst = () => memory.get().waiting.find(({ state }) => state === 'waiting');
  const settle = (id: string, how: Partial<Waiting>) => {
    memory.change(({ waiting }) => ({ waiting: waiting.map((one) => (one.id === id ? { ...one, ...how } : one)) }));
    tabs?.postMessage('waiting');
    change();
  };

  /** Where it sleeps or loses the network, no browser can be trusted to say that the line is dead. */
  const attend = () => {
    addEventListener('online', () => line?.renew());
    addEventListener('pageshow', ({ persisted }) => persisted && line?.renew());
    let hiddenAt = 0;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) hiddenAt = Date.now();
      else if (Date.now() - hiddenAt > 3000) line?.renew();
    });
    tabs?.addEventListener('message', ({ data }: MessageEvent<VisitorNews | 'waiting'>) => {
      if (data !== 'waiting') hear(data, true);
      else {
        token ??= memory.get().token;
        void begin();
        change();
      }
    });
  };

  const start = async () => {
    attend();
    const signed = identity === undefined ? undefined : await calls.visitor(identity);
    if (signed) token = signed.token;
    await begin();
    if (waitingFirst()) void send();
  };
  void start();

  const say = (text: string, also: Pick<Waiting, 'from' | 'files'> = {}) => {
    const message: Waiting = { id: newId(), text, at: new Date().toISOString(), state: 'waiting', ...also };
    memory.change(({ waiting }) => ({ waiting: [...waiting, message] }));
    tabs?.postMessage('waiting');
    change();
    void send();
  };

  return {
    view: () => {
      const { waiting, read } = memory.get();
      const unread = messages.filter(({ mine, number }) => !mine && number > read).length;
      return { messages, waiting, seen, unread, more, works };
    },
    onChange: (one) => void told.push(one),
    say,
    retry: (id) => {
      settle(id, { state: 'waiting', at: new Date().toISOString() });
      void send();
    },
    remove: (id) => {
      memory.change(({ waiting }) => ({ waiting: waiting.filter((one) => one.id !== id) }));
      change();
    },
    earlier: async () => {
      const page = token && (await calls.page(token, messages[0]?.id));
      if (!page) return;
      more = page.more;
      hear({ ...page, cursor });
    },
    read: () => {
      const last = ours();
      if (!token || last <= memory.get().read) return;
      memory.change(() => ({ read: last }));
      void calls.mark(token, 'read', last);
      change();
    },
    put: async (file, from) => {
      const mine = await known();
      const { ticket, why } = mine ? await calls.put(mine, file) : { why: '' };
      if (!ticket) return why || file.name;
      say('', { files: [ticket], ...(from ? { from } : {}) });
      return undefined;
    },
    fileAt: calls.at,
  };
};

/** A UUID, also on a site without https, where browsers have no word for it. */
const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

const pause = (seconds: number) =>
  new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, seconds * 1000);
    addEventListener('online', end);
  });
