import type { AddressKind } from './address.schema.ts';
import { isTitle, likeness } from './name.ts';

/** A contact who has one of the addresses that an intake names. `names` are those by which we know the contact. */
export type Holder = { contactId: string; kind: AddressKind; owner: boolean; names: string[] };

/**
 * Whose an intake is: the first holder of an address who may have this name, the owner of the phone before the owner of the e-mail before
 * others. An intake without a name is the owner's; so is one that a user entered under what is wanted ("Сайт для пекарни"). Undefined: a new
 * person.
 */
export const personOf = (name: string, holders: Holder[], byColleague = false): string | undefined => {
  const inTurn = [...holders].sort((a, b) => rank(a) - rank(b));
  const same = inTurn.find(({ names }) => names.some((known) => likeness(name, known) === 'same'));
  const nameless = inTurn.find(
    ({ owner, names }) => owner && names.every((known) => likeness(name, known) === 'unknown'),
  );
  const titled = byColleague && isTitle(name) ? inTurn.find(({ owner }) => owner) : undefined;
  return (same ?? nameless ?? titled)?.contactId;
};

const rank = ({ owner, kind }: Holder): number => (owner ? 0 : 2) + (kind === 'phone' ? 0 : 1);
