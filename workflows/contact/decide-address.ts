import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { AddressKind, AddressOrigin } from './address.schema.ts';
import { isVouched, type Decision, type Proof, type Wish } from './address.ts';
import type { AddressEvent, HeldAddress } from './addresses.ts';
import { wayOf } from './confirmation.ts';

/** What a user says about the addresses of one contact. */
export type AddressOrder =
  { do: 'add'; kind: AddressKind; value: string; origin: AddressOrigin } | { do: Decision | Proof | Wish; id: string };

export type UserAddressEvent = Exclude<AddressEvent, { type: 'typed' }>;

/** `by`: the user; `id`: of an address that comes to be. */
export type AddressWorld = { contactId: string; by: string | null; id: string };

/**
 * Decides an order about addresses: those of the contact, and the same ones of others. One that is added again is accepted.
 * Refused: NotFound, AddressAccepted, AddressRefused, AddressChosen, AddressStopped, AddressNotStopped, AddressConfirmed, AddressUnasked, AddressNotHers.
 */
export const decideAddress = (
  held: HeldAddress[],
  order: AddressOrder,
  world: AddressWorld,
): UserAddressEvent | Refusal => {
  const own = held.filter(({ contactId }) => contactId === world.contactId);
  if (order.do === 'add') {
    const { do: _, ...added } = order;
    const known = own.find(({ kind, value }) => kind === order.kind && value === order.value);
    if (known) return decideAddress(held, { do: 'accepted', id: known.id }, world);
    return { type: 'added', address: { ...added, id: world.id, contactId: world.contactId, trust: 'staff' } };
  }
  const address = own.find(({ id }) => id === order.id);
  if (!address) return refuse('NotFound');
  const refusal = whyNot[order.do](address);
  if (isRefusal(refusal)) return refusal;
  const { do: type, id } = order;
  return type === 'stopped' || type === 'resumed' || type === 'asked' ? { type, id } : { type, id, by: world.by };
};

/** Whether it matters who else has the same address: what the client wishes of their own, or is asked, does not. */
export const concernsOthers = ({ do: does }: AddressOrder): boolean =>
  does !== 'stopped' && does !== 'resumed' && does !== 'asked';

/** What would change nothing. */
const whyNot: Record<Decision | Proof | Wish, (address: HeldAddress) => Refusal | undefined> = {
  accepted: ({ refusedAt, trust }) => (refusedAt === null && isVouched(trust) ? refuse('AddressAccepted') : undefined),
  refused: ({ refusedAt }) => (refusedAt === null ? undefined : refuse('AddressRefused')),
  chosen: ({ mainSince }) => (mainSince === null ? undefined : refuse('AddressChosen')),
  stopped: ({ stoppedAt }) => (stoppedAt === null ? undefined : refuse('AddressStopped')),
  asked: ({ kind, trust, refusedAt, stoppedAt }) => {
    if (wayOf(kind) === undefined) return refuse('AddressUnasked');
    if (refusedAt !== null) return refuse('AddressNotHers');
    if (stoppedAt !== null) return refuse('AddressStopped');
    return trust === 'confirmed' ? refuse('AddressConfirmed') : undefined;
  },
  confirmed: ({ trust, refusedAt }) => {
    if (refusedAt !== null) return refuse('AddressNotHers');
    return trust === 'confirmed' ? refuse('AddressConfirmed') : undefined;
  },
  resumed: ({ stoppedAt }) => (stoppedAt === null ? refuse('AddressNotStopped') : undefined),
};
