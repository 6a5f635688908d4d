import type { z } from 'zod';
import { fill } from '../../workflows/words/fill.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { FieldError } from './problem.ts';

/** What is wrong with each field, for whoever typed it. A nested field is named by its path: `lines.0.quantity`. */
export const fieldErrors = (error: z.ZodError, language: Language): FieldError[] => {
  const told = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.') || 'body';
    if (!told.has(field)) told.set(field, { field, message: sentenceOf(issue, language) });
  }
  return [...told.values()].slice(0, 50);
};

const sentenceOf = (issue: z.core.$ZodIssue, language: Language): string => {
  if (issue.code === 'invalid_type') return issue.input === undefined ? words.needed[language] : words.type[language];
  if (issue.code === 'too_big')
    return fill(issue.origin === 'string' ? words.long : issue.origin === 'array' ? words.many : words.big, language, {
      limit: String(issue.maximum),
    });
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' || issue.origin === 'array')
      return Number(issue.minimum) <= 1
        ? words.needed[language]
        : fill(words.short, language, { limit: String(issue.minimum) });
    return fill(words.small, language, { limit: String(issue.minimum) });
  }
  if (issue.code === 'invalid_value') return `${words.choice[language]}: ${issue.values.join(', ')}.`;
  if (issue.code === 'invalid_format')
    return issue.format === 'datetime' ? words.time[language] : words.format[language];
  return words.type[language];
};

const words = {
  needed: {
    ru: 'Заполните это поле.',
    en: 'Fill in this field.',
    kk: 'Осы өрісті толтырыңыз.',
    uk: 'Заповніть це поле.',
  },
  type: {
    ru: 'Здесь ожидается другое значение.',
    en: 'A value of another kind is expected here.',
    kk: 'Мұнда басқа мән болуы керек.',
    uk: 'Тут очікується інше значення.',
  },
  long: {
    ru: 'Не длиннее {{limit}} знаков.',
    en: '{{limit}} characters at most.',
    kk: '{{limit}} таңбадан аспасын.',
    uk: 'Не довше {{limit}} знаків.',
  },
  many: {
    ru: 'Не больше {{limit}} строк.',
    en: '{{limit}} entries at most.',
    kk: '{{limit}} жолдан аспасын.',
    uk: 'Не більше {{limit}} рядків.',
  },
  short: {
    ru: 'Не короче {{limit}}.',
    en: 'At least {{limit}}.',
    kk: '{{limit}}-ден кем болмасын.',
    uk: 'Не коротше {{limit}}.',
  },
  big: { ru: 'Не больше {{limit}}.', en: '{{limit}} at most.', kk: '{{limit}} аспасын.', uk: 'Не більше {{limit}}.' },
  small: {
    ru: 'Не меньше {{limit}}.',
    en: '{{limit}} at least.',
    kk: '{{limit}} кем болмасын.',
    uk: 'Не менше {{limit}}.',
  },
  choice: { ru: 'Выберите одно из', en: 'Choose one of', kk: 'Мынаның бірін таңдаңыз', uk: 'Виберіть одне з' },
  time: {
    ru: 'Нужно время вида 2026-11-20T10:00:00Z.',
    en: 'A time such as 2026-11-20T10:00:00Z is needed.',
    kk: '2026-11-20T10:00:00Z түріндегі уақыт керек.',
    uk: 'Потрібен час виду 2026-11-20T10:00:00Z.',
  },
  format: {
    ru: 'Значение записано неверно.',
    en: 'The value is written wrongly.',
    kk: 'Мән қате жазылған.',
    uk: 'Значення записано неправильно.',
  },
} satisfies Record<string, Record<Language, string>>;

/** An error that was thrown where the reader's language was not known. */
export const unreadableField = (error: FieldError, language: Language): FieldError => {
  if (error.message !== '') return error;
  return { ...error, message: words.format[language] };
};
