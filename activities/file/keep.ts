import { rm } from 'node:fs/promises';
import type { NewFile } from '../../prisma/file/file.ts';
import { uuidv7 } from '../../prisma/id.ts';
import type { Scan as Scanner, Scanned } from '../../storage/clamd.ts';
import type { BlobStore } from '../../storage/blob-store.ts';
import { beginsAsText, drawThumbnail, sizeOfPicture, typeByBytes } from '../../storage/look.ts';
import type { WrittenDown } from '../../storage/write-down.ts';
import type { Scan } from '../../workflows/file/file.schema.ts';
import { isPicture, MOST_PIXELS, typeOf, whyNotAsNamed, whyNotPixels, whyNotTake } from '../../workflows/file/file.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';

/** `scan`: where a scanner is set. */
export type FilePlace = { store: BlobStore; scan?: Scanner | undefined };

/**
 * Looks into what has arrived and keeps it: the bytes first, then the row by `create`, which names another file where these have been kept before.
 * What is refused leaves nothing.
 */
export const keepBytes = async <T extends { id: string }>(
  { store, scan }: FilePlace,
  { path, name, size, sha256 }: WrittenDown & { name: string },
  create: (file: NewFile) => Promise<T | Refusal>,
): Promise<T | Refusal> => {
  const scratch = await store.scratch();
  try {
    const seen = await look({ path, name, size }, scratch);
    if (isRefusal(seen)) return seen;
    const scanned = await scan?.(path);
    if (scanned?.is === 'infected') return refuse('FileInfected', { name, virus: scanned.virus });
    const id = uuidv7();
    await store.keep(blobOf(id), path);
    if (seen.thumbnail) await store.keep(thumbnailOf(id), scratch);
    const created = await create({ id, name, size, sha256, ...seen, scan: stateOf(scanned) });
    if (isRefusal(created) || created.id !== id) await forget(store, id);
    return created;
  } finally {
    await Promise.all([path, scratch].map((half) => rm(half, { force: true })));
  }
};

const stateOf = (scanned: Scanned | undefined): Scan =>
  scanned === undefined ? 'none' : scanned.is === 'clean' ? 'clean' : 'waiting';

export const blobOf = (id: string): string => `file/${id}`;
export const thumbnailOf = (id: string): string => `thumbnail/${id}`;

type Seen = { type: string; width: number | null; height: number | null; thumbnail: boolean };

const look = async (
  { path, name, size }: { path: string; name: string; size: number },
  scratch: string,
): Promise<Seen | Refusal> => {
  const byBytes = await typeByBytes(path);
  const refusal = whyNotTake({ name, size, byBytes }) ?? whyNotAsNamed(name, byBytes);
  if (refusal) return refusal;
  const type = typeOf(byBytes, { name, isText: byBytes === undefined && (await beginsAsText(path)) });
  if (!isPicture(type)) return { type, width: null, height: null, thumbnail: false };
  const picture = await sizeOfPicture(path);
  if (!picture) return refuse('FileDamaged', { name });
  const tooMany = whyNotPixels(name, picture.width, picture.height);
  if (tooMany) return tooMany;
  const thumbnail = await drawThumbnail(path, scratch, MOST_PIXELS);
  return thumbnail ? { type, ...picture, thumbnail } : refuse('FileDamaged', { name });
};

const forget = async (store: BlobStore, id: string): Promise<void> => {
  await store.remove(blobOf(id));
  await store.remove(thumbnailOf(id));
};
