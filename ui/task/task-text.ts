import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { taskText as textIn } from '../../workflows/task/task-words.ts';
import { queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { language } from '../words.ts';

/** A task's words for whoever reads: by the lead's own version where it is known, else by any pipeline that is published. */
export const taskText = (text: string, pipeline?: Pipeline): string => {
  const published = cache.getQueryData<Page<Pipeline>>(queryKeys.pipelines)?.items ?? [];
  const definitions = [...(pipeline ? [pipeline] : []), ...published].map(({ definition }) => definition);
  return textIn(text, definitions, language());
};
