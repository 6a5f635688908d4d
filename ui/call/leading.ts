let leads = false;

/** Of many tabs one rings: it holds the lock, and when it is closed another one gets it. */
export const startLeading = () => {
  const gone = new AbortController();
  void navigator.locks
    ?.request('voronka.calls', { signal: gone.signal }, () => {
      leads = true;
      return new Promise<void>((end) => gone.signal.addEventListener('abort', () => end()));
    })
    .catch(() => undefined);
  return () => {
    leads = false;
    gone.abort();
  };
};

export const isLeading = (): boolean => leads || !navigator.locks;
