import type { File as KeptFile, Upload } from '../../workflows/file/file.schema.ts';
import { get, post } from '../ask/ask.ts';
import { call } from '../ask/call.ts';
import { isProblem } from '../ask/problem.ts';

const PART_BYTES = 1024 * 1024;
/** Pauses before an upload that broke off goes on by itself; after the last it waits for the user. */
const PAUSES_MS = [1000, 3000, 8000, 20_000];

type Sending = { signal: AbortSignal; arrived: (bytes: number) => void };

/** Sends a file in parts. What has arrived is remembered in this browser, so the same file chosen again goes on where it broke off. */
export const uploadFile = async (file: File, { signal, arrived }: Sending): Promise<KeptFile> => {
  const place = `voronka.upload.${file.name}.${file.size}.${file.lastModified}`;
  for (let broken = 0; ; broken++) {
    try {
      const upload = await begun(file, place, signal);
      localStorage.setItem(place, upload.id);
      arrived(upload.arrived);
      for (let at = upload.arrived; at < file.size;) {
        at = (await sendPart(upload.id, file, at, signal)).arrived;
        arrived(at);
        // each part that arrives earns the patience anew
        broken = 0;
      }
      const kept = await post('/uploads/{id}/file', { path: { id: upload.id }, signal });
      localStorage.removeItem(place);
      return kept;
    } catch (error) {
      const pause = PAUSES_MS[broken];
      if (signal.aborted || !isPassing(error) || pause === undefined) throw error;
      await rest(pause, signal);
    }
  }
};

/** The upload that this browser began with this file, as far as the server has it; else a new one. */
const begun = async (file: File, place: string, signal: AbortSignal): Promise<Upload> => {
  const id = localStorage.getItem(place);
  if (id !== null)
    try {
      return await get('/uploads/{id}', { path: { id }, signal });
    } catch (error) {
      if (!isProblem(error, 'NotFound')) throw error;
    }
  return post('/uploads', { body: { name: file.name, size: file.size }, signal });
};

const sendPart = (id: string, file: File, at: number, signal: AbortSignal): Promise<Upload> =>
  call('PATCH', '/uploads/{id}', {
    ...{ path: { id }, query: { at }, signal },
    body: file.slice(at, Math.min(at + PART_BYTES, file.size)),
  }) as Promise<Upload>;

/** Not reached, overtaken by itself, or a fault that may be over soon. */
const isPassing = (error: unknown): boolean =>
  isProblem(error) && (error.status === 0 || error.status >= 500 || error.code === 'UploadElsewhere');

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => (clearTimeout(timer), reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', stop, { once: true });
  });
