import { words } from '../automation/kind.ts';
import type { Words } from '../words/words.schema.ts';
import { inEach } from '../lead/entry.ts';
import { seenSigns } from '../letter/plain-words.ts';
import type { Unread } from './ad-form.ts';

/** What a user must do about an ad's lead whose answers were not enough; `lost`: why the network did not give them. */
export const mendText = ({ phone, email }: Unread, lost?: string): Required<Words> =>
  inEach((language) =>
    [
      ...(lost === undefined ? [] : [said.lost[language].replace('{}', () => lost.slice(0, 120))]),
      ...(phone === undefined ? [] : [fill(said.phone[language], phone)]),
      ...(email === undefined ? [] : [fill(said.email[language], email)]),
      ...(lost === undefined && phone === undefined && email === undefined ? [said.nothing[language]] : []),
      said.find[language],
    ].join(' '),
  );

/** What a lead without a name is called. */
export const nameless: Required<Words> = words('Заявка из рекламы', 'Ad lead', 'Жарнамадан өтінім', 'Заявка з реклами');

/** As it was typed, with spaces around `@`, `.` and the like: a task's text is read in places that turn addresses into links. */
const fill = (text: string, value: string): string => {
  const seen = seenSigns(value).slice(0, 120);
  return text.replace('{}', () =>
    /\p{L}/u.test(seen)
      ? seen
          .replace(/\s*[@.:/\\]+\s*/g, ' $& ')
          .replace(/\s+/g, ' ')
          .trim()
      : seen,
  );
};

const said = {
  phone: words(
    'Телефон не удалось прочитать: {}.',
    'The phone could not be read: {}.',
    'Телефонды оқу мүмкін болмады: {}.',
    'Телефон не вдалося прочитати: {}.',
  ),
  email: words(
    'Почту не удалось прочитать: {}.',
    'The e-mail could not be read: {}.',
    'Поштаны оқу мүмкін болмады: {}.',
    'Пошту не вдалося прочитати: {}.',
  ),
  nothing: words(
    'В заявке нет ни телефона, ни почты.',
    'The lead came with neither a phone nor an e-mail.',
    'Өтінімде телефон да, пошта да жоқ.',
    'У заявці немає ні телефону, ні пошти.',
  ),
  lost: words(
    'Рекламная сеть не отдала ответы клиента ({}).',
    'The ad network did not give the client’s answers ({}).',
    'Жарнама желісі клиенттің жауаптарын бермеді ({}).',
    'Рекламна мережа не віддала відповіді клієнта ({}).',
  ),
  find: words(
    'Выясните, как связаться с клиентом, и исправьте контакт',
    'Find out how to reach the client and correct the contact',
    'Клиентпен қалай хабарласуға болатынын анықтап, контактіні түзетіңіз',
    'З’ясуйте, як зв’язатися з клієнтом, і виправте контакт',
  ),
};
