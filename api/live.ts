import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { feedAfter, numberFeed } from '../prisma/event/feed.ts';
import { listen } from '../prisma/listen.ts';
import { readTyping, TYPING } from '../prisma/conversation/typing.ts';
import { whoSees } from '../prisma/conversation/who-sees.ts';
import type { Typing } from '../workflows/conversation/typing.schema.ts';
import { notificationsSince } from '../prisma/user/user.queries.ts';
import { uuidv7 } from '../prisma/id.ts';
import { isOwnHost } from '../own-names.ts';
import type { Deps } from './deps.ts';
import { isOwnSite, type Visitor } from './http/auth.ts';
import { problemFrom } from './http/failure.ts';
import { problemOf } from './http/problem.ts';
import { openListeners, type Listener } from './live-listeners.ts';
import { watchCalls } from './live-calls.ts';
import { watchFloor } from './live-floor.ts';
import { watchProcesses } from './live-processes.ts';
import { newsFor, newsOf, readNews, type News } from './news.ts';
import { spellNews } from './spelled-news.ts';

const PATH = '/api/v1/live';
/** A hint may be lost, so the record is also checked regularly. */
const LOOK_MS = 1000;
/** Under load one look covers many commits. */
const REST_MS = 15;
const BATCH = 500;
const MOST_MISSED = 1000;
const PING_MS = 30_000;
/** Between two resumes of one user, so that her screens take turns with everybody's news. */
const BREATH_MS = 50;

export type Live = { close(): Promise<void>; count(): number };

const Said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('resume'), after: z.string().max(100) }),
  /** to be told, or no more, what happens on the floor */
  z.object({ type: z.literal('floor'), on: z.boolean() }),
]);
/** What a supervisor looks at changes by the clock, too. */
const FLOOR_MS = 5000;
const FLOOR = 'floor';
const CALL = 'call';

