import type { TalkPipeline } from '../../workflows/conversation/state.ts';
import type { Database } from '../client.ts';

/** SQL: the automations that an account `alias` has for its talks, as they are published; null: none. */
export const entryOf = (alias: string): string =>
  `(SELECT jsonb_build_object('pipelineId', n.id, 'versionId', v.id, 'to', v.definition #>> '{stages,0,key}')
    FROM pipeline n JOIN pipeline_version v ON v.id = n.published_id
    WHERE n.id = ${alias}.talk_pipeline_id AND n.noun = 'conversation' AND n.archived_at IS NULL)`;

/** The same of an account by its id: for a talk that we begin. */
export const readEntry = async (db: Database, account: string): Promise<TalkPipeline | null> => {
  const { rows } = await db.pool.query<{ entry: TalkPipeline | null }>({
    name: 'entry-of-account',
    text: `SELECT ${entryOf('a')} AS entry FROM channel_account a WHERE a.id = $1`,
    values: [account],
  });
  return rows[0]?.entry ?? null;
};
