import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { LinePlace } from './line.ts';
import type { Pbx } from './pbx.ts';
import { keepRecording, recordingsToKeep } from '../../../prisma/call/recording.ts';
import { recordingOf } from '../../../workflows/call/call-now.ts';
import { readWav } from './wav.ts';

/** How long a finished recording may take to appear before it is believed to be lost. */
const LOST_MS = 60_000;

/** Takes the recordings of calls that are over into our storage. May run twice: the second finds it kept. */
export const keepRecordings = async (
  { db, store, log }: Pick<LinePlace, 'db' | 'store' | 'log'>,
  line: string,
  pbx: Pbx,
): Promise<void> => {
  for (const call of await recordingsToKeep(db, line)) {
    const bytes = await pbx.recording(recordingOf(call)).catch((error: unknown) => {
      log.warn({ err: error, account: line, call: call.id }, 'a recording cannot be fetched now');
      return null;
    });
    if (bytes === null) continue;
    const wav = bytes && readWav(bytes);
    if (wav === undefined) {
      if (Date.now() - call.ended_at.getTime() > LOST_MS)
        await keepRecording(db, call, { state: 'missing', file: null, ms: null });
      continue;
    }
    const file = randomUUID();
    const path = await store.scratch();
    await writeFile(path, wav.bytes, { mode: 0o600 });
    await store.keep(`call/${file}`, path);
    await keepRecording(db, call, { state: wav.isSilent ? 'empty' : 'kept', file, ms: wav.ms });
  }
};
