import { moneyText } from '../money/money.ts';
import type { Words } from '../words/words.schema.ts';
import { payReasonText } from './pay-reason.ts';

type Told = { amount: number; currency: string; number: number; reason: string };

const inFour =
  (say: Record<'ru' | 'en' | 'kk' | 'uk', (money: string, number: number, reason: string) => string>) =>
  ({ number, reason, ...money }: Told): Required<Words> => ({
    ru: say.ru(moneyText(money, 'ru'), number, payReasonText(reason, 'ru')).replace(/ +/g, ' '),
    en: say.en(moneyText(money, 'en'), number, payReasonText(reason, 'en')).replace(/ +/g, ' '),
    kk: say.kk(moneyText(money, 'kk'), number, payReasonText(reason, 'kk')).replace(/ +/g, ' '),
    uk: say.uk(moneyText(money, 'uk'), number, payReasonText(reason, 'uk')).replace(/ +/g, ' '),
  });

/** What the responsible user is told about money: what happened, and what to do. */
export const moneyWords = {
  overpaid: inFour({
    ru: (sum, n) => `По счёту № ${n} заплатили больше, чем нужно: пришло ещё ${sum}. Верните лишнее клиенту.`,
    en: (sum, n) => `Invoice ${n} was overpaid: another ${sum} came in. Refund the rest to the client.`,
    kk: (sum, n) => `№ ${n} шот бойынша артық төленді: тағы ${sum} түсті. Артығын клиентке қайтарыңыз.`,
    uk: (sum, n) => `За рахунком № ${n} сплатили більше, ніж треба: надійшло ще ${sum}. Поверніть зайве клієнту.`,
  }),
  payment_mismatched: inFour({
    ru: (sum, n) =>
      `Платёж ${sum} не засчитан в счёт № ${n}: не та валюта или счёт не действует. Свяжитесь с клиентом.`,
    en: (sum, n) =>
      `The payment of ${sum} does not count towards invoice ${n}: another currency, or the invoice is not valid. Contact the client.`,
    kk: (sum, n) =>
      `${sum} төлемі № ${n} шотқа есептелмеді: валютасы басқа немесе шот жарамсыз. Клиентпен хабарласыңыз.`,
    uk: (sum, n) =>
      `Платіж ${sum} не зараховано до рахунку № ${n}: інша валюта або рахунок не дійсний. Зв’яжіться з клієнтом.`,
  }),
  refund_mismatched: inFour({
    ru: (sum, n) =>
      `По счёту № ${n} вернули или оспорили ${sum}, а счёт в другой валюте: в счёт это не засчитано. Проверьте возврат в кабинете платёжной системы.`,
    en: (sum, n) =>
      `${sum} of invoice ${n} went back or is disputed, in another currency than the invoice: it was not counted. Check the refund in the payment provider’s dashboard.`,
    kk: (sum, n) =>
      `№ ${n} шот бойынша ${sum} қайтарылды немесе дау айтылды, ал шот басқа валютада: ол есепке алынбады. Қайтарымды төлем жүйесінің кабинетінен тексеріңіз.`,
    uk: (sum, n) =>
      `За рахунком № ${n} повернули або оскаржили ${sum}, а рахунок в іншій валюті: його не зараховано. Перевірте повернення в кабінеті платіжної системи.`,
  }),
  payment_bounced: inFour({
    ru: (sum, n, why) =>
      `Оплата счёта № ${n} на ${sum} не дошла: банк отклонил её позже. ${why} Попросите клиента заплатить ещё раз.`,
    en: (sum, n, why) =>
      `The payment of ${sum} for invoice ${n} did not arrive: the bank declined it later. ${why} Ask the client to pay again.`,
    kk: (sum, n, why) =>
      `№ ${n} шоттың ${sum} төлемі жетпеді: банк оны кейін қабылдамады. ${why} Клиенттен қайта төлеуін сұраңыз.`,
    uk: (sum, n, why) =>
      `Оплата рахунку № ${n} на ${sum} не дійшла: банк відхилив її пізніше. ${why} Попросіть клієнта сплатити ще раз.`,
  }),
  payment_unknown: inFour({
    ru: (sum, n, what) =>
      `По счёту № ${n} пришло известие о деньгах (${sum}), которое нам непонятно: ${what} Посмотрите его в кабинете платёжной системы.`,
    en: (sum, n, what) =>
      `News about money of invoice ${n} (${sum}) that we do not understand: ${what} Look it up in the payment provider’s dashboard.`,
    kk: (sum, n, what) =>
      `№ ${n} шоттың ақшасы (${sum}) туралы түсініксіз хабар келді: ${what} Оны төлем жүйесінің кабинетінен қараңыз.`,
    uk: (sum, n, what) =>
      `За рахунком № ${n} надійшла незрозуміла звістка про гроші (${sum}): ${what} Подивіться її в кабінеті платіжної системи.`,
  }),
  refunded: inFour({
    ru: (sum, n) =>
      `По счёту № ${n} клиенту вернули ${sum}. Проверьте, что решено о сделке, и выставьте новый счёт, если он нужен.`,
    en: (sum, n) =>
      `${sum} of invoice ${n} went back to the client. Check what was agreed on the lead, and issue a new invoice if one is needed.`,
    kk: (sum, n) =>
      `№ ${n} шот бойынша клиентке ${sum} қайтарылды. Мәміле туралы не шешілгенін тексеріп, керек болса жаңа шот қойыңыз.`,
    uk: (sum, n) =>
      `За рахунком № ${n} клієнту повернули ${sum}. Перевірте, що вирішено щодо угоди, і виставте новий рахунок, якщо він потрібен.`,
  }),
  refund_failed: inFour({
    ru: (sum, n, why) =>
      `Возврат ${sum} по счёту № ${n} не дошёл до клиента: деньги снова у вас. ${why} Верните их другим способом.`,
    en: (sum, n, why) =>
      `The refund of ${sum} of invoice ${n} did not reach the client: you have the money again. ${why} Return it in another way.`,
    kk: (sum, n, why) =>
      `№ ${n} шот бойынша ${sum} қайтарымы клиентке жетпеді: ақша қайтадан сізде. ${why} Оны басқа жолмен қайтарыңыз.`,
    uk: (sum, n, why) =>
      `Повернення ${sum} за рахунком № ${n} не дійшло до клієнта: гроші знову у вас. ${why} Поверніть їх іншим способом.`,
  }),
  disputed: inFour({
    ru: (sum, n, why) =>
      `Клиент оспорил оплату счёта № ${n} в банке, ${sum} удержаны. ${why} Ответьте на спор в кабинете платёжной системы до её срока.`,
    en: (sum, n, why) =>
      `The client disputes the payment of invoice ${n} at the bank, ${sum} are withheld. ${why} Answer in the payment provider’s dashboard before its deadline.`,
    kk: (sum, n, why) =>
      `Клиент № ${n} шоттың төлеміне банкте дау айтты, ${sum} ұсталды. ${why} Төлем жүйесінің кабинетінде мерзімінде жауап беріңіз.`,
    uk: (sum, n, why) =>
      `Клієнт оскаржив оплату рахунку № ${n} у банку, ${sum} утримано. ${why} Дайте відповідь у кабінеті платіжної системи до її строку.`,
  }),
  dispute_inquiry: inFour({
    ru: (sum, n, why) =>
      `Банк клиента спрашивает об оплате счёта № ${n} (${sum}). ${why} Ответьте в кабинете платёжной системы, пока это не стало спором.`,
    en: (sum, n, why) =>
      `The client’s bank asks about the payment of invoice ${n} (${sum}). ${why} Answer in the payment provider’s dashboard before it becomes a dispute.`,
    kk: (sum, n, why) =>
      `Клиенттің банкі № ${n} шоттың төлемі (${sum}) туралы сұрайды. ${why} Дауға айналмай тұрып, төлем жүйесінің кабинетінде жауап беріңіз.`,
    uk: (sum, n, why) =>
      `Банк клієнта питає про оплату рахунку № ${n} (${sum}). ${why} Дайте відповідь у кабінеті платіжної системи, доки це не стало спором.`,
  }),
  dispute_won: inFour({
    ru: (sum, n) => `Спор об оплате счёта № ${n} закончился в вашу пользу: ${sum} снова у вас.`,
    en: (sum, n) => `The dispute about invoice ${n} ended in your favour: you have the ${sum} again.`,
    kk: (sum, n) => `№ ${n} шоттың төлемі туралы дау сіздің пайдаңызға шешілді: ${sum} қайтадан сізде.`,
    uk: (sum, n) => `Спір про оплату рахунку № ${n} завершився на вашу користь: ${sum} знову у вас.`,
  }),
  dispute_lost: inFour({
    ru: (sum, n) => `Спор об оплате счёта № ${n} проигран: ${sum} вернулись клиенту. Решите, что делать со сделкой.`,
    en: (sum, n) =>
      `The dispute about invoice ${n} is lost: ${sum} went back to the client. Decide what becomes of the lead.`,
    kk: (sum, n) =>
      `№ ${n} шоттың төлемі туралы дау ұтылды: ${sum} клиентке қайтты. Мәмілемен не істейтініңізді шешіңіз.`,
    uk: (sum, n) =>
      `Спір про оплату рахунку № ${n} програно: ${sum} повернулися клієнту. Вирішіть, що робити з угодою.`,
  }),
  checkout_refused: inFour({
    ru: (sum, n, why) =>
      `Клиент не может оплатить счёт № ${n} (${sum}): платёжная система отказывает. ${why} Исправьте причину и проверьте оплату на странице счёта.`,
    en: (sum, n, why) =>
      `The client cannot pay invoice ${n} (${sum}): the payment provider refuses. ${why} Mend the cause and check the payment on the invoice’s page.`,
    kk: (sum, n, why) =>
      `Клиент № ${n} шотты (${sum}) төлей алмайды: төлем жүйесі бас тартты. ${why} Себебін түзетіп, шот бетінде төлемді тексеріңіз.`,
    uk: (sum, n, why) =>
      `Клієнт не може сплатити рахунок № ${n} (${sum}): платіжна система відмовляє. ${why} Виправте причину й перевірте оплату на сторінці рахунку.`,
  }),
};

