import { askedToCall } from '../callback/part-of-day.ts';
import { emailFaultSentence, phoneFaultSentence } from '../contact/contact.words.ts';
import { readEmail } from '../contact/email.ts';
import { readPhone } from '../contact/phone.ts';
import type { FieldValue } from '../field/field.schema.ts';
import { readFieldValue } from '../field/field-value.ts';
import { fieldFaultSentence } from '../field/field-value.words.ts';
import { plainText } from '../words/plain.ts';
import type { Language } from '../words/words.schema.ts';
import { inLanguage, languages } from '../words/words.ts';
import type { FormDefinition, FormField, FormLook } from './form.schema.ts';

/** What a form's body means once it is read: one person, and the fields of the lead. */
export type FormValues = {
  name: string;
  phone: string | null;
  email: string | null;
  language: Language;
  fields: Record<string, FieldValue>;
  /** of the client */
  contactFields: Record<string, FieldValue>;
  source: Record<string, string>;
  /** when to call: a part of the client's day */
  call?: string;
};
export type FieldError = { field: string; message: string };

/**
 * Reads a body by the form's definition; `fields` are the pipeline's, which must be able to keep the values. Unknown fields are ignored: they
 * stay in the raw event.
 */
export const readForm = (
  definition: FormDefinition,
  body: Record<string, unknown>,
  language: Language,
  fields: ValueFieldOfPipeline[] = [],
): { values: FormValues } | { errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const values: FormValues = {
    name: '',
    phone: null,
    email: null,
    language,
    fields: {},
    contactFields: {},
    source: sourceOf(body),
  };
  const fault = (field: string, message: string) => errors.push({ field, message });
  const say = (field: string, why: keyof typeof sentences) => fault(field, sentences[why][language]);

  for (const field of definition.fields) {
    const given = body[field.name];
    const keep = (value: FieldValue) => {
      const client = /^contact\.fields\.(.+)$/.exec(field.to)?.[1];
      if (value !== null) (client ? values.contactFields : values.fields)[client ?? field.to] = value;
    };
    if (field.type === 'choices') {
      const items = chosenIn(given ?? body[`${field.name}[]`]);
      if (items.length === 0 && field.required) say(field.name, 'needed');
      if (items.some((item) => !field.options?.some(({ value }) => value === item))) say(field.name, 'notOffered');
      else keep(items.length > 0 ? items : null);
      continue;
    }
    if (given !== undefined && typeof given !== 'string' && typeof given !== 'boolean' && typeof given !== 'number') {
      say(field.name, 'notText');
      continue;
    }
    const text = given === undefined ? '' : String(given).trim();
    const phone = field.to === 'contact.phone' ? readPhone(text, language) : undefined;
    if (plainText(text) === '' || (phone && 'why' in phone && phone.why === 'empty')) {
      if (field.required) say(field.name, 'needed');
      continue;
    }
    if (text.length > mostLetters(field.type)) say(field.name, field.type === 'textarea' ? 'farTooLong' : 'tooLong');
    else if (field.type === 'select' && !field.options?.some(({ value }) => value === text))
      say(field.name, 'notOffered');
    else if (field.to === askedToCall.key) values.call = text;
    else if (phone) {
      if ('phone' in phone) values.phone = phone.phone;
      else fault(field.name, phoneFaultSentence(phone.why, language));
    } else if (field.to === 'contact.email') {
      const email = readEmail(text);
      if ('email' in email) values.email = email.email;
      else fault(field.name, emailFaultSentence(email.why, language));
    } else if (field.to === 'contact.name') values.name = plainText(text);
    else if (field.to === 'contact.language') values.language = languages.find((code) => code === text) ?? language;
    else {
      const read = readFieldValue(valueField(field, fields), typeof given === 'number' ? given : text);
      if ('why' in read) fault(field.name, fieldFaultSentence(read.why, language));
      else keep(read.value);
    }
  }
  const consent = body[definition.consent.name];
  if (!(consent === true || consent === 'on' || consent === 'true' || consent === '1'))
    say(definition.consent.name, 'consent');
  if (!values.phone && !values.email && errors.length === 0) {
    const contact = definition.fields.find(({ to }) => to === 'contact.phone' || to === 'contact.email');
    if (contact) say(contact.name, 'phoneOrEmail');
  }
  if (values.call && !values.phone && errors.length === 0) {
    const number = definition.fields.find(({ to }) => to === 'contact.phone');
    if (number) say(number.name, 'numberToCall');
  }
  return errors.length ? { errors } : { values };
};

