import { z } from 'zod';
import type { Words } from '../../words/words.schema.ts';
import type { TriggerKind } from '../../automation/kind.ts';

const invoiceTrigger = <On extends string>(
  on: On,
  icon: string,
  name: Required<Words>,
  also: Required<Words>,
  sentence: Required<Words>,
  events: string[],
): TriggerKind<{ on: On }> => ({
  on,
  icon,
  group: 'money',
  name,
  also,
  schema: z.object({ on: z.literal(on) }) as unknown as z.ZodType<{ on: On }>,
  fresh: () => ({ on }),
  form: [],
  sentence: (_, { words }) => words(sentence),
  events,
});

export const invoiceSent = invoiceTrigger(
  'invoice.sent',
  'file-invoice',
  { ru: 'Счёт выставлен', en: 'Invoice issued', kk: 'Шот қойылды', uk: 'Рахунок виставлено' },
  { ru: 'оплата деньги', en: 'payment money bill', kk: 'төлем ақша', uk: 'оплата гроші' },
  { ru: 'счёт отправлен', en: 'when an invoice is sent', kk: 'шот жіберілгенде', uk: 'рахунок надіслано' },
  ['invoice.sent'],
);
export const invoicePartPaid = invoiceTrigger(
  'invoice.part_paid',
  'coin',
  { ru: 'Счёт оплачен частично', en: 'Invoice part paid', kk: 'Шот ішінара төленді', uk: 'Рахунок сплачено частково' },
  {
    ru: 'аванс предоплата часть деньги',
    en: 'advance prepayment deposit money',
    kk: 'аванс бөлігі ақша',
    uk: 'аванс передоплата частина гроші',
  },
  {
    ru: 'счёт оплачен частично',
    en: 'when an invoice is part paid',
    kk: 'шот ішінара төленгенде',
    uk: 'рахунок сплачено частково',
  },
  ['invoice.part_paid'],
);
export const invoicePaid = invoiceTrigger(
  'invoice.paid',
  'coins',
  { ru: 'Счёт оплачен', en: 'Invoice paid', kk: 'Шот төленді', uk: 'Рахунок сплачено' },
  {
    ru: 'оплата деньги пришли аванс предоплата',
    en: 'payment money received advance',
    kk: 'төлем ақша келді аванс',
    uk: 'оплата гроші надійшли аванс',
  },
  { ru: 'счёт оплачен', en: 'when an invoice is paid', kk: 'шот төленгенде', uk: 'рахунок сплачено' },
  ['invoice.paid', 'invoice.overpaid'],
);
export const invoiceOverdue = invoiceTrigger(
  'invoice.overdue',
  'receipt-off',
  { ru: 'Счёт просрочен', en: 'Invoice overdue', kk: 'Шоттың мерзімі өтті', uk: 'Рахунок прострочено' },
  {
    ru: 'не оплатил неоплата долг деньги',
    en: 'unpaid debt late payment',
    kk: 'төлемеді қарыз',
    uk: 'не сплатив борг гроші',
  },
  { ru: 'счёт просрочен', en: 'when an invoice is overdue', kk: 'шоттың мерзімі өткенде', uk: 'рахунок прострочено' },
  ['invoice.overdue'],
);
export const invoiceRefunded = invoiceTrigger(
  'invoice.refunded',
  'receipt-refund',
  { ru: 'Деньги возвращены', en: 'Money refunded', kk: 'Ақша қайтарылды', uk: 'Гроші повернено' },
  {
    ru: 'возврат деньги вернули отмена оплаты refund',
    en: 'refund money back returned',
    kk: 'қайтару ақша қайтты refund',
    uk: 'повернення гроші повернули refund',
  },
  {
    ru: 'деньги по счёту возвращены',
    en: 'when money of an invoice is refunded',
    kk: 'шот бойынша ақша қайтарылғанда',
    uk: 'гроші за рахунком повернено',
  },
  ['invoice.refunded'],
);
export const invoiceDisputed = invoiceTrigger(
  'invoice.disputed',
  'shield-question',
  { ru: 'Оплата оспорена', en: 'Payment disputed', kk: 'Төлемге дау айтылды', uk: 'Оплату оскаржено' },
  {
    ru: 'спор чарджбэк опротестовано оспорить dispute',
    en: 'dispute chargeback contested',
    kk: 'дау чарджбэк даулау dispute',
    uk: 'спір чарджбек оскарження dispute',
  },
  {
    ru: 'оплата счёта оспорена',
    en: 'when the payment of an invoice is disputed',
    kk: 'шот төлеміне дау айтылғанда',
    uk: 'оплату рахунку оскаржено',
  },
  ['invoice.disputed'],
);
