import { speakerOf } from '../../automation/automation-sentence.ts';
import type { Speaker } from '../../automation/kind.ts';
import type { Language, Words } from '../../words/words.schema.ts';
import { inLanguage, languages } from '../../words/words.ts';
import { diffWords } from '../diff.words.ts';
import type { PipelineDefinition } from '../pipeline.schema.ts';
import type { At } from '../problem/look.ts';

/** One difference between two definitions. The sentence is made when it is asked for: most are only counted. */
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

/** Two definitions side by side: what was is named as it was called then, what is as it is called now. */
export type Sides = {
  before: PipelineDefinition;
  after: PipelineDefinition;
  was: (language: Language) => Speaker;
  now: (language: Language) => Speaker;
};

export const sidesOf = (before: PipelineDefinition, after: PipelineDefinition): Sides => ({
  before,
  after,
  was: remembered((language) => speakerOf(before, language)),
  now: remembered((language) => speakerOf(after, language)),
});

const remembered = (make: (language: Language) => Speaker) => {
  const made = new Map<Language, Speaker>();
  return (language: Language): Speaker => {
    const speaker = made.get(language) ?? make(language);
    made.set(language, speaker);
    return speaker;
  };
};

type Value = string | Words | undefined;
/** A sentence out of diff.words.ts; words among the values are said in its language, other values as they are. */
export const say = (key: keyof typeof diffWords, language: Language, values: Record<string, Value> = {}): string => {
  const text = inLanguage(diffWords[key], language).replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return value === undefined ? hole : typeof value === 'object' ? inLanguage(value, language) : value;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Said the same, whatever the order of its keys; what is not there and what is undefined are one. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(
          Object.entries(one)
            .filter(([, each]) => each !== undefined)
            .sort(([x], [y]) => (x < y ? -1 : 1)),
        )
      : one,
  ) ?? 'undefined';

/** Languages in which two names differ, where they are the same in the reader's. */
export const translatedIn = (a: Words, b: Words): string =>
  languages.filter((language) => (a[language] ?? '') !== (b[language] ?? '')).join(', ');
