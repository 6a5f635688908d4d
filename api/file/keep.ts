import { keepBytes } from '../../activities/file/keep.ts';
import { createFile } from '../../prisma/file/file.ts';
import type { Doing } from '../../prisma/write.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Deps } from '../deps.ts';
import type { Received } from './receive.ts';

/** Keeps what a user has uploaded. */
export const keepFile = (
  { db, store, scan }: Pick<Deps, 'db' | 'store' | 'scan'>,
  doing: Doing,
  received: Received,
  upload?: string,
): Promise<{ id: string } | Refusal> =>
  keepBytes({ store, scan }, received, (file) =>
    createFile(db, { ...doing, file, ...(upload === undefined ? {} : { upload }) }),
  );
