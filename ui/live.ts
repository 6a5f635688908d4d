import { useSyncExternalStore } from 'react';
import type { Call } from '../workflows/call/call.schema.ts';
import type { Event } from '../workflows/event/event.schema.ts';
import type { Lead } from '../workflows/lead/lead.schema.ts';
import type { Notification } from '../workflows/user/user.schema.ts';
import { withNews, type FloorNews } from '../workflows/work/floor.ts';
import type { Floor } from '../workflows/work/floor.schema.ts';
import { get } from './ask/ask.ts';
import { asking, type Page, type Question } from './ask/asking.ts';
import { hearCalls } from './call/hear-calls.ts';
import { askAnew, cache, putNews } from './cache.ts';
import { dropLead, placeLead, type LeadList } from './lead/board/lists.ts';
import { columnKey, leadQuery, type LeadFilter } from './lead/lead-query.ts';
import { soon, takeEvents } from './live-events.ts';
import { meQuery } from './session.tsx';

type Message =
  | { type: 'hello'; cursor: string }
  | { type: 'events'; cursor: string; events: Event[]; leads: Lead[]; gone: string[] }
  | { type: 'notification'; notification: Notification }
  | ({ type: 'typing' } & Typing)
  | { type: 'floor'; floor: Floor }
  | { type: 'floor_news'; news: FloorNews }
  | { type: 'calls'; calls: Call[] }
  | { type: 'reload'; cursor?: string }
  | { type: 'rights' };

/** That somebody types in a conversation: a colleague, or the client (null). */
export type Typing = { talk: string; by: string | null; until: string | null };

/** `crowded`: the server closed this screen because the user has opened too many */
export type Connection = 'connecting' | 'live' | 'broken' | 'crowded';

const TOO_MANY = 4429;

let connection: Connection = 'connecting';
let socket: WebSocket | undefined;
let cursor: string | undefined;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let wanted = false;

const watchers = new Set<() => void>();
const hearers = new Set<(notification: Notification) => void>();
const readers = new Set<(typing: Typing) => void>();

/** Opens the stream and keeps it open; what arrives goes into the query cache. Gives back how to close it. */
export const goLive = () => {
  wanted = true;
  connect();
  addEventListener('online', connectNow);
  addEventListener('offline', lose);
  addEventListener('focus', connectNow);
  return () => {
    wanted = false;
    removeEventListener('online', connectNow);
    removeEventListener('offline', lose);
    removeEventListener('focus', connectNow);
    clearTimeout(timer);
    timer = undefined;
    cursor = undefined;
    socket?.close();
    socket = undefined;
  };
};

export const useConnection = (): Connection => useSyncExternalStore(watch, () => connection);

export const onNotification = (hearer: (notification: Notification) => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};

export const onTyping = (reader: (typing: Typing) => void) => {
  readers.add(reader);
  return () => void readers.delete(reader);
};

const floorRows: Question[] = [['/floor/work'], ['/floor/contacts']];
let onFloor = 0;
/** What happens on the floor is told while somebody looks at it; whoever asks gives back how to end it. */
export const watchFloor = () => {
  onFloor += 1;
  if (onFloor === 1) tellFloor();
  return () => {
    onFloor -= 1;
    if (onFloor === 0) tellFloor();
  };
};

const tellFloor = () => {
  if (connection === 'live') socket?.send(JSON.stringify({ type: 'floor', on: onFloor > 0 }));
};

/** True for a moment after this lead came or changed by someone else's hand. */
export const useFresh = (leadId: string): boolean => useSyncExternalStore(watch, () => fresh.has(leadId));

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
const wakeWatchers = () => {
  for (const watcher of watchers) watcher();
};

const connectNow = () => {
  if (socket || !wanted) return;
  clearTimeout(timer);
  connect();
};

/** A browser without a network may hold a dead socket for minutes. */
const lose = () => socket?.close();

