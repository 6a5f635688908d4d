import { leadActivities } from '../../activities/lead.ts';
import { changeLead, moveLead } from '../../prisma/lead/lead.ts';
import { assignLead } from '../../prisma/assign/assign.ts';
import { steerLead } from '../../prisma/lead/steering.ts';
import { completeTask } from '../../prisma/task/task.ts';
import { tagLead } from '../../prisma/lead/lead-fields.ts';
import { listClicks, setUndoTime } from '../../prisma/undo/undo-point.ts';
import { undoClick } from '../../prisma/undo/undo.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Undone } from '../../workflows/undo/undo.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Office } from '../support/office.ts';
import type { Act } from '../automation/same/pipelines.ts';

export const holds = ({ db }: Office, seconds: number) => setUndoTime(db, { seconds });

/** Turns of the lead's process until it rests; `rounds` ends it earlier. */
export const turn = async ({ db }: Office, leadId: string, turns = 5): Promise<void> => {
  const { turnLead } = leadActivities({ db });
  for (let turned = 0; turned < turns; turned++)
    await turnLead({ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null });
};

/** What there is of a lead: rows, what is to go out, what people were told, what its process remembers. */
export const everything = async ({ db }: Office, leadId: string) => {
  const all = async (text: string) => (await db.pool.query(text, [leadId])).rows.map((row) => clean(row));
  return {
    lead: await all('SELECT * FROM lead WHERE id = $1'),
    tasks: await all('SELECT * FROM task WHERE lead_id = $1 ORDER BY id'),
    invoices: await all('SELECT * FROM invoice WHERE lead_id = $1 ORDER BY id'),
    deliveries: await all('SELECT * FROM delivery WHERE lead_id = $1 ORDER BY id'),
    notifications: await all('SELECT * FROM notification WHERE lead_id = $1 ORDER BY id'),
    process: await all(
      `SELECT state, waits_for, next_at, memory - 'cursor' AS memory FROM process WHERE workflow_id = 'lead:' || $1::text`,
    ),
  };
};

const clean = (row: Record<string, unknown>) => {
  const { version: _, event_seq: __, updated_at: ___, ...rest } = row;
  return rest;
};

/** A user's click as people make it; false where there is nothing to click on. */
export const click = async (
  { db, aida, timur }: Office,
  leadId: string,
  act: Act | { does: 'assign' },
  definition?: PipelineDefinition,
): Promise<boolean> => {
  const doing = { actor: { kind: 'user' as const, id: aida }, leadId };
  const one = async (text: string) => (await db.pool.query(text, [leadId])).rows[0];
  const { version } = await one('SELECT version FROM lead WHERE id = $1');
  switch (act.does) {
    case 'move':
      return !isRefusal(await moveLead(db, { ...doing, stage: act.stage }));
    case 'assign':
      return !isRefusal(await assignLead(db, { ...doing, userId: timur }));
    case 'tag':
      return !isRefusal(await tagLead(db, { ...doing, add: [act.tag], remove: [] }));
    case 'change':
      return !isRefusal(await changeLead(db, { ...doing, patch: { version, fields: { colour: act.value } } }));
    case 'date': {
      const start = new Date(Date.now() + act.seconds * 1000).toISOString();
      return !isRefusal(await changeLead(db, { ...doing, patch: { version, fields: { start } } }));
    }
    case 'finish': {
      const task = await one(`SELECT id FROM task WHERE lead_id = $1 AND state = 'open' ORDER BY id LIMIT 1`);
      if (!task) return false;
      return !isRefusal(
        await completeTask(db, { actor: doing.actor, taskId: task.id, result: '', outcome: act.outcome }),
      );
    }
    case 'press': {
      const button = definition?.automations.find(({ when }) => when.on === 'button.pressed');
      if (!button) return false;
      return !isRefusal(await steerLead(db, { ...doing, wish: { order: 'press', automation: button.key } }));
    }
    default:
      return false;
  }
};

/** Undoes Aida's last click on a lead. */
export const undoLast = async ({ db, aida }: Office, leadId: string): Promise<Undone> => {
  const last = (await listClicks(db, leadId)).find(({ by }) => by === aida);
  if (!last) throw new Error('there is no click to undo');
  const undone = await undoClick(db, { actor: { kind: 'user', id: aida }, leadId, click: last.click });
  if (isRefusal(undone)) throw new Error(JSON.stringify(undone));
  return undone;
};
