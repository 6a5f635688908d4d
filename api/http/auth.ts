import type { IncomingMessage } from 'node:http';
import type { Database } from '../../prisma/client.ts';
import { sawSession } from '../../prisma/user/session.ts';
import {
  hashToken,
  prolongSession,
  SESSION_MS,
  sessionOf,
  signOut,
  tokenOf,
  type Session,
} from '../../prisma/user/user.ts';

const SESSION = 'voronka_session';
const DEVICE = 'voronka_device';
/** The longest that browsers keep a cookie. */
const DEVICE_MS = 400 * 86_400_000;
/** How long a node may go on accepting a session that another node has ended. */
const REMEMBER_MS = 800;
const MOST = 10_000;
/** How exact the time of a session's last use is. */
const SEEN_MS = 600_000;

export type Visitor = Session & {
  by: 'cookie' | 'token';
  tokenHash: string;
  /** the cookie's value, where the browser needs its new expiry */
  renewed?: string;
};

export type Sessions = {
  /** Whose request it is; undefined when it names nobody, or a user who is no longer valid. */
  visitor(request: IncomingMessage): Promise<Visitor | undefined>;
  end(tokenHash: string): Promise<void>;
  /** Users have changed: read them again. */
  forget(): void;
  /** Called when a session ends here. */
  onEnd(listener: (tokenHash: string) => void): void;
};

/** Reads who is calling, with one indexed read at most, and caches it for a moment. */
export const openSessions = (db: Database, publicUrl: string): Sessions => {
  const cookie = sessionName(publicUrl);
  const known = new Map<string, { until: number; visitor: Promise<Visitor | undefined> }>();
  const listeners = new Set<(tokenHash: string) => void>();

  const read = async (by: Visitor['by'], token: string): Promise<Visitor | undefined> => {
    const tokenHash = hashToken(token);
    const session = await (by === 'cookie' ? sessionOf(db, tokenHash) : tokenOf(db, tokenHash));
    if (!session) return undefined;
    const visitor: Visitor = { ...session, by, tokenHash };
    if (session.seenAt && session.seenAt.getTime() < Date.now() - SEEN_MS) await sawSession(db, tokenHash);
    if (session.expiresAt && session.expiresAt.getTime() < Date.now() + SESSION_MS - 86_400_000) {
      visitor.expiresAt = (await prolongSession(db, tokenHash)) ?? session.expiresAt;
      if (visitor.expiresAt.getTime() > session.expiresAt.getTime()) visitor.renewed = token;
    }
    return visitor;
  };

  return {
    visitor: (request) => {
      const given = tokenFrom(request, cookie);
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

const tokenFrom = ({ headers }: IncomingMessage, cookie: string): { by: Visitor['by']; token: string } | undefined => {
  const bearer = /^Bearer +([\w.~+/=-]{1,300})$/i.exec(headers.authorization ?? '')?.[1];
  if (headers.authorization !== undefined) return bearer ? { by: 'token', token: bearer } : undefined;
  const token = valueOf(headers.cookie, cookie);
  return token ? { by: 'cookie', token } : undefined;
};

const valueOf = (cookies: string | undefined, name: string): string | undefined => {
  const found = cookies?.split(';').find((part) => part.trim().startsWith(`${name}=`));
  const value = found?.slice(found.indexOf('=') + 1).trim();
  return value && value.length < 300 ? value : undefined;
};

/** Marks a browser from which somebody has signed in before. */
export const deviceOf = ({ headers }: IncomingMessage, publicUrl: string): string | undefined =>
  valueOf(headers.cookie, nameOf(DEVICE, publicUrl));

/** True for requests of our own pages, and for what no browser sends; a cookie alone proves no intent. */
export const isOwnSite = ({ headers }: IncomingMessage, publicUrl: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === headers.host;
};

export const sessionName = (publicUrl: string): string => nameOf(SESSION, publicUrl);

export const sessionCookie = (token: string, publicUrl: string, maxAgeMs = SESSION_MS): string =>
  cookieOf(SESSION, token, publicUrl, maxAgeMs, 'Lax');

export const deviceCookie = (token: string, publicUrl: string): string =>
  cookieOf(DEVICE, token, publicUrl, DEVICE_MS, 'Strict');

const cookieOf = (name: string, value: string, publicUrl: string, maxAgeMs: number, sameSite: string): string =>
  `${nameOf(name, publicUrl)}=${value}; Path=/; Max-Age=${Math.round(maxAgeMs / 1000)}; HttpOnly; SameSite=${sameSite}${isSecure(publicUrl) ? '; Secure' : ''}`;

/** With the prefix, no other host of the same domain, and no page without TLS, can set it. Browsers accept it over https only. */
const nameOf = (name: string, publicUrl: string): string => (isSecure(publicUrl) ? `__Host-${name}` : name);

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');
