import type { Part } from '../conversation/part.schema.ts';
import { plainText } from '../words/plain.ts';

/** Letters of a subject that was taken from what somebody said. */
const MOST = 120;

/** What a message calls its matter: a letter's own subject, else its first line, else which kinds of parts it has. */
export const subjectIn = ({ text, parts }: { text: string; parts: Part[] }): string => {
  const named = parts.flatMap((part) => (part.kind === 'letter' ? [part.subject] : []));
  const line = [...named, ...text.split('\n')].map(plainText).find((one) => one !== '');
  const letters = [...(line ?? (parts.map(({ kind }) => `[${kind}]`).join(' ') || '…'))];
  return letters.length > MOST
    ? `${letters
        .slice(0, MOST - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
};
