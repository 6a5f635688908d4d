import { automationSentence } from '../automation/automation-sentence.ts';
import type { Language } from '../words/words.schema.ts';
import { fill } from '../words/fill.ts';
import { inLanguage } from '../words/words.ts';
import type { PipelineDefinition } from './pipeline.schema.ts';

const words = {
  stages: { ru: 'Этапы: {{stages}}', en: 'Stages: {{stages}}', kk: 'Кезеңдер: {{stages}}', uk: 'Етапи: {{stages}}' },
  automation: {
    ru: '«{{name}}». {{sentence}}',
    en: '“{{name}}”. {{sentence}}',
    kk: '«{{name}}». {{sentence}}',
    uk: '«{{name}}». {{sentence}}',
  },
};

/** What a pipeline is that did not exist before: there is nothing to compare it with. */
export const wholeSentences = (
  definition: PipelineDefinition,
  language: Language,
  templateName: (key: string) => string,
): string[] => [
  fill(words.stages, language, { stages: definition.stages.map(({ name }) => inLanguage(name, language)).join(', ') }),
  ...definition.automations.map((automation) =>
    fill(words.automation, language, {
      name: inLanguage(automation.name, language),
      sentence: automationSentence(automation, definition, language, templateName),
    }),
  ),
];