/** Several boxes come as a list; from a page without a script their name ends in `[]`. */
const chosenIn = (given: unknown): string[] => [
  ...new Set([given].flat().filter((one): one is string => typeof one === 'string' && plainText(one) !== '')),
];

type ValueFieldOfPipeline = { key: string; type: string };

/** What the form asks for, unless the pipeline's field is stricter; one of the offered options always fits. */
const valueField = ({ type, to }: FormField, fields: ValueFieldOfPipeline[]): { type: string } => {
  const kept = fields.find(({ key }) => key === to)?.type ?? 'text';
  if (kept !== 'text' && kept !== 'list') return { type: kept };
  return { type: type === 'number' || type === 'date' || type === 'checkbox' ? type : 'text' };
};

const mostLetters = (type: FormDefinition['fields'][number]['type']): number => (type === 'textarea' ? 4000 : 500);

/** A form may have fewer languages than we do: a visitor of another one gets its first. */
export const languageOfForm = ({ languages: spoken }: FormDefinition, asked: Language): Language =>
  !spoken || spoken.includes(asked) ? asked : (spoken[0] ?? asked);

const sourceOf = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'referrer', 'page']
      .map((key) => [key, body[key]] as const)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
      .map(([key, value]) => [key, value.slice(0, 500)]),
  );

/** The form as its script draws it, in one language. */
export const formInLanguage = (key: string, definition: FormDefinition, language: Language) => ({
  key,
  language,
  title: inLanguage(definition.title, language),
  fields: definition.fields.map((field) => ({
    name: field.name,
    label: inLanguage(field.label, language),
    type: field.type,
    required: field.required,
    options: field.options?.map(({ value, label }) => ({ value, label: inLanguage(label, language) })),
    placeholder: field.placeholder && inLanguage(field.placeholder, language),
  })),
  consent: { name: definition.consent.name, label: inLanguage(definition.consent.label, language) },
  submit: inLanguage(definition.submit, language),
  thanks: inLanguage(definition.thanks, language),
  ...(definition.redirect ? { redirect: definition.redirect } : {}),
  ...(definition.look ? { look: lookOf(definition.look) } : {}),
});

/** With the text colour that can be read on the accent. */
export const lookOf = (look: FormLook): FormLook & { onAccent?: string } => ({
  ...look,
  ...(look.accent ? { onAccent: luminance(look.accent) > 0.179 ? '#10131a' : '#ffffff' } : {}),
});

/** WCAG's relative luminance; above 0.179 black has the better contrast. */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const sentences = {
  needed: {
    ru: 'Заполните это поле.',
    en: 'Fill in this field.',
    kk: 'Осы өрісті толтырыңыз.',
    uk: 'Заповніть це поле.',
  },
  numberToCall: {
    ru: 'Вы попросили позвонить. Оставьте номер телефона.',
    en: 'You asked for a call. Please leave a phone number.',
    kk: 'Сіз қоңырау сұрадыңыз. Телефон нөміріңізді қалдырыңыз.',
    uk: 'Ви попросили зателефонувати. Залиште номер телефону.',
  },
  notText: {
    ru: 'Здесь ожидается текст.',
    en: 'Text is expected here.',
    kk: 'Мұнда мәтін болуы керек.',
    uk: 'Тут очікується текст.',
  },
  tooLong: {
    ru: 'Не длиннее 500 знаков.',
    en: '500 characters at most.',
    kk: '500 таңбадан аспасын.',
    uk: 'Не довше 500 знаків.',
  },
  farTooLong: {
    ru: 'Не длиннее 4000 знаков.',
    en: '4000 characters at most.',
    kk: '4000 таңбадан аспасын.',
    uk: 'Не довше 4000 знаків.',
  },
  notOffered: {
    ru: 'Выберите один из вариантов.',
    en: 'Choose one of the options.',
    kk: 'Нұсқалардың бірін таңдаңыз.',
    uk: 'Виберіть один із варіантів.',
  },
  consent: {
    ru: 'Без согласия мы не можем вам ответить.',
    en: 'Without your consent we may not answer you.',
    kk: 'Келісіміңізсіз сізге жауап бере алмаймыз.',
    uk: 'Без згоди ми не можемо вам відповісти.',
  },
  phoneOrEmail: {
    ru: 'Оставьте телефон или почту, чтобы мы могли ответить.',
    en: 'Leave a phone or an e-mail so that we can answer.',
    kk: 'Жауап бере алуымыз үшін телефон не пошта қалдырыңыз.',
    uk: 'Залиште телефон або пошту, щоб ми могли відповісти.',
  },
} satisfies Record<string, Record<Language, string>>;
