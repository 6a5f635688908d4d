import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../prisma/client.ts';
import { readFloor } from '../prisma/work/floor.queries.ts';
import { newsOfFloor } from '../workflows/work/floor.ts';
import type { Floor } from '../workflows/work/floor.schema.ts';
import type { Listener } from './live-listeners.ts';

/** Between two looks, so that a rush of events costs no more than that. */
const REST_MS = 60;

/** The service level is a fold over the whole day: it may be so old. */
const LEVELS_MS = 2000;

type Around = { db: Database; log: Logger; send: (listener: Listener, text: string) => void };

/** Tells those who watch the floor what has changed on it: it is read once for all of them, and only what is new is sent. */
export const watchFloor = ({ db, log, send }: Around) => {
  const watchers = new Set<Listener>();
  const newcomers = new Set<Listener>();
  let known: Floor | undefined;
  let levelsAt = 0;
  let asked = false;
  let looks = false;

  /** Something has happened, or time has passed. */
  const look = async () => {
    asked = true;
    if (looks) return;
    looks = true;
    try {
      while (asked && watchers.size > 0) {
        asked = false;
        await tell();
        await rest(REST_MS);
      }
    } catch (error) {
      log.warn({ err: error }, 'the floor could not be read');
    } finally {
      looks = false;
    }
  };

  const tell = async () => {
    const coming = new Set(newcomers);
    const isFresh = known && Date.now() - levelsAt < LEVELS_MS;
    if (!isFresh) levelsAt = Date.now();
    const floor = await readFloor(db, isFresh ? known : undefined);
    for (const listener of coming) newcomers.delete(listener);
    const news = known && newsOfFloor(known, floor);
    known = floor;
    const whole = JSON.stringify({ type: 'floor', floor });
    const part = news && JSON.stringify({ type: 'floor_news', news });
    for (const listener of watchers) {
      // her role may be another one by now
      if (listener.user.role === 'manager') watchers.delete(listener);
      else if (coming.has(listener)) send(listener, whole);
      else if (part && !newcomers.has(listener)) send(listener, part);
    }
  };

  return {
    watch: (listener: Listener, on: boolean) => {
      newcomers.delete(listener);
      watchers.delete(listener);
      if (!on || listener.user.role === 'manager') return;
      watchers.add(listener);
      newcomers.add(listener);
      void look();
    },
    leave: (listener: Listener) => void watchers.delete(listener),
    look: () => void look(),
  };
};
