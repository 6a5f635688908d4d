import type { Database } from '../client.ts';

/** Up to where a folder was read, under which numbering, and when that was. */
export type FolderPlace = { validity: string; uid: number; at: string };

type Kept = { externalId: string; lane: string | null; body: string };

export const foldersOf = async (db: Database, id: string): Promise<Record<string, FolderPlace>> => {
  const { rows } = await db.pool.query<{ places: Record<string, FolderPlace> }>({
    name: 'account-folders',
    text: 'SELECT places FROM channel_account WHERE id = $1',
    values: [id],
  });
  return rows[0]?.places ?? {};
};

/** What came to a folder, and up to where it was read, in one write. */
export const keepFolder = async (
  db: Database,
  { id, folder, place, kept }: { id: string; folder: string; place: FolderPlace; kept: Kept[] },
): Promise<void> => {
  await db.pool.query({
    name: 'keep-folder',
    text: `WITH came AS (INSERT INTO inbox (source, external_id, headers, body, lane)
        SELECT $1, k."externalId", '{}', convert_to(k.body, 'UTF8'), k.lane FROM jsonb_to_recordset($4::jsonb) AS k("externalId" text, body text, lane text)
        ON CONFLICT (source, external_id) DO NOTHING)
      UPDATE channel_account SET places = places || jsonb_build_object($2::text, $3::jsonb), intake_error = NULL WHERE id = $1`,
    values: [id, folder, JSON.stringify(place), JSON.stringify(kept)],
  });
  if (kept.length > 0) db.committed('inbox');
};
