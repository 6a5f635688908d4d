import type { Words } from '../words/words.schema.ts';

/** What is asked of a conversation, by fact. */
export const talkFactWords = {
  language: { ru: 'Язык', en: 'Language', kk: 'Тілі', uk: 'Мова' },
  responsible: { ru: 'Оператор', en: 'Operator', kk: 'Оператор', uk: 'Оператор' },
  state: { ru: 'Чья очередь', en: 'Whose turn', kk: 'Кімнің кезегі', uk: 'Чия черга' },
  account: { ru: 'Аккаунт', en: 'Account', kk: 'Аккаунт', uk: 'Акаунт' },
  lastText: { ru: 'Последние слова', en: 'Last words', kk: 'Соңғы сөздер', uk: 'Останні слова' },
  leadId: { ru: 'Сделка', en: 'Lead', kk: 'Мәміле', uk: 'Угода' },
  ticketId: { ru: 'Обращение', en: 'Ticket', kk: 'Өтініш', uk: 'Звернення' },
  rating: { ru: 'Оценка клиента', en: 'The client’s rating', kk: 'Клиент бағасы', uk: 'Оцінка клієнта' },
} as const satisfies Record<string, Required<Words>>;

export const talkStateWords = {
  waiting: { ru: 'ждёт оператора', en: 'waits for an operator', kk: 'операторды күтеді', uk: 'чекає на оператора' },
  assigned: { ru: 'отвечает оператор', en: 'an operator’s', kk: 'оператордікі', uk: 'відповідає оператор' },
  client: { ru: 'ответ за клиентом', en: 'the client’s', kk: 'клиенттікі', uk: 'відповідь за клієнтом' },
  snoozed: { ru: 'отложена', en: 'snoozed', kk: 'кейінге қалдырылған', uk: 'відкладено' },
  closed: { ru: 'закрыта', en: 'closed', kk: 'жабық', uk: 'закрито' },
} as const satisfies Record<string, Required<Words>>;