/** The news that somebody must act on. */
export const moneyTasks: ReadonlySet<keyof typeof moneyWords> = new Set([
  ...([
    'overpaid',
    'payment_mismatched',
    'refund_mismatched',
    'payment_bounced',
    'payment_unknown',
    'refunded',
    'refund_failed',
  ] as const),
  ...(['disputed', 'dispute_inquiry', 'dispute_lost', 'checkout_refused'] as const),
]);

/** What a supervisor is told about money that belongs to no invoice. */
export const unexpectedWords = (money: { amount: number; currency: string }): Required<Words> => {
  const sum = (language: string) => moneyText(money, language);
  return {
    ru: `Пришло известие о деньгах без счёта: ${sum('ru')}. Разберите его на странице «Состояние», раздел «Деньги без счёта».`,
    en: `News of money without an invoice: ${sum('en')}. Settle it on the Operations page under “Money without an invoice”.`,
    kk: `Шоты жоқ ақша туралы хабар келді: ${sum('kk')}. Оны «Жағдай» бетіндегі «Шоты жоқ ақша» бөлімінде шешіңіз.`,
    uk: `Надійшла звістка про гроші без рахунку: ${sum('uk')}. Розберіть її на сторінці «Стан», розділ «Гроші без рахунку».`,
  };
};

/** What the client is told of a permanent refusal; users see the provider's own words as well. */
export const troubleWords: Record<'amount' | 'currency' | 'account' | 'order', Required<Words>> = {
  amount: {
    ru: 'сумма вне пределов одного платежа.',
    en: 'the sum is outside what one payment may be.',
    kk: 'сома бір төлем шегінен тыс.',
    uk: 'сума поза межами одного платежу.',
  },
  currency: {
    ru: 'эта валюта у продавца не подключена.',
    en: 'the seller cannot take this currency.',
    kk: 'бұл валюта сатушыда қосылмаған.',
    uk: 'ця валюта в продавця не підключена.',
  },
  account: {
    ru: 'счёт продавца в ней временно не принимает платежи.',
    en: 'the seller’s account there takes no payments at the moment.',
    kk: 'сатушының ондағы шоты уақытша төлем қабылдамайды.',
    uk: 'рахунок продавця в ній тимчасово не приймає платежів.',
  },
  order: {
    ru: 'она не смогла прочитать этот счёт.',
    en: 'it could not read this invoice.',
    kk: 'ол бұл шотты оқи алмады.',
    uk: 'вона не змогла прочитати цей рахунок.',
  },
};
