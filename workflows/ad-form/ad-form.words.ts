import type { Words } from '../words/words.schema.ts';
import { seenSigns } from '../letter/plain-words.ts';
import type { Unread } from './ad-form.ts';
import { inEach } from '../words/words.ts';
import { fill } from '../words/fill.ts';

/** What a user must do about an ad's lead whose answers were not enough; `lost`: why the network did not give them. */
export const mendText = ({ phone, email }: Unread, lost?: string): Required<Words> =>
  inEach((language) =>
    [
      ...(lost === undefined ? [] : [fill(said.lost, language, { why: lost.slice(0, 120) })]),
      ...(phone === undefined ? [] : [fill(said.phone, language, { typed: typedText(phone) })]),
      ...(email === undefined ? [] : [fill(said.email, language, { typed: typedText(email) })]),
      ...(lost === undefined && phone === undefined && email === undefined ? [said.nothing[language]] : []),
      said.find[language],
    ].join(' '),
  );

/** What a lead without a name is called. */
export const nameless: Required<Words> = {
  ru: 'Заявка из рекламы',
  en: 'Ad lead',
  kk: 'Жарнамадан өтінім',
  uk: 'Заявка з реклами',
};

/** As it was typed, with spaces around `@`, `.` and the like: a task's text is read in places that turn addresses into links. */
const typedText = (value: string): string => {
  const seen = seenSigns(value).slice(0, 120);
  if (!/\p{L}/u.test(seen)) return seen;
  return seen
    .replace(/\s*[@.:/\\]+\s*/g, ' $& ')
    .replace(/\s+/g, ' ')
    .trim();
};

const said = {
  phone: {
    ru: 'Телефон не удалось прочитать: {{typed}}.',
    en: 'The phone could not be read: {{typed}}.',
    kk: 'Телефонды оқу мүмкін болмады: {{typed}}.',
    uk: 'Телефон не вдалося прочитати: {{typed}}.',
  },
  email: {
    ru: 'Почту не удалось прочитать: {{typed}}.',
    en: 'The e-mail could not be read: {{typed}}.',
    kk: 'Поштаны оқу мүмкін болмады: {{typed}}.',
    uk: 'Пошту не вдалося прочитати: {{typed}}.',
  },
  nothing: {
    ru: 'В заявке нет ни телефона, ни почты.',
    en: 'The lead came with neither a phone nor an e-mail.',
    kk: 'Өтінімде телефон да, пошта да жоқ.',
    uk: 'У заявці немає ні телефону, ні пошти.',
  },
  lost: {
    ru: 'Рекламная сеть не отдала ответы клиента ({{why}}).',
    en: 'The ad network did not give the client’s answers ({{why}}).',
    kk: 'Жарнама желісі клиенттің жауаптарын бермеді ({{why}}).',
    uk: 'Рекламна мережа не віддала відповіді клієнта ({{why}}).',
  },
  find: {
    ru: 'Выясните, как связаться с клиентом, и исправьте контакт',
    en: 'Find out how to reach the client and correct the contact',
    kk: 'Клиентпен қалай хабарласуға болатынын анықтап, контактіні түзетіңіз',
    uk: 'З’ясуйте, як зв’язатися з клієнтом, і виправте контакт',
  },
};
