import { openAccount } from '../../prisma/account/account.ts';
import type { ChannelPlace } from './channel.ts';

/** A turn sends many messages: how long what is known of their account serves. */
const FRESH_MS = 1000;

/** An account that admins have connected, as it is, switched off or not. */
export const accountInTurn = ({ db, config }: ChannelPlace, id: string): (() => ReturnType<typeof openAccount>) => {
  let known: ReturnType<typeof openAccount> | undefined;
  let readAt = 0;
  return () => {
    if (known && Date.now() - readAt < FRESH_MS) return known;
    readAt = Date.now();
    known = openAccount(db, config.encryptionKeys, id, true);
    known.catch(() => (known = undefined));
    return known;
  };
};
