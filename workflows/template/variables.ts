import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

/** `text` and `number` print as they are; `money` and `moment` also go to their helpers; a `group` prints nothing by itself. */
export type VariableKind = 'text' | 'number' | 'money' | 'moment' | 'list' | 'group' | 'any';
export type Variable = {
  path: string;
  kind: VariableKind;
  means: Words;
  example: string;
  /** not every lead has it: it belongs inside {{#if …}} */
  sometimes?: boolean;
  /** what may be used inside {{#each …}} of it */
  items?: Variable[];
};

/** Everything that a template may name; activities/letter/values.ts supplies the values, and a test keeps the two in step. */
export const variables: Variable[] = [
  one(
    'contact.name',
    'text',
    ['Имя клиента', 'The client’s name', 'Клиенттің аты-жөні', 'Імʼя клієнта'],
    'Бекзат Нұрланов',
  ),
  one(
    'contact.firstName',
    'text',
    [
      'Имя клиента, первое слово',
      'The client’s first name',
      'Клиенттің аты, бірінші сөзі',
      'Імʼя клієнта, перше слово',
    ],
    'Бекзат',
  ),
  one(
    'contact.phone',
    'text',
    ['Телефон клиента', 'The client’s phone', 'Клиенттің телефоны', 'Телефон клієнта'],
    '+7 701 555 20 18',
  ),
  one(
    'contact.email',
    'text',
    ['Почта клиента', 'The client’s e-mail', 'Клиенттің поштасы', 'Пошта клієнта'],
    'bekzat@example.com',
  ),
  one(
    'manager.name',
    'text',
    ['Имя ответственного', 'The responsible person’s name', 'Жауаптының аты-жөні', 'Імʼя відповідального'],
    'Аида Сабитова',
  ),
  one(
    'manager.phone',
    'text',
    ['Телефон ответственного', 'The responsible person’s phone', 'Жауаптының телефоны', 'Телефон відповідального'],
    '+7 727 350 00 18',
  ),
  one(
    'manager.email',
    'text',
    ['Почта ответственного', 'The responsible person’s e-mail', 'Жауаптының поштасы', 'Пошта відповідального'],
    'aida@example.com',
  ),
  one(
    'company.name',
    'text',
    ['Название вашей компании', 'The name of your company', 'Компанияңыздың атауы', 'Назва вашої компанії'],
    'Ромашка',
  ),
  one(
    'company.phone',
    'text',
    ['Телефон вашей компании', 'The phone of your company', 'Компанияңыздың телефоны', 'Телефон вашої компанії'],
    '+7 727 350 00 18',
  ),
  one(
    'company.email',
    'text',
    ['Почта вашей компании', 'The e-mail of your company', 'Компанияңыздың поштасы', 'Пошта вашої компанії'],
    'hello@example.com',
  ),
  one(
    'company.address',
    'text',
    ['Адрес вашей компании', 'The address of your company', 'Компанияңыздың мекенжайы', 'Адреса вашої компанії'],
    'Алматы, пр. Абая, 52',
  ),
  one('lead.number', 'number', ['Номер сделки', 'The number of the lead', 'Мәміле нөмірі', 'Номер угоди'], '1042'),
  one(
    'lead.name',
    'text',
    ['Название сделки', 'The name of the lead', 'Мәміле атауы', 'Назва угоди'],
    'Бекзат Нұрланов',
  ),
  one('lead.amount', 'money', ['Сумма сделки', 'The amount of the lead', 'Мәміле сомасы', 'Сума угоди'], '2 150 000 ₸'),
  one('stage', 'text', ['Этап сделки', 'The stage of the lead', 'Мәміле кезеңі', 'Етап угоди'], 'Встреча'),
  one(
    'meeting',
    'moment',
    ['Когда встреча', 'When the meeting is', 'Кездесу қашан', 'Коли зустріч'],
    '24 ноября 2026 г.',
  ),
  one(
    'task.text',
    'text',
    ['Ближайшая задача', 'The next task', 'Ең жақын тапсырма', 'Найближча задача'],
    'Позвонить',
    true,
  ),
  one(
    'task.dueAt',
    'moment',
    ['Срок ближайшей задачи', 'When the next task is due', 'Ең жақын тапсырма мерзімі', 'Строк найближчої задачі'],
    '24 ноября 2026 г.',
    true,
  ),
  one(
    'invoice.number',
    'number',
    ['Номер счёта', 'The number of the invoice', 'Шот нөмірі', 'Номер рахунку'],
    '17',
    true,
  ),
  one(
    'invoice.total',
    'money',
    ['Сумма счёта', 'The total of the invoice', 'Шот сомасы', 'Сума рахунку'],
    '850 000 ₸',
    true,
  ),
  one(
    'invoice.paid',
    'money',
    ['Сколько уже оплачено', 'What is paid already', 'Төленгені', 'Скільки вже сплачено'],
    '350 000 ₸',
    true,
  ),
  one(
    'invoice.refunded',
    'money',
    [
      'Сколько возвращено клиенту',
      'What went back to the client',
      'Клиентке қайтарылғаны',
      'Скільки повернено клієнту',
    ],
    '150 000 ₸',
    true,
  ),
  one(
    'invoice.open',
    'money',
    ['Сколько осталось оплатить', 'What is still to be paid', 'Төленуі қалғаны', 'Скільки залишилось сплатити'],
    '500 000 ₸',
    true,
  ),
  one(
    'invoice.dueAt',
    'moment',
    ['Срок оплаты', 'When the invoice is due', 'Төлеу мерзімі', 'Строк оплати'],
    '27 ноября 2026 г.',
    true,
  ),
  {
    ...one(
      'invoice.lines',
      'list',
      [
        'Строки счёта, по очереди',
        'The lines of the invoice, one after another',
        'Шот жолдары, кезекпен',
        'Рядки рахунку, по черзі',
      ],
      '',
      true,
    ),
    items: [
      one('text', 'text', ['Что в строке', 'What the line is for', 'Жолда не тұр', 'Що в рядку'], 'Подбор программы'),
      one('quantity', 'number', ['Количество', 'The quantity', 'Саны', 'Кількість'], '1'),
      one(
        'unitAmount',
        'money',
        ['Цена за единицу', 'The price of one', 'Бірлік бағасы', 'Ціна за одиницю'],
        '850 000 ₸',
      ),
      one('amount', 'money', ['Сумма строки', 'The amount of the line', 'Жол сомасы', 'Сума рядка'], '850 000 ₸'),
    ],
  },
  one(
    'payment.amount',
    'money',
    ['Последняя оплата', 'The last payment', 'Соңғы төлем', 'Остання оплата'],
    '350 000 ₸',
    true,
  ),
  one(
    'payUrl',
    'text',
    ['Ссылка на оплату', 'The address of the payment page', 'Төлем бетінің сілтемесі', 'Посилання на оплату'],
    'https://…/pay/…',
    true,
  ),
  one(
    'callback.at',
    'moment',
    [
      'Когда мы обещали позвонить',
      'When we have promised to call',
      'Қашан қоңырау шалуға уәде бердік',
      'Коли ми обіцяли зателефонувати',
    ],
    '24 ноября 2026 г., 18:00',
    true,
  ),
  one(
    'callback.url',
    'text',
    [
      'Ссылка, где клиент сам меняет время звонка',
      'The address where the client moves the time of the call',
      'Клиент қоңырау уақытын өзі өзгертетін сілтеме',
      'Посилання, де клієнт сам змінює час дзвінка',
    ],
    'https://…/call-time/…',
    true,
  ),
  one(
    'language',
    'text',
    [
      'Язык клиента: ru, en, kk, uk',
      'The client’s language: ru, en, kk, uk',
      'Клиент тілі: ru, en, kk, uk',
      'Мова клієнта: ru, en, kk, uk',
    ],
    'ru',
  ),
];

