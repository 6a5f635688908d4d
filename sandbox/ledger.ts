import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where a line of the ledger is, so that bodies and attachments need not stay in memory. */
export type LineRange = { from: number; size: number };
export type Line = { type: string; at: string };

export type Ledger<L extends Line> = {
  /** Applies the lines to the state at once; `kept` resolves when they are on disk. */
  append: (...lines: L[]) => { kept: Promise<void> };
  read: (place: LineRange) => Promise<L>;
  close: () => Promise<void>;
};

/**
 * An append-only file of JSON lines. Lines that arrive together share one flush. A line torn by a crash was never acknowledged and is cut off
 * when the file is opened.
 */
export const openLedger = async <L extends Line>(
  file: string,
  apply: (line: L, place: LineRange) => void,
  broken: (error: Error) => void,
): Promise<Ledger<L>> => {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a+', 0o600);
  let end = await replay(handle, apply);
  let waiting: { bytes: Buffer; done: () => void }[] = [];
  let flushing: Promise<void> | undefined;

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await handle.appendFile(Buffer.concat(batch.map((one) => one.bytes)));
      await handle.datasync();
      for (const one of batch) one.done();
    }
    flushing = undefined;
  };

  return {
    append: (...lines) => {
      const bytes = lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`));
      bytes.forEach((one, i) => {
        const place = { from: end, size: one.length };
        end += one.length;
        apply(lines[i]!, place);
      });
      const kept = new Promise<void>((done) => waiting.push({ bytes: Buffer.concat(bytes), done }));
      flushing ??= flush().catch(broken);
      return { kept };
    },
    read: async ({ from, size }) => {
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await handle.read(bytes, 0, size, from);
      if (bytesRead < size) await flushing;
      if (bytesRead < size) await handle.read(bytes, 0, size, from);
      return JSON.parse(bytes.toString()) as L;
    },
    close: async () => {
      await flushing;
      await handle.close();
    },
  };
};

const replay = async <L extends Line>(handle: FileHandle, apply: (line: L, place: LineRange) => void) => {
  const chunk = Buffer.alloc(1 << 20);
  let rest = Buffer.alloc(0);
  let from = 0;
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    for (let cut = rest.indexOf(10); cut >= 0; cut = rest.indexOf(10)) {
      apply(JSON.parse(rest.toString('utf8', 0, cut)) as L, { from, size: cut + 1 });
      from += cut + 1;
      rest = rest.subarray(cut + 1);
    }
  }
  if (rest.length > 0) await handle.truncate(from);
  return from;
};
