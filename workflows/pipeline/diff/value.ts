import type { Input, Speaker } from '../../automation/kind.ts';
import type { Words } from '../../words/words.schema.ts';
import { inLanguage } from '../../words/words.ts';
import { diffWords } from '../diff.words.ts';
import { valueWords } from './value.words.ts';

/** A value of one input of a kind's form, in words; undefined where only the whole step can show it. */
export const valueText = (input: Input, value: unknown, speaker: Speaker): string | undefined => {
  if (Array.isArray(value)) {
    if (value.length === 0) return speaker.words(diffWords.nothing);
    const texts = value.map((one) => oneText(input, one, speaker));
    return texts.every((text) => text !== undefined) ? speaker.list(texts) : undefined;
  }
  return oneText(input, value, speaker);
};

type One = (value: never, speaker: Speaker, input: Input) => string;

const oneText = (input: Input, value: unknown, speaker: Speaker): string | undefined =>
  texts[input.as]?.(value as never, speaker, input);

const quoted: One = (value: string, speaker) => speaker.quoted(value);
const plain: One = (value: unknown) => String(value);
const option: One = (value: string, speaker, { options }) => {
  const found = options?.find((one) => one.value === value);
  return found ? speaker.words(found.name) : value;
};

const texts: Partial<Record<Input['as'], One>> = {
  words: (value: Words, speaker) => speaker.text(value),
  text: quoted,
  number: plain,
  switch: (value: boolean, speaker) => speaker.words(value ? diffWords.yes : diffWords.no),
  choice: option,
  files: option,
  duration: (value: Parameters<Speaker['duration']>[0], speaker) => speaker.duration(value),
  due: (value: Parameters<Speaker['due']>[0], speaker) => speaker.due(value),
  clock: plain,
  weekdays: (value: number, { language }) => weekday(value, language),
  stage: (key: string, speaker) => speaker.stage(key),
  outcome: (key: string, speaker) => speaker.outcome(key),
  task_type: (key: string, speaker) => speaker.taskType(key),
  template: (key: string, speaker) => speaker.template(key),
  automation: (key: string, speaker) => speaker.automation(key),
  fact: (path: string, speaker) => speaker.fact(path),
  date_fact: (path: string, speaker) => speaker.fact(path),
  condition: (value: Parameters<Speaker['condition']>[0], speaker) => speaker.condition(value),
  event: (value: { on: string }, speaker) => speaker.trigger(value),
  loss_reason: quoted,
  team: quoted,
  person: plain,
  people: plain,
  skills: quoted,
  calendar: quoted,
  tags: quoted,
  form: quoted,
  url: plain,
  fallback: (value: { to: string; team?: string; person?: string }, speaker) =>
    value.team ?? value.person ?? inLanguage(valueWords[`fallback.${value.to}`] ?? { ru: value.to }, speaker.language),
};

const weekday = (day: number, language: string): string =>
  (
    ({
      ru: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
      en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
      kk: ['дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс'],
      uk: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'],
    }) as Record<string, string[]>
  )[language]?.[day - 1] ?? String(day);
