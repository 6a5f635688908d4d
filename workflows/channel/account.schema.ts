import { z } from 'zod';
import { clientChannels, talkChannels } from './index.ts';

const accountOf = (kinds: readonly { kind: string }[]): RegExp =>
  new RegExp(`^(${kinds.map(({ kind }) => kind).join('|')})(:[a-z0-9_-]{1,40})?$`);

/** An account that writes to clients: a kind's first one by its kind alone ("email"), another one with a name of its own ("email:sales"). */
export const ClientAccount = z
  .string()
  .regex(accountOf(clientChannels))
  .meta({ description: 'a channel, or one of its accounts: `email`, `email:sales`' });

/** A channel by which clients write to us, or one of its accounts. */
export const TalkAccount = z.string().regex(accountOf(talkChannels));
