import type { Database } from '../client.ts';
import type { Reader } from '../visible.ts';
import { hiddenFields } from './field.queries.ts';

/** A path of a field that this reader may not see: an order or a count by it would tell its values. */
export const isHidden = async (db: Database, me: Reader, path: string): Promise<boolean> =>
  path.startsWith('fields.') && (await hiddenFields(db, me, 'lead')).has(path.slice('fields.'.length));
