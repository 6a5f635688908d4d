import type { Kept } from '../../prisma/account/account.ts';
import { accountInTurn } from './account-in-turn.ts';
import type { Channel, ChannelPlace } from './channel.ts';
import { sentBySandbox } from './sandbox-sending.ts';

export type OpenAccount = Kept & { id: string; provider: string };

/**
 * A kind's first account, and those that admins have connected while we run: each is carried as its provider says. One that is only a name is carried
 * as the first. Nobody carries one of practice: it is there for whoever tries.
 */
export const withConnected = (
  place: ChannelPlace,
  first: Channel,
  carriers: Record<string, (account: OpenAccount) => Channel>,
): Channel => {
  const carrierOf = (account: (OpenAccount & { off: boolean }) | undefined): Channel | 'off' => {
    if (!account) return first;
    if (account.off) return 'off';
    return (
      carriers[account.provider]?.(account) ?? { ...first, send: async (message) => sentBySandbox(account, message) }
    );
  };
  const of = async (id: string): Promise<Channel> => {
    const open = accountInTurn(place, id);
    const now = carrierOf(await open());
    const { policy, lookUp, from } = now === 'off' ? first : now;
    return {
      ...first,
      policy,
      ...(from ? { from } : {}),
      send: async (message) => {
        const carrier = carrierOf(await open());
        if (carrier === 'off') return { is: 'down', answer: 'the account is switched off' };
        return carrier.send(message);
      },
      ...(lookUp
        ? {
            lookUp: async (message) => {
              const carrier = carrierOf(await open());
              return carrier === 'off' ? undefined : carrier.lookUp?.(message);
            },
          }
        : {}),
    };
  };
  return { ...first, of };
};
