import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export type OuterAnswer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer };
export type OuterOrder = {
  /** hosts inside the network that an admin has allowed: "crm.local", "10.0.0.5:8080" */
  allowed: string[];
  headers: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs: number;
  mostBytes: number;
};

export class Inner extends Error {}
export class TooLarge extends Error {}

/** Somebody's address, named by an admin and called by POST with JSON; nothing inside our network is reached by it. Throws Inner, TooLarge, and what Node throws. */
export const callOuter = (
  url: URL,
  body: string,
  { allowed, headers, signal, timeoutMs, mostBytes }: OuterOrder,
): Promise<OuterAnswer> =>
  new Promise((resolvePost, reject) => {
    const open = allowed.includes(url.host) || allowed.includes(url.hostname);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!open && isIP(host) && isInner(host)) return reject(new Inner(host));
    const late = AbortSignal.timeout(timeoutMs);
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      method: 'POST',
      timeout: timeoutMs,
      signal: signal ? AbortSignal.any([signal, late]) : late,
      // the address is checked when it is dialled, so that the name cannot resolve differently in between
      ...(open ? {} : { lookup: outerOnly }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Voronka',
        ...headers,
      },
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    request.on('response', (response) => {
      read(response, mostBytes).then(
        (bytes) => resolvePost({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
        reject,
      );
    });
    request.end(body);
  });

const read = async (response: IncomingMessage, mostBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) {
      response.destroy();
      throw new TooLarge(`more than ${mostBytes} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const outerOnly: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    const addresses = (found ?? []) as LookupAddress[];
    const inner = addresses.find(({ address }) => isInner(address));
    if (error || !addresses[0]) return done(error ?? new Error(`${host} has no address`), '', 4);
    if (inner) return done(new Inner(`${host} is ${inner.address}`), '', 4);
    if (options.all) return (done as (e: null, all: LookupAddress[]) => void)(null, addresses);
    done(null, addresses[0].address, addresses[0].family);
  });
};

/**
 * Everything but a global unicast address: private, loopback, link-local, carrier-grade NAT, multicast, reserved and documentation nets, and
 * every IPv6 form that carries an IPv4 address to somewhere else (mapped, NAT64, 6to4, Teredo).
 */
export const isInner = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.parse(address);
  return parsed.range() !== 'unicast' || (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL));
};
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');
