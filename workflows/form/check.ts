import { askedToCall, isPartOfDay } from '../callback/part-of-day.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { FormDefinition, FormField } from './form.schema.ts';

export type FormFault =
  | 'sameName'
  | 'reservedName'
  | 'unknownField'
  | 'sameTarget'
  | 'wrongKind'
  | 'noOptions'
  | 'sameOption'
  | 'noContact'
  | 'badSite'
  | 'sameLanguage'
  | 'notHours'
  | 'noPhone';
export type FormProblem = { /** `fields.2.name`, `sites.0` */ field: string; why: FormFault };

/** The fields of the pipeline that a form's leads go to. */
export type TargetField = { key: string; type: string };

export const contactTargets = ['contact.name', 'contact.phone', 'contact.email', 'contact.language'] as const;
/** Names that a form sends besides its fields. */
const reserved = new Set([
  'website',
  'formSession',
  'returnTo',
  'page',
  'referrer',
  'proofQuestion',
  'proofAnswer',
  '_charset_',
]);

/** What would make a form lose clients' answers, or make no lead. */
export const problemsOfForm = (form: FormDefinition, targets: TargetField[]): FormProblem[] => {
  const problems: FormProblem[] = [];
  const say = (field: string, why: FormFault) => problems.push({ field, why });
  const names = new Set<string>([form.consent.name]);
  const used = new Set<string>();
  for (const [index, field] of form.fields.entries()) {
    const at = `fields.${index}`;
    if (reserved.has(field.name) || field.name.startsWith('utm_')) say(`${at}.name`, 'reservedName');
    else if (names.has(field.name)) say(`${at}.name`, 'sameName');
    names.add(field.name);
    const why = whyNotTarget(field, targets);
    if (why) say(`${at}.to`, why);
    else if (used.has(field.to)) say(`${at}.to`, 'sameTarget');
    used.add(field.to);
    if (field.type !== 'select' && field.type !== 'choices') continue;
    const values = field.options?.map(({ value }) => value) ?? [];
    if (values.length === 0) say(`${at}.options`, 'noOptions');
    else if (new Set(values).size < values.length) say(`${at}.options`, 'sameOption');
    else if (field.to === askedToCall.key && !values.every(isPartOfDay)) say(`${at}.options`, 'notHours');
  }
  const asks = (to: string) => form.fields.findIndex((field) => field.to === to);
  if (asks('contact.phone') < 0 && asks('contact.email') < 0) say('fields', 'noContact');
  else if (asks('contact.phone') < 0 && asks(askedToCall.key) >= 0)
    say(`fields.${asks(askedToCall.key)}.to`, 'noPhone');
  for (const [index, site] of form.sites.entries()) if (!isSite(site)) say(`sites.${index}`, 'badSite');
  if (form.languages && new Set(form.languages).size < form.languages.length) say('languages', 'sameLanguage');
  return problems;
};

/** An origin as browsers write it, or `*`. */
export const isSite = (site: string): boolean => {
  if (site === '*') return true;
  return /^https?:\/\//.test(site) && URL.canParse(site) && new URL(site).origin === site;
};

