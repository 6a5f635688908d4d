import { addGroup } from '../../prisma/work/group.ts';
import { setStatus } from '../../prisma/work/status.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { NewWorkGroup, type WorkGroup } from '../../workflows/work/group.schema.ts';
import { come, ivan, messageNow, openAccountIn } from '../conversation/talk.ts';
import { until } from '../support/until.ts';
import type { Office } from '../support/office.ts';

/** A contact centre: an account, users who work always, and a group of them. */
export type Shift = {
  account: string;
  /** a new client writes; gives her talk */
  write: (text?: string) => Promise<string>;
  /** who has it */
  whose: (talk: string) => Promise<string | null>;
  group: (more: Partial<NewWorkGroup> & { members: string[] }) => Promise<WorkGroup>;
  status: (userId: string, status: string) => Promise<void>;
  rows: (text: string, values?: unknown[]) => Promise<Record<string, any>[]>;
  /** writes once more in a talk */
  again: (talk: string, text: string) => Promise<void>;
};

let clients = 90_000;

export const openShift = async (office: Office, id: string, people: string[] = []): Promise<Shift> => {
  const { db } = office;
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  await db.pool.query(
    `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('always', 'A', 'UTC', $1, '[]') ON CONFLICT DO NOTHING`,
    [JSON.stringify(week)],
  );
  await db.pool.query(`UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = 'always')`);
  const account = await openAccountIn(office, id, { people });
  const rows: Shift['rows'] = async (text, values = []) => (await db.pool.query(text, values)).rows;
  const talkOf = async (thread: number) =>
    (await rows('SELECT id FROM conversation WHERE account = $1 AND thread = $2', [account, String(thread)]))[0]![
      'id'
    ] as string;
  return {
    account,
    rows,
    write: async (text = 'hi') => {
      const from = { ...ivan, id: ++clients, first_name: `Client ${clients}` };
      await come(office, account, messageNow(text, from));
      // of many at once another one may have taken it in
      const waits = () => rows('SELECT 1 FROM inbox WHERE source = $1 AND handled_at IS NULL', [account]);
      await until(async () => (await waits()).length === 0 || undefined, 'what has come is taken in');
      return talkOf(from.id);
    },
    again: async (talk, text) => {
      const [row] = await rows('SELECT thread FROM conversation WHERE id = $1', [talk]);
      await come(office, account, messageNow(text, { ...ivan, id: Number(row!['thread']) }));
    },
    whose: async (talk) =>
      (await rows('SELECT assignee_id FROM conversation WHERE id = $1', [talk]))[0]!['assignee_id'],
    group: async (more) => {
      const channels = [account];
      const made = await addGroup(db, NewWorkGroup.parse({ name: { ru: id }, channels, ...more }));
      if (isRefusal(made)) throw new Error(made.refusal);
      return made;
    },
    status: async (userId, status) => {
      const set = await setStatus(db, { userId, status, reason: 'test' });
      if (isRefusal(set)) throw new Error(set.refusal);
    },
  };
};
