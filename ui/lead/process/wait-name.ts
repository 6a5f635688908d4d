import type { Wait } from '../../../workflows/process/process.schema.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Say } from '../../words.ts';

/** The name of a wait in a list with one line for each; `say` turns a task's words into the reader's. */
export const waitName = (
  wait: Wait,
  language: Language,
  t: Say,
  say: (text: string) => string = (text) => text,
): string => {
  if (wait.what === 'payment') return t('wait.payment', { name: String(wait.text ?? '') });
  if (wait.what === 'person') return t('wait.person');
  const name =
    wait.text === undefined ? '' : typeof wait.text === 'string' ? say(wait.text) : inLanguage(wait.text, language);
  if (wait.what === 'reaction') return t('wait.reaction');
  return name || t(`kit:wait.${wait.what}`);
};
