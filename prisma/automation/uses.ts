import type { Uses } from '../../workflows/calendar/calendar.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { inEach, inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';

/** Pipelines that name something: in the published version, the draft, or a version that an open lead still follows. */
const naming = async (db: Database, path: string, key: string): Promise<Uses['pipelines']> => {
  const { rows } = await db.pool.query<{ key: string; name: Words }>(
    `SELECT DISTINCT ON (p.key) p.key, d.definition -> 'name' AS name FROM pipeline p JOIN (
       SELECT pipeline_id, definition FROM pipeline_draft
       UNION ALL SELECT v.pipeline_id, v.definition FROM pipeline_version v JOIN pipeline o ON o.id = v.pipeline_id
         WHERE (v.id = o.published_id AND o.archived_at IS NULL)
           OR EXISTS (SELECT 1 FROM lead l WHERE l.pipeline_version_id = v.id AND l.closed_at IS NULL)
     ) d ON d.pipeline_id = p.id
     WHERE jsonb_path_exists(d.definition, $1::jsonpath, jsonb_build_object('key', $2::text, 'fact', 'calendar.' || $2 || '.working')) ORDER BY p.key`,
    [path, key],
  );
  return rows.map(({ key: named, name }) => ({ key: named, name: name ?? { ru: named } }));
};

export const usesOfCalendar = async (db: Database, id: string): Promise<Uses | undefined> => {
  const calendar = await db.prisma.calendar.findUnique({
    where: { id },
    select: { key: true, users: { where: { disabledAt: null }, select: { name: true }, orderBy: { name: 'asc' } } },
  });
  if (!calendar) return undefined;
  const path = '$.** ? (@.calendar == $key || @.working == $key || @.field == $fact)';
  return {
    people: calendar.users.map(({ name }) => name),
    pipelines: await naming(db, path, calendar.key),
    leads: 0,
    tasks: 0,
  };
};

export const usesOfTeam = async (db: Database, id: string): Promise<Uses | undefined> => {
  const team = await db.prisma.team.findUnique({
    where: { id },
    select: { key: true, users: { where: { disabledAt: null }, select: { name: true }, orderBy: { name: 'asc' } } },
  });
  if (!team) return undefined;
  return {
    people: team.users.map(({ name }) => name),
    pipelines: await naming(db, '$.** ? (@.team == $key)', team.key),
    leads: 0,
    tasks: 0,
  };
};

export const usesOfUser = async (db: Database, id: string): Promise<Uses | undefined> => {
  const { rows } = await db.pool.query<{ email: string; leads: number; tasks: number }>(
    `SELECT u.email, (SELECT count(*)::int FROM lead WHERE responsible_id = u.id AND closed_at IS NULL) AS leads,
       (SELECT count(*)::int FROM task WHERE responsible_id = u.id AND state = 'open') AS tasks FROM app_user u WHERE u.id = $1`,
    [id],
  );
  const user = rows[0];
  if (!user) return undefined;
  return {
    people: [],
    pipelines: await naming(db, '$.** ? (@ == $key)', user.email),
    leads: user.leads,
    tasks: user.tasks,
  };
};

/** Pipelines whose automations or conditions name a form, and the leads that came by it, counted up to 1001. */
export const usesOfForm = async (db: Database, id: string): Promise<Uses | undefined> => {
  const { rows } = await db.pool.query<{ key: string; leads: number }>(
    `SELECT f.key, (SELECT count(*)::int FROM (SELECT 1 FROM lead l WHERE l.source ->> 'form' = f.key LIMIT 1001) came) AS leads
     FROM form f WHERE f.id = $1`,
    [id],
  );
  const form = rows[0];
  if (!form) return undefined;
  const path = '$.** ? (@.form == $key || (@.field == "source.form" && @.value == $key))';
  return { people: [], pipelines: await naming(db, path, form.key), leads: form.leads, tasks: 0 };
};

export const isUsed = ({ people, pipelines, leads, tasks }: Uses): boolean =>
  people.length + pipelines.length + leads + tasks > 0;

/** How a refusal names them: a few names. */
export const whereUsed = ({ people, pipelines, leads, tasks }: Uses): NonNullable<Refusal['values']> => ({
  people: few(people),
  pipelines: inEach((language) => few(pipelines.map(({ name }) => inLanguage(name, language)))),
  leads,
  tasks,
});

const few = (names: string[]): string =>
  names.length === 0 ? '—' : names.slice(0, 5).join(', ') + (names.length > 5 ? ` +${names.length - 5}` : '');
