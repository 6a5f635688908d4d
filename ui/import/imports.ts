import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Import, ImportPatch } from '../../workflows/import/import.schema.ts';
import { patch } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { cache } from '../cache.ts';

export const importsQuery = asking('/imports', { query: { limit: 20 } });
export const importQuery = (id: string) => asking('/imports/{id}', { path: { id } });
export const previewQuery = ({ id, version }: Import) => ({
  ...asking('/imports/{id}/preview', { path: { id } }),
  queryKey: ['/imports/{id}/preview', { path: { id } }, version],
  retry: false,
});
export const targetsQuery = (noun: FieldNoun, pipeline: string | null) => ({
  ...asking('/imports/targets', { query: { noun, ...(pipeline === null ? {} : { pipeline }) } }),
  staleTime: 60_000,
});
export const changesImports: Question[] = [['/imports'], ['/imports/{id}']];

export type Change = Omit<ImportPatch, 'version'>;

/** Says how an import is to come in; what it would do is counted anew. */
export const useSettings = ({ id, version }: Import) =>
  useWrite((change: Change) => patch('/imports/{id}', { path: { id }, body: { version, ...change } }), {
    then: (answer) => cache.setQueryData(importQuery(id).queryKey, answer),
  });

export const isGoing = ({ state }: Import): boolean => state === 'running' || state === 'paused';
export const doneOf = ({ counts }: Import): number => counts.done + counts.skipped + counts.refused;
