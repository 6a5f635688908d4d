import type { Account } from '../../workflows/account/account.schema.ts';
import { isLine } from '../../workflows/channel/index.ts';

/** Those by which clients write: a bot of the team makes no conversations, a line makes calls. */
export const forClients = (accounts: Account[]): Account[] =>
  accounts.filter(({ id, settings }) => settings['serves'] !== 'team' && !isLine(id));