/** Values that contain others: {{#if}} may test them, and some of them print a sum or a name. */
export const groups: { path: string; prints: boolean }[] = [
  { path: 'lead', prints: false },
  { path: 'lead.fields', prints: false },
  { path: 'contact', prints: false },
  { path: 'contact.fields', prints: false },
  { path: 'company.fields', prints: false },
  { path: 'manager', prints: false },
  { path: 'company', prints: true },
  { path: 'task', prints: false },
  { path: 'invoice', prints: false },
  { path: 'payment', prints: true },
  { path: 'callback', prints: false },
];

/** A field that pipelines add to their leads, as templates name it; of its client or company where its key is a path (`ofClients`). */
export const fieldVariable = (field: { key: string; name: Words; type?: string }): Variable => ({
  path: field.key.includes('.') ? field.key : `lead.fields.${field.key}`,
  kind: fieldKinds[field.type ?? ''] ?? 'any',
  means: field.name,
  example: '',
  sometimes: true,
});
const fieldKinds: Record<string, VariableKind> = { date: 'moment', moment: 'moment', money: 'money', number: 'number' };

/** How it is put into a text: a moment by its date, a list line by line, what is often empty inside a condition. */
export const insertionOf = ({ path, kind, items }: Variable): string =>
  kind === 'list'
    ? `{{#each ${path}}}\n- {{${items?.[0]?.path ?? 'this'}}}\n{{/each}}`
    : /^\w+\.fields\./.test(path) || path === 'invoice.refunded'
      ? `{{#if ${path}}}{{${path}}}{{/if}}`
      : kind === 'moment'
        ? `{{date ${path}}}`
        : `{{${path}}}`;

/** Every word of the search occurs in the name or the meaning. */
export const foundVariables = (all: Variable[], search: string, language: Language): Variable[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((variable) => {
    const text = `${variable.path} ${inLanguage(variable.means, language)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

function one(
  path: string,
  kind: VariableKind,
  [ru, en, kk, uk]: [string, string, string, string],
  example: string,
  sometimes?: boolean,
): Variable {
  return { path, kind, means: { ru, en, kk, uk }, example, ...(sometimes ? { sometimes } : {}) };
}
