import { useCallback, useEffect, useRef, useState } from 'react';
import type { File as KeptFile } from '../../workflows/file/file.schema.ts';
import { whyNotTake } from '../../workflows/file/file.ts';
import { uploadFile } from './upload.ts';

/** A file on its way; one that failed says why, and can be tried again. */
export type Sending = { key: number; file: File; sent: number; error?: unknown; stop: () => void };

let last = 0;

/** Sends files one after another; `then` is done with each that has arrived. What cannot be taken is said before a byte is sent. */
export const useUploads = (then: (kept: KeptFile) => Promise<unknown>) => {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const line = useRef(Promise.resolve());
  const done = useRef(then);
  useEffect(() => void (done.current = then), [then]);
  const change = useCallback(
    (key: number, what: Partial<Sending>) =>
      setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one))),
    [],
  );
  const drop = useCallback((key: number) => setSendings((all) => all.filter((one) => one.key !== key)), []);
  const begin = useCallback(
    (key: number, file: File) => {
      const stopping = new AbortController();
      const stop = () => (stopping.abort(), drop(key));
      setSendings((all) => [...all.filter((one) => one.key !== key), { key, file, sent: 0, stop }]);
      line.current = line.current.then(async () => {
        if (stopping.signal.aborted) return;
        try {
          const arrived = (sent: number) => change(key, { sent });
          await done.current(await uploadFile(file, { signal: stopping.signal, arrived }));
          drop(key);
        } catch (error) {
          if (!stopping.signal.aborted) change(key, { error });
        }
      });
    },
    [change, drop],
  );
  const send = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = ++last;
        const refusal = whyNotTake({ name: file.name, size: file.size });
        if (refusal) setSendings((all) => [...all, { key, file, sent: 0, error: refusal, stop: () => drop(key) }]);
        else begin(key, file);
      }
    },
    [begin, drop],
  );
  const again = useCallback(({ key, file }: Sending) => begin(key, file), [begin]);
  return { sendings, send, again };
};
