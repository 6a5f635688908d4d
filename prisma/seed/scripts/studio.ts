import type { ScriptDefinition } from '../../../workflows/script/script.schema.ts';
import { says } from './says.ts';

/** A web studio asks what a site is for before it reckons what it costs. */
export const studioScript: ScriptDefinition = {
  name: says('Бриф по телефону', 'Brief by phone', 'Телефон арқылы бриф', 'Бриф телефоном'),
  for: { pipelines: [{ pipeline: 'web_studio', stages: [] }], languages: [], directions: [] },
  steps: [
    {
      key: 'hello',
      do: 'say',
      text: says(
        'Здравствуйте, {{contact.firstName}}! {{operator.name}}, «{{company.name}}». Задам несколько вопросов о сайте, чтобы назвать цену.',
        'Hello, {{contact.firstName}}! This is {{operator.name}} of {{company.name}}. A few questions about the site, so that I can name a price.',
        'Сәлеметсіз бе, {{contact.firstName}}! Бұл {{operator.name}}, «{{company.name}}». Бағасын айту үшін сайт туралы бірнеше сұрақ қоямын.',
        'Добрий день, {{contact.firstName}}! {{operator.name}}, «{{company.name}}». Поставлю кілька запитань про сайт, щоб назвати ціну.',
      ),
      next: 'type',
    },
    {
      key: 'type',
      do: 'ask',
      text: says('Что делаем?', 'What are we to make?', 'Не жасаймыз?', 'Що робимо?'),
      save: { noun: 'lead', field: 'project_type' },
      ways: [{ value: 'redesign', next: 'site' }],
      next: 'goal',
    },
    {
      key: 'site',
      do: 'ask',
      text: says(
        'Какой адрес у сайта сейчас?',
        'What is the address of the present site?',
        'Қазіргі сайттың мекенжайы қандай?',
        'Яка адреса сайту зараз?',
      ),
      save: { noun: 'lead', field: 'current_site' },
      ways: [],
      next: 'goal',
    },
    {
      key: 'goal',
      do: 'ask',
      text: says(
        'Что сайт должен изменить в вашем деле?',
        'What is the site to change in your business?',
        'Сайт ісіңізде нені өзгертуі керек?',
        'Що сайт має змінити у вашій справі?',
      ),
      ways: [
        { value: 'sales', name: says('Больше заявок', 'More requests', 'Көбірек өтінім', 'Більше заявок') },
        {
          value: 'image',
          name: says('Лицо компании', 'The face of the company', 'Компания бейнесі', 'Обличчя компанії'),
        },
        {
          value: 'work',
          name: says('Меньше ручной работы', 'Less work by hand', 'Қол жұмысы азаяды', 'Менше ручної роботи'),
        },
      ],
      next: 'deadline',
    },
    {
      key: 'deadline',
      do: 'ask',
      text: says(
        'К какому дню он нужен?',
        'By which day is it needed?',
        'Қай күнге керек?',
        'До якого дня він потрібен?',
      ),
      save: { noun: 'lead', field: 'deadline' },
      ways: [],
      next: 'budget',
    },
    {
      key: 'budget',
      do: 'ask',
      text: says(
        'На какой бюджет рассчитываете?',
        'What budget do you have in mind?',
        'Қандай бюджетке есептейсіз?',
        'На який бюджет розраховуєте?',
      ),
      hint: says(
        'Если не называет: вилка «от и до» тоже ответ, впишите нижнюю.',
        'If they do not name one: a range is an answer, too; write its lower end.',
        'Айтпаса: «бастап – дейін» аралығы да жауап, төменгісін жазыңыз.',
        'Якщо не називає: вилка «від і до» теж відповідь, впишіть нижню.',
      ),
      save: { noun: 'lead', field: 'budget' },
      ways: [],
      next: 'next',
    },
    {
      key: 'next',
      do: 'ask',
      text: says(
        'Пришлю бриф на две страницы или сразу считать смету?',
        'Shall I send a brief of two pages, or estimate at once?',
        'Екі беттік бриф жіберейін бе, әлде бірден смета есептейін бе?',
        'Надіслати бриф на дві сторінки чи одразу рахувати кошторис?',
      ),
      ways: [
        { value: 'brief', name: says('Бриф', 'The brief', 'Бриф', 'Бриф'), next: 'brief' },
        { value: 'estimate', name: says('Смету', 'The estimate', 'Смета', 'Кошторис'), next: 'estimate' },
      ],
    },
    {
      key: 'brief',
      do: 'end',
      text: says(
        'Отправлю его сегодня. Спасибо!',
        'You will have it today. Thank you!',
        'Оны бүгін жіберемін. Рақмет!',
        'Надішлю його сьогодні. Дякую!',
      ),
      outcome: 'brief',
    },
    {
      key: 'estimate',
      do: 'end',
      text: says(
        'Смета будет через два дня. Спасибо!',
        'You will have the estimate in two days. Thank you!',
        'Смета екі күннен кейін дайын болады. Рақмет!',
        'Кошторис буде за два дні. Дякую!',
      ),
      outcome: 'estimate',
    },
  ],
  objections: [
    {
      key: 'builder',
      name: says(
        'Сделаю сам в конструкторе',
        'I will use a site builder',
        'Конструкторда өзім жасаймын',
        'Зроблю сам у конструкторі',
      ),
      text: says(
        'Для визитки это хороший путь. Когда нужны заявки и учёт, переделка выходит дороже.',
        'That is fine for a business card. Once you need requests and records, doing it again costs more.',
        'Визитка үшін бұл жақсы жол. Өтінім мен есеп керек болғанда, қайта жасау қымбатқа түседі.',
        'Для візитки це добрий шлях. Коли потрібні заявки та облік, переробка виходить дорожчою.',
      ),
    },
    {
      key: 'expensive',
      name: says('Дорого', 'Too expensive', 'Қымбат', 'Дорого'),
      text: says(
        'Можно начать с главного и добавить остальное через месяц, цена делится.',
        'We can begin with what matters most and add the rest in a month: the price is split.',
        'Ең маңыздысынан бастап, қалғанын бір айдан кейін қосуға болады, баға бөлінеді.',
        'Можна почати з головного й додати решту за місяць, ціна ділиться.',
      ),
    },
  ],
};
