import type { AddressOrigin, Trust, TypedAddressKind } from './address.schema.ts';
import { isRaised, type AddressEvent, type HeldAddress } from './addresses.ts';
import { personOf } from './person.ts';
import type { Language } from '../words/words.schema.ts';

export type Person = { name: string; phone: string | null; email: string | null; language: Language };
/** An address that an intake names, with the names by which we know its contact. */
export type KnownAddress = HeldAddress & { names: string[] };

/** Who says it and where it came from; `ids`: of the contact and the addresses that come to be. */
export type Saying = {
  trust: Trust;
  origin: AddressOrigin;
  byColleague: boolean;
  ids: Record<'contact' | TypedAddressKind, string>;
};

/** Whose an intake is and what it says of this contact's addresses: a known one, if the name may be theirs, else a new one. */
export const clientOf = (
  person: Person,
  held: KnownAddress[],
  { trust, origin, byColleague, ids }: Saying,
): { contactId: string; isKnown: boolean; addresses: AddressEvent[] } => {
  const found = personOf(
    person.name,
    held.filter(({ refusedAt }) => refusedAt === null),
    byColleague,
  );
  const contactId = found ?? ids.contact;
  const addresses = (['phone', 'email'] as const).flatMap((kind): AddressEvent[] => {
    const value = person[kind];
    if (value === null) return [];
    const own = held.find((one) => one.kind === kind && one.contactId === found);
    // a user vouches for what they type, whatever a stranger or another user said before
    if (own) return [{ type: 'typed', id: own.id, trust: isRaised(own, trust) ? trust : undefined }];
    return [{ type: 'added', address: { id: ids[kind], contactId, kind, value, trust, origin } }];
  });
  return { contactId, isKnown: found !== undefined, addresses };
};