const connect = () => {
  const mine = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/live`);
  socket = mine;
  mine.onmessage = ({ data }) => socket === mine && hear(JSON.parse(String(data)) as Message);
  mine.onclose = ({ code }) => {
    if (socket !== mine) return;
    socket = undefined;
    if (code === TOO_MANY) return setConnection('crowded');
    setConnection('broken');
    if (!wanted) return;
    failures += 1;
    // the server may refuse the stream because we are signed out: asking who we are tells, and leads to the sign-in
    if (code === 4401 || failures === 2) void get('/me').catch(() => undefined);
    const pause = Math.min(30_000, 500 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2);
    timer = setTimeout(connect, pause);
  };
};

const setConnection = (next: Connection) => {
  if (connection === next) return;
  connection = next;
  wakeWatchers();
};

const hear = (message: Message) => {
  if (message.type === 'hello') {
    failures = 0;
    setConnection('live');
    if (cursor === undefined) {
      cursor = message.cursor;
      askAgain();
    } else {
      // what happened without an event, like a process that reported, is only seen by asking
      socket?.send(JSON.stringify({ type: 'resume', after: cursor }));
      askAgain();
    }
    if (onFloor > 0) tellFloor();
    return;
  }
  // the rights have changed: what was read with the old ones is forgotten, not refreshed
  if (message.type === 'rights') {
    recent.clear();
    void cache.resetQueries();
    return;
  }
  if (message.type === 'reload') {
    if (message.cursor) cursor = message.cursor;
    askAgain();
    return;
  }
  if (message.type === 'notification') {
    putNews(asking('/notifications').queryKey, (page) =>
      page && !page.items.some(({ id }) => id === message.notification.id)
        ? { ...page, items: [message.notification, ...page.items] }
        : page,
    );
    soon(['/notifications/totals']);
    for (const hearer of hearers) hearer(message.notification);
    return;
  }
  if (message.type === 'typing') {
    for (const reader of readers) reader(message);
    return;
  }
  if (message.type === 'calls') return hearCalls(message.calls);
  if (message.type === 'floor' || message.type === 'floor_news') {
    // the stream gives the whole of it whenever one begins to look
    cache.setQueryData(asking('/floor').queryKey, (known) =>
      message.type === 'floor' ? message.floor : known && withNews(known, message.news),
    );
    for (const rows of floorRows) soon(rows);
    return;
  }
  cursor = message.cursor;
  takeEvents(message.events);
  for (const lead of message.leads) arrive(lead);
  mark(message.events);
  for (const id of message.gone) {
    held.delete(id);
    forgetLead(id);
  }
};

/** So long a lead that has just come waits for whoever gets it. */
const HOLD_MS = 800;
const held = new Set<string>();

/** A manager sees nobody's leads: a new one would show until it is assigned to somebody else, a moment later. */
const arrive = (lead: Lead) => {
  held.delete(lead.id);
  const isManager = cache.getQueryData(meQuery.queryKey)?.role === 'manager';
  if (!isManager || lead.version > 1 || lead.responsibleId !== null) return takeLead(lead);
  held.add(lead.id);
  setTimeout(() => held.delete(lead.id) && takeLead(lead), HOLD_MS);
};

/** Whatever was read before the stream began may have missed something; so may all after a `reload`. */
const askAgain = () =>
  void askAnew({
    predicate: ({ queryKey }) => !['/me', '/users', '/pipelines'].includes(String(queryKey[0])),
  });

/** Puts a lead into every list and card that shows it, unless they know a newer version. */
export const takeLead = (lead: Lead) => {
  recent.delete(lead.id);
  recent.set(lead.id, { lead, at: performance.now() });
  if (recent.size > 500) recent.delete(recent.keys().next().value!);
  cache.setQueryData(leadQuery(lead.id).queryKey, (known) => (known && known.version > lead.version ? known : lead));
  for (const [key, list] of lists()) {
    const next = placeLead(list, lead, key[1].query);
    if (next !== list) cache.setQueryData(key, next);
  }
  for (const shown of counts) soon([shown, { path: { key: lead.pipeline } }]);
  soon(['/leads/{id}/process', { path: { id: lead.id } }]);
};

const forgetLead = (id: string) => {
  recent.delete(id);
  for (const [key, list] of lists()) {
    const next = dropLead(list, id);
    if (next !== list) cache.setQueryData(key, next);
  }
  soon(['/leads/{id}', { path: { id } }]);
  for (const shown of counts) soon([shown]);
};

/** Leads heard of lately: an answer that was under way while they changed is older than they are. */
const recent = new Map<string, { lead: Lead; at: number }>();

/** An answer with what was heard since it was asked for (`performance.now()`). */
export const withRecent = (page: Page<Lead>, filter: LeadFilter, asked: number): Page<Lead> => {
  let list: LeadList = { pages: [page], pageParams: [null] };
  for (const { lead, at } of recent.values()) if (at > asked) list = placeLead(list, lead, filter);
  return list.pages[0] ?? page;
};

const lists = () =>
  cache.getQueriesData<LeadList>({ queryKey: columnKey() }).filter(([, list]) => Boolean(list)) as [
    ReturnType<typeof columnKey>,
    LeadList,
  ][];

const counts = ['/pipelines/{key}/totals', '/pipelines/{key}/groups'] as const;

let fresh = new Set<string>();
/** Only what others did: one's own moves need no mark. */
const mark = (events: Event[]) => {
  const me = cache.getQueryData(meQuery.queryKey)?.id;
  const ids = events.filter(({ noun, actor }) => noun === 'lead' && actor.id !== me).map(({ nounId }) => nounId);
  if (ids.length === 0) return;
  fresh = new Set([...fresh, ...ids]);
  wakeWatchers();
  setTimeout(() => {
    fresh = new Set([...fresh].filter((id) => !ids.includes(id)));
    wakeWatchers();
  }, 2500);
};
