import type { HandTo } from '../../workflows/user/user-profile.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { RefusalCode } from '../../workflows/refusals.ts';
import { fill } from '../../workflows/words/fill.ts';
import { inEach } from '../../workflows/words/words.ts';
import { assignLead, assignLeadByRule } from '../assign/assign.ts';
import type { Database } from '../client.ts';
import { notificationFor } from './notification.ts';
import { orderTask, readTask } from '../task/task-row.ts';
import { leadNow } from '../lead/lead-row.ts';
import { command, type Doing } from '../write.ts';

/** How many leads and how many other tasks are handed over in one call. */
const BATCH = 50;

export type Handed = {
  leads: number;
  tasks: number;
  /** what nobody took, by the reason */
  refused: { code: RefusalCode; count: number }[];
  /** where to go on; null when all was tried */
  next: string | null;
};

/**
 * Gives away a batch of a user's open leads with her tasks on them, then of her other tasks; each is a command of its own, so a call that
 * is cut short leaves nothing half done. By a rule she herself is passed by; a task without a lead then stays hers, and one on another's lead
 * goes to that one. Refused: NotFound, PersonUnknown, PersonLeft, SamePerson.
 */
export const handOver = async (
  db: Database,
  { userId, to, after, ...doing }: Doing & { userId: string; to: HandTo; after: string | null },
): Promise<Handed | Refusal> => {
  const wrong = await whyNotHand(db, userId, to);
  if (wrong) return wrong;
  const refused = new Map<RefusalCode, number>();
  const count = (answer: unknown): number => {
    if (!isRefusal(answer)) return 1;
    refused.set(answer.refusal, (refused.get(answer.refusal) ?? 0) + 1);
    return 0;
  };
  const [what, from] = after?.split(':') ?? ['lead', undefined];
  const ids = await open(db, what === 'task' ? 'task' : 'lead', userId, from);
  const done = { leads: 0, tasks: 0 };
  for (const id of ids) {
    if (what === 'task') done.tasks += count(await giveOne(db, doing, id, userId, to));
    else done.leads += count(await giveLead(db, doing, id, userId, to));
  }
  const last = ids.at(-1);
  const more = ids.length === BATCH && last !== undefined;
  if (after === null && 'person' in to && ids.length > 0) await notifyOfHandover(db, userId, to.person);
  return {
    ...done,
    refused: [...refused].map(([code, times]) => ({ code, count: times })),
    next: more ? `${what}:${last}` : what === 'lead' ? `task:${NOTHING}` : null,
  };
};

const NOTHING = '00000000-0000-0000-0000-000000000000';

const whyNotHand = async (db: Database, userId: string, to: HandTo): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ id: string; name: string; left: boolean }>(
    'SELECT id, name, disabled_at IS NOT NULL AS left FROM app_user WHERE id = ANY($1)',
    [[userId, ...('person' in to ? [to.person] : [])]],
  );
  if (!rows.some(({ id }) => id === userId)) return refuse('NotFound');
  if (!('person' in to)) return undefined;
  if (to.person === userId) return refuse('SamePerson');
  const user = rows.find(({ id }) => id === to.person);
  if (!user) return refuse('PersonUnknown');
  return user.left ? refuse('PersonLeft', { name: user.name }) : undefined;
};

const open = async (
  db: Database,
  table: 'lead' | 'task',
  userId: string,
  after: string | undefined,
): Promise<string[]> => {
  const isOpen = table === 'lead' ? 'closed_at IS NULL' : `state = 'open'`;
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE responsible_id = $1 AND ${isOpen} AND id > $2 ORDER BY id LIMIT ${BATCH}`,
    [userId, after ?? NOTHING],
  );
  return rows.map(({ id }) => id);
};

const giveLead = (db: Database, doing: Doing, leadId: string, userId: string, to: HandTo) =>
  'person' in to
    ? assignLead(db, { ...doing, leadId, userId: to.person, tasksOf: userId, quiet: true })
    : assignLeadByRule(db, { ...doing, leadId, order: to, except: [userId], tasksOf: userId });

const giveOne = (db: Database, doing: Doing, taskId: string, userId: string, to: HandTo) =>
  command(db, { key: undefined, request: { give: taskId, to } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    if (task.state !== 'open') return refuse('TaskNotOpen');
    if (task.responsible_id !== userId) return refuse('SamePerson');
    const next = 'person' in to ? to.person : lead?.responsible_id;
    if (!next || next === userId) return refuse('NobodyOnShift', { team: '' });
    return orderTask(task, { ...doing, at: doing.at ?? leadNow(lead) }, { do: 'give', to: next });
  });

/** One notification instead of one for each lead. */
const notifyOfHandover = (db: Database, from: string, to: string) =>
  command(db, { request: { told: to } }, async () => {
    const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM app_user WHERE id = $1', [from]);
    const name = rows[0]?.name ?? '';
    const text = inEach((language) => fill(handedOver, language, { name }));
    return { inserts: [notificationFor(to, 'message', null, { text, leadName: '' })], result: {} };
  });

const handedOver = {
  ru: 'Вам передали все дела: {{name}}',
  en: 'All the work of {{name}} is yours now',
  kk: 'Сізге барлық істер берілді: {{name}}',
  uk: 'Вам передали всі справи: {{name}}',
};
