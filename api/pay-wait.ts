import type { Request } from 'express';
import { invoiceVersions } from '../prisma/invoice/invoice.queries.ts';
import { listen } from '../prisma/listen.ts';
import type { Deps } from './deps.ts';
import { addressOf } from './http/limit.ts';

/** Proxies end a silent call after half a minute or more. */
const LONGEST_MS = 25_000;
/** A family, an office: further pages from one address poll by themselves every few seconds. */
const MOST_OF_ONE_ADDRESS = 6;
const MOST = 500;

type Wait = { invoiceId: string; version: number; address: string; end(): void };
type Room = { waits: Set<Wait>; news: { close(): Promise<void> } | undefined };

const rooms = new WeakMap<Deps['db'], Room>();

/** Returns when the invoice no longer has that version, after 25 s, or at once where too many wait. One look at the record serves all who wait. */
export const whenChanged = async (
  deps: Deps,
  request: Request,
  { invoiceId, version }: { invoiceId: string; version: number },
): Promise<void> => {
  const room = rooms.get(deps.db) ?? { waits: new Set(), news: undefined };
  rooms.set(deps.db, room);
  const address = addressOf(request);
  const mine = [...room.waits].filter((wait) => wait.address === address).length;
  if (mine >= MOST_OF_ONE_ADDRESS || room.waits.size >= MOST) return;
  await new Promise<void>((resolve) => {
    const wait: Wait = { invoiceId, version, address, end: () => end() };
    const timer = setTimeout(() => end(), LONGEST_MS);
    const end = () => {
      clearTimeout(timer);
      request.socket.off('close', end);
      room.waits.delete(wait);
      if (room.waits.size === 0) {
        void room.news?.close();
        room.news = undefined;
      }
      resolve();
    };
    request.socket.once('close', end);
    room.waits.add(wait);
    room.news ??= listen({
      ...{ url: deps.config.databaseUrl, channels: ['event'], everyMs: 1000, restMs: 15, log: deps.log },
      look: () => look(deps, room),
    });
  });
};

const look = async ({ db }: Deps, { waits }: Room): Promise<false> => {
  const versions = await invoiceVersions(db, [...new Set([...waits].map(({ invoiceId }) => invoiceId))]);
  for (const wait of waits) if (versions.get(wait.invoiceId) !== wait.version) wait.end();
  return false;
};
