import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { taskText as textIn } from '../../workflows/task/task-words.ts';
import { pipelinesQuery } from '../pipeline/pipelines.ts';
import { cache } from '../cache.ts';
import { language } from '../words.ts';

/** A task's words for whoever reads: by the lead's own version where it is known, else by any pipeline that is published. */
export const taskText = (text: string, pipeline?: Pipeline): string => {
  const published = cache.getQueryData(pipelinesQuery.queryKey)?.items ?? [];
  const definitions = [...(pipeline ? [pipeline] : []), ...published].map(({ definition }) => definition);
  return textIn(text, definitions, language());
};
