import { refuse, type Refusal } from '../refusal.ts';
import type { AddressKind } from './address.schema.ts';

/** How the client proves that an address is theirs: by a link in a letter, or by a code that they tell a user. */
export type ConfirmationWay = 'link' | 'code';

const ways: Partial<Record<AddressKind, ConfirmationWay>> = { email: 'link', phone: 'code' };
/** Undefined for an address that proves itself: what comes by a messenger comes from its owner. */
export const wayOf = (kind: AddressKind): ConfirmationWay | undefined => ways[kind];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const CONFIRMATION_LASTS_MS: Record<ConfirmationWay, number> = { link: 3 * DAY_MS, code: 15 * MINUTE_MS };
export const MOST_TRIES = 5;
const MOST_A_DAY = 5;

/** `asked`: the moments at which a message was sent to the same address, whoever has it, in any order. Refused: AskedJustNow, AskedEnough. */
export const whyNotAskAgain = (asked: string[], at: string): Refusal | undefined => {
  const ages = asked.map((one) => Date.parse(at) - Date.parse(one)).filter((age) => age < DAY_MS);
  const youngest = Math.min(...ages);
  if (youngest < MINUTE_MS) return refuse('AskedJustNow', { seconds: Math.ceil((MINUTE_MS - youngest) / 1000) });
  return ages.length >= MOST_A_DAY ? refuse('AskedEnough', { most: MOST_A_DAY }) : undefined;
};

/** `tries`: codes that were typed, this one included. */
export type ConfirmationState = { until: string; closedAt: string | null; tries: number };

/** Whether what the client was sent still counts. Refused: ConfirmationOver, CodeSpent. */
export const whyNotConfirm = (asked: ConfirmationState | undefined, at: string): Refusal | undefined => {
  if (!asked || asked.closedAt !== null || Date.parse(asked.until) <= Date.parse(at)) return refuse('ConfirmationOver');
  return asked.tries > MOST_TRIES ? refuse('CodeSpent') : undefined;
};
