import { channelOf } from '../../workflows/channel/index.ts';
import { sentFile } from '../../workflows/conversation/new-file.ts';
import type { NewPart, Part } from '../../workflows/conversation/part.schema.ts';
import type { Scan } from '../../workflows/file/file.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { filesById, type FileRow } from '../file/file.queries.ts';
import { uuidv7 } from '../id.ts';
import type { Change } from '../write.ts';

/** Parts as they are kept, and what becomes of the files among them. */
export type Sent = { parts: Part[]; files: NonNullable<Change['updates']> };

/** The files of a new message: each is there, open, and small enough for the channel. Refused: FileGone, and as `sentFile`. */
export const filesToSend = async (db: Database, account: string, parts: NewPart[]): Promise<Sent | Refusal> => {
  const ids = parts.flatMap((part) => (part.kind === 'file' ? part.file : []));
  const rows = new Map((await filesById(db, ids)).map((row) => [row.id, row]));
  const kept: Part[] = [];
  for (const part of parts) {
    const file = part.kind === 'file' && rows.get(part.file);
    if (file === undefined) return refuse('FileGone');
    const one =
      file === false || part.kind !== 'file'
        ? (part as Part)
        : sentFile({ ...file, scan: file.scan as Scan }, part, channelOf(account));
    if (isRefusal(one)) return one;
    kept.push(one);
  }
  return { parts: kept, files: [...rows.values()].filter(({ loose_since: since }) => since !== null).map(held) };
};

/** Nobody removes it any more. */
const held = ({ id, version }: FileRow) => ({ table: 'file', id, version, set: { loose_since: null } });

/** Whoever may see the conversation may open the files of its messages. */
export const attached = (messageId: string, parts: Part[], by: string | null): NonNullable<Change['inserts']> =>
  [...new Set(parts.flatMap((part) => (part.kind === 'file' && part.file ? part.file : [])))].map((file) => ({
    table: 'file_attachment',
    row: { id: uuidv7(), file_id: file, noun: 'message', noun_id: messageId, attached_by: by },
  }));
