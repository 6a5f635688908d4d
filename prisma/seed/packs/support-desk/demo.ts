import type { Priority } from '../../../../workflows/ticket/priority.schema.ts';
import type { Language } from '../../../../workflows/words/words.schema.ts';
import type { TicketAct, TicketStory } from '../pack.ts';
import { clientPhone } from '../web-studio/demo.ts';

type End = 'new' | 'in_work' | 'waiting' | 'resolved' | 'dismissed';
type Request = [
  question: string,
  client: string,
  language: Language,
  topic: string,
  end: End,
  days: number,
  priority?: Priority,
];

const requests: Request[] = [
  ['Не открывается страница оплаты', 'Ирина Ли', 'ru', 'Что-то не работает', 'new', 0.01, 'urgent'],
  ['Тапсырыс формасы жіберілмейді', 'Сәуле Мұратова', 'kk', 'Что-то не работает', 'new', 0.03],
  ['Как поменять номер телефона в шапке', 'Олег Чен', 'ru', 'Как сделать', 'new', 0.05],
  ['Потрібен акт за листопад', 'Наталія Бондар', 'uk', 'Счета и документы', 'new', 0.2],
  ['Добавить раздел «Вакансии»', 'Тимур Садыков', 'ru', 'Доработка', 'in_work', 2],
  ['Письма с сайта попадают в спам', 'Павел Зотов', 'ru', 'Что-то не работает', 'in_work', 1.2],
  ['The map shows the wrong street', 'James Miller', 'en', 'Что-то не работает', 'in_work', 1.5],
  ['Каталог загружается минуту', 'Марат Исмаилов', 'ru', 'Что-то не работает', 'in_work', 0.4, 'urgent'],
  ['Кітаптардың бағасын қалай жаңартамын', 'Бауыржан Төлегенов', 'kk', 'Как сделать', 'in_work', 0.9],
  ['Подключить новую кассу', 'Мадина Юсупова', 'ru', 'Доработка', 'in_work', 3],
  ['Не приходят уведомления о заказах', 'Светлана Цой', 'ru', 'Что-то не работает', 'in_work', 0.7],
  ['Змінити реквізити в рахунку', 'Андрій Коваль', 'uk', 'Счета и документы', 'waiting', 3],
  ['Поменять фотографии на главной', 'Юлия Орлова', 'ru', 'Доработка', 'waiting', 4],
  ['Съехала вёрстка на старом телефоне', 'Гульнара Оспанова', 'ru', 'Что-то не работает', 'waiting', 2.5],
  ['Add a discount code field', 'Emily Carter', 'en', 'Доработка', 'waiting', 3.5],
  ['Нужен доступ для бухгалтера', 'Ержан Касымов', 'ru', 'Как сделать', 'waiting', 2],
  ['Не работает поиск по каталогу', 'Виктор Лим', 'ru', 'Что-то не работает', 'resolved', 6],
  ['Продлить домен', 'Елена Пак', 'ru', 'Счета и документы', 'resolved', 8],
  ['Как добавить товар', 'Айнұр Бекова', 'ru', 'Как сделать', 'resolved', 9],
  ['Сайт ашылмайды', 'Нұрлан Әбенов', 'kk', 'Что-то не работает', 'resolved', 12, 'urgent'],
  ['Обновить прайс', 'Руслан Ким', 'ru', 'Доработка', 'resolved', 11],
  ['Повернути видалену сторінку', 'Тарас Шевчук', 'uk', 'Что-то не работает', 'resolved', 14],
  ['Выгрузка заказов в таблицу', 'Асель Жумагулова', 'ru', 'Как сделать', 'resolved', 16],
  ['Сменить пароль от панели', 'Дина Ахметова', 'ru', 'Как сделать', 'resolved', 5],
  ['Не грузятся фотографии', 'Алия Сейткали', 'ru', 'Что-то не работает', 'resolved', 19],
  ['Закрывающие документы за октябрь', 'Кирилл Назаров', 'ru', 'Счета и документы', 'resolved', 21],
  ['Баннер к распродаже', 'Оксана Мельник', 'ru', 'Доработка', 'resolved', 24],
  ['Ошибка при входе', 'Анна Тен', 'ru', 'Что-то не работает', 'resolved', 27],
  ['Продвижение в социальных сетях', 'Данил Громов', 'ru', 'Доработка', 'dismissed', 10],
  ['Письма с сайта попадают в спам, ещё раз', 'Павел Зотов', 'ru', 'Что-то не работает', 'dismissed', 1],
];

type Step = TicketAct extends infer One ? (One extends TicketAct ? Omit<One, 'days'> : never) : never;

const taken: Step = { does: 'move', stage: 'in_work' };

const stepsOf = (end: End, index: number): Step[] => {
  switch (end) {
    case 'new':
      return [];
    case 'in_work':
      return [taken];
    case 'waiting':
      return [taken, { does: 'move', stage: 'waiting' }];
    case 'resolved':
      return [
        taken,
        { does: 'set', fields: { solution: solutions[index % solutions.length]! } },
        { does: 'finish', task: 'solve', outcome: 'solved', result: 'Исправили и проверили вместе с клиентом' },
        ...(index % 4 === 3 ? [] : [{ does: 'rate' as const, rating: index % 5 === 0 ? 3 : 5 - (index % 2) }]),
      ];
    case 'dismissed':
      return [{ does: 'move', stage: 'dismissed', reason: index % 2 ? 'duplicate' : 'not_ours' }];
  }
};

const solutions = [
  'Обновили расширение и очистили кэш',
  'Показали по шагам, добавили памятку',
  'Исправили настройку и проверили на трёх телефонах',
];

export const supportDeskDemo: TicketStory[] = requests.map(
  ([subject, name, language, topic, end, days, priority], index) => {
    const steps = stepsOf(end, index);
    // closed tickets were closed within a day or two; open ones were touched lately
    const last = end === 'resolved' || end === 'dismissed' ? Math.max(0.1, days - 1.5) : days * 0.4;
    return {
      ...{ subject, topic, days, client: { name, language, phone: clientPhone(name) } },
      priority: priority ?? (index % 5 === 4 ? 'low' : 'normal'),
      acts: steps.map((step, at) => ({ ...step, days: days - ((days - last) * (at + 1)) / steps.length })),
    };
  },
);
