import { speakerOf } from '../../automation/automation-sentence.ts';
import type { Speaker } from '../../automation/kind.ts';
import type { Language, Words } from '../../words/words.schema.ts';
import { fill, type Values } from '../../words/fill.ts';
import { languages } from '../../words/words.ts';
import { diffWords } from '../diff.words.ts';
import type { PipelineDefinition } from '../pipeline.schema.ts';
import type { At } from '../problem/look.ts';

/** One difference between two definitions. Its sentence is made on request: most differences are only counted. */
export type Change = {
  how: 'added' | 'removed' | 'renamed' | 'moved' | 'changed';
  what: 'pipeline' | 'stage' | 'automation' | 'field' | 'outcome' | 'lossReason' | 'taskType';
  key: string;
  /** where it is now; of what was removed, where it was */
  at: At;
  /** stages that it belongs to; empty for what concerns all of them */
  stages: string[];
  says: (language: Language) => string;
};

/** Two definitions side by side: the old one's parts go by their old names, the new one's by their new names. */
export type Sides = {
  before: PipelineDefinition;
  after: PipelineDefinition;
  was: (language: Language) => Speaker;
  now: (language: Language) => Speaker;
  templateName?: ((key: string) => string) | undefined;
};

export const sidesOf = (
  before: PipelineDefinition,
  after: PipelineDefinition,
  templateName?: (key: string) => string,
): Sides => ({
  before,
  after,
  was: remembered((language) => speakerOf(before, language, templateName)),
  now: remembered((language) => speakerOf(after, language, templateName)),
  templateName,
});

const remembered = (make: (language: Language) => Speaker) => {
  const made = new Map<Language, Speaker>();
  return (language: Language): Speaker => {
    const speaker = made.get(language) ?? make(language);
    made.set(language, speaker);
    return speaker;
  };
};

/** A sentence out of diff.words.ts; words among the values are translated, other values stay as they are. */
export const say = (key: keyof typeof diffWords, language: Language, values?: Values): string => {
  const text = fill(diffWords[key], language, values);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Equal whatever the order of keys; a missing key equals undefined. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => isSame(one, b[at]));
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) if (!isSame(left[key], right[key])) return false;
  for (const key in right) if (left[key] === undefined && right[key] !== undefined) return false;
  return true;
};

/** Languages in which two names differ although they are the same in the reader's. */
export const translatedIn = (a: Words, b: Words): string =>
  languages.filter((language) => (a[language] ?? '') !== (b[language] ?? '')).join(', ');
