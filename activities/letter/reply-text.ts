import type { LetterFacts } from '../../prisma/letter/letter.ts';
import { faultSentence } from '../../workflows/template/fault.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { renderTemplate, TemplateError } from '../template.ts';
import { named } from './named.ts';
import { greetings, letterValues, wordingOf } from './values.ts';

/** What an operator says, filled in as of now; `lacks` says to the reader what it cannot be filled in with. */
export const replyText = (
  facts: LetterFacts,
  source: string,
  { operator, publicUrl, reader }: { operator: string; publicUrl: string; reader: Language },
): { text: string; lacks: string | null } => {
  try {
    const values = { ...letterValues(facts, publicUrl, (text) => text), operator: { name: operator } };
    const text = renderTemplate(source, values, wordingOf(facts), greetings(facts.language));
    return { text: text.replace(/\u00a0/g, ' ').trim(), lacks: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { text: source, lacks: faultSentence(named(error.fault, facts), reader) };
  }
};
