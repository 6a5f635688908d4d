import type { RequestHandler } from 'express';
import type { Config } from '../../config.ts';

const LOOPBACK = ['127.0.0.1', 'localhost'];

/** An address as browsers write its origin; one on this machine under both of its names. */
export const originsOf = (address: string): string[] => {
  const { hostname, origin } = new URL(address);
  return LOOPBACK.includes(hostname) ? LOOPBACK.map((name) => origin.replace(hostname, name)) : [origin];
};

/** Lets pages of these origins call with the session's cookie and read the answer, a refusal too. Other pages can read nothing. */
export const allowOrigins =
  (origins: string[]): RequestHandler =>
  (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return next();
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('Access-Control-Allow-Methods', 'POST');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-Namespace, Authorization');
    response.setHeader('Access-Control-Max-Age', '600');
    response.status(204).end();
  };

/**
 * Links to the processes in the Temporal UI; on this machine under the name by which the app was opened, since the session's cookie belongs
 * to that name.
 */
export const temporalUiFor = ({ temporal }: Config, hostname: string): string => {
  const address = new URL(`${temporal.uiUrl}/namespaces/${encodeURIComponent(temporal.namespace)}/workflows`);
  if (LOOPBACK.includes(address.hostname) && LOOPBACK.includes(hostname)) address.hostname = hostname;
  return address.href;
};
