import type { PublicConfirmation } from '../../workflows/contact/address.schema.ts';
import { veiled } from '../../workflows/contact/address.ts';
import { whyNotConfirm } from '../../workflows/contact/confirmation.ts';
import type { Database } from '../client.ts';
import { readSeller } from '../letter/seller.ts';
import { confirmationOf, stateOf } from './confirmation-row.ts';
import { hashOf } from './confirmation-secret.ts';
import { isAnswered } from './confirmation.ts';

/** What the page behind a link shows; undefined for a link that is not ours, is over or was revoked. */
export const readConfirmation = async (db: Database, token: string): Promise<PublicConfirmation | undefined> => {
  const row = await confirmationOf(db, hashOf(token));
  const done = isAnswered(row);
  if (!row || (!done && whyNotConfirm(stateOf(row), new Date().toISOString()))) return undefined;
  const { rows } = await db.pool.query<{ value: string }>('SELECT value FROM address WHERE id = $1', [row.address_id]);
  if (!rows[0]) return undefined;
  return {
    company: (await readSeller(db)).name,
    language: row.language,
    address: veiled(rows[0].value),
    confirmed: done,
  };
};
