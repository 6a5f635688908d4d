import type { Logger } from 'pino';
import { callsForReaders, readBy } from '../prisma/call/call.queries.ts';
import type { Database } from '../prisma/client.ts';
import type { Listener } from './live-listeners.ts';

type Around = {
  db: Database;
  log: Logger;
  listeners: { all: Set<Listener>; users: () => string[]; send: (listener: Listener, text: string) => void };
};

/** Tells those who may see a call what it has become, as soon as its row says so. A hint that is lost is made up for by the next. */
export const watchCalls = ({ db, log, listeners }: Around) => {
  let wanted = new Set<string>();
  let tells = false;

  const tell = async () => {
    const ids = [...wanted];
    wanted = new Set();
    const { calls, readers } = await callsForReaders(db, ids, listeners.users());
    for (const listener of listeners.all) {
      const seen = calls.filter(({ id }) => readers.has(`${id} ${listener.user.id}`));
      const hers = readBy(listener.user, seen);
      if (hers.length > 0) listeners.send(listener, JSON.stringify({ type: 'calls', calls: hers }));
    }
  };

  return {
    hint: async (id: string) => {
      if (listeners.all.size === 0) return;
      wanted.add(id);
      if (tells) return;
      tells = true;
      try {
        while (wanted.size > 0) await tell();
      } catch (error) {
        log.warn({ err: error }, 'calls could not be told');
      } finally {
        tells = false;
      }
    },
  };
};
