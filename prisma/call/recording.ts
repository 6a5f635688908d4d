import type { RecordingState } from '../../workflows/call/call.schema.ts';
import type { Database } from '../client.ts';

type ToKeep = { id: string; ended_at: Date };

/** Of calls that are over; one that was found nowhere for a day is not looked for any more. */
export const recordingsToKeep = async (db: Database, line: string): Promise<ToKeep[]> => {
  const { rows } = await db.pool.query<ToKeep>({
    name: 'recordings-to-keep',
    text: `SELECT id, ended_at FROM call WHERE account_id = $1 AND recording = 'going' AND state = 'ended' ORDER BY id LIMIT 20`,
    values: [line],
  });
  return rows;
};

/** What became of it; whoever was faster has said it already. */
export const keepRecording = async (
  db: Database,
  { id }: ToKeep,
  { state, file, ms }: { state: RecordingState; file: string | null; ms: number | null },
): Promise<void> => {
  await db.pool.query({
    name: 'keep-recording',
    text: `UPDATE call SET recording = $2, recording_file = $3, recording_ms = $4, version = version + 1 WHERE id = $1 AND recording = 'going'`,
    values: [id, state, file, ms],
  });
};
