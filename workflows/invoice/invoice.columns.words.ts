import type { Words } from '../words/words.schema.ts';

export const invoiceColumnWords = {
  'column.sent_at': { ru: 'Отправлен', en: 'Sent', kk: 'Жіберілді', uk: 'Надіслано' },
  'column.paid_at': { ru: 'Оплачен', en: 'Paid', kk: 'Төленді', uk: 'Сплачено' },
  'column.paid': { ru: 'Оплачено', en: 'Paid', kk: 'Төленгені', uk: 'Сплачено' },
  'column.total': { ru: 'Всего', en: 'Total', kk: 'Барлығы', uk: 'Усього' },
  'column.number': { ru: 'Номер', en: 'Number', kk: 'Нөмірі', uk: 'Номер' },
  'column.lead_id': { ru: 'Сделка', en: 'Lead', kk: 'Мәміле', uk: 'Угода' },
  'column.language': { ru: 'Язык', en: 'Language', kk: 'Тілі', uk: 'Мова' },
  'column.lines': { ru: 'Строки', en: 'Lines', kk: 'Жолдар', uk: 'Рядки' },
  'column.void_at': { ru: 'Отменён', en: 'Void', kk: 'Жойылды', uk: 'Скасовано' },
} satisfies Record<string, Required<Words>>;