/** What is meant by someone who pastes a page's address. */
export const siteFrom = (typed: string): string | undefined => {
  const text = typed.trim();
  if (text === '*') return text;
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return undefined;
  const { origin, hostname } = new URL(address);
  return hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[') ? origin : undefined;
};

/** Which kinds of input give a value that a field of the pipeline can keep. */
const fitting: Record<string, FormField['type'][]> = {
  text: ['text', 'textarea', 'tel', 'email', 'select', 'date', 'number'],
  number: ['number'],
  date: ['date'],
  long_text: ['textarea', 'text'],
  list: ['select'],
  multi_list: ['choices', 'select'],
  person: ['select'],
  // whom we know is not shown to strangers
  contact: [],
  // a stranger's file would be kept before anybody has looked at it
  file: [],
  image: [],
  checkbox: ['checkbox'],
  callback: ['select'],
};

/** The input that fits a field best; none where no form may ask it. */
export const inputOf = (type: string): FormField['type'] | undefined => (fitting[type] ?? fitting['text']!)[0];

const whyNotTarget = ({ to, type }: FormField, targets: TargetField[]): FormFault | undefined => {
  if ((contactTargets as readonly string[]).includes(to)) {
    const fits =
      to === 'contact.language'
        ? type === 'select'
        : !['checkbox', 'choices', 'date', 'number', 'textarea'].includes(type);
    return fits ? undefined : 'wrongKind';
  }
  const target = targets.find(({ key }) => key === to);
  if (!target) return 'unknownField';
  return (fitting[target.type] ?? fitting['text']!).includes(type) ? undefined : 'wrongKind';
};

export const formFaultSentence = (why: FormFault, language: Language): string => inLanguage(sentences[why], language);

const sentences: Record<FormFault, Required<Words>> = {
  sameName: {
    ru: 'Такое имя уже есть у другого поля.',
    en: 'Another field has this name already.',
    kk: 'Мұндай атау басқа өрісте бар.',
    uk: 'Таке ім’я вже має інше поле.',
  },
  reservedName: {
    ru: 'Это имя форма использует сама, возьмите другое.',
    en: 'The form uses this name itself; choose another.',
    kk: 'Бұл атауды форманың өзі қолданады, басқасын алыңыз.',
    uk: 'Це ім’я форма використовує сама, візьміть інше.',
  },
  unknownField: {
    ru: 'В воронке нет такого поля. Выберите, куда писать ответ.',
    en: 'The pipeline has no such field. Choose where the answer goes.',
    kk: 'Воронкада мұндай өріс жоқ. Жауап қайда жазылатынын таңдаңыз.',
    uk: 'У воронці немає такого поля. Виберіть, куди писати відповідь.',
  },
  sameTarget: {
    ru: 'Туда уже пишет другое поле: один ответ потеряется.',
    en: 'Another field writes there already: one answer would be lost.',
    kk: 'Онда басқа өріс жазып тұр: бір жауап жоғалады.',
    uk: 'Туди вже пише інше поле: одна відповідь загубиться.',
  },
  wrongKind: {
    ru: 'Поле этого вида туда не записать. Поменяйте вид или назначение.',
    en: 'A field of this kind cannot be written there. Change the kind or the place.',
    kk: 'Бұл түрдегі өрісті онда жазу мүмкін емес. Түрін не орнын өзгертіңіз.',
    uk: 'Поле цього виду туди не записати. Змініть вид або призначення.',
  },
  noOptions: {
    ru: 'У списка нет ни одного варианта.',
    en: 'The list has no option.',
    kk: 'Тізімде бірде-бір нұсқа жоқ.',
    uk: 'У списку немає жодного варіанта.',
  },
  sameOption: {
    ru: 'Два варианта с одним и тем же значением.',
    en: 'Two options have the same value.',
    kk: 'Екі нұсқаның мәні бірдей.',
    uk: 'Два варіанти з тим самим значенням.',
  },
  noContact: {
    ru: 'Без телефона или почты клиенту не ответить. Добавьте одно из этих полей.',
    en: 'Without a phone or an e-mail nobody can answer. Add one of these fields.',
    kk: 'Телефонсыз не поштасыз клиентке жауап берілмейді. Осы өрістердің бірін қосыңыз.',
    uk: 'Без телефону або пошти клієнтові не відповісти. Додайте одне з цих полів.',
  },
  badSite: {
    ru: 'Нужен адрес сайта без пути, например https://agency.kz.',
    en: 'The address of a site without a path is needed, such as https://agency.com.',
    kk: 'Жолсыз сайт мекенжайы керек, мысалы https://agency.kz.',
    uk: 'Потрібна адреса сайту без шляху, наприклад https://agency.ua.',
  },
  notHours: {
    ru: 'Значение варианта — «soon» (как можно скорее) или часы, например «18:00-20:00».',
    en: 'The value of an option is "soon" or hours, such as "18:00-20:00".',
    kk: 'Нұсқаның мәні: «soon» (тезірек) немесе сағаттар, мысалы «18:00-20:00».',
    uk: 'Значення варіанта — «soon» (якнайшвидше) або години, наприклад «18:00-20:00».',
  },
  noPhone: {
    ru: 'Звонить некуда: добавьте в форму телефон.',
    en: 'There is no number to call: add the phone to the form.',
    kk: 'Қоңырау шалатын нөмір жоқ: формаға телефон қосыңыз.',
    uk: 'Немає куди телефонувати: додайте до форми телефон.',
  },
  sameLanguage: {
    ru: 'Язык указан дважды.',
    en: 'A language is named twice.',
    kk: 'Тіл екі рет көрсетілген.',
    uk: 'Мову вказано двічі.',
  },
};
