import type { Step } from '../automation/automation.schema.ts';
import { heldTask } from '../delivery/unsent.ts';
import type { Reader } from '../event/telling.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage, languages } from '../words/words.ts';

type Automations = Pick<PipelineDefinition, 'automations'>;

/**
 * What a task says, in the reader's language: a task keeps the words of whoever had to do it when an automation set it. What no automation of these pipelines says
 * was typed by a user and stays.
 */
export const taskText = (text: string, definitions: Automations[], language: Language): string => {
  for (const definition of definitions) {
    const words = wordsOf(definition).get(text);
    if (words) return inLanguage(words, language);
  }
  return Object.values(heldTask).includes(text) ? inLanguage(heldTask, language) : text;
};

/** The same in a story, by the version of the pipeline that it is told by. */
export const taskSaid = (text: string, { definition, language }: Pick<Reader, 'definition' | 'language'>): string =>
  taskText(text, definition ? [definition] : [], language);

const known = new WeakMap<Automations, Map<string, Words>>();

const wordsOf = (definition: Automations): Map<string, Words> => {
  const kept = known.get(definition);
  if (kept) return kept;
  const words = new Map<string, Words>();
  const look = (steps: Step[]): void => {
    for (const step of steps) {
      if (step.do === 'task.create')
        for (const language of languages) {
          const said = step.text[language];
          if (said && !words.has(said)) words.set(said, step.text);
        }
      if (step.do === 'branch' || step.do === 'wait.event') [step.then, step.else].forEach(look);
    }
  };
  for (const { then } of definition.automations) look(then);
  known.set(definition, words);
  return words;
};
