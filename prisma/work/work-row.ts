import type { Need, Work } from '../../workflows/work/work.ts';
import type { Work as Model } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type WorkRow = RowOf<
  Model,
  { needs: Need[]; facts: { topic?: string | null; branch?: string | null; region?: string | null } }
>;

export const channelOfWork = (account: string | null): string => account?.split(':')[0] ?? '';

/** Work in the words of the router. What asks for nothing itself asks for what its group does. */
export const workOf = (row: WorkRow, { needs }: { needs: Need[] }): Work => ({
  ...{ id: row.id, kind: row.kind, channel: channelOfWork(row.account), group: row.queue },
  ...{ since: row.since.toISOString(), aheadS: row.ahead_s, weight: row.weight },
  ...{
    needs: row.needs.length > 0 ? row.needs : needs,
    language: row.language,
    knownBy: row.known_by,
    tried: row.tried,
  },
});

/** SQL: of work ($1) and whoever has it ($2). */
export const ACCEPT_WORK =
  'UPDATE work SET accepted_at = now(), accept_by = NULL WHERE id = $1 AND assignee_id = $2 AND accept_by IS NOT NULL';
