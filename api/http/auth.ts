import type { IncomingMessage } from 'node:http';
import type { Database } from '../../prisma/client.ts';
import { hashToken, prolongSession, SESSION_MS, sessionOf, signOut, tokenOf, type Session } from '../../prisma/user.ts';

export const COOKIE = 'voronka_session';
/** How long a node may go on knowing a session that another node has ended. */
const REMEMBER_MS = 2000;
const MOST = 10_000;

export type Visitor = Session & {
  by: 'cookie' | 'token';
  tokenHash: string;
  /** the cookie's value, where the browser must hear of its new end */
  renewed?: string;
};

export type Sessions = {
  /** Whose request it is; undefined when it names nobody, or nobody any more. */
  visitor(request: IncomingMessage): Promise<Visitor | undefined>;
  end(tokenHash: string): Promise<void>;
  /** People have changed: read them anew. */
  forget(): void;
  /** Told when a session ends here. */
  onEnd(listener: (tokenHash: string) => void): void;
};

/** Reads who is calling, one indexed read at most, and remembers it for a moment. */
export const openSessions = (db: Database): Sessions => {
  const known = new Map<string, { until: number; visitor: Promise<Visitor | undefined> }>();
  const listeners = new Set<(tokenHash: string) => void>();

  const read = async (by: Visitor['by'], token: string): Promise<Visitor | undefined> => {
    const tokenHash = hashToken(token);
    const session = await (by === 'cookie' ? sessionOf(db, tokenHash) : tokenOf(db, tokenHash));
    if (!session) return undefined;
    const visitor: Visitor = { ...session, by, tokenHash };
    if (session.expiresAt && session.expiresAt.getTime() < Date.now() + SESSION_MS - 86_400_000) {
      visitor.expiresAt = new Date(Date.now() + SESSION_MS);
      visitor.renewed = token;
      await prolongSession(db, tokenHash, visitor.expiresAt);
    }
    return visitor;
  };

  return {
    visitor: (request) => {
      const given = tokenFrom(request);
      if (!given) return Promise.resolve(undefined);
      const name = `${given.by} ${given.token}`;
      const kept = known.get(name);
      if (kept && kept.until > Date.now()) return kept.visitor;
      const visitor = read(given.by, given.token);
      if (known.size >= MOST) known.clear();
      known.set(name, { until: Date.now() + REMEMBER_MS, visitor });
      visitor.catch(() => known.delete(name));
      return visitor;
    },
    end: async (tokenHash) => {
      await signOut(db, tokenHash);
      known.clear();
      for (const listener of listeners) listener(tokenHash);
    },
    forget: () => known.clear(),
    onEnd: (listener) => void listeners.add(listener),
  };
};

const tokenFrom = ({ headers }: IncomingMessage): { by: Visitor['by']; token: string } | undefined => {
  const bearer = /^Bearer +([\w.~+/=-]{1,300})$/i.exec(headers.authorization ?? '')?.[1];
  if (headers.authorization !== undefined) return bearer ? { by: 'token', token: bearer } : undefined;
  const cookie = headers.cookie?.split(';').find((part) => part.trim().startsWith(`${COOKIE}=`));
  const token = cookie?.slice(cookie.indexOf('=') + 1).trim();
  return token && token.length < 300 ? { by: 'cookie', token } : undefined;
};

/** True for what our own pages ask, and for what no browser sends; a cookie alone proves no intent. */
export const isOwnSite = ({ headers }: IncomingMessage, publicUrl: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === headers.host;
};

export const sessionCookie = (token: string, publicUrl: string, maxAgeMs = SESSION_MS): string =>
  `${COOKIE}=${token}; Path=/; Max-Age=${Math.round(maxAgeMs / 1000)}; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
