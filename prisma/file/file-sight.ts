import { sql, type Sql } from '../sql.ts';
import { visibleRecord } from '../record-sight.ts';
import type { Reader } from '../visible.ts';

/** A file is seen by whoever uploaded it, and by the readers of what it is attached to; alias `f`. */
export const visibleFiles = (me: Reader): Sql =>
  sql`(f.created_by = ${me.id} OR EXISTS (SELECT 1 FROM file_attachment a WHERE a.file_id = f.id AND a.removed_at IS NULL
    AND ${visibleRecord(me, sql`a.noun`, sql`a.noun_id`)}))`;
