import { openAccount, type Kept } from '../../prisma/account/account.ts';
import type { Channel, ChannelPlace } from './channel.ts';

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
  const carrierOf = async (id: string): Promise<Channel | 'off' | 'nobody'> => {
    const account = await openAccount(db, config.encryptionKeys, id, true);
    if (!account) return first;
    if (!(await openAccount(db, config.encryptionKeys, id))) return 'off';
    return carriers[account.provider]?.(account) ?? 'nobody';
  };
  return {
    ...first,
    of: (id) => ({
      ...first,
      send: async (message) => {
        const carrier = await carrierOf(id);
        if (carrier === 'off') return { is: 'down', answer: 'the account is switched off' };
        if (carrier === 'nobody') return { is: 'sent', providerId: `sandbox/${message.deliveryId}`, answer: 'sandbox' };
        return carrier.send(message);
      },
      ...(first.lookUp
        ? {
            lookUp: async (message) => {
              const carrier = await carrierOf(id);
              return typeof carrier === 'string' ? undefined : carrier.lookUp?.(message);
            },
          }
        : {}),
    }),
  };
};
