import type { VisitorMessage, VisitorNews, VisitorTyping } from '../../workflows/widget/widget.schema.ts';
import type { Calls } from './calls.ts';
import type { Memory, Waiting } from './keep.ts';
import { openLine } from './line.ts';
import { newId } from './new-id.ts';
import { openTabs } from './tabs.ts';

/** How long a message is tried before somebody is asked what becomes of it. */
const PATIENCE_MS = 45_000;
const pauses = [1, 2, 4, 8, 15];
/** So long after the last sign somebody of ours still types; a visitor says it so often. */
const TYPES_MS = 6000;
const TYPING_MS = 3000;

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
  /** who of ours is typing; null: nobody who is named */
  types: { by: string | null } | undefined;
};

export type Talk = {
  view(): TalkView;
  onChange(told: () => void): void;
  say(text: string, more?: Pick<Waiting, 'from' | 'files'>): void;
  retry(id: string): void;
  remove(id: string): void;
  earlier(): Promise<void>;
  /** the visitor is typing */
  typing(): void;
  /** everything that is there was on the screen */
  read(): void;
  /** sends a file; answers why it was not taken */
  put(file: File, from?: Waiting['from']): Promise<string | undefined>;
  /** the address of a file of the talk */
  fileAt(path: string): string;
};

type Place = {
  calls: Calls;
  memory: Memory;
  language: string;
  identity?: string | undefined;
  name: string;
  before?: Memory;
};

/** A visitor's talk, in step with the record and with the other tabs. Nobody is known to anybody before the first message. */
export const openTalk = ({ calls, memory, language, identity, name, before }: Place): Talk => {
  const told: (() => void)[] = [];
  let messages: VisitorMessage[] = [];
  let [cursor, seen, more, works] = ['0.0', 0, false, true];
  let line: ReturnType<typeof openLine> | undefined;
  let leave: (() => void) | undefined;
  let types: TalkView['types'];
  let typesEnd: ReturnType<typeof setTimeout> | undefined;
  let saidAt = 0;
  let talk: string | undefined;
  let token = memory.get().token;
  let sending = false;

  const change = () => told.forEach((one) => one());
  const ours = () => messages.findLast(({ mine }) => !mine)?.number ?? 0;

  /** In another talk, which she had begun before she signed in, numbers mean something else. */
  const enter = (its: string | undefined) => {
    if (!its) return;
    if (talk && talk !== its) [messages, seen] = [messages.map((one) => ({ ...one, number: 0 })), 0];
    talk = its;
    const { talk: known } = memory.get();
    if (known !== its) memory.change(({ read }) => ({ talk: its, read: known ? 0 : read }));
  };

  const hear = (news: VisitorNews, fromTab = false) => {
    enter(news.cursor.split('.')[2]);
    const fresh = news.items.filter(({ id }) => messages.every((one) => one.id !== id));
    messages = [...messages, ...fresh].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
    seen = Math.max(seen, news.seen);
    const arrived = new Set(messages.map(({ sent }) => sent));
    if (memory.get().waiting.some(({ id }) => arrived.has(id)))
      memory.change(({ waiting }) => ({ waiting: waiting.filter(({ id }) => !arrived.has(id)) }));
    if (!fromTab) {
      cursor = news.cursor;
      tabs.tell({ news });
    }
    const last = fresh.findLast(({ mine }) => !mine);
    if (last) types = undefined;
    if (last && !fromTab && token) void calls.mark(token, 'delivered', last.number);
    change();
  };

  const hearTyping = ({ by, ended }: VisitorTyping, fromTab = false) => {
    clearTimeout(typesEnd);
    types = ended ? undefined : { by };
    if (!ended) typesEnd = setTimeout(() => hearTyping({ by, ended: true }, true), TYPES_MS);
    if (!fromTab) tabs.tell({ typing: { by, ended } });
    change();
  };

  const hearWorks = (now: boolean) => {
    works = now;
    if (now) void send();
    change();
  };

  const tabs = openTabs(name, (said) => {
    if (said === 'renew') line?.renew();
    else if (said === 'waiting') {
      token ??= memory.get().token;
      void begin();
      change();
    } else if (said === 'beat') return;
    else if ('news' in said) hear(said.news, true);
    else if ('typing' in said) hearTyping(said.typing, true);
    else hearWorks(said.works);
  });

  const forget = () => {
    leave?.();
    leave = undefined;
    token = undefined;
    messages = [];
    cursor = '0.0';
    memory.change(() => ({ token: '' }));
  };

  const begin = async () => {
    if (!token || leave) return;
    const first = await calls.page(token);
    if (first) {
      more = first.more;
      hear(first);
    }
    listen();
  };

  const listen = () => {
    if (!token || leave) return;
    const mine = token;
    leave = tabs.lead(() => {
      line = openLine({
        ...{ calls, token: mine, cursor: () => cursor, news: hear, typing: hearTyping },
        beat: () => tabs.tell('beat'),
        works: (now) => {
          tabs.tell({ works: now });
          hearWorks(now);
        },
        gone: forget,
      });
      return () => {
        line?.end();
        line = undefined;
      };
    });
  };

  /** Whom the site has signed for takes along what she wrote before, and what of it has not left. */
  const sign = async () => {
    if (identity === undefined) return undefined;
    const { token: old, waiting: left = [] } = before?.get() ?? {};
    const signed = await calls.visitor(identity, old);
    if (!signed || !old) return signed;
    memory.change(({ waiting }) => ({ waiting: [...waiting, ...left] }));
    before?.change(() => ({ token: '', waiting: [] }));
    return signed;
  };

  const known = async (): Promise<string | undefined> => {
    if (token) return token;
    const given = (await sign()) || (await calls.visitor());
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
    tabs.tell('waiting');
    change();
  };

  /** Where it sleeps or loses the network, no browser can be trusted to say that the line is dead. */
  const attend = () => {
    const renew = () => (line ? line.renew() : tabs.tell('renew'));
    addEventListener('online', renew);
    addEventListener('pageshow', ({ persisted }) => persisted && renew());
    let hiddenAt = 0;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) hiddenAt = Date.now();
      else if (Date.now() - hiddenAt > 3000) renew();
    });
  };

  const start = async () => {
    attend();
    token = (await sign())?.token ?? token;
    await begin();
    if (waitingFirst()) void send();
  };
  void start();

  const say = (text: string, also: Pick<Waiting, 'from' | 'files'> = {}) => {
    const page = location.origin + location.pathname;
    const message: Waiting = { id: newId(), text, at: new Date().toISOString(), state: 'waiting', ...also };
    memory.change(({ waiting, page: last }) => ({
      waiting: [...waiting, page === last ? message : { ...message, page }],
      page,
    }));
    tabs.tell('waiting');
    change();
    void send();
  };

  return {
    view: () => {
      const { waiting, read } = memory.get();
      const unread = messages.filter(({ mine, number }) => !mine && number > read).length;
      return { messages, waiting, seen, unread, more, works, types };
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
    typing: () => {
      if (!token || Date.now() - saidAt < TYPING_MS) return;
      saidAt = Date.now();
      void calls.typing(token);
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
