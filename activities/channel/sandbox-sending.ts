import type { Outcome } from '../../workflows/channel/outcome.ts';
import type { SandboxDay } from '../../workflows/account/sandbox.schema.ts';
import type { OutgoingMessage } from './channel.ts';

const REST_MS = 10_000;

/** What an account that nobody carries answers, by the day that it plays. */
export const sentBySandbox = (
  { settings }: { settings: Record<string, string> },
  { deliveryId }: OutgoingMessage,
): Outcome => {
  switch (settings['day'] as SandboxDay | undefined) {
    case 'busy':
      return { is: 'deferred', code: 429, exactly: true, retryAfterMs: REST_MS, answer: '429 Too Many Requests' };
    case 'down':
      return { is: 'down', answer: '500 Internal Server Error' };
    case 'lost':
      return { is: 'unknown', answer: 'the connection broke before the answer' };
    case 'blocked':
      return { is: 'refused', reason: 'BlockedByClient', code: 403, answer: '403 bot was blocked by the user' };
    default:
      return { is: 'sent', providerId: `sandbox/${deliveryId}`, answer: 'sandbox' };
  }
};
