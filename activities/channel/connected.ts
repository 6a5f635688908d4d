import { openAccount, type Kept } from '../../prisma/account/account.ts';
import type { Channel, ChannelPlace } from './channel.ts';
import { sentBySandbox } from './sandbox-sending.ts';

export type OpenAccount = Kept & { id: string; provider: string };

/**
 * A kind's first account, and those that admins have connected while we run: each is carried as its provider says. One that is only a name is carried
 * as the first. Nobody carries one of practice: it is there for whoever tries.
 */
export const withConnected = (
  { db, config }: ChannelPlace,
  first: Channel,
  carriers: Record<string, (account: OpenAccount) => Channel>,
): Channel => {
  const carrierOf = async (id: string): Promise<Channel | 'off'> => {
    const account = await openAccount(db, config.encryptionKeys, id, true);
    if (!account) return first;
    if (!(await openAccount(db, config.encryptionKeys, id))) return 'off';
    return (
      carriers[account.provider]?.(account) ?? { ...first, send: async (message) => sentBySandbox(account, message) }
    );
  };
  return {
    ...first,
    of: async (id) => {
      const now = await carrierOf(id);
      const { policy, lookUp } = now === 'off' ? first : now;
      return {
        ...first,
        policy,
        send: async (message) => {
          const carrier = await carrierOf(id);
          if (carrier === 'off') return { is: 'down', answer: 'the account is switched off' };
          return carrier.send(message);
        },
        ...(lookUp
          ? {
              lookUp: async (message) => {
                const carrier = await carrierOf(id);
                return carrier === 'off' ? undefined : carrier.lookUp?.(message);
              },
            }
          : {}),
      };
    },
  };
};
