import { groupOf, type Takes } from '../../workflows/work/group.ts';
import { GroupRules } from '../../workflows/work/group.schema.ts';
import type { Database } from '../client.ts';
import { channelOfWork, type WorkRow } from './work-row.ts';

export type GroupRow = Takes & { rules: unknown };

/** Groups that take work, in the order of their making. */
export const readGroups = async (db: Database): Promise<GroupRow[]> => {
  const { rows } = await db.pool.query<GroupRow>({
    name: 'groups-that-take',
    text: 'SELECT id, channels, topics, branches, regions, languages, rules FROM work_group WHERE archived_at IS NULL ORDER BY created_at, id',
  });
  return rows;
};

const MOST = 500;

type Unplaced = Pick<WorkRow, 'id' | 'account' | 'language' | 'facts'>;

const unplaced = async (db: Database): Promise<Unplaced[]> => {
  const { rows } = await db.pool.query<Unplaced>({
    name: 'work-without-group',
    text: `SELECT id, account, language, facts FROM work WHERE placed_at IS NULL AND assignee_id IS NULL ORDER BY turn_at, id LIMIT ${MOST}`,
  });
  return rows;
};

const unplacedOf = async (db: Database, ids: string[]): Promise<Unplaced[]> => {
  const { rows } = await db.pool.query<Unplaced>({
    name: 'this-work-without-group',
    text: 'SELECT id, account, language, facts FROM work WHERE id = ANY($1) AND placed_at IS NULL AND assignee_id IS NULL',
    values: [ids],
  });
  return rows;
};

/** Chooses a group for what waits without one, the longest first; returns the queues in which it waits now. */
export const placeWorks = async (db: Database, ids: string[] | null = null): Promise<string[]> => {
  const rows = await (ids === null ? unplaced(db) : unplacedOf(db, ids));
  if (rows.length === 0) return [];
  const groups = await readGroups(db);
  const placed = rows.map(({ id, account, language, facts }) => {
    const group = groupOf(groups, { account, language, ...facts });
    const weight = GroupRules.parse(group?.rules ?? {}).weights[channelOfWork(account)] ?? null;
    return { id, group_id: group?.id ?? null, weight };
  });
  const { rows: queues } = await db.pool.query<{ queue: string }>({
    name: 'place-work',
    // whom the client knows: who is responsible for her lead, else who wrote to her last
    text: `WITH placed AS (UPDATE work w SET group_id = p.group_id, placed_at = now(), weight = coalesce(p.weight, w.weight),
        known_by = coalesce(w.known_by, (SELECT l.responsible_id FROM conversation v JOIN lead l ON l.id = v.lead_id WHERE v.id = w.id AND l.closed_at IS NULL),
          (SELECT m.written_by FROM conversation v JOIN conversation o ON o.contact_id = v.contact_id JOIN message m ON m.conversation_id = o.id
            WHERE v.id = w.id AND m.direction = 'out' AND m.written_by IS NOT NULL ORDER BY m.place DESC LIMIT 1))
        FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, group_id uuid, weight int) WHERE w.id = p.id AND w.placed_at IS NULL RETURNING w.queue)
      SELECT DISTINCT queue FROM placed`,
    values: [JSON.stringify(placed)],
  });
  const further = rows.length === MOST && ids === null ? await placeWorks(db) : [];
  return [...new Set([...queues.map(({ queue }) => queue), ...further])];
};
