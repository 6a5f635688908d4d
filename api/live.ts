import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { eventsAfter, lastCursor, type Cursor } from '../prisma/event.ts';
import { listen } from '../prisma/listen.ts';
import { notificationsSince } from '../prisma/user.queries.ts';
import { stillSignedIn, type Person } from '../prisma/user.ts';
import { uuidv7 } from '../prisma/id.ts';
import { isOwnHost } from '../own-names.ts';
import type { Deps } from './deps.ts';
import { isOwnSite, type Visitor } from './http/auth.ts';
import { problemFrom } from './http/failure.ts';
import { problemOf } from './http/problem.ts';
import { watchProcesses } from './live-processes.ts';
import { newsFor, readNews, type News } from './news.ts';

const PATH = '/api/v1/live';
/** A hint may be lost, so the record is also looked at by itself. */
const LOOK_MS = 1000;
/** Under load many commits are one look. */
const REST_MS = 15;
const BATCH = 500;
const MOST_MISSED = 1000;
const PING_MS = 30_000;
/** A browser that does not read is closed; it comes back and catches up. */
const MOST_UNSENT = 2 * 1024 * 1024;

export type Live = { close(): Promise<void>; count(): number };

type Listener = { socket: WebSocket; person: Person; tokenHash: string; alive: boolean };

const Resume = z.object({ type: z.literal('resume'), after: z.string().regex(/^\d{1,20}-\d{1,19}$/) });

/** Pushes the news of the record to those who may see them; the record stays the truth, a socket only hurries. */
export const goLive = (server: Server, deps: Deps): Live => {
  const { db, config, log, metrics, sessions } = deps;
  const listeners = new Set<Listener>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const processes = watchProcesses(db);
  let cursor: Cursor | undefined;
  let told = '';
  const toldIds = new Set<string>();
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

  /** Nobody listened until now, so nothing was read: start from what is settled. */
  const begin = async () => {
    if (listeners.size > 0 && cursor) return;
    const last = await lastCursor(db);
    if (listeners.size === 0 || !cursor) cursor = last;
    if (listeners.size === 0) told = firstIdOf(Date.now());
  };

  const welcome = (socket: WebSocket, { person, tokenHash }: Visitor) => {
    const listener: Listener = { socket, person, tokenHash, alive: true };
    listeners.add(listener);
    metrics.sockets.set(listeners.size);
    socket.on('pong', () => void (listener.alive = true));
    socket.on('message', (message) => void hear(listener, String(message)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      listeners.delete(listener);
      metrics.sockets.set(listeners.size);
    });
    send(listener, JSON.stringify({ type: 'hello', cursor: nameOf(cursor!) }));
  };

  const hear = async (listener: Listener, message: string) => {
    const read = readJson(message);
    if (!read) return listener.socket.close(1008, 'only resume is heard here');
    try {
      const [xid = '0', id = '0'] = read.after.split('-');
      const missed = await eventsAfter(db, { xid, id }, MOST_MISSED + 1);
      if (missed.length > MOST_MISSED)
        return send(listener, JSON.stringify({ type: 'reload', cursor: nameOf(cursor!) }));
      const last = missed.at(-1);
      if (!last) return;
      const news = await readNews(db, missed);
      const mine = newsFor(listener.person, news);
      send(listener, JSON.stringify({ type: 'events', cursor: nameOf(last), ...mine }));
    } catch (error) {
      log.warn({ err: error }, 'a live connection could not be caught up');
      listener.socket.close(1013, 'try again');
    }
  };

  /** Tells everybody what is new; whether there was anything. */
  const look = async (): Promise<boolean> => {
    if (listeners.size === 0 || !cursor) return false;
    const events = await eventsAfter(db, cursor, BATCH);
    const last = events.at(-1);
    const news = last && (await readNews(db, events));
    if (last) cursor = { xid: last.xid, id: last.id };
    if (news) {
      processes.follow(news.leads);
      tell(news, nameOf(cursor));
    }
    const settled = await processes.changed();
    if (settled.length > 0) tell({ events: [], leads: settled, left: new Map() }, nameOf(cursor));
    await tellNotifications();
    return events.length === BATCH;
  };

  /** One text per audience: those who see all, and each manager. */
  const tell = (news: News, at: string) => {
    const texts = new Map<string, string | undefined>();
    for (const listener of listeners) {
      const audience = listener.person.role === 'manager' ? listener.person.id : 'all';
      if (!texts.has(audience)) {
        const mine = newsFor(listener.person, news);
        const empty = mine.events.length + mine.leads.length + mine.gone.length === 0;
        texts.set(audience, empty ? undefined : JSON.stringify({ type: 'events', cursor: at, ...mine }));
      }
      const text = texts.get(audience);
      if (text !== undefined) send(listener, text);
    }
  };

  /** Ids grow with time but are committed out of order, so the last seconds are read again and those told are left out. */
  const tellNotifications = async () => {
    const people = [...new Set([...listeners].map(({ person }) => person.id))];
    if (people.length === 0) return;
    const found = await notificationsSince(db, people, told);
    for (const { userId, notification } of found) {
      if (toldIds.has(notification.id)) continue;
      toldIds.add(notification.id);
      const text = JSON.stringify({ type: 'notification', notification });
      for (const listener of listeners) if (listener.person.id === userId) send(listener, text);
    }
    told = firstIdOf(Date.now() - OVERLAP_MS);
    for (const id of toldIds) if (id < told) toldIds.delete(id);
  };

  const send = (listener: Listener, text: string) => {
    if (listener.socket.readyState !== WebSocket.OPEN) return;
    if (listener.socket.bufferedAmount > MOST_UNSENT) {
      metrics.slow.inc();
      return listener.socket.terminate();
    }
    metrics.pushed.inc();
    listener.socket.send(text);
  };

  const news = listen({ url: config.databaseUrl, channel: 'event', look, everyMs: LOOK_MS, restMs: REST_MS, log });

  const pulse = setInterval(() => void checkAll(), PING_MS);
  const checkAll = async () => {
    for (const listener of listeners) {
      if (!listener.alive) listener.socket.terminate();
      else {
        listener.alive = false;
        listener.socket.ping();
      }
    }
    const good = await stillSignedIn(db, [...new Set([...listeners].map(({ tokenHash }) => tokenHash))]).catch(
      () => undefined,
    );
    if (good) for (const { socket, tokenHash } of listeners) if (!good.has(tokenHash)) socket.close(4401, 'signed out');
  };
  sessions.onEnd((ended) => {
    for (const { socket, tokenHash } of listeners) if (tokenHash === ended) socket.close(4401, 'signed out');
  });

  server.on('upgrade', (request, socket, head) => (closed ? socket.destroy() : void enter(request, socket, head)));
  return {
    count: () => listeners.size,
    close: async () => {
      closed = true;
      clearInterval(pulse);
      for (const { socket } of listeners) socket.close(1012, 'restarting');
      await news.close();
      for (const { socket } of listeners) socket.terminate();
      sockets.close();
    },
  };
};

const OVERLAP_MS = 5000;

/** The smallest id (UUID, version 7) that can be given out at this moment. */
const firstIdOf = (ms: number): string => `${uuidv7(ms).slice(0, 14)}7000-8000-000000000000`;

const nameOf = ({ xid, id }: Cursor): string => `${xid}-${id}`;

const readJson = (message: string) => {
  try {
    return Resume.safeParse(JSON.parse(message)).data;
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
