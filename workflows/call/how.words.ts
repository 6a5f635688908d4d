import type { Words } from '../words/words.schema.ts';
import type { CallHow } from './call.schema.ts';

/** How a call ended, in a few words. */
export const howWords: Record<CallHow, Required<Words>> = {
  answered: { ru: 'разговор состоялся', en: 'answered', kk: 'жауап берілді', uk: 'розмова відбулася' },
  short: {
    ru: 'сразу положили трубку',
    en: 'hung up at once',
    kk: 'тұтқаны бірден қойды',
    uk: 'одразу поклали слухавку',
  },
  busy: { ru: 'занято', en: 'busy', kk: 'бос емес', uk: 'зайнято' },
  no_answer: { ru: 'не берут трубку', en: 'no answer', kk: 'жауап бермейді', uk: 'не беруть слухавку' },
  unreachable: { ru: 'недоступен', en: 'unreachable', kk: 'қолжетімсіз', uk: 'недоступний' },
  rejected: {
    ru: 'клиент отклонил звонок',
    en: 'the client declined',
    kk: 'клиент қоңырауды қабылдамады',
    uk: 'клієнт відхилив дзвінок',
  },
  no_such_number: { ru: 'такого номера нет', en: 'no such number', kk: 'мұндай нөмір жоқ', uk: 'такого номера немає' },
  abandoned: {
    ru: 'клиент не дождался ответа',
    en: 'the client did not wait for an answer',
    kk: 'клиент жауап күтпеді',
    uk: 'клієнт не дочекався відповіді',
  },
  user_did_not_take: {
    ru: 'сотрудник не взял трубку',
    en: 'our phone was not picked up',
    kk: 'қызметкер тұтқаны көтермеді',
    uk: 'співробітник не взяв слухавку',
  },
  cancelled: {
    ru: 'отменён до ответа',
    en: 'cancelled before an answer',
    kk: 'жауапқа дейін тоқтатылды',
    uk: 'скасовано до відповіді',
  },
  trunk_refused: {
    ru: 'оператор связи не пропустил звонок',
    en: 'the carrier refused the call',
    kk: 'байланыс операторы қоңырауды өткізбеді',
    uk: 'оператор зв’язку не пропустив дзвінок',
  },
  failed: { ru: 'звонок не удался', en: 'the call failed', kk: 'қоңырау сәтсіз болды', uk: 'дзвінок не вдався' },
  picked_up: { ru: 'трубку сняли', en: 'picked up', kk: 'тұтқа көтерілді', uk: 'слухавку зняли' },
  heard: {
    ru: 'клиент прослушал запись',
    en: 'the client heard the greeting',
    kk: 'клиент жазбаны тыңдады',
    uk: 'клієнт прослухав запис',
  },
  voicemail: {
    ru: 'клиент оставил сообщение',
    en: 'the client left a message',
    kk: 'клиент хабарлама қалдырды',
    uk: 'клієнт залишив повідомлення',
  },
};
