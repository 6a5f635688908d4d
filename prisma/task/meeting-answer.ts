import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { leadOfMeeting, sequenceOf } from '../../workflows/task/meeting.ts';
import type { Database } from '../client.ts';
import { leadNow } from '../lead/lead-row.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change } from '../write.ts';
import { orderTask, readTask } from './task-row.ts';

/**
 * What a client's answer to an invitation changes of the meeting: nothing, unless it comes from the address that was invited, which is still an
 * address of the lead's client, and is about the last invitation that went there.
 */
export const meetingAnswered = async (db: Database, { parts, finding }: IncomingMessage): Promise<Change[]> => {
  const letter = parts.find((part) => part.kind === 'letter');
  const answer = letter?.answer;
  const leadId = answer && leadOfMeeting(answer.uid);
  if (!letter || !leadId || letter.doubtful || answer.attendee !== finding?.address) return [];
  const { rows } = await db.pool.query<{ invitation: string; task: string | null }>({
    name: 'meeting-answered',
    text: `SELECT d.id AS invitation, (SELECT t.id FROM task t WHERE t.lead_id = d.lead_id AND t.state = 'open' AND t.type = 'meeting' ORDER BY t.due_at LIMIT 1) AS task
      FROM delivery d WHERE d.lead_id = $1 AND d.recipient = $2 AND d.attachments ? 'invitation' AND d.state IN ('sent', 'delivered', 'read', 'unknown')
        AND EXISTS (SELECT 1 FROM address a JOIN lead_contact lc ON lc.contact_id = a.contact_id
          WHERE lc.lead_id = d.lead_id AND a.kind = 'email' AND a.value = $2 AND a.refused_at IS NULL)
      ORDER BY d.created_at DESC, d.id DESC LIMIT 1`,
    values: [leadId, answer.attendee],
  });
  const [row] = rows;
  const { sequence = 0, stamp = '', is, proposes } = answer;
  if (!row?.task || sequence < sequenceOf(row.invitation)) return [];
  const { task, lead } = await readTask(db, row.task);
  if (!task) return [];
  const told = { is, sequence, stamp, ...(proposes ? { proposes } : {}) };
  const doing = { actor: { kind: 'client' as const }, at: leadNow(lead) };
  const change = orderTask(task, doing, { do: 'answer', answer: told });
  if (isRefusal(change) || !change.events) return [];
  const isTold = task.responsible_id !== null && (is === 'declined' || is === 'proposed');
  const data = {
    ...{ text: task.text, dueAt: proposes ?? task.due_at.toISOString(), taskId: task.id, leadName: lead?.name ?? null },
  };
  return [
    {
      ...change,
      inserts: isTold ? [notificationFor(task.responsible_id!, `meeting.${is}`, leadId, data)] : [],
    },
  ];
};
