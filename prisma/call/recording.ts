import type { RecordingState } from '../../workflows/call/call.schema.ts';
import type { File } from '../../workflows/file/file.schema.ts';
import type { Database } from '../client.ts';
import { toFile, type FileRow } from '../file/file.queries.ts';

type ToKeep = { id: string; ended_at: Date | null };
type RecordingFile = { id: string; size: number; sha256: string };

/** Of calls that are over. */
export const recordingsToKeep = async (db: Database, line: string): Promise<ToKeep[]> => {
  const { rows } = await db.pool.query<ToKeep>({
    name: 'recordings-to-keep',
    text: `SELECT id, ended_at FROM call WHERE account_id = $1 AND recording = 'going' AND state = 'ended' ORDER BY id LIMIT 20`,
    values: [line],
  });
  return rows;
};

type Kept = { state: RecordingState; file: RecordingFile | null; ms: number | null };

/** What became of it; whoever was faster has said it already. Its file belongs to the call alone. */
export const keepRecording = async (db: Database, { id }: ToKeep, { state, file, ms }: Kept): Promise<void> => {
  await db.pool.query({
    name: 'keep-recording',
    text: `WITH told AS (UPDATE call SET recording = $2, recording_file = $3, recording_ms = $4, version = version + 1
        WHERE id = $1 AND recording = 'going' RETURNING id)
      INSERT INTO file (id, name, type, size, sha256, loose_since) SELECT $3, id || '.wav', 'audio/wav', $5, $6, NULL FROM told WHERE $3::uuid IS NOT NULL`,
    values: [id, state, file?.id ?? null, ms, file?.size ?? null, file?.sha256 ?? null],
  });
};

/** Whoever opens a recording is written down, each time that she begins to listen. */
export const noteListening = async (db: Database, call: string, user: string): Promise<void> => {
  await db.pool.query({
    name: 'note-listening',
    text: 'INSERT INTO call_listening (call_id, user_id) VALUES ($1, $2)',
    values: [call, user],
  });
};

/** Its file; undefined where there is none. */
export const recordingOf = async (db: Database, call: string): Promise<File | undefined> => {
  const { rows } = await db.pool.query<FileRow>({
    name: 'recording-file',
    text: 'SELECT f.* FROM call cl JOIN file f ON f.id = cl.recording_file WHERE cl.id = $1',
    values: [call],
  });
  return rows[0] && toFile(rows[0]);
};
