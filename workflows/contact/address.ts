import type { ClientAddress, Trust } from './address.schema.ts';

/** Whether messages meant for the person may go to an address that came with another lead. */
export const isVouched = (trust: Trust): boolean => trust === 'staff' || trust === 'confirmed';

/** Whether a user is asked about an address: nobody vouches for it, and it came with another lead or beside another of its kind. */
export const asksAbout = (address: ClientAddress, all: ClientAddress[]): boolean =>
  !address.refused &&
  !isVouched(address.trust) &&
  (!address.given || all.some(({ id, kind, refused }) => id !== address.id && kind === address.kind && !refused));

/** An address for those who need not know it in full: `a•••@example.com`, `+7••••••••18`. */
export const veiled = (address: string): string =>
  address.includes('@')
    ? address.replace(/^(.).*@/, '$1•••@')
    : address.slice(0, 2) + '•'.repeat(Math.max(address.length - 4, 3)) + address.slice(-2);

export type Decision = 'accepted' | 'refused' | 'chosen';
/** What the client is asked, and what they have proved. */
export type Proof = 'asked' | 'confirmed';
/** The client's own wish: nothing is to go to an address, and nobody is to call; or it may again. */
export type Wish = 'stopped' | 'resumed';
