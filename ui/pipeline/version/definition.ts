import { useQuery } from '@tanstack/react-query';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useEditing } from '../editing.ts';
import type { Which } from './look.ts';
import { versionQuery } from './versions.ts';

type Read = { definition: PipelineDefinition | undefined; error: unknown; again: () => void };

/** The definition of a version, or the draft as it is now. */
export const useDefinition = (pipeline: string, which: Which): Read => {
  const { draft } = useEditing();
  const drawn = which === 'draft';
  const query = useQuery({ ...versionQuery(pipeline, drawn ? 0 : which), enabled: !drawn });
  return {
    definition: drawn ? draft.definition : query.data?.definition,
    error: drawn ? undefined : query.error,
    again: () => void query.refetch(),
  };
};
