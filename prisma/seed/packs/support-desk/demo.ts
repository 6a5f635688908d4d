import type { Priority } from '../../../../workflows/ticket/ticket.schema.ts';
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
  ['Не открывается страница оплаты', 'Ирина Ли', 'ru', 'broken', 'new', 0.01, 'urgent'],
  ['Тапсырыс формасы жіберілмейді', 'Сәуле Мұратова', 'kk', 'broken', 'new', 0.03],
  ['Как поменять номер телефона в шапке', 'Олег Чен', 'ru', 'how_to', 'new', 0.05],
  ['Потрібен акт за листопад', 'Наталія Бондар', 'uk', 'billing', 'new', 0.2],
  ['Добавить раздел «Вакансии»', 'Тимур Садыков', 'ru', 'change', 'in_work', 2],
  ['Письма с сайта попадают в спам', 'Павел Зотов', 'ru', 'broken', 'in_work', 1.2],
  ['The map shows the wrong street', 'James Miller', 'en', 'broken', 'in_work', 1.5],
  ['Каталог загружается минуту', 'Марат Исмаилов', 'ru', 'broken', 'in_work', 0.4, 'urgent'],
  ['Кітаптардың бағасын қалай жаңартамын', 'Бауыржан Төлегенов', 'kk', 'how_to', 'in_work', 0.9],
  ['Подключить новую кассу', 'Мадина Юсупова', 'ru', 'change', 'in_work', 3],
  ['Не приходят уведомления о заказах', 'Светлана Цой', 'ru', 'broken', 'in_work', 0.7],
  ['Змінити реквізити в рахунку', 'Андрій Коваль', 'uk', 'billing', 'waiting', 3],
  ['Поменять фотографии на главной', 'Юлия Орлова', 'ru', 'change', 'waiting', 4],
  ['Съехала вёрстка на старом телефоне', 'Гульнара Оспанова', 'ru', 'broken', 'waiting', 2.5],
  ['Add a discount code field', 'Emily Carter', 'en', 'change', 'waiting', 3.5],
  ['Нужен доступ для бухгалтера', 'Ержан Касымов', 'ru', 'how_to', 'waiting', 2],
  ['Не работает поиск по каталогу', 'Виктор Лим', 'ru', 'broken', 'resolved', 6],
  ['Продлить домен', 'Елена Пак', 'ru', 'billing', 'resolved', 8],
  ['Как добавить товар', 'Айнұр Бекова', 'ru', 'how_to', 'resolved', 9],
  ['Сайт ашылмайды', 'Нұрлан Әбенов', 'kk', 'broken', 'resolved', 12, 'urgent'],
  ['Обновить прайс', 'Руслан Ким', 'ru', 'change', 'resolved', 11],
  ['Повернути видалену сторінку', 'Тарас Шевчук', 'uk', 'broken', 'resolved', 14],
  ['Выгрузка заказов в таблицу', 'Асель Жумагулова', 'ru', 'how_to', 'resolved', 16],
  ['Сменить пароль от панели', 'Дина Ахметова', 'ru', 'how_to', 'resolved', 5],
  ['Не грузятся фотографии', 'Алия Сейткали', 'ru', 'broken', 'resolved', 19],
  ['Закрывающие документы за октябрь', 'Кирилл Назаров', 'ru', 'billing', 'resolved', 21],
  ['Баннер к распродаже', 'Оксана Мельник', 'ru', 'change', 'resolved', 24],
  ['Ошибка при входе', 'Анна Тен', 'ru', 'broken', 'resolved', 27],
  ['Продвижение в социальных сетях', 'Данил Громов', 'ru', 'change', 'dismissed', 10],
  ['Письма с сайта попадают в спам, ещё раз', 'Павел Зотов', 'ru', 'broken', 'dismissed', 1],
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
