import { refuse, type Refusal } from '../refusal.ts';
import type { Trust } from './address.schema.ts';

/** Whether what is meant for the person may go to an address that came with something else. */
export const isVouched = (trust: Trust): boolean => trust === 'staff' || trust === 'confirmed';

export type Decision = 'accepted' | 'refused' | 'chosen';
type Decided = { trust: Trust; refusedAt: unknown; mainSince: unknown };

/** Whether a colleague's word would change nothing. */
export const whyNotDecide = (decision: Decision, { trust, refusedAt, mainSince }: Decided): Refusal | undefined => {
  if (decision === 'refused') return refusedAt === null ? undefined : refuse('AddressRefused');
  if (decision === 'accepted') return refusedAt === null && isVouched(trust) ? refuse('AddressAccepted') : undefined;
  return mainSince === null ? undefined : refuse('AddressChosen');
};
