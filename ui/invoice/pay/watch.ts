import { useEffect } from 'react';
import type { PublicInvoice } from '../../../workflows/invoice/invoice.schema.ts';
import { get } from '../../api.ts';
import { cache } from '../../cache.ts';

/** Where the server cannot hold the call, or it fails, it is asked no faster than this. */
const LEAST_MS = 3_000;

/** The provider's page that the client has come back from, having paid there. */
export const returnedFrom = (): string | null => new URLSearchParams(location.search).get('returned');

export const pathOf = (token: string, after?: number): string => {
  const query = new URLSearchParams();
  const returned = returnedFrom();
  if (returned) query.set('returned', returned);
  if (after !== undefined) query.set('after', String(after));
  return `/pay/${encodeURIComponent(token)}${query.size > 0 ? `?${query}` : ''}`;
};

/** While there is something to wait for, one call stands open at the server, which answers once the invoice changes. */
export const useWatch = (token: string, shown: PublicInvoice | undefined): void => {
  const { version, payable = false } = shown ?? {};
  useEffect(() => {
    if (version === undefined || !payable) return;
    const ended = new AbortController();
    const { signal } = ended;
    const watch = async () => {
      while (!signal.aborted) {
        const began = Date.now();
        const news: PublicInvoice | undefined = await ask(pathOf(token, version), signal);
        if (signal.aborted) return;
        if (news && news.version !== version) return void cache.setQueryData(['pay', token], news);
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + LEAST_MS - Date.now())));
      }
    };
    void watch();
    return () => ended.abort();
  }, [token, version, payable]);
};

const ask = (path: string, signal: AbortSignal): Promise<PublicInvoice | undefined> =>
  get<PublicInvoice>(path, { signal }).catch(() => undefined);
