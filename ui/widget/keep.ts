/** A message that is not in the record yet, as far as this browser knows. */
export type Waiting = {
  id: string;
  text: string;
  at: string;
  from?: { name?: string; phone?: string; email?: string };
  /** where on the site it is written, if not where the last one was */
  page?: string;
  /** ids of files that lie there already */
  files?: string[];
  /** `kept`: taken by the server, and soon in the talk; `failed`: somebody has to say what becomes of it */
  state: 'waiting' | 'kept' | 'failed';
  why?: string;
};

/** What a browser remembers of its visitor: nothing at all before the first message. */
export type Kept = {
  token?: string;
  waiting: Waiting[];
  read: number;
  /** where on the site the last message was written */
  page?: string;
  /** the talk in which so much was read */
  talk?: string;
};

const nothing: Kept = { waiting: [], read: 0 };

/**
 * The memory of one visitor, shared by the tabs of a site. Where the browser refuses it (private windows, frames) the page's own memory has to do:
 * the chat works for as long as the page lives.
 */
export const openMemory = (name: string) => {
  let own: Kept | undefined;
  const get = (): Kept => {
    if (own) return own;
    try {
      return { ...nothing, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Kept>) };
    } catch {
      own = nothing;
      return own;
    }
  };
  /** Reads, changes and writes in one go: tabs take turns. */
  const change = (how: (kept: Kept) => Partial<Kept>): void => {
    const kept = get();
    const now = { ...kept, ...how(kept) };
    try {
      if (!own) localStorage.setItem(name, JSON.stringify(now));
    } catch {
      own = now;
    }
    if (own) own = now;
  };
  return { get, change };
};
export type Memory = ReturnType<typeof openMemory>;
