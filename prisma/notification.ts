import type { Refusal } from '../workflows/refusal.ts';
import type { Words } from '../workflows/words/words.schema.ts';
import type { Database } from './client.ts';
import { command, type Doing } from './write.ts';

/** The row that tells one person something: a toast now, the bell's list later. */
export const notificationFor = (
  userId: string,
  kind: string,
  leadId: string | null,
  data: Record<string, unknown>,
) => ({
  table: 'notification',
  row: { user_id: userId, kind, lead_id: leadId, data },
});

/** Tells the responsible person or the supervisors a sentence about a lead. Refused: NotFound. */
export const notifyPeople = (
  db: Database,
  { leadId, who, text, ...doing }: Doing & { leadId: string; who: 'responsible' | 'supervisors'; text: Words },
): Promise<{ told: number } | Refusal> =>
  command(db, { key: doing.key, request: { notify: leadId, who, text } }, async () => {
    const { rows } = await db.pool.query<{ id: string; lead: string }>(
      `SELECT u.id, l.name AS lead FROM lead l JOIN app_user u ON CASE WHEN $2 THEN u.id = l.responsible_id ELSE u.role = 'supervisor' END
       WHERE l.id = $1 AND u.disabled_at IS NULL`,
      [leadId, who === 'responsible'],
    );
    return {
      inserts: rows.map(({ id, lead }) => notificationFor(id, 'message', leadId, { text, leadName: lead })),
      result: { told: rows.length },
    };
  });
