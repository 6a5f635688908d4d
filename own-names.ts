import { isIP } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The names of a listener besides the address that it listens on. */
export type Names = {
  /** addresses under which users open it */
  urls: string[];
  /** more hosts that a setting adds: "crm.local" at any port, "10.0.0.5:8080" at that one */
  hosts?: string[];
};

const PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/**
 * Whether the listener was called by a name of its own. A page of a stranger's site can point its own name at this machine (DNS rebinding),
 * and then reads and sends as if it were ours; what it cannot do is call us by our name.
 */
export const isOwnHost = ({ headers, socket }: IncomingMessage, { urls, hosts = [] }: Names): boolean => {
  const host = headers.host?.toLowerCase();
  if (!host) return false;
  const port = String(socket.localPort);
  const called = socket.localAddress?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '127.0.0.1';
  const dialled = [isIP(called) === 6 ? `[${called}]` : called, '127.0.0.1', '[::1]', 'localhost'];
  if (dialled.some((name) => host === `${name}:${port}` || (port === '80' && host === name))) return true;
  if (hosts.some((own) => own.toLowerCase() === host || own.toLowerCase() === host.replace(/:\d+$/, ''))) return true;
  return urls
    .map((url) => new URL(url))
    .some((url) => url.host === host || `${url.host}:${PORTS[url.protocol]}` === host);
};

/** Whether a page of another site asks to change something; a request that no browser sent has no origin. */
export const isOwnOrigin = (request: IncomingMessage, { urls, hosts = [] }: Names): boolean => {
  const { origin } = request.headers;
  if (origin === undefined || isReading(request)) return true;
  if (urls.some((url) => new URL(url).origin === origin)) return true;
  const asked = hostOf(origin);
  return asked !== undefined && (asked === request.headers.host?.toLowerCase() || hosts.includes(asked));
};

const isReading = ({ method, headers }: IncomingMessage): boolean =>
  ['GET', 'HEAD', 'OPTIONS'].includes(method ?? '') && headers.upgrade === undefined;

const hostOf = (origin: string): string | undefined => /^https?:\/\/([^/]+)$/.exec(origin)?.[1]?.toLowerCase();

/** For a listener without error texts of its own: answers 421 to other names, 403 to other sites, and returns whether it did. */
export const refuseStrangers = (request: IncomingMessage, response: ServerResponse, names: Names): boolean => {
  const refusal = !isOwnHost(request, names)
    ? {
        status: 421,
        why: 'This server does not answer to that name. Open it by its own address, or add the name to ALLOWED_HOSTS.',
      }
    : !isOwnOrigin(request, names)
      ? { status: 403, why: 'The request came from a page of another site. Open this server by its own address.' }
      : undefined;
  if (!refusal) return false;
  response.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${refusal.why}\n`);
  return true;
};
