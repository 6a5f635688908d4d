import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Message } from '../../../workflows/conversation/conversation.schema.ts';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';

type Told = { type: string; cursor?: string; events?: Event[] };

/** All messages of a talk as they are now, the newest first. */
export const readMessages = (system: System, talk: string): Promise<Message[]> =>
  outsideOf(system).all<Message>(`/conversations/${talk}/messages`);

/** An operator's window with some talks open: it reads again what the live feed tells of, and goes on from where it was after a break. */
export const openScreen = (system: System) => {
  const talks = new Map<string, Message[]>();
  const stale = new Set<string>();
  let cursor: string | undefined;
  let socket: WebSocket | undefined;
  let closed = false;
  let breaks = -1;
  const all = () => talks.forEach((_, talk) => stale.add(talk));
  const hear = (told: Told) => {
    if (told.type === 'hello' && cursor !== undefined)
      return socket?.send(JSON.stringify({ type: 'resume', after: cursor }));
    cursor = told.cursor ?? cursor;
    if (told.type === 'reload') all();
    for (const { noun, nounId } of told.events ?? []) {
      if (noun === 'delivery') all();
      if (noun === 'conversation' && talks.has(nounId)) stale.add(nounId);
    }
  };
  const connecting = (async () => {
    while (!closed) {
      const { url, token } = system.credentials;
      const mine = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, {
        headers: { authorization: `Bearer ${token}` },
      });
      socket = mine;
      breaks += 1;
      mine.on('message', (text) => hear(JSON.parse(String(text)) as Told)).on('error', () => undefined);
      await new Promise((gone) => mine.on('close', gone));
      await pause(500);
    }
  })();
  const reading = (async () => {
    for (; !closed; await pause(250))
      for (const talk of [...stale]) {
        stale.delete(talk);
        await readMessages(system, talk).then(
          (messages) => talks.set(talk, messages),
          () => stale.add(talk),
        );
      }
  })();
  return {
    talks,
    open: (talk: string) => void (talks.set(talk, []), stale.add(talk)),
    cut: () => socket?.terminate(),
    breaks: () => breaks,
    close: async () => {
      closed = true;
      socket?.terminate();
      await Promise.all([connecting, reading]);
    },
  };
};
