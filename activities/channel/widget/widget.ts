import { showMessage } from '../../../prisma/widget/shown.ts';
import { widget } from '../../../workflows/channel/widget.ts';
import { accountInTurn } from '../account-in-turn.ts';
import type { Channel, ChannelPlace, Provider } from '../channel.ts';

/** Chats on sites: our own pages carry them. Sent is what the visitor's page may show from now on; sent twice it is the same message. */
export const widgets: Provider = (place) => ({
  ...widget,
  policy: 'send_again',
  send: async () => ({ is: 'down', answer: 'no account' }),
  of: (account) => chat(place, account),
});

const chat = (place: ChannelPlace, account: string): Channel => {
  const opened = accountInTurn(place, account);
  return {
    ...widget,
    policy: 'send_again',
    send: async ({ deliveryId }) => {
      const open = await opened();
      if (!open || open.off) return { is: 'down', answer: 'the account is switched off' };
      const number = await showMessage(place.db, deliveryId);
      if (number === undefined)
        return { is: 'refused', reason: 'Refused', code: '', answer: 'it belongs to no conversation' };
      return { is: 'sent', providerId: `widget/${deliveryId}`, answer: `shown as ${number}` };
    },
  };
};
