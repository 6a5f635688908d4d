import type { Part } from '../conversation/part.schema.ts';
import { kindsOf } from '../conversation/part.ts';
import { plainText } from '../words/plain.ts';
import type { Language } from '../words/words.schema.ts';
import { subjectWords } from './subject-in.words.ts';

/** Letters of a subject that was taken from what somebody said. */
const MOST = 120;

/** What a message calls its matter: a letter's own subject, else its first line, else which kinds of parts it has, in the language of who answers. */
export const subjectIn = ({ text, parts }: { text: string; parts: Part[] }, language: Language): string => {
  const named = parts.flatMap((part) => (part.kind === 'letter' ? [part.subject] : []));
  const line = [...named, ...text.split('\n')].map(plainText).find((one) => one !== '');
  const kinds = (kindsOf(parts).parts ?? []).flatMap((kind) => subjectWords[kind]?.[language] ?? []);
  const letters = [...(line ?? ([...new Set(kinds)].join(', ') || subjectWords['none']![language]))];
  return letters.length > MOST
    ? `${letters
        .slice(0, MOST - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
};
