import type { VisitorNews, VisitorTyping } from '../../workflows/widget/widget.schema.ts';

/** What tabs of one visitor tell each other; `waiting`: look into the memory, `renew`: the line may be dead, `beat`: I am here. */
export type Said =
  { news: VisitorNews } | { typing: VisitorTyping } | { works: boolean } | 'waiting' | 'renew' | 'beat';

/** The one that leads says something more often than this, unless its browser has put it to sleep. */
const SILENCE_MS = 40_000;
const BEAT_MS = 15_000;

/**
 * The tabs of one visitor on a site. One of them leads: it alone holds a stream, since a browser opens six to a server at most, and tells the others
 * what it hears. When it goes, or sleeps, another leads. Where a browser (or a site without https) has no locks, each is for itself.
 */
export const openTabs = (name: string, hear: (said: Said) => void) => {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : undefined;
  const locks = channel && (navigator.locks as LockManager | undefined);
  let heardAt = Date.now();
  let leads = false;
  let asked = 0;
  let stop = () => {};
  channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    heardAt = Date.now();
    hear(data);
  });
  const tell = (said: Said) => channel?.postMessage(said);

  const ask = (begin: () => () => void, steal = false) => {
    const mine = ++asked;
    stop();
    const away = new AbortController();
    const hold = () =>
      new Promise<void>((done) => {
        if (mine !== asked) return done();
        leads = true;
        const end = begin();
        stop = () => {
          leads = false;
          stop = () => {};
          end();
          done();
        };
      });
    stop = () => away.abort();
    void locks!
      .request(name, steal ? { steal } : { signal: away.signal }, hold)
      // another tab has taken it: this one stands in line again
      .catch(() => {
        if (mine === asked) ask(begin);
      });
  };

  return {
    tell,
    /** Calls `begin` once this tab leads, and what it answers once it does no longer. */
    lead: (begin: () => () => void): (() => void) => {
      if (!locks) return begin();
      heardAt = Date.now();
      ask(begin);
      const look = () => {
        if (leads) tell('beat');
        else if (!document.hidden && Date.now() - heardAt > SILENCE_MS) ask(begin, true);
      };
      const timer = setInterval(look, BEAT_MS);
      document.addEventListener('visibilitychange', look);
      return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', look);
        asked++;
        stop();
      };
    },
  };
};