/** Pushes the news of the record to those who may see them; the record stays the truth, a socket is only faster. */
export const goLive = (server: Server, deps: Deps): Live => {
  const { db, config, log, sessions } = deps;
  const listeners = openListeners(deps);
  const { send } = listeners;
  const resumes = new Map<string, Promise<void>>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const processes = watchProcesses(db);
  const floor = watchFloor({ db, log, send });
  const calls = watchCalls({ db, log, listeners });
  let cursor: number | undefined;
  let numberedAt = 0;
  let told = '';
  /** notifications of the last seconds, with whoever was not here to be told */
  const sentIds = new Map<string, string | undefined>();
  let typing: Typing[] = [];
  let closed = false;

  const enter = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refuse = (code: Parameters<typeof problemOf>[0]) => refuseUpgrade(socket, problemOf(code, 'en'));
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== PATH) return refuse('RouteUnknown');
    if (!isOwnHost(request, config.names)) return refuse('NotThisHost');
    if (!isOwnSite(request, config.publicUrl)) return refuse('OtherSite');
    try {
      const visitor = await sessions.visitor(request);
      if (!visitor) return refuse('SignInNeeded');
      await begin();
      sockets.handleUpgrade(request, socket, head, (opened) => welcome(opened, visitor));
    } catch (error) {
      refuse(problemFrom(error).code);
    }
  };

  /** Nobody listened until now, so nothing was read: start from what is numbered. */
  const begin = async () => {
    if (listeners.all.size > 0 && cursor !== undefined) return;
    const last = await numberFeed(db);
    if (listeners.all.size === 0 || cursor === undefined) cursor = last;
    if (listeners.all.size === 0) told = firstIdOf(Date.now());
  };

  const welcome = (socket: WebSocket, visitor: Visitor) => {
    const listener = listeners.add(socket, visitor, cursor ?? 0);
    for (const [id, missed] of sentIds) if (missed === visitor.user.id) sentIds.delete(id);
    socket.on('message', (message) => hear(listener, String(message)));
    socket.on('close', () => floor.leave(listener));
    send(listener, JSON.stringify({ type: 'hello', cursor: String(cursor) }));
  };

  /** One resume at a time, a socket and a user: her other screens wait for it. */
  const hear = (listener: Listener, message: string) => {
    const read = readJson(message);
    if (!read) return listener.socket.close(1008, 'only resume and floor are heard here');
    if (read.type === 'floor') return floor.watch(listener, read.on);
    if (listener.resuming) return listener.socket.close(1008, 'one resume at a time');
    listener.resuming = true;
    const { id } = listener.user;
    const mine = (resumes.get(id) ?? Promise.resolve())
      .then(() => catchUp(listener, read.after))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'a live connection could not be caught up');
        listener.socket.close(1013, 'try again');
      })
      .then(() => {
        listener.resuming = false;
        return rest(BREATH_MS);
      })
      .finally(() => {
        if (resumes.get(id) === mine) resumes.delete(id);
      });
    resumes.set(id, mine);
  };

  const catchUp = async (listener: Listener, place: string) => {
    if (!listeners.all.has(listener)) return;
    // a position may come from another release, or from a record that has been restored since
    const after = /^\d{1,15}$/.test(place) ? Number(place) : undefined;
    const head = await numberFeed(db);
    const missed =
      after === undefined || after > head || after < head - 100 * MOST_MISSED
        ? undefined
        : await feedAfter(db, after, MOST_MISSED + 1);
    if (!missed || missed.length > MOST_MISSED)
      return send(listener, JSON.stringify({ type: 'reload', cursor: String(cursor) }));
    // what came after the welcome is sent as it comes
    const before = missed.filter(({ n }) => n <= listener.since);
    const news = await readNews(db, before, [listener.user.id]);
    if (!listeners.all.has(listener)) return;
    send(listener, JSON.stringify({ type: 'events', cursor: String(cursor), ...newsFor(listener.user.id, news) }));
  };

  /** Sends everybody what is new, side by side; returns whether there is more. */
  const look = async (): Promise<boolean> => {
    if (listeners.all.size === 0 || cursor === undefined) {
      await numberUnheard();
      return false;
    }
    const head = await numberFeed(db);
    await listeners.recheck();
    const [more] = await Promise.all([sendRecord(head), sendNotifications(), sendTyping()]);
    return more;
  };

  /** One after another: what is read of a lead later is sent later. */
  const sendRecord = async (head: number): Promise<boolean> => {
    const more = await sendEvents(head);
    await sendSettled();
    return more;
  };

  const sendEvents = async (head: number): Promise<boolean> => {
    if (cursor === undefined || head <= cursor) return false;
    const events = await feedAfter(db, cursor, BATCH);
    const last = events.at(-1);
    if (!last) return false;
    const news = await readNews(db, events, listeners.users());
    // those who came while the news was read, after everybody had gone, started after it
    cursor = Math.max(cursor, last.n);
    if (news.events.some(({ noun }) => noun === 'conversation' || noun === 'ticket')) floor.look();
    processes.follow(news.leads);
    sendNews(news, String(cursor));
    return events.length === BATCH;
  };

  const sendSettled = async () => {
    const settled = await processes.changed();
    if (settled.length > 0) sendNews(await newsOf(db, settled, listeners.users()), String(cursor));
  };

  /** Where nobody listens, only the queue is kept short: the next listener numbers what waits. */
  const numberUnheard = async () => {
    if (Date.now() - numberedAt < LOOK_MS) return;
    numberedAt = Date.now();
    await numberFeed(db);
  };

  const sendNews = (news: News, at: string) => {
    const textFor = spellNews(news, at);
    for (const listener of listeners.all) {
      // those who came while the news was read were not considered
      if (!news.sight.has(listener.user.id)) send(listener, JSON.stringify({ type: 'reload', cursor: at }));
      else {
        const text = textFor(listener.user.id);
        if (text !== undefined) send(listener, text);
      }
    }
  };

  /** To those who may read the talk and do not type there themselves. */
  const sendTyping = async () => {
    const now = typing;
    typing = [];
    if (now.length === 0) return;
    const readers = await whoSees(
      db,
      now.map(({ talk }) => talk),
      listeners.users(),
    );
    for (const { talk, by, until } of now) {
      const text = JSON.stringify({ type: 'typing', talk, by: by?.id ?? null, until });
      for (const listener of listeners.all)
        if (readers.has(`${talk} ${listener.user.id}`) && listener.user.id !== by?.id) send(listener, text);
    }
  };

  /** Ids grow with time but are committed out of order, so the last seconds are read again and those already sent are left out. */
  const sendNotifications = async () => {
    if (listeners.all.size === 0) return;
    const found = await notificationsSince(db, told, [...sentIds.keys()]);
    const here = listeners.byUser();
    for (const { userId, notification } of found) {
      const hers = here.get(userId);
      sentIds.set(notification.id, hers ? undefined : userId);
      if (!hers) continue;
      const text = JSON.stringify({ type: 'notification', notification });
      for (const listener of hers) send(listener, text);
    }
    told = firstIdOf(Date.now() - OVERLAP_MS);
    for (const id of sentIds.keys()) if (id < told) sentIds.delete(id);
  };

  const news = listen({
    url: config.databaseUrl,
    channels: ['event', 'process', 'rights', TYPING, FLOOR, CALL],
    told: (channel, said) => {
      if (channel === TYPING && listeners.all.size > 0)
        typing = [...typing, readTyping(said)].filter((one) => one !== undefined);
      if (channel === FLOOR) floor.look();
      if (channel === CALL) void calls.hint(said);
      if (channel !== 'rights') return;
      sessions.forget();
      listeners.suspect(said);
    },
    look,
    everyMs: LOOK_MS,
    restMs: REST_MS,
    log,
  });
  const pulse = setInterval(listeners.pulse, PING_MS);
  const clock = setInterval(floor.look, FLOOR_MS);
  sessions.onEnd(listeners.end);

  server.on('upgrade', (request, socket, head) => (closed ? socket.destroy() : void enter(request, socket, head)));
  return {
    count: () => listeners.all.size,
    close: async () => {
      closed = true;
      clearInterval(pulse);
      clearInterval(clock);
      for (const { socket } of listeners.all) socket.close(1012, 'restarting');
      await news.close();
      for (const { socket } of listeners.all) socket.terminate();
      sockets.close();
    },
  };
};

const OVERLAP_MS = 5000;

/** The smallest id (UUID, version 7) that can be generated at this moment. */
const firstIdOf = (ms: number): string => `${uuidv7(ms).slice(0, 14)}7000-8000-000000000000`;

const readJson = (message: string) => {
  try {
    return Said.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
};

const refuseUpgrade = (socket: Duplex, problem: { status: number }) => {
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};
