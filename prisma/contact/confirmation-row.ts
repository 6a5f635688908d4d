import type { ConfirmationState, ConfirmationWay } from '../../workflows/contact/confirmation.ts';
import type { AddressKind } from '../../workflows/contact/address.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { Confirmation } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change } from '../write.ts';

export type ConfirmationRow = RowOf<Confirmation, { hash: Buffer; way: ConfirmationWay; language: Language }>;

export const stateOf = ({ until, closed_at: closedAt, tries }: ConfirmationRow): ConfirmationState => ({
  ...{ until: until.toISOString(), closedAt: closedAt?.toISOString() ?? null, tries },
});

export const openConfirmation = async (db: Database, addressId: string): Promise<ConfirmationRow | undefined> =>
  (
    await db.pool.query<ConfirmationRow>('SELECT * FROM confirmation WHERE address_id = $1 AND closed_at IS NULL', [
      addressId,
    ])
  ).rows[0];

export const confirmationOf = async (db: Database, hash: Buffer): Promise<ConfirmationRow | undefined> =>
  (await db.pool.query<ConfirmationRow>(`SELECT * FROM confirmation WHERE hash = $1 AND way = 'link'`, [hash])).rows[0];

/** When messages went to this address within the last day, whoever has it. */
export const askedOf = async (db: Database, { kind, value }: { kind: AddressKind; value: string }): Promise<string[]> =>
  (
    await db.pool.query<{ asked_at: Date }>(
      `SELECT q.asked_at FROM address a JOIN confirmation q ON q.address_id = a.id
        WHERE a.kind = $1 AND a.value = $2 AND q.asked_at > now() - interval '1 day'`,
      [kind, value],
    )
  ).rows.map(({ asked_at: at }) => at.toISOString());

/** A code that is typed costs a try before anybody looks at it, so that no two calls have the same one. */
export const takeTry = async (db: Database, addressId: string): Promise<ConfirmationRow | undefined> =>
  (
    await db.pool.query<ConfirmationRow>(
      `UPDATE confirmation SET tries = tries + 1 WHERE address_id = $1 AND way = 'code' AND closed_at IS NULL RETURNING *`,
      [addressId],
    )
  ).rows[0];

export const closed = (
  { id, version }: Pick<ConfirmationRow, 'id' | 'version'>,
  outcome: 'confirmed' | 'replaced',
  at: string,
): NonNullable<Change['updates']>[number] => ({
  ...{ table: 'confirmation', id, version, set: { closed_at: at, outcome } },
});
