import { rm } from 'node:fs/promises';
import { filesOfMessages } from '../../../prisma/conversation/outgoing.queries.ts';
import type { DeliveryOfLead } from '../../../prisma/delivery/delivery-row.ts';
import { BlobMissing } from '../../../storage/blob-store.ts';
import { writeDown } from '../../../storage/write-down.ts';
import { reasonText } from '../../../workflows/delivery/reason.ts';
import { blobOf } from '../../file/keep.ts';
import type { OutgoingFile } from '../channel.ts';
import { teamLanguage, type Written } from './letters.ts';
import type { SendingDeps } from './sending-turn.ts';

/**
 * Brings the files of these messages to this machine, so that nobody holds a message while the storage is read. A message whose file is gone is said
 * so instead of sent. Returns what removes them again.
 */
export const loadFiles = async (
  { db, store }: Pick<SendingDeps, 'db' | 'store'>,
  deliveries: DeliveryOfLead[],
  letters: Map<string, Written>,
): Promise<() => Promise<void>> => {
  const paths: string[] = [];
  const forget = async () => void (await Promise.all(paths.map((path) => rm(path, { force: true }))));
  const messages = deliveries.flatMap(({ message_id: id }) => id ?? []);
  const found = messages.length > 0 && store ? await filesOfMessages(db, messages) : [];
  try {
    for (const delivery of deliveries) {
      const letter = letters.get(delivery.id)!;
      const mine = found.filter(({ messageId }) => messageId === delivery.message_id);
      if (mine.length === 0 || !('body' in letter)) continue;
      const files: OutgoingFile[] = [];
      for (const { messageId: _, there, ...file } of mine) {
        const path = there && store ? await load(store, file.id) : undefined;
        if (path === undefined) break;
        paths.push(path);
        files.push({ ...file, path });
      }
      const isWhole = files.length === mine.length;
      const gone = { unwritable: reasonText('FileGone', undefined, teamLanguage(delivery)) };
      letters.set(delivery.id, isWhole ? { ...letter, files } : gone);
    }
  } catch (error) {
    await forget();
    throw error;
  }
  return forget;
};

const load = async (store: NonNullable<SendingDeps['store']>, id: string): Promise<string | undefined> => {
  try {
    return (await writeDown(await store.read(blobOf(id)), store)).path;
  } catch (error) {
    if (error instanceof BlobMissing) return undefined;
    throw error;
  }
};
