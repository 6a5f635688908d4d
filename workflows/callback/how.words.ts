import type { Words } from '../words/words.schema.ts';
import type { AttemptHow } from './how.ts';

/** How a call to a client ended, as words in a line. */
export const howWords = {
  answered: { ru: 'поговорили', en: 'talked', kk: 'сөйлесті', uk: 'поговорили' },
  short: {
    ru: 'связь сразу прервалась',
    en: 'the line dropped at once',
    kk: 'байланыс бірден үзілді',
    uk: 'зв’язок одразу перервався',
  },
  busy: { ru: 'занято', en: 'busy', kk: 'бос емес', uk: 'зайнято' },
  no_answer: { ru: 'не отвечает', en: 'no answer', kk: 'жауап бермейді', uk: 'не відповідає' },
  unreachable: { ru: 'вне сети', en: 'out of reach', kk: 'желіден тыс', uk: 'поза мережею' },
  rejected: { ru: 'сбросили', en: 'declined', kk: 'қабылдамады', uk: 'відхилили' },
  no_such_number: { ru: 'нет такого номера', en: 'no such number', kk: 'мұндай нөмір жоқ', uk: 'немає такого номера' },
  heard: { ru: 'прослушали запись', en: 'heard the greeting', kk: 'жазбаны тыңдады', uk: 'прослухали запис' },
  voicemail: { ru: 'автоответчик', en: 'a machine answered', kk: 'автожауапбергіш', uk: 'автовідповідач' },
  abandoned: { ru: 'звонок прервали', en: 'hung up before', kk: 'қоңырау үзілді', uk: 'дзвінок перервали' },
  user_did_not_take: {
    ru: 'сотрудник не взял трубку',
    en: 'our own phone was not picked up',
    kk: 'қызметкер тұтқаны көтермеді',
    uk: 'співробітник не взяв слухавку',
  },
  cancelled: { ru: 'отменён', en: 'called off', kk: 'болдырылмады', uk: 'скасовано' },
  trunk_refused: {
    ru: 'линия не приняла звонок',
    en: 'the line refused the call',
    kk: 'желі қоңырауды қабылдамады',
    uk: 'лінія не прийняла дзвінок',
  },
  failed: {
    ru: 'не удалось позвонить',
    en: 'the call failed',
    kk: 'қоңырау шалу мүмкін болмады',
    uk: 'не вдалося зателефонувати',
  },
} as const satisfies Record<AttemptHow, Required<Words>>;
