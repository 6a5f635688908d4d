import { Worker } from 'node:worker_threads';
import type { Readable } from 'node:stream';
import { MOST_SHEET_BYTES, type Sheet, type SheetFault } from './sheet.ts';

/** What unpacking a workbook may take; beyond it is a bomb. */
const MOST_MIB = 320;

/** Reads a table in a thread of its own, so that nobody waits meanwhile and what it takes is given back. */
export const readSheet = async (from: Readable): Promise<Sheet | SheetFault> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of from as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_SHEET_BYTES) return { fault: 'tooBig' };
    parts.push(part);
  }
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: Uint8Array.from(Buffer.concat(parts)),
    resourceLimits: { maxOldGenerationSizeMb: MOST_MIB },
  });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', (error: { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ fault: 'tooBig' }) : reject(error as Error),
    );
  });
};
