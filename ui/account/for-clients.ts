import type { Account } from '../../workflows/account/account.schema.ts';

/** Those by which clients write: a bot of the team makes no conversations. */
export const forClients = (accounts: Account[]): Account[] =>
  accounts.filter(({ settings }) => settings['serves'] !== 'team');
