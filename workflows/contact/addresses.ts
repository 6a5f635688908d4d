import type { Keeping } from '../event/difference.ts';
import type { AddressKind, AddressOrigin, Trust } from './address.schema.ts';
import { isVouched } from './address.ts';

/** One address of a contact, as decisions know it. */
export type HeldAddress = {
  id: string;
  contactId: string;
  kind: AddressKind;
  value: string;
  trust: Trust;
  origin: AddressOrigin;
  /** an intake by this value is taken to be from this contact; one contact at most */
  owner: boolean;
  mainSince: string | null;
  refusedAt: string | null;
  stoppedAt: string | null;
};

/** What happened to an address; `by`: the user who decided. */
export type AddressEvent =
  | { type: 'added'; address: Omit<HeldAddress, 'owner' | 'mainSince' | 'refusedAt' | 'stoppedAt'> }
  | { type: 'accepted' | 'refused' | 'chosen'; id: string; by: string | null }
  | { type: 'stopped' | 'resumed' | 'asked'; id: string }
  /** `by`: the user whom the client told the code */
  | { type: 'confirmed'; id: string; by: string | null }
  /** typed once more: by somebody who vouches for it, or by a stranger (`trust` undefined) */
  | { type: 'typed'; id: string; trust: Trust | undefined };

export const addressesAfter = (held: HeldAddress[], events: AddressEvent[], at: string): HeldAddress[] =>
  events.reduce((all, event) => evolveAddresses(all, event, at), held);

/** The addresses after an event. They are those of one contact and the same ones of others, the longest holder first. */
export const evolveAddresses = (held: HeldAddress[], event: AddressEvent, at: string): HeldAddress[] => {
  if (event.type === 'added')
    return owned([...held, { ...event.address, ...unused }], (one) => one.id === event.address.id);
  const address = held.find(({ id }) => id === event.id);
  if (!address) return held;
  const set = (change: Partial<HeldAddress>) => held.map((one) => (one === address ? { ...one, ...change } : one));
  const isSame = ({ kind, value }: HeldAddress) => kind === address.kind && value === address.value;
  switch (event.type) {
    case 'stopped':
      return set({ stoppedAt: at });
    case 'resumed':
      return set({ stoppedAt: null });
    case 'asked':
      return held;
    case 'confirmed': {
      const { confirmedBy: _, ...before } = address.origin;
      const origin = { ...before, confirmedAt: at, ...(event.by ? { confirmedBy: event.by } : {}) };
      return owned(set({ origin, trust: 'confirmed' }), ({ id }) => id === event.id);
    }
    case 'typed':
      return owned(event.trust ? set({ trust: event.trust, refusedAt: null }) : held, ({ id }) => id === event.id);
    case 'refused': {
      const after = set({ origin: decided(address, event.by, at), refusedAt: at, mainSince: null, owner: false });
      return address.owner ? owned(after, isSame) : after;
    }
    case 'accepted':
    case 'chosen': {
      const trust = address.trust === 'confirmed' ? address.trust : 'staff';
      const vouched = set({ origin: decided(address, event.by, at), trust, refusedAt: null });
      const after = owned(vouched, ({ id }) => id === event.id);
      return event.type === 'chosen' ? chosen(after, address, at) : after;
    }
  }
};

const unused = { owner: false, mainSince: null, refusedAt: null, stoppedAt: null };

const decided = ({ origin }: HeldAddress, by: string | null, at: string): AddressOrigin => ({
  ...origin,
  ...(by ? { decidedBy: by } : {}),
  decidedAt: at,
});

/** The first of these takes the value where nobody owns it. */
const owned = (held: HeldAddress[], isHeir: (one: HeldAddress) => boolean): HeldAddress[] => {
  const heir = held.find((one) => isHeir(one) && one.refusedAt === null);
  if (!heir || held.some(({ owner, kind, value }) => owner && kind === heir.kind && value === heir.value)) return held;
  return held.map((one) => (one === heir ? { ...one, owner: true } : one));
};

/** A contact has one main address of a kind. */
const chosen = (held: HeldAddress[], { id, contactId, kind }: HeldAddress, at: string): HeldAddress[] =>
  held.map((one) => {
    if (one.id === id) return { ...one, mainSince: at };
    return one.contactId === contactId && one.kind === kind && one.mainSince !== null
      ? { ...one, mainSince: null }
      : one;
  });

/** Whether a stranger's word about it is worth less than this one. */
export const isRaised = ({ trust, refusedAt }: HeldAddress, to: Trust): boolean =>
  isVouched(to) && (refusedAt !== null || !isVouched(trust));

export const addressColumns: Keeping<HeldAddress> = {
  trust: ({ trust }) => ({ trust }),
  origin: ({ origin }) => ({ origin }),
  owner: ({ owner }) => ({ owner }),
  mainSince: ({ mainSince }) => ({ main_since: mainSince }),
  refusedAt: ({ refusedAt }) => ({ refused_at: refusedAt }),
  stoppedAt: ({ stoppedAt }) => ({ stopped_at: stoppedAt }),
};
