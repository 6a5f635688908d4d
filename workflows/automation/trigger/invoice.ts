import { z } from 'zod';
import type { Words } from '../../words/words.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

const invoiceTrigger = <On extends string>(
  on: On,
  icon: string,
  name: Required<Words>,
  sentence: Required<Words>,
  events: string[],
): TriggerKind<{ on: On }> => ({
  on,
  icon,
  group: 'money',
  name,
  schema: z.object({ on: z.literal(on) }) as unknown as z.ZodType<{ on: On }>,
  fresh: () => ({ on }),
  form: [],
  sentence: (_, { words }) => words(sentence),
  events,
});

export const invoiceSent = invoiceTrigger(
  'invoice.sent',
  'file-invoice',
  words('Счёт выставлен', 'Invoice issued', 'Шот қойылды', 'Рахунок виставлено'),
  words('счёт отправлен', 'when an invoice is sent', 'шот жіберілгенде', 'рахунок надіслано'),
  ['invoice.sent'],
);
export const invoicePartPaid = invoiceTrigger(
  'invoice.part_paid',
  'coin',
  words('Счёт оплачен частично', 'Invoice part paid', 'Шот ішінара төленді', 'Рахунок сплачено частково'),
  words('счёт оплачен частично', 'when an invoice is part paid', 'шот ішінара төленгенде', 'рахунок сплачено частково'),
  ['invoice.part_paid'],
);
export const invoicePaid = invoiceTrigger(
  'invoice.paid',
  'coins',
  words('Счёт оплачен', 'Invoice paid', 'Шот төленді', 'Рахунок сплачено'),
  words('счёт оплачен', 'when an invoice is paid', 'шот төленгенде', 'рахунок сплачено'),
  ['invoice.paid', 'invoice.overpaid'],
);
export const invoiceOverdue = invoiceTrigger(
  'invoice.overdue',
  'receipt-off',
  words('Счёт просрочен', 'Invoice overdue', 'Шоттың мерзімі өтті', 'Рахунок прострочено'),
  words('счёт просрочен', 'when an invoice is overdue', 'шоттың мерзімі өткенде', 'рахунок прострочено'),
  ['invoice.overdue'],
);
export const invoiceRefunded = invoiceTrigger(
  'invoice.refunded',
  'receipt-refund',
  words('Деньги возвращены', 'Money refunded', 'Ақша қайтарылды', 'Гроші повернено'),
  words(
    'деньги по счёту возвращены',
    'when money of an invoice is refunded',
    'шот бойынша ақша қайтарылғанда',
    'гроші за рахунком повернено',
  ),
  ['invoice.refunded'],
);
export const invoiceDisputed = invoiceTrigger(
  'invoice.disputed',
  'shield-question',
  words('Оплата оспорена', 'Payment disputed', 'Төлемге дау айтылды', 'Оплату оскаржено'),
  words(
    'оплата счёта оспорена',
    'when the payment of an invoice is disputed',
    'шот төлеміне дау айтылғанда',
    'оплату рахунку оскаржено',
  ),
  ['invoice.disputed'],
);
