import { createHash, createHmac } from 'node:crypto';
import type { ConfirmationWay } from '../../workflows/contact/confirmation.ts';
import { formSecret } from '../channel/setting.queries.ts';
import type { Database } from '../client.ts';
import type { DeliveryRow } from '../delivery/delivery-row.ts';

/** Stands in a message of the record for what only the client is to read. */
export const HIDDEN = '••••••';

/** What the client is sent: made anew whenever the message leaves, kept nowhere. */
export const secretOf = async (db: Database, id: string, way: ConfirmationWay): Promise<string> => {
  const made = createHmac('sha256', await formSecret(db))
    .update(`confirmation ${way} ${id}`)
    .digest();
  return way === 'link' ? made.toString('base64url') : String(made.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
};

/** A token is found by its hash; a code is worth something only with the request that it belongs to. */
export const hashOf = (secret: string, codeOf = ''): Buffer =>
  createHash('sha256').update(`${codeOf}${secret}`).digest();

/** A message as it goes out; most hide nothing. */
export const withSecret = async (
  db: Database,
  { id, variables }: Pick<DeliveryRow, 'id' | 'variables'>,
  body: string,
): Promise<string> => {
  const way = variables['confirmation'];
  return way === 'link' || way === 'code' ? body.replaceAll(HIDDEN, await secretOf(db, id, way)) : body;
};
