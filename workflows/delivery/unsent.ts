import { fill } from '../words/fill.ts';
import type { Language, Words } from '../words/words.schema.ts';

const words: Words = {
  ru: 'Сообщение клиенту не ушло. {{why}} Когда исправите, отправьте его ещё раз из истории сделки.',
  en: 'A message to the client did not go out. {{why}} When it is fixed, send it again from the history of the lead.',
  kk: 'Клиентке хабар кетпеді. {{why}} Түзеткеннен кейін оны мәміле тарихынан қайта жіберіңіз.',
  uk: 'Повідомлення клієнту не пішло. {{why}} Коли виправите, надішліть його ще раз з історії угоди.',
};

/** What the responsible user has to do about a message that must not go out as it is. */
export const unsentTask = (why: string, language: Language): string => fill(words, language, { why }).slice(0, 500);

/** What the responsible user decides about messages that a cap holds. */
export const heldTask: Required<Words> = {
  ru: 'Сообщения клиенту ждут вас: лимит заявок с сайта исчерпан. Если клиент настоящий, отправьте их из истории.',
  en: 'Messages to the client are on hold: requests from the site used up their limit. If the client is real, send them from the history.',
  kk: 'Клиентке хабарлар сізді күтуде: сайт өтінімдерінің лимиті таусылды. Клиент шынайы болса, оларды тарихтан жіберіңіз.',
  uk: 'Повідомлення клієнту чекають на вас: ліміт заявок із сайту вичерпано. Якщо клієнт справжній, надішліть їх з історії.',
};
