import { WebSocket } from 'ws';
import type { Database } from '../prisma/client.ts';
import { signedInNow, type SignedInUser } from '../prisma/user/user.ts';
import type { Visitor } from './http/auth.ts';
import type { Metrics } from './http/metrics.ts';

/** A browser that does not read is closed; it comes back and catches up. */
const MOST_UNSENT = 2 * 1024 * 1024;
/** Open screens of one user on one node; whoever opens one more closes her oldest. */
export const MOST_SOCKETS = 30;
/** A hint may be lost, so everybody's rights are also checked regularly. */
const LOOK_MS = 900;
/** Of thousands it takes long, so it comes less often: a thirtieth of the time. */
const RARELY = 30;

/** Why a socket was closed, for the screen behind it. */
export const SIGNED_OUT = 4401;
export const TOO_MANY = 4429;

export type Listener = {
  socket: WebSocket;
  user: SignedInUser;
  tokenHash: string;
  /** the number in the feed after which it is sent everything as it comes */
  since: number;
  alive: boolean;
  resuming: boolean;
};

/** Who listens here, with their current rights. */
export const openListeners = ({ db, metrics }: { db: Database; metrics: Metrics }) => {
  // in the order of arrival
  const all = new Set<Listener>();
  let grouped: Map<string, Listener[]> | undefined;
  let suspects = new Set<string>();
  let nextLook = 0;

  const add = (socket: WebSocket, { user, tokenHash }: Visitor, since: number): Listener => {
    const listener: Listener = { socket, user, tokenHash, since, alive: true, resuming: false };
    all.add(listener);
    grouped = undefined;
    metrics.sockets.set(all.size);
    socket.on('pong', () => void (listener.alive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => leave(listener));
    const hers = byUser().get(user.id)!;
    for (const oldest of hers.slice(0, -MOST_SOCKETS)) shut(oldest, TOO_MANY, 'too many screens');
    return listener;
  };

  const leave = (listener: Listener) => {
    all.delete(listener);
    grouped = undefined;
    metrics.sockets.set(all.size);
  };

  /** Worked out once for as long as nobody comes or goes: news are too many, and listeners may be thousands. */
  const byUser = (): Map<string, Listener[]> => (grouped ??= Map.groupBy(all, ({ user }) => user.id));

  /** From here on it is sent nothing, however long its browser takes to answer the close. */
  const shut = (listener: Listener, code: number, reason: string) => {
    leave(listener);
    listener.socket.close(code, reason);
  };

  /** Bytes are a text that others are sent, too. */
  const send = ({ socket }: Listener, text: string | Buffer) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > MOST_UNSENT) {
      metrics.slow.inc();
      return socket.terminate();
    }
    metrics.pushed.inc();
    socket.send(text, { binary: false });
  };

  /** Closes those who may no longer listen; a user whose role has changed reads everything again. */
  const recheck = async () => {
    const began = Date.now();
    const everybody = began >= nextLook;
    if (!everybody && suspects.size === 0) return;
    const asked = [...all].filter(({ user }) => everybody || suspects.has(user.id));
    suspects = new Set();
    if (everybody) nextLook = began + LOOK_MS;
    if (asked.length === 0) return;
    const known = await signedInNow(db, [...new Set(asked.map(({ tokenHash }) => tokenHash))]);
    if (everybody) nextLook = began + Math.max(LOOK_MS, RARELY * (Date.now() - began));
    for (const listener of asked) {
      const user = known.get(listener.tokenHash);
      if (!user) shut(listener, SIGNED_OUT, 'signed out');
      else {
        if (user.role !== listener.user.role) send(listener, JSON.stringify({ type: 'rights' }));
        listener.user = user;
      }
    }
  };

  return {
    all,
    add,
    send,
    recheck,
    suspect: (userId: string) => void suspects.add(userId),
    end: (tokenHash: string) => {
      for (const listener of all) if (listener.tokenHash === tokenHash) shut(listener, SIGNED_OUT, 'signed out');
    },
    users: () => [...byUser().keys()],
    byUser,
    /** Ends those that have not answered the ping before. */
    pulse: () => {
      for (const listener of all) {
        if (!listener.alive) listener.socket.terminate();
        else {
          listener.alive = false;
          listener.socket.ping();
        }
      }
    },
  };
};
