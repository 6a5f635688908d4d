import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';

export type Names = {
  stage: (key: string) => string;
  automation: (key: string) => string;
  /** open stages of the new version */
  targets: { key: string; name: string }[];
};

/** What stages and automations are called: in the draft, or in the version that leads live by. */
export const namesOf = (
  draft: PipelineDefinition,
  published: PipelineDefinition | undefined,
  language: Language,
): Names => {
  const nameOf = (list: { key: string; name: Words }[]) => {
    const names = new Map(list.map(({ key, name }) => [key, inLanguage(name, language)]));
    return (key: string) => names.get(key) ?? key;
  };
  return {
    stage: nameOf([...(published?.stages ?? []), ...draft.stages]),
    automation: nameOf([...(published?.automations ?? []), ...draft.automations]),
    targets: draft.stages
      .filter(({ kind, retired }) => kind === 'open' && !retired)
      .map(({ key, name }) => ({ key, name: inLanguage(name, language) })),
  };
};
