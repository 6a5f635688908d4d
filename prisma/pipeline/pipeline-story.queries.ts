import type { EventData } from '../../workflows/event/catalogue.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { PipelineOrigin, told, wentOn, type PipelineStoryEntry } from '../../workflows/pipeline/story.schema.ts';
import { PublicationCounts } from '../../workflows/publication/publication.schema.ts';
import type { Database } from '../client.ts';
import { namesOf } from '../event/event.queries.ts';

type StoryEntryRow = {
  id: string;
  at: Date;
  what: PipelineStoryEntry['what'];
  actor: Actor | null;
  data: Partial<EventData<'pipeline.created'> & EventData<'pipeline.discarded'> & EventData<'pipeline.demo_removed'>>;
  version: number | null;
  previous: string | null;
  before: number | null;
  note: string | null;
  publicationId: string | null;
  counts: unknown;
};

const over: readonly PipelineStoryEntry['what'][] = ['done', 'stopped', 'undone'];

/**
 * What happened to a pipeline and who did it, the newest first, one more than the limit where there is a next page; undefined for one that
 * does not exist. Versions come from their rows, so that those older than publications are included. Ids order entries of one moment.
 */
export const readPipelineStory = async (
  db: Database,
  { key, after, limit }: { key: string; after?: [at: string, id: string] | undefined; limit: number },
): Promise<PipelineStoryEntry[] | undefined> => {
  const pipeline = await db.pool.query<{ id: string }>('SELECT id FROM pipeline WHERE key = $1', [key]);
  const id = pipeline.rows[0]?.id;
  if (!id) return undefined;
  const { rows } = await db.pool.query<StoryEntryRow>(
    `SELECT s.*, w.number AS before FROM (${TOLD}) s LEFT JOIN pipeline_version w ON w.id = s.previous
     WHERE $2::timestamptz IS NULL OR (s.at, s.id) < ($2::timestamptz, $3) ORDER BY s.at DESC, s.id DESC LIMIT $4`,
    [
      id,
      after?.[0] ?? null,
      after?.[1] ?? '',
      limit + 1,
      told.map((type) => `pipeline.${type}`),
      wentOn.map((type) => `publication.${type}`),
    ],
  );
  const drawers = rows.flatMap(({ data }) => (data.drawnBy ? [data.drawnBy] : []));
  const names = await namesOf(db, [
    ...rows.flatMap(({ actor }) => (actor ? [{ actor }] : [])),
    ...drawers.map((drawer) => ({ actor: { kind: 'user' as const, id: drawer } })),
  ]);
  return rows.map((row) => entryOf(row, names));
};

const TOLD = `
  SELECT '2.' || lpad(e.id::text, 20, '0') AS id, e.at, split_part(e.type, '.', 2) AS what, e.actor, e.data, (e.data ->> 'version')::int AS version,
    NULL::uuid AS previous, NULL AS note, NULL::uuid AS "publicationId", NULL::jsonb AS counts
  FROM event e WHERE e.noun = 'pipeline' AND e.noun_id = $1 AND e.type = ANY($5) AND e.type <> 'pipeline.created'
  UNION ALL
  SELECT '0.', p.created_at, 'created', e.actor, coalesce(e.data, '{}'), NULL, NULL, NULL, NULL, NULL
  FROM pipeline p LEFT JOIN event e ON e.noun = 'pipeline' AND e.noun_id = p.id AND e.type = 'pipeline.created' WHERE p.id = $1
  UNION ALL
  SELECT '1.' || v.id, v.created_at, 'published', CASE WHEN v.author_id IS NOT NULL THEN jsonb_build_object('kind', 'user', 'id', v.author_id) END,
    '{}', v.number, (pu.choice ->> 'previous')::uuid, v.note, pu.id, NULL
  FROM pipeline_version v LEFT JOIN publication pu ON pu.version_id = v.id WHERE v.pipeline_id = $1
  UNION ALL
  SELECT '2.' || lpad(e.id::text, 20, '0'), e.at, split_part(e.type, '.', 2), e.actor, '{}', v.number, (pu.choice ->> 'previous')::uuid, NULL, pu.id, pu.counts
  FROM publication pu JOIN pipeline_version v ON v.id = pu.version_id JOIN event e ON e.noun = 'publication' AND e.noun_id = pu.id AND e.type = ANY($6)
  WHERE pu.pipeline_id = $1`;

const entryOf = (
  { data, actor, counts, note, at, ...row }: StoryEntryRow,
  names: Map<string, string>,
): PipelineStoryEntry => {
  const name = actor?.id && names.get(actor.id);
  const { after: _, ...ended } = PublicationCounts.parse(counts ?? {});
  return {
    ...row,
    at: at.toISOString(),
    actor: actor && (name ? { ...actor, name } : actor),
    note: note ?? '',
    counts: over.includes(row.what) ? ended : null,
    from: PipelineOrigin.safeParse(data.from).data ?? null,
    drawnBy: (data.drawnBy && names.get(data.drawnBy)) || null,
    leads: data.leads ?? null,
    brought: data.templates === undefined ? null : { templates: data.templates, forms: data.forms ?? 0 },
  };
};
