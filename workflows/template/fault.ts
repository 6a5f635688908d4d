import { fill } from '../words/fill.ts';
import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** What is wrong with a template, for the people who write templates. */
export type TemplateFault = {
  what:
    | 'variable'
    | 'blank'
    | 'stub'
    | 'left'
    | 'meeting'
    | 'seller'
    | 'syntax'
    | 'unclosed'
    | 'open'
    | 'helper'
    | 'value'
    | 'slow'
    | 'large'
    | 'empty'
    | 'missing'
    | 'signs';
  name?: string;
  /** the plain name of the value that `name` is the path of */
  means?: Words;
  /** what is there instead */
  stands?: string;
  line?: number;
};

const sentences: Record<TemplateFault['what'], Required<Words>> = {
  variable: {
    ru: 'нет значения «{{name}}»',
    en: '“{{name}}” has no value',
    kk: '«{{name}}» мәні жоқ',
    uk: 'немає значення «{{name}}»',
  },
  blank: {
    ru: 'нет значения «{{name}}». Заполните его, а если оно бывает не всегда, поставьте вокруг {{#if …}}',
    en: '“{{name}}” is empty. Fill it in, or put {{#if …}} around it where it is not always there',
    kk: '«{{name}}» мәні жоқ. Оны толтырыңыз, ал ол кейде ғана болса, айналасына {{#if …}} қойыңыз',
    uk: 'немає значення «{{name}}». Заповніть його, а якщо воно буває не завжди, поставте навколо {{#if …}}',
  },
  stub: {
    ru: 'вместо значения «{{name}}» стоит «{{stands}}». Впишите настоящее',
    en: '“{{name}}” holds “{{stands}}” instead of a value. Write the real one',
    kk: '«{{name}}» орнында «{{stands}}» тұр. Нақтысын жазыңыз',
    uk: 'замість значення «{{name}}» стоїть «{{stands}}». Впишіть справжнє',
  },
  left: {
    ru: 'осталась заготовка «{{stands}}». Впишите настоящий текст',
    en: '“{{stands}}” was left to be written. Write the real text',
    kk: '«{{stands}}» дайындамасы қалған. Нақты мәтінді жазыңыз',
    uk: 'залишилась заготовка «{{stands}}». Впишіть справжній текст',
  },
  meeting: {
    ru: 'встреча ещё не назначена. Поставьте в сделке задачу «встреча» с днём и часом',
    en: 'no meeting is set yet. Set a task of the type “meeting” with its day and hour in the lead',
    kk: 'кездесу әлі белгіленбеген. Мәміледе күні мен сағаты бар «кездесу» тапсырмасын қойыңыз',
    uk: 'зустріч ще не призначено. Поставте в угоді завдання «зустріч» із днем і годиною',
  },
  seller: {
    ru: 'не указано «{{name}}». Администратор вписывает это в настройках компании',
    en: '“{{name}}” is not given. An administrator writes it in the settings of the company',
    kk: '«{{name}}» көрсетілмеген. Оны әкімші компания баптауларында жазады',
    uk: 'не вказано «{{name}}». Адміністратор вписує це в налаштуваннях компанії',
  },
  syntax: {
    ru: 'ошибка в записи: {{name}}',
    en: 'it is not well-formed: {{name}}',
    kk: 'жазылуы қате: {{name}}',
    uk: 'помилка в записі: {{name}}',
  },
  unclosed: {
    ru: 'скобки {{ не закрыты',
    en: 'the braces {{ are not closed',
    kk: '{{ жақшалары жабылмаған',
    uk: 'дужки {{ не закрито',
  },
  open: {
    ru: '{{#{{name}}}} не закрыт: не хватает {{/{{name}}}}',
    en: '{{#{{name}}}} is not closed: {{/{{name}}}} is missing',
    kk: '{{#{{name}}}} жабылмаған: {{/{{name}}}} жетіспейді',
    uk: '{{#{{name}}}} не закрито: бракує {{/{{name}}}}',
  },
  helper: {
    ru: '«{{name}}» в шаблонах не разрешено',
    en: '“{{name}}” is not allowed in templates',
    kk: 'үлгілерде «{{name}}» рұқсат етілмеген',
    uk: '«{{name}}» у шаблонах не дозволено',
  },
  value: {
    ru: '«{{name}}» получает не то значение',
    en: '“{{name}}” is given a wrong value',
    kk: '«{{name}}» дұрыс емес мән алды',
    uk: '«{{name}}» отримує хибне значення',
  },
  slow: {
    ru: 'он выполняется слишком долго',
    en: 'it takes too long',
    kk: 'ол тым ұзақ орындалады',
    uk: 'він виконується задовго',
  },
  large: { ru: 'он слишком велик', en: 'it is too large', kk: 'ол тым үлкен', uk: 'він завеликий' },
  empty: { ru: 'он пуст', en: 'it is empty', kk: 'ол бос', uk: 'він порожній' },
  signs: {
    ru: 'нет букв для печати этих знаков: {{name}}. Напишите это место буквами, которые можно напечатать',
    en: 'these signs cannot be printed: {{name}}. Write that place in letters that can be',
    kk: 'бұл таңбаларды басып шығаратын әріп жоқ: {{name}}. Сол жерді басып шығаруға болатын әріптермен жазыңыз',
    uk: 'немає літер для друку цих знаків: {{name}}. Напишіть це місце літерами, які можна надрукувати',
  },
  missing: { ru: 'его нет', en: 'there is none', kk: 'ол жоқ', uk: 'його немає' },
};
const words = {
  template: { ru: 'Шаблон', en: 'Template', kk: 'Үлгі', uk: 'Шаблон' },
  line: { ru: 'строка', en: 'line', kk: 'жол', uk: 'рядок' },
};

/** `Template welcome (kk): “contact.nme” has no value, line 3.` */
export const faultText = (
  { line, ...fault }: TemplateFault,
  template: { key: string; language: string },
  reader: Language,
): string => {
  const place = line === undefined ? '' : `, ${inLanguage(words.line, reader)} ${line}`;
  return `${inLanguage(words.template, reader)} ${template.key} (${template.language}): ${faultSentence(fault, reader)}${place}.`;
};

/** The same without the template's name: for its author. */
export const faultSentence = (
  { what, name = '', means, stands = '' }: Omit<TemplateFault, 'line'>,
  reader: Language,
): string => fill(sentences[what], reader, { name: means ?? name, stands });
