import { Readable } from 'node:stream';
import { keepRecording, recordingsToKeep } from '../../../prisma/call/recording.ts';
import { uuidv7 } from '../../../prisma/id.ts';
import { writeDown } from '../../../storage/write-down.ts';
import { recordingOf } from '../../../workflows/call/call-now.ts';
import { blobOf } from '../../file/keep.ts';
import type { LinePlace } from './line.ts';
import type { Pbx } from './pbx.ts';
import { readWav } from './wav.ts';

/** How long a finished recording may take to appear before it is believed to be lost. */
const LOST_MS = 60_000;

type Place = Pick<LinePlace, 'db' | 'store' | 'log'>;

/** Takes the recordings of calls that are over into our storage. May run twice: the second finds it kept. */
export const keepRecordings = async ({ db, store, log }: Place, line: string, pbx: Pbx): Promise<void> => {
  for (const call of await recordingsToKeep(db, line)) {
    const bytes = await pbx.recording(recordingOf(call)).catch((error: unknown) => {
      log.warn({ err: error, account: line, call: call.id }, 'a recording cannot be fetched now');
      return null;
    });
    if (bytes === null) continue;
    const wav = bytes && readWav(bytes);
    const isLost = !wav && Date.now() - (call.ended_at?.getTime() ?? 0) > LOST_MS;
    if (isLost) await keepRecording(db, call, { state: 'missing', file: null, ms: null });
    if (!wav) continue;
    const id = uuidv7();
    const { path, size, sha256 } = await writeDown(Readable.from([wav.bytes]), store);
    await store.keep(blobOf(id), path);
    const state = wav.isSilent ? 'empty' : 'kept';
    await keepRecording(db, call, { state, file: { id, size, sha256 }, ms: wav.ms });
  }
};
