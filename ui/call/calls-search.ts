import { texts } from '../search-text.ts';

/** `show`: all, missed, in, out; `q` a number; `user`, `outcome`; `open` the call that is open. */
export const callsSearch = texts('show', 'q', 'user', 'outcome', 'open');
export type CallsSearch = ReturnType<typeof callsSearch>;
