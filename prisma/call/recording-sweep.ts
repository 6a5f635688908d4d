import type { Database } from '../client.ts';
import { command, isRace } from '../write.ts';

type Old = { id: string; version: number; event_seq: number; file: string; file_version: number; keep_days: number };

const LOOSE_MS = 86_401_000;

/** Recordings that their lines do not keep any longer, a few at a time. Their files hang on nothing from then on, and go with others that do. */
export const sweepRecordings = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<Old>({
    name: 'recordings-too-old',
    text: `SELECT old.id, old.version, old.event_seq, f.id AS file, f.version AS file_version, days.keep AS keep_days
      FROM channel_account a CROSS JOIN LATERAL (SELECT (a.desk #>> '{recording,keepDays}')::int AS keep) days
        CROSS JOIN LATERAL (SELECT cl.id, cl.version, cl.event_seq, cl.recording_file FROM call cl
          WHERE cl.account_id = a.id AND cl.recording_file IS NOT NULL AND cl.ended_at < now() - make_interval(days => days.keep) ORDER BY cl.ended_at LIMIT 20) old
        JOIN file f ON f.id = old.recording_file
      WHERE a.kind = 'voice' AND days.keep IS NOT NULL LIMIT 50`,
  });
  let count = 0;
  for (const call of rows)
    try {
      await forget(db, call);
      count += 1;
    } catch (error) {
      // another node was faster, or somebody writes to the call
      if (!isRace(error)) throw error;
    }
  return count;
};

const forget = async (db: Database, old: Old): Promise<void> => {
  const now = Date.now();
  const at = new Date(now).toISOString();
  await command(db, { request: {} }, async () => ({
    updates: [
      {
        ...{ table: 'call', id: old.id, version: old.version, events: 1 },
        set: { recording: 'deleted', recording_file: null, recording_deleted_at: at },
      },
      {
        ...{ table: 'file', id: old.file, version: old.file_version },
        set: { loose_since: new Date(now - LOOSE_MS).toISOString() },
      },
    ],
    events: [
      {
        ...{ noun: 'call', noun_id: old.id, seq: old.event_seq + 1, type: 'call.recording_deleted', subject: null },
        ...{ cause: null, actor: { kind: 'system' }, at, pokes: [], data: { call: old.id, keepDays: old.keep_days } },
      },
    ],
    result: undefined,
  }));
};
