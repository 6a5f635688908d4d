import { z } from 'zod';
import { clientChannels } from './index.ts';

/** An account that writes to clients: a kind's first one by its kind alone ("email"), another one with a name of its own ("email:sales"). */
export const ClientAccount = z
  .string()
  .regex(new RegExp(`^(${clientChannels.map(({ kind }) => kind).join('|')})(:[a-z0-9_-]{1,40})?$`))
  .meta({ description: 'a channel, or one of its accounts: `email`, `email:sales`' });
