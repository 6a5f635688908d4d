import type { Words } from '../words/words.schema.ts';

/** What the responsible user is told about money: what happened, and what to do. */
export const moneyWords = {
  overpaid: {
    ru: 'По счёту № {{number}} заплатили больше, чем нужно: пришло ещё {{sum}}. Верните лишнее клиенту.',
    en: 'Invoice no. {{number}} was overpaid: another {{sum}} came in. Refund the rest to the client.',
    kk: '№ {{number}} шот бойынша артық төленді: тағы {{sum}} түсті. Артығын клиентке қайтарыңыз.',
    uk: 'За рахунком № {{number}} сплатили більше, ніж треба: надійшло ще {{sum}}. Поверніть зайве клієнту.',
  },
  payment_mismatched: {
    ru: 'Платёж {{sum}} не засчитан в счёт № {{number}}: не та валюта или счёт не действует. Свяжитесь с клиентом.',
    en: 'The payment of {{sum}} does not count towards invoice no. {{number}}: another currency, or the invoice is not valid. Contact the client.',
    kk: '{{sum}} төлемі № {{number}} шотқа есептелмеді: валютасы басқа немесе шот жарамсыз. Клиентпен хабарласыңыз.',
    uk: 'Платіж {{sum}} не зараховано до рахунку № {{number}}: інша валюта або рахунок не дійсний. Зв’яжіться з клієнтом.',
  },
  refund_mismatched: {
    ru: 'По счёту № {{number}} вернули или оспорили {{sum}}, а счёт в другой валюте: в счёт это не засчитано. Проверьте возврат в кабинете платёжной системы.',
    en: '{{sum}} of invoice no. {{number}} went back or is disputed, in another currency than the invoice: it was not counted. Check the refund in the payment provider’s dashboard.',
    kk: '№ {{number}} шот бойынша {{sum}} қайтарылды немесе дау айтылды, ал шот басқа валютада: ол есепке алынбады. Қайтарымды төлем жүйесінің кабинетінен тексеріңіз.',
    uk: 'За рахунком № {{number}} повернули або оскаржили {{sum}}, а рахунок в іншій валюті: його не зараховано. Перевірте повернення в кабінеті платіжної системи.',
  },
  payment_bounced: {
    ru: 'Оплата счёта № {{number}} на {{sum}} не дошла: банк отклонил её позже. {{reason}} Попросите клиента заплатить ещё раз.',
    en: 'The payment of {{sum}} for invoice no. {{number}} did not arrive: the bank declined it later. {{reason}} Ask the client to pay again.',
    kk: '№ {{number}} шоттың {{sum}} төлемі жетпеді: банк оны кейін қабылдамады. {{reason}} Клиенттен қайта төлеуін сұраңыз.',
    uk: 'Оплата рахунку № {{number}} на {{sum}} не дійшла: банк відхилив її пізніше. {{reason}} Попросіть клієнта сплатити ще раз.',
  },
  payment_unknown: {
    ru: 'По счёту № {{number}} пришло уведомление о платеже ({{sum}}), которое нам непонятно: {{reason}} Посмотрите его в кабинете платёжной системы.',
    en: 'News about money of invoice no. {{number}} ({{sum}}) that we do not understand: {{reason}} Look it up in the payment provider’s dashboard.',
    kk: '№ {{number}} шоттың ақшасы ({{sum}}) туралы түсініксіз хабар келді: {{reason}} Оны төлем жүйесінің кабинетінен қараңыз.',
    uk: 'За рахунком № {{number}} надійшло незрозуміле сповіщення про платіж ({{sum}}): {{reason}} Подивіться його в кабінеті платіжної системи.',
  },
  refunded: {
    ru: 'По счёту № {{number}} клиенту вернули {{sum}}. Проверьте, что решено о сделке, и выставьте новый счёт, если он нужен.',
    en: '{{sum}} of invoice no. {{number}} went back to the client. Check what was agreed on the lead, and issue a new invoice if one is needed.',
    kk: '№ {{number}} шот бойынша клиентке {{sum}} қайтарылды. Мәміле туралы не шешілгенін тексеріп, керек болса жаңа шот қойыңыз.',
    uk: 'За рахунком № {{number}} клієнту повернули {{sum}}. Перевірте, що вирішено щодо угоди, і виставте новий рахунок, якщо він потрібен.',
  },
  refund_failed: {
    ru: 'Возврат {{sum}} по счёту № {{number}} не дошёл до клиента: деньги снова у вас. {{reason}} Верните их другим способом.',
    en: 'The refund of {{sum}} of invoice no. {{number}} did not reach the client: you have the money again. {{reason}} Return it in another way.',
    kk: '№ {{number}} шот бойынша {{sum}} қайтарымы клиентке жетпеді: ақша қайтадан сізде. {{reason}} Оны басқа жолмен қайтарыңыз.',
    uk: 'Повернення {{sum}} за рахунком № {{number}} не дійшло до клієнта: гроші знову у вас. {{reason}} Поверніть їх іншим способом.',
  },
  disputed: {
    ru: 'Клиент оспорил оплату счёта № {{number}} в банке, {{sum}} удержаны. {{reason}} Ответьте на спор в кабинете платёжной системы в срок, который она назначила.',
    en: 'The client disputes the payment of invoice no. {{number}} at the bank, {{sum}} are withheld. {{reason}} Answer in the payment provider’s dashboard before its deadline.',
    kk: 'Клиент № {{number}} шоттың төлеміне банкте дау айтты, {{sum}} ұсталды. {{reason}} Төлем жүйесінің кабинетінде мерзімінде жауап беріңіз.',
    uk: 'Клієнт оскаржив оплату рахунку № {{number}} у банку, {{sum}} утримано. {{reason}} Дайте відповідь у кабінеті платіжної системи у строк, який вона призначила.',
  },
  dispute_inquiry: {
    ru: 'Банк клиента спрашивает об оплате счёта № {{number}} ({{sum}}). {{reason}} Ответьте в кабинете платёжной системы, пока это не стало спором.',
    en: 'The client’s bank asks about the payment of invoice no. {{number}} ({{sum}}). {{reason}} Answer in the payment provider’s dashboard before it becomes a dispute.',
    kk: 'Клиенттің банкі № {{number}} шоттың төлемі ({{sum}}) туралы сұрайды. {{reason}} Дауға айналмай тұрып, төлем жүйесінің кабинетінде жауап беріңіз.',
    uk: 'Банк клієнта питає про оплату рахунку № {{number}} ({{sum}}). {{reason}} Дайте відповідь у кабінеті платіжної системи, доки це не стало спором.',
  },
  dispute_won: {
    ru: 'Спор об оплате счёта № {{number}} закончился в вашу пользу: {{sum}} снова у вас.',
    en: 'The dispute about invoice no. {{number}} ended in your favour: you have the {{sum}} again.',
    kk: '№ {{number}} шоттың төлемі туралы дау сіздің пайдаңызға шешілді: {{sum}} қайтадан сізде.',
    uk: 'Спір про оплату рахунку № {{number}} завершився на вашу користь: {{sum}} знову у вас.',
  },
  dispute_lost: {
    ru: 'Спор об оплате счёта № {{number}} проигран: {{sum}} вернулись клиенту. Решите, что делать со сделкой.',
    en: 'The dispute about invoice no. {{number}} is lost: {{sum}} went back to the client. Decide what becomes of the lead.',
    kk: '№ {{number}} шоттың төлемі туралы дау ұтылды: {{sum}} клиентке қайтты. Мәмілемен не істейтініңізді шешіңіз.',
    uk: 'Спір про оплату рахунку № {{number}} програно: {{sum}} повернулися клієнту. Вирішіть, що робити з угодою.',
  },
  checkout_refused: {
    ru: 'Клиент не может оплатить счёт № {{number}} ({{sum}}): платёжная система отказывает. {{reason}} Исправьте причину и проверьте оплату на странице счёта.',
    en: 'The client cannot pay invoice no. {{number}} ({{sum}}): the payment provider refuses. {{reason}} Mend the cause and check the payment on the invoice’s page.',
    kk: 'Клиент № {{number}} шотты ({{sum}}) төлей алмайды: төлем жүйесі бас тартты. {{reason}} Себебін түзетіп, шот бетінде төлемді тексеріңіз.',
    uk: 'Клієнт не може сплатити рахунок № {{number}} ({{sum}}): платіжна система відмовляє. {{reason}} Виправте причину й перевірте оплату на сторінці рахунку.',
  },
} satisfies Record<string, Required<Words>>;

/** What a supervisor is told about money that belongs to no invoice. */
export const strayWords: Required<Words> = {
  ru: 'Пришёл платёж без счёта: {{sum}}. Разберите его на странице «Состояние», раздел «Деньги без счёта».',
  en: 'News of money without an invoice: {{sum}}. Settle it on the Operations page under “Money without an invoice”.',
  kk: 'Шоты жоқ ақша туралы хабар келді: {{sum}}. Оны «Жағдай» бетіндегі «Шоты жоқ ақша» бөлімінде шешіңіз.',
  uk: 'Надійшов платіж без рахунку: {{sum}}. Розберіть його на сторінці «Стан», розділ «Гроші без рахунку».',
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
