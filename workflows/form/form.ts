import { normalEmail, normalPhone } from '../contact/contact.ts';
import type { Language } from '../words/words.schema.ts';
import { inLanguage, languages } from '../words/words.ts';
import type { FormDefinition, FormLook } from './form.schema.ts';

/** What a form's body says once it is read: one person, and the fields of the lead. */
export type FormValues = {
  name: string;
  phone: string | null;
  email: string | null;
  language: Language;
  fields: Record<string, string | number | boolean>;
  source: Record<string, string>;
};
export type FieldError = { field: string; message: string };

/** Reads a body by the form's own definition. Unknown fields are nobody's error: they stay in the raw event. */
export const readForm = (
  definition: FormDefinition,
  body: Record<string, unknown>,
  language: Language,
): { values: FormValues } | { errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const values: FormValues = { name: '', phone: null, email: null, language, fields: {}, source: sourceOf(body) };
  const say = (field: string, why: keyof typeof sentences) => errors.push({ field, message: sentences[why][language] });

  for (const field of definition.fields) {
    const given = body[field.name];
    if (given !== undefined && typeof given !== 'string' && typeof given !== 'boolean' && typeof given !== 'number') {
      say(field.name, 'notText');
      continue;
    }
    const text = given === undefined ? '' : String(given).trim();
    if (text === '') {
      if (field.required) say(field.name, 'needed');
      continue;
    }
    if (text.length > mostLetters(field.type)) say(field.name, field.type === 'textarea' ? 'farTooLong' : 'tooLong');
    else if (field.type === 'select' && !field.options?.some(({ value }) => value === text))
      say(field.name, 'notOffered');
    else if (field.to === 'contact.phone') {
      values.phone = normalPhone(text) ?? null;
      if (!values.phone) say(field.name, 'phone');
    } else if (field.to === 'contact.email') {
      values.email = normalEmail(text) ?? null;
      if (!values.email) say(field.name, 'email');
    } else if (field.to === 'contact.name') values.name = text;
    else if (field.to === 'contact.language') values.language = languages.find((code) => code === text) ?? language;
    else if (field.type === 'number') {
      const number = Number(text.replace(',', '.').replace(/[\s\u00a0]/g, ''));
      if (Number.isFinite(number) && Math.abs(number) < 1e15) values.fields[field.to] = number;
      else say(field.name, 'number');
    } else if (field.type === 'date' && !isDate(text)) say(field.name, 'date');
    else
      values.fields[field.to] = field.type === 'checkbox' ? given === true || text === 'on' || text === 'true' : text;
  }
  const consent = body[definition.consent.name];
  if (!(consent === true || consent === 'on' || consent === 'true' || consent === '1'))
    say(definition.consent.name, 'consent');
  if (!values.phone && !values.email && errors.length === 0) {
    const contact = definition.fields.find(({ to }) => to === 'contact.phone' || to === 'contact.email');
    if (contact) say(contact.name, 'phoneOrEmail');
  }
  return errors.length ? { errors } : { values };
};

const mostLetters = (type: FormDefinition['fields'][number]['type']): number => (type === 'textarea' ? 4000 : 500);

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** A form may speak fewer languages than we do: a visitor of another one gets the first of them. */
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

/** With the colour that can be read on the accent. */
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
  number: {
    ru: 'Здесь нужно число.',
    en: 'A number is needed here.',
    kk: 'Мұнда сан керек.',
    uk: 'Тут потрібне число.',
  },
  date: {
    ru: 'Нужна дата, например 2027-09-01.',
    en: 'A date is needed, such as 2027-09-01.',
    kk: 'Күн керек, мысалы 2027-09-01.',
    uk: 'Потрібна дата, наприклад 2027-09-01.',
  },
  notOffered: {
    ru: 'Выберите один из вариантов.',
    en: 'Choose one of the options.',
    kk: 'Нұсқалардың бірін таңдаңыз.',
    uk: 'Виберіть один із варіантів.',
  },
  phone: {
    ru: 'Проверьте номер: нужен полный, например +7 701 555 20 18.',
    en: 'Check the number: a full one is needed, such as +7 701 555 20 18.',
    kk: 'Нөмірді тексеріңіз: толық нөмір керек, мысалы +7 701 555 20 18.',
    uk: 'Перевірте номер: потрібен повний, наприклад +380 67 123 45 67.',
  },
  email: {
    ru: 'Проверьте адрес: он похож на имя@почта.kz.',
    en: 'Check the address: it looks like name@mail.com.',
    kk: 'Мекенжайды тексеріңіз: ол аты@пошта.kz түрінде болады.',
    uk: 'Перевірте адресу: вона схожа на імʼя@пошта.ua.',
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
