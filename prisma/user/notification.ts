import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { readOnCall } from '../service/rota.ts';
import { command, type Doing } from '../write.ts';

/** The row that tells one user something: a toast now, the bell's list later. A lead's name is a stranger's words: no link, no sign unseen. */
export const notificationFor = (
  userId: string,
  kind: string,
  leadId: string | null,
  data: Record<string, unknown>,
) => ({
  table: 'notification',
  row: { user_id: userId, kind, lead_id: leadId, data: plainly(data) },
});

const plainly = (data: Record<string, unknown>): Record<string, unknown> =>
  typeof data['leadName'] === 'string' ? { ...data, leadName: namedPlainly(data['leadName']) } : data;

/** Tells every admin about something to mend, about one thing (`about`) once a day at most. */
export const alarmAdmins = async (
  db: Database,
  { kind, about, data }: { kind: string; about: string; data: Record<string, unknown> },
): Promise<void> => {
  const { rowCount } = await db.pool.query(
    `INSERT INTO notification (user_id, kind, data) SELECT u.id, $1, $3::jsonb || jsonb_build_object('about', $2::text) FROM app_user u
     WHERE u.role = 'admin' AND u.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM notification n
       WHERE n.user_id = u.id AND n.kind = $1 AND n.data ->> 'about' = $2 AND n.created_at > now() - interval '1 day')`,
    [kind, about, JSON.stringify(data)],
  );
  if (rowCount) db.committed();
};

type Telling = {
  who: 'responsible' | 'supervisors' | 'on_call' | 'team' | 'person';
  team?: string | null | undefined;
  person?: string | null | undefined;
  text: Words;
};

/** Tells the responsible user, the supervisors, whoever is on call for the house, a team or one user (by e-mail) a sentence about a lead. */
export const notifyUsers = (
  db: Database,
  { leadId, who, team = null, person = null, text, ...doing }: Doing & Telling & { leadId: string },
): Promise<{ told: number } | Refusal> =>
  command(db, { key: doing.key, request: { notify: leadId, who, team, person, text } }, async () => {
    const { rows } = await db.pool.query<{ name: string; responsible_id: string | null }>(
      'SELECT name, responsible_id FROM lead WHERE id = $1',
      [leadId],
    );
    const [lead] = rows;
    const to = lead ? await usersFor(db, lead.responsible_id, { who, team, person }) : [];
    return told(doing, to, leadId, { text, leadName: lead?.name });
  });

/** The same about a subject that is no lead; `about` leads to it. */
export const tellUsers = (
  db: Database,
  {
    responsible,
    called,
    about,
    who,
    team = null,
    person = null,
    text,
    ...doing
  }: Doing & Telling & { responsible: string | null; called: string; about: Record<string, string> },
): Promise<{ told: number } | Refusal> =>
  command(db, { key: doing.key, request: { notify: about, who, team, person, text } }, async () =>
    told(doing, await usersFor(db, responsible, { who, team, person }), null, { ...about, text, leadName: called }),
  );

const usersFor = async (
  db: Database,
  responsible: string | null,
  { who, team = null, person = null }: Omit<Telling, 'text'>,
): Promise<string[]> => {
  if (who === 'on_call') return (await readOnCall(db, null, new Date().toISOString()))?.people.slice(0, 1) ?? [];
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT u.id FROM app_user u WHERE u.disabled_at IS NULL AND CASE $2 WHEN 'responsible' THEN u.id = $1::uuid WHEN 'supervisors' THEN u.role = 'supervisor'
       WHEN 'team' THEN u.team_id = (SELECT id FROM team WHERE key = $3) ELSE u.email = $4 END`,
    [responsible, who, team, person],
  );
  return rows.map(({ id }) => id);
};

const told = ({ cause }: Pick<Doing, 'cause'>, to: string[], leadId: string | null, data: Record<string, unknown>) => ({
  inserts: to.map((id) => {
    const { table, row } = notificationFor(id, 'message', leadId, data);
    return { table, row: { ...row, ...(cause ? { cause } : {}) } };
  }),
  result: { told: to.length },
});
