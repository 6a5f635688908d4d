import type { Provider } from '../../activities/channel/channel.ts';
import { pigeon } from './pigeon.ts';

/** Who carries the toy channel's messages: goes to activities/channel/pigeon/. */
export const loft: Provider = (_, { loft: home = 'main' }) => ({
  ...pigeon,
  policy: 'send_again',
  send: async ({ deliveryId, recipient, body }) => ({
    is: 'sent',
    providerId: `pigeon-${deliveryId}`,
    answer: `${home} to ${recipient}: ${body}`,
  }),
});
