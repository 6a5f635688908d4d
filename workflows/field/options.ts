import { keyFromName } from '../words/key.ts';
import { plainText } from '../words/plain.ts';
import type { Words } from '../words/words.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { FieldOption, TypedOption } from './field.schema.ts';

/**
 * Options as they were typed, with their values: a known one keeps its own, a new one gets one from its name. Refused: OptionEmpty, OptionTwice,
 * with the number of the option, the first is 1.
 */
export const readOptions = (typed: TypedOption[], known: FieldOption[] = []): FieldOption[] | Refusal => {
  const options: FieldOption[] = [];
  const taken = typed.flatMap((one) => (typeof one === 'object' && one.value !== undefined ? [one.value] : []));
  const values = [...known.map(({ value }) => value), ...taken];
  for (const [index, one] of typed.entries()) {
    const { value, name, archived } =
      typeof one === 'string' ? { name: one, value: undefined, archived: undefined } : one;
    const words = wordsOf(name);
    if (words.ru === '') return refuse('OptionEmpty', { number: index + 1 });
    const before = options.findIndex((other) => other.value === value || other.name.ru === words.ru);
    if (before !== -1) return refuse('OptionTwice', { number: index + 1, name: words.ru, before: before + 1 });
    const own = value ?? keyFromName(words.ru, 'option', values);
    values.push(own);
    options.push({ value: own, name: words, ...(archived ? { archived } : {}) });
  }
  return options;
};

/** A name in the languages in which it was given, as people see it; one text is the name in all of them. */
export const wordsOf = (name: string | Words): Words => {
  if (typeof name === 'string') return { ru: plainText(name) };
  const said = Object.entries(name).flatMap(([language, text]) => {
    const plain = plainText(text ?? '');
    return plain === '' && language !== 'ru' ? [] : [[language, plain]];
  });
  return Object.fromEntries(said) as Words;
};
