import type { Words } from '../../workflows/words/words.schema.ts';

/** What is printed on an invoice and on a receipt. */
export const invoiceWords = {
  invoice: { ru: 'Счёт', en: 'Invoice', kk: 'Шот', uk: 'Рахунок' },
  receipt: { ru: 'Квитанция об оплате', en: 'Receipt', kk: 'Төлем түбіртегі', uk: 'Квитанція про оплату' },
  client: { ru: 'Плательщик', en: 'Billed to', kk: 'Төлеуші', uk: 'Платник' },
  issued: { ru: 'Выставлен', en: 'Issued', kk: 'Шығарылған күні', uk: 'Виставлено' },
  due: { ru: 'Оплатить до', en: 'Due', kk: 'Төлеу мерзімі', uk: 'Сплатити до' },
  item: { ru: 'Наименование', en: 'Item', kk: 'Атауы', uk: 'Найменування' },
  quantity: { ru: 'Кол-во', en: 'Qty', kk: 'Саны', uk: 'К-сть' },
  price: { ru: 'Цена', en: 'Price', kk: 'Бағасы', uk: 'Ціна' },
  amount: { ru: 'Сумма', en: 'Amount', kk: 'Сомасы', uk: 'Сума' },
  total: { ru: 'Итого', en: 'Total', kk: 'Барлығы', uk: 'Разом' },
  paid: { ru: 'Оплачено', en: 'Paid', kk: 'Төленді', uk: 'Сплачено' },
  refunded: { ru: 'Возвращено', en: 'Refunded', kk: 'Қайтарылды', uk: 'Повернено' },
  open: { ru: 'Осталось оплатить', en: 'Left to pay', kk: 'Төлеуге қалды', uk: 'Залишилося сплатити' },
  payment: { ru: 'Платёж', en: 'Payment', kk: 'Төлем', uk: 'Платіж' },
  payHere: { ru: 'Оплатить онлайн', en: 'Pay online', kk: 'Онлайн төлеу', uk: 'Сплатити онлайн' },
  thanks: {
    ru: 'Спасибо за оплату!',
    en: 'Thank you for your payment!',
    kk: 'Төлеміңізге рақмет!',
    uk: 'Дякуємо за оплату!',
  },
} satisfies Record<string, Required<Words>>;
