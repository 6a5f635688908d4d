import type { AddressKind, AddressOrigin, NewAddress, Trust } from '../../workflows/contact/address.schema.ts';
import { whyNotDecide, whyNotWish, type Decision, type Wish } from '../../workflows/contact/address.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { Address } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change } from '../write.ts';

export type AddressRow = RowOf<Address, { kind: AddressKind; trust: Trust; origin: AddressOrigin }>;
type Updates = NonNullable<Change['updates']>;

export const addressesOf = async (db: Database, contactId: string): Promise<AddressRow[]> =>
  (await db.pool.query<AddressRow>('SELECT * FROM address WHERE contact_id = $1', [contactId])).rows;

export const updateOf = (
  { id, version }: Pick<AddressRow, 'id' | 'version'>,
  set: Partial<Record<keyof AddressRow, unknown>>,
): Updates[number] => ({ table: 'address', id, version, set });

/** An address as it is kept. Refused: AddressWrong. */
export const readAddress = ({ kind, value }: NewAddress, language?: Language): string | Refusal =>
  (kind === 'phone' ? normalPhone(value, language) : normalEmail(value)) ?? refuse('AddressWrong', { address: value });

/** Which of these values are some contact's own. */
export const ownedOf = async (db: Database, values: NewAddress[]): Promise<(one: NewAddress) => boolean> => {
  const { rows } = await db.pool.query<NewAddress>(
    `SELECT kind, value FROM address WHERE owner AND (kind, value) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [values.map(({ kind }) => kind), values.map(({ value }) => value)],
  );
  return (one) => rows.some(({ kind, value }) => kind === one.kind && value === one.value);
};

/** What a user's decision about one of a contact's addresses changes. Refused: AddressAccepted, AddressRefused and their like. */
export const decisionOn = async (
  db: Database,
  actor: Actor,
  all: AddressRow[],
  address: AddressRow,
  decision: Decision | Wish,
): Promise<Updates | Refusal> => {
  const { kind, trust, refused_at: refusedAt, main_since: mainSince } = address;
  const at = new Date().toISOString();
  if (decision === 'stopped' || decision === 'resumed')
    return (
      whyNotWish(decision, address.stopped_at) ?? [
        updateOf(address, { stopped_at: decision === 'stopped' ? at : null }),
      ]
    );
  const refusal = whyNotDecide(decision, { trust, refusedAt, mainSince });
  if (refusal) return refusal;
  const origin: AddressOrigin = { ...address.origin, ...(actor.id ? { decidedBy: actor.id } : {}), decidedAt: at };
  const others = await othersOf(db, address);
  if (decision === 'refused') {
    const [heir] = address.owner ? others.filter((other) => other.refused_at === null) : [];
    return [
      updateOf(address, { origin, refused_at: at, main_since: null, owner: false }),
      ...(heir ? [updateOf(heir, { owner: true })] : []),
    ];
  }
  const former = all.find((one) => one.kind === kind && one.main_since !== null && one.id !== address.id);
  return [
    ...(decision === 'chosen' && former ? [updateOf(former, { main_since: null })] : []),
    updateOf(address, {
      origin,
      trust: trust === 'confirmed' ? trust : 'staff',
      refused_at: null,
      owner: address.owner || !others.some((other) => other.owner),
      ...(decision === 'chosen' ? { main_since: at } : {}),
    }),
  ];
};

/** The same address with other people, the longest holder first. */
const othersOf = async (db: Database, { id, kind, value }: AddressRow): Promise<AddressRow[]> => {
  const { rows } = await db.pool.query<AddressRow>(
    `(SELECT * FROM address WHERE owner AND kind = $1 AND value = $2 AND id <> $3)
      UNION ALL (SELECT a.* FROM address a JOIN contact c ON c.id = a.contact_id AND c.merged_into_id IS NULL
        WHERE NOT owner AND kind = $1 AND value = $2 AND a.id <> $3 ORDER BY a.since, a.id LIMIT 20)`,
    [kind, value, id],
  );
  return rows;
};
