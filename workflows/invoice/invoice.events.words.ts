import type { Words } from '../words/words.schema.ts';

export const invoiceEventWords = {
  'invoice.created': {
    ru: '{{who}}: счёт № {{number}} на {{total}} подготовлен',
    en: '{{who}}: invoice no. {{number}} for {{total}} was drawn up',
    kk: '{{who}}: {{total}} сомасына № {{number}} шот дайындалды',
    uk: '{{who}}: рахунок № {{number}} на {{total}} підготовлено',
  },
  'invoice.sent': {
    ru: '{{who}}: счёт № {{number}} на {{total}} отправлен клиенту',
    en: '{{who}}: invoice no. {{number}} for {{total}} was sent to the client',
    kk: '{{who}}: {{total}} сомасына № {{number}} шот клиентке жіберілді',
    uk: '{{who}}: рахунок № {{number}} на {{total}} надіслано клієнту',
  },
  'invoice.reminded': {
    ru: 'Клиенту напомнили о счёте № {{number}}',
    en: 'The client was reminded of invoice no. {{number}}',
    kk: 'Клиентке № {{number}} шот туралы еске салынды',
    uk: 'Клієнту нагадали про рахунок № {{number}}',
  },
  'invoice.overdue': {
    ru: 'Срок оплаты счёта № {{number}} прошёл',
    en: 'Invoice no. {{number}} is overdue',
    kk: '№ {{number}} шотты төлеу мерзімі өтті',
    uk: 'Строк оплати рахунку № {{number}} минув',
  },
  'invoice.part_paid': {
    ru: 'Клиент оплатил часть счёта № {{number}}: {{amount}}',
    en: 'The client paid a part of invoice no. {{number}}: {{amount}}',
    kk: 'Клиент № {{number}} шоттың бір бөлігін төледі: {{amount}}',
    uk: 'Клієнт сплатив частину рахунку № {{number}}: {{amount}}',
  },
  'invoice.paid': {
    ru: 'Счёт № {{number}} оплачен: {{amount}}',
    en: 'Invoice no. {{number}} is paid: {{amount}}',
    kk: '№ {{number}} шот төленді: {{amount}}',
    uk: 'Рахунок № {{number}} сплачено: {{amount}}',
  },
  'invoice.overpaid': {
    ru: 'По счёту № {{number}} пришло больше, чем нужно: {{amount}}',
    en: 'More than was due has come for invoice no. {{number}}: {{amount}}',
    kk: '№ {{number}} шот бойынша артық төленді: {{amount}}',
    uk: 'За рахунком № {{number}} надійшло більше, ніж треба: {{amount}}',
  },
  'invoice.payment_failed': {
    ru: 'Оплата счёта № {{number}} не прошла. {{reason}}',
    en: 'The payment of invoice no. {{number}} failed. {{reason}}',
    kk: '№ {{number}} шоттың төлемі өтпеді. {{reason}}',
    uk: 'Оплата рахунку № {{number}} не пройшла. {{reason}}',
  },
  'invoice.payment_mismatched': {
    ru: 'Платёж не совпал со счётом № {{number}}, проверьте: {{amount}}',
    en: 'Money does not match invoice no. {{number}}, please check: {{amount}}',
    kk: 'Ақша № {{number}} шотқа сәйкес келмеді, тексеріңіз: {{amount}}',
    uk: 'Платіж не збігся з рахунком № {{number}}, перевірте: {{amount}}',
  },
  'invoice.refunded': {
    ru: 'По счёту № {{number}} вернули клиенту: {{amount}}',
    en: 'Refunded to the client of invoice no. {{number}}: {{amount}}',
    kk: '№ {{number}} шот бойынша клиентке қайтарылды: {{amount}}',
    uk: 'За рахунком № {{number}} повернено клієнту: {{amount}}',
  },
  'invoice.refund_failed': {
    ru: 'Возврат по счёту № {{number}} не дошёл: {{amount}}. {{reason}}',
    en: 'A refund of invoice no. {{number}} did not arrive: {{amount}}. {{reason}}',
    kk: '№ {{number}} шоттың қайтарымы жетпеді: {{amount}}. {{reason}}',
    uk: 'Повернення за рахунком № {{number}} не дійшло: {{amount}}. {{reason}}',
  },
  'invoice.disputed': {
    ru: 'Клиент оспорил оплату счёта № {{number}} в банке: {{amount}}. {{reason}}',
    en: 'The client disputes the payment of invoice no. {{number}}: {{amount}}. {{reason}}',
    kk: 'Клиент № {{number}} шоттың төлеміне банкте дау айтты: {{amount}}. {{reason}}',
    uk: 'Клієнт оскаржив оплату рахунку № {{number}} у банку: {{amount}}. {{reason}}',
  },
  'invoice.dispute_inquiry': {
    ru: 'Банк клиента спрашивает об оплате счёта № {{number}}: {{amount}}. {{reason}}',
    en: 'The client’s bank asks about the payment of invoice no. {{number}}: {{amount}}. {{reason}}',
    kk: 'Клиенттің банкі № {{number}} шоттың төлемі туралы сұрайды: {{amount}}. {{reason}}',
    uk: 'Банк клієнта питає про оплату рахунку № {{number}}: {{amount}}. {{reason}}',
  },
  'invoice.dispute_won': {
    ru: 'Спор по счёту № {{number}} выигран: {{amount}}',
    en: 'The dispute about invoice no. {{number}} is won: {{amount}}',
    kk: '№ {{number}} шот туралы дау жеңіспен бітті: {{amount}}',
    uk: 'Спір за рахунком № {{number}} виграно: {{amount}}',
  },
  'invoice.dispute_lost': {
    ru: 'Спор по счёту № {{number}} проигран: {{amount}}',
    en: 'The dispute about invoice no. {{number}} is lost: {{amount}}',
    kk: '№ {{number}} шот туралы дау жеңіліспен бітті: {{amount}}',
    uk: 'Спір за рахунком № {{number}} програно: {{amount}}',
  },
  'invoice.payment_pending': {
    ru: 'Клиент оплатил счёт № {{number}}, деньги в пути: {{amount}}',
    en: 'The client has paid invoice no. {{number}}, the money is on its way: {{amount}}',
    kk: 'Клиент № {{number}} шотты төледі, ақша жолда: {{amount}}',
    uk: 'Клієнт сплатив рахунок № {{number}}, гроші в дорозі: {{amount}}',
  },
  'invoice.payment_unknown': {
    ru: 'Пришло непонятное уведомление о платеже по счёту № {{number}}: {{reason}}',
    en: 'News about money of invoice no. {{number}} that we do not understand: {{reason}}',
    kk: '№ {{number}} шоттың ақшасы туралы түсініксіз хабар: {{reason}}',
    uk: 'Надійшло незрозуміле сповіщення про платіж за рахунком № {{number}}: {{reason}}',
  },
  'invoice.checkout_refused': {
    ru: 'Платёжная система не принимает оплату счёта № {{number}}. {{reason}}',
    en: 'The payment provider does not take the payment of invoice no. {{number}}. {{reason}}',
    kk: 'Төлем жүйесі № {{number}} шоттың төлемін қабылдамайды. {{reason}}',
    uk: 'Платіжна система не приймає оплату рахунку № {{number}}. {{reason}}',
  },
  'invoice.void': {
    ru: '{{who}}: счёт № {{number}} отменён',
    en: '{{who}}: invoice no. {{number}} was voided',
    kk: '{{who}}: № {{number}} шоттың күші жойылды',
    uk: '{{who}}: рахунок № {{number}} скасовано',
  },
  'invoice.replanned': {
    ru: 'Срок оплаты счёта № {{number}} перенесён',
    en: 'The due date of invoice no. {{number}} has moved',
    kk: '№ {{number}} шот төлемінің мерзімі ауыстырылды',
    uk: 'Строк оплати рахунку № {{number}} перенесено',
  },
} satisfies Record<string, Required<Words>>;
