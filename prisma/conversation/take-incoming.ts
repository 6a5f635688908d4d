import { readIncoming } from '../../workflows/channel/incoming.ts';
import type { Database } from '../client.ts';
import { receive } from './receive.ts';

/** One entry of the inbox that came to an account, as a conversation. Returns what is permanently wrong with it; throws what may pass. */
export const takeIncoming = async (db: Database, account: string, sent: unknown): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ pipeline_id: string | null; languages: string[] | null }>({
    name: 'account-written-to',
    text: `SELECT pipeline_id, desk -> 'languages' AS languages FROM channel_account WHERE id = $1 AND blocked_at IS NULL`,
    values: [account],
  });
  const [row] = rows;
  if (!row) return `nobody has connected ${account}, or it is switched off`;
  const read = readIncoming(account, sent);
  if (!read) return 'it is not what this channel sends; it is kept';
  const refused = await receive(
    db,
    { id: account, pipelineId: row.pipeline_id, languages: row.languages ?? [] },
    read.incoming,
  );
  return refused?.refusal;
};
