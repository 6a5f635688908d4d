import { useEffect } from 'react';
import type { PublicInvoice } from '../../../workflows/invoice/invoice.schema.ts';
import { get } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { cache } from '../../cache.ts';

/** Where the server cannot hold the call, or it fails, it is asked no faster than this. */
const LEAST_MS = 3_000;

/** The provider's page that the client has come back from, having paid there. */
export const returnedFrom = (): string | null => new URLSearchParams(location.search).get('returned');

const wishOf = (token: string) => ({ path: { token }, query: { returned: returnedFrom() ?? undefined } });
export const payQuery = (token: string) => asking('/pay/{token}', wishOf(token));

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
        const news: PublicInvoice | undefined = await ask(token, version, signal);
        if (signal.aborted) return;
        if (news && news.version !== version) return void cache.setQueryData(payQuery(token).queryKey, news);
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + LEAST_MS - Date.now())));
      }
    };
    void watch();
    return () => ended.abort();
  }, [token, version, payable]);
};

const ask = (token: string, after: number, signal: AbortSignal): Promise<PublicInvoice | undefined> => {
  const { path, query } = wishOf(token);
  return get('/pay/{token}', { path, query: { ...query, after }, signal }).catch(() => undefined);
};
