import { channelOf } from '../channel/index.ts';
import type { Source } from './ticket.schema.ts';

/** Whence a ticket of a talk comes: a letter is a request in itself, elsewhere one talks. */
export const sourceOf = (account: string): Extract<Source, 'email' | 'talk'> =>
  channelOf(account)?.writes === 'letter' ? 'email' : 'talk';
