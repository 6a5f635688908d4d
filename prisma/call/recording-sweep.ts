import { inTransaction, type Database } from '../client.ts';
import { command, isRace } from '../write.ts';

type Old = { id: string; version: number; event_seq: number; recording_file: string | null; keep_days: number };

/**
 * Recordings that their lines do not keep any longer, a few at a time. The call says so in the write that forgets the file; where its bytes cannot be
 * removed the call stays as it is, and is found again.
 */
export const sweepRecordings = async (db: Database, remove: (key: string) => Promise<void>): Promise<number> => {
  const { rows } = await db.pool.query<Old>({
    name: 'recordings-too-old',
    text: `SELECT old.id, old.version, old.event_seq, old.recording_file, days.keep AS keep_days FROM channel_account a CROSS JOIN LATERAL (SELECT (a.desk #>> '{recording,keepDays}')::int AS keep) days
        CROSS JOIN LATERAL (SELECT cl.id, cl.version, cl.event_seq, cl.recording_file FROM call cl
          WHERE cl.account_id = a.id AND cl.recording_file IS NOT NULL AND cl.ended_at < now() - make_interval(days => days.keep) ORDER BY cl.ended_at LIMIT 20) old
      WHERE a.kind = 'voice' AND days.keep IS NOT NULL LIMIT 50`,
  });
  let count = 0;
  for (const call of rows)
    try {
      await inTransaction(db, (tx) => forget(tx, call, remove));
      count += 1;
    } catch (error) {
      // another node was faster, or somebody writes to the call
      if (!isRace(error)) throw error;
    }
  return count;
};

const forget = async (
  tx: Database,
  { id, version, event_seq: seq, recording_file: file, keep_days: keepDays }: Old,
  remove: (key: string) => Promise<void>,
): Promise<void> => {
  if (file === null) return;
  const at = new Date().toISOString();
  await command(tx, { request: {} }, async () => ({
    updates: [
      {
        ...{ table: 'call', id, version, events: 1 },
        set: { recording: 'deleted', recording_file: null, recording_deleted_at: at },
      },
    ],
    events: [
      {
        ...{ noun: 'call', noun_id: id, seq: seq + 1, type: 'call.recording_deleted', subject: null, cause: null },
        ...{ actor: { kind: 'system' }, at, pokes: [], data: { call: id, keepDays } },
      },
    ],
    result: undefined,
  }));
  await tx.pool.query('DELETE FROM file WHERE id = $1', [file]);
  await remove(`file/${file}`);
};
