import type { Part } from '../../workflows/conversation/part.schema.ts';
import type { Database } from '../client.ts';
import { filesById, toFile } from '../file/file.queries.ts';

/** Parts as readers get them: with what is known of the files that lie here, in one look for many messages. */
export const toldParts = async (db: Database, messages: { parts: Part[] }[]): Promise<(parts: Part[]) => Part[]> => {
  const ids = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'file' && part.file ? part.file : [])),
  );
  if (ids.length === 0) return (parts) => parts;
  const byId = new Map((await filesById(db, ids)).map((row) => [row.id, toFile(row)]));
  return (parts) =>
    parts.map((part) => {
      const file = part.kind === 'file' && part.file ? byId.get(part.file) : undefined;
      if (!file || part.kind !== 'file') return part;
      const { type, width, height, thumbnail, scan } = file;
      return { ...part, about: { type, width, height, thumbnail, scan } };
    });
};
