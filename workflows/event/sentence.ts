import { fill } from '../words/fill.ts';
import type { Language } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import { byType } from './catalogue.ts';
import type { Event } from './event.schema.ts';
import type { Reader, Teller } from './telling.ts';
import { eventWords, tellingOf } from './tellings.ts';

/** An event of a story as a sentence: its noun says how (`<noun>.telling.ts`). */
export const eventSentence = (event: Event, reader: Reader): string => {
  const teller = tellerOf(event, reader);
  const { says = {}, values } = tellingOf(event.type) ?? {};
  return byType(says, event, teller) ?? teller.say(event.type, values?.(event, teller));
};

const tellerOf = (event: Event, reader: Reader): Teller => {
  const say: Teller['say'] = (key, values) =>
    said(key, reader.language, { who: whoSentence(event, reader), ...values }) ?? event.type;
  return {
    ...reader,
    say,
    column: (name) => columnName(name, reader.language),
    person: (id) => reader.nameOf(id ?? '') ?? say('nobody'),
  };
};

/** What a changed column is called. */
export const columnName = (column: string, language: Language): string => said(`column.${column}`, language) ?? column;

export const whoSentence = (
  { actor, cause }: Pick<Event, 'actor' | 'cause'>,
  { language, definition }: Reader,
): string => {
  if (actor.kind === 'user') return actor.name ?? said('who.user', language) ?? '';
  const automation = cause && definition?.automations.find(({ key }) => key === cause.automation);
  if (!automation) return said(`who.${actor.kind}`, language) ?? actor.kind;
  const name = inLanguage(automation.name, language).replace(/[«»“”]/g, '');
  return said('who.automation', language, { name }) ?? '';
};

const said = (key: string, language: Language, values: Record<string, string> = {}): string | undefined => {
  const words = eventWords[key];
  return words && fill(words, language, values).trim();
};
