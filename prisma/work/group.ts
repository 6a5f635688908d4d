import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import {
  GroupRules,
  type NewWorkGroup,
  type WorkGroup,
  type WorkGroupPatch,
} from '../../workflows/work/group.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { inTransaction, type Database } from '../client.ts';
import type { WorkGroup as Model } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { placeWorks } from './place.ts';
import { settle } from './settle.ts';

type Row = RowOf<Model, { name: WorkGroup['name'] }> & { members: string[] };

const SELECT = `SELECT g.*, ARRAY(SELECT m.user_id FROM work_group_member m WHERE m.group_id = g.id ORDER BY m.user_id) AS members FROM work_group g`;

/** In the order of their making; archived ones last. */
export const listGroups = async (db: Database): Promise<WorkGroup[]> => {
  const { rows } = await db.pool.query<Row>(`${SELECT} ORDER BY g.archived_at IS NOT NULL, g.created_at, g.id`);
  return rows.map(toGroup);
};

export const readGroup = async (db: Database, id: string): Promise<WorkGroup | Refusal> => {
  const { rows } = await db.pool.query<Row>(`${SELECT} WHERE g.id = $1`, [id]);
  return rows[0] ? toGroup(rows[0]) : refuse('NotFound');
};

/** Refused: UnknownCalendar, PersonUnknown, SkillUnknown. */
export const addGroup = async (db: Database, group: NewWorkGroup): Promise<WorkGroup | Refusal> => {
  const wrong = await whyNotKeep(db, group);
  if (wrong) return wrong;
  const { rows: taken } = await db.pool.query<{ key: string }>('SELECT key FROM work_group');
  const keys = taken.map(({ key }) => key);
  const key = group.key && !keys.includes(group.key) ? group.key : keyFromName(group.name.ru, 'group', keys);
  const id = await inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<{ id: string }>(
      `INSERT INTO work_group (key, name, channels, topics, branches, regions, languages, calendar, rules) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        ...[key, JSON.stringify(group.name), group.channels, group.topics, group.branches, group.regions],
        ...[group.languages, group.calendar, JSON.stringify(group.rules)],
      ],
    );
    await keepMembers(tx, rows[0]!.id, group.members);
    return rows[0]!.id;
  });
  await placeAnew(db, id);
  return readGroup(db, id);
};

/** What is not named stays. Refused: NotFound, VersionChanged, UnknownCalendar, PersonUnknown, SkillUnknown. */
export const changeGroup = async (db: Database, id: string, patch: WorkGroupPatch): Promise<WorkGroup | Refusal> => {
  const known = await readGroup(db, id);
  if (isRefusal(known)) return known;
  const wrong = await whyNotKeep(db, patch);
  if (wrong) return wrong;
  const { revision, members, archived = known.archivedAt !== null, ...rest } = patch;
  const next = { ...known, ...rest };
  const isChanged = await inTransaction(db, async (tx) => {
    const { rowCount } = await tx.pool.query(
      `UPDATE work_group SET name = $3, channels = $4, topics = $5, branches = $6, regions = $7, languages = $8, calendar = $9, rules = $10,
         archived_at = CASE WHEN $11 THEN coalesce(archived_at, now()) END, revision = revision + 1 WHERE id = $1 AND revision = $2`,
      [
        ...[id, revision, JSON.stringify(next.name), next.channels, next.topics, next.branches, next.regions],
        ...[next.languages, next.calendar, JSON.stringify(next.rules), archived],
      ],
    );
    if (rowCount && members) await keepMembers(tx, id, members);
    return rowCount === 1;
  });
  if (!isChanged) return refuse('VersionChanged');
  await placeAnew(db, id);
  return readGroup(db, id);
};

const keepMembers = async (tx: Database, id: string, members: string[]): Promise<void> => {
  await tx.pool.query('DELETE FROM work_group_member WHERE group_id = $1 AND user_id <> ALL($2)', [id, members]);
  await tx.pool.query(
    'INSERT INTO work_group_member (group_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [id, members],
  );
};

/** What waits for a group that is no more, or waits for none, is looked at by the rules as they are now, and so is what this one can take. */
const placeAnew = async (db: Database, id: string): Promise<void> => {
  await db.pool.query(
    `UPDATE work SET placed_at = NULL, group_id = NULL, sent = false WHERE assignee_id IS NULL AND (group_id IS NULL
      OR group_id IN (SELECT g.id FROM work_group g WHERE g.id = $1 AND g.archived_at IS NOT NULL))`,
    [id],
  );
  const queues = await placeWorks(db);
  for (const queue of new Set([...queues, id])) await settle(db, queue);
};

const whyNotKeep = async (
  db: Database,
  { members = [], calendar = null, rules }: Pick<WorkGroupPatch, 'members' | 'calendar' | 'rules'>,
): Promise<Refusal | undefined> => {
  const skills = [...(rules?.needs ?? []), ...(rules?.relaxed ?? [])].flatMap(({ skill }) => skill ?? []);
  const { rows } = await db.pool.query<{ people: number; calendar: boolean; strange: string | null }>(
    `SELECT (SELECT count(*)::int FROM app_user WHERE id = ANY($1)) AS people,
       $2::text IS NULL OR EXISTS (SELECT 1 FROM calendar WHERE key = $2) AS calendar,
       (SELECT s FROM unnest($3::text[]) s WHERE NOT EXISTS (SELECT 1 FROM skill WHERE key = s) LIMIT 1) AS strange`,
    [members, calendar, skills],
  );
  const { people, calendar: isKnown, strange } = rows[0]!;
  if (people !== new Set(members).size) return refuse('PersonUnknown');
  if (strange !== null) return refuse('SkillUnknown', { skill: strange });
  return isKnown ? undefined : refuse('UnknownCalendar', { calendar: calendar ?? '' });
};

const toGroup = (row: Row): WorkGroup => ({
  ...{ id: row.id, key: row.key, name: row.name, channels: row.channels, topics: row.topics, branches: row.branches },
  ...{ regions: row.regions, languages: row.languages, calendar: row.calendar, rules: GroupRules.parse(row.rules) },
  ...{ members: row.members, archivedAt: row.archived_at?.toISOString() ?? null, revision: row.revision },
});
