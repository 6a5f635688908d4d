import { isVouched } from './address.ts';
import type { AddressKind, Trust } from './address.schema.ts';
import { isSame, valuesOf, type ValueChange } from './wish.ts';

type Id = string;
type Held = {
  id: Id;
  kind: AddressKind;
  value: string;
  trust: Trust;
  owner: boolean;
  mainSince: unknown;
  stoppedAt: unknown;
};

/** What becomes of the values of two records that are one: those chosen, else those of the one that stays, else what only the other has. */
export const valuesOfBoth = (
  stays: object,
  gone: object,
  /** `name`, `fields.city`: whose value is kept */
  choice: Record<string, 'stays' | 'gone'>,
): ValueChange[] => {
  const [own, others] = [valuesOf(stays), valuesOf(gone)];
  return Object.keys({ ...own, ...others }).flatMap((what): ValueChange[] => {
    const [from, to] = [own[what] ?? null, others[what] ?? null];
    const whose = choice[what] ?? (isNothing(from) ? 'gone' : 'stays');
    return whose === 'stays' || isSame(from, to) || (isNothing(from) && isNothing(to)) ? [] : [{ what, from, to }];
  });
};

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

/** What becomes of the addresses of two contacts that are one. */
export type Addresses = {
  /** they go to the one that stays; `main` false: it has a main one of this kind */
  moved: { id: Id; main: boolean }[];
  /** both have it: the row of the one that stays takes over what only the other's says */
  both: { gone: Id; stays: Id; owner: boolean; trust: Trust | undefined; stops: boolean }[];
};

/**
 * Every address once, one main of a kind: that of the contact that stays, else the other's. Who vouches for an address and that nothing may go
 * there stay with the address: a wish not to be written to is never lost and reaches no other address.
 */
export const addressesOfBoth = (stays: Held[], gone: Held[]): Addresses => {
  const pairs = gone.map((one) => ({
    one,
    other: stays.find(({ kind, value }) => kind === one.kind && value === one.value),
  }));
  const hasMain = (kind: AddressKind) => stays.some((one) => one.kind === kind && one.mainSince !== null);
  return {
    moved: pairs.flatMap(({ one, other }) => (other ? [] : [{ id: one.id, main: !hasMain(one.kind) }])),
    both: pairs.flatMap(({ one, other }) =>
      other
        ? [
            {
              ...{ gone: one.id, stays: other.id, owner: one.owner },
              trust: isVouched(one.trust) && !isVouched(other.trust) ? one.trust : undefined,
              stops: one.stoppedAt !== null && other.stoppedAt === null,
            },
          ]
        : [],
    ),
  };
};

/** What parting puts back: values that are still as the merge left them. */
export const valuesBack = (state: object, changes: ValueChange[]): ValueChange[] => {
  const now = valuesOf(state);
  return changes
    .filter(({ what, to }) => isSame(now[what], to))
    .map(({ what, from, to }) => ({ what, from: to, to: from }));
};
