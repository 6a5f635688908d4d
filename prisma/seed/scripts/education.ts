import type { ScriptDefinition } from '../../../workflows/script/script.schema.ts';
import { says } from './says.ts';

/** The first call of an agency that sends people abroad to study. */
export const educationScript: ScriptDefinition = {
  name: says('Первый звонок', 'First call', 'Алғашқы қоңырау', 'Перший дзвінок'),
  for: { pipelines: [{ pipeline: 'education', stages: [] }], languages: [], directions: ['out'] },
  steps: [
    {
      key: 'hello',
      do: 'say',
      text: says(
        'Здравствуйте, {{contact.firstName}}! Меня зовут {{operator.name}}, компания «{{company.name}}». Вы оставили заявку на обучение.',
        'Hello, {{contact.firstName}}! My name is {{operator.name}}, I am calling from {{company.name}}. You have asked us about studying.',
        'Сәлеметсіз бе, {{contact.firstName}}! Менің атым {{operator.name}}, «{{company.name}}» компаниясынанмын. Сіз оқу туралы өтінім қалдырдыңыз.',
        'Добрий день, {{contact.firstName}}! Мене звати {{operator.name}}, компанія «{{company.name}}». Ви залишили заявку на навчання.',
      ),
      hint: says(
        'Улыбнитесь, это слышно.',
        'Smile, it can be heard.',
        'Жымиыңыз, бұл естіледі.',
        'Усміхніться, це чути.',
      ),
      next: 'time',
    },
    {
      key: 'time',
      do: 'ask',
      text: says(
        'Удобно поговорить минут пять?',
        'Have you got five minutes now?',
        'Бес минут сөйлесуге уақытыңыз бар ма?',
        'Зручно поговорити хвилин п’ять?',
      ),
      ways: [
        { value: 'yes', name: says('Да', 'Yes', 'Иә', 'Так'), next: 'programme' },
        { value: 'later', name: says('Позже', 'Later', 'Кейін', 'Пізніше'), next: 'call_later' },
        {
          value: 'no',
          name: says('Уже не нужно', 'Not any more', 'Енді керек емес', 'Уже не потрібно'),
          next: 'refused',
        },
      ],
    },
    {
      key: 'programme',
      do: 'ask',
      text: says(
        'Что вы хотите изучать: бакалавриат, магистратуру, язык?',
        'What would you like: a bachelor’s or master’s degree, a language?',
        'Не оқығыңыз келеді: бакалавриат, магистратура, тіл?',
        'Що ви хочете вивчати: бакалаврат, магістратуру, мову?',
      ),
      save: { noun: 'lead', field: 'programme' },
      ways: [{ value: 'language_course', next: 'start' }],
      next: 'country',
    },
    {
      key: 'country',
      do: 'ask',
      text: says(
        'О какой стране вы думаете?',
        'Which country do you have in mind?',
        'Қай елді ойлап жүрсіз?',
        'Про яку країну ви думаєте?',
      ),
      hint: says(
        'Если не знает: Чехия и Польша дешевле, Канада даёт работу.',
        'If they do not know: Czechia and Poland cost less, Canada lets one work.',
        'Білмесе: Чехия мен Польша арзанырақ, Канадада жұмыс істеуге болады.',
        'Якщо не знає: Чехія та Польща дешевші, Канада дає роботу.',
      ),
      save: { noun: 'lead', field: 'country' },
      ways: [],
      next: 'start',
    },
    {
      key: 'start',
      do: 'ask',
      text: says(
        'Когда хотели бы начать учёбу?',
        'When would you like to begin?',
        'Оқуды қашан бастағыңыз келеді?',
        'Коли хотіли б почати навчання?',
      ),
      save: { noun: 'lead', field: 'start' },
      ways: [],
      next: 'budget',
    },
    {
      key: 'budget',
      do: 'ask',
      text: says(
        'На какой бюджет в год рассчитываете?',
        'What can you spend a year?',
        'Жылына қандай бюджетке есептейсіз?',
        'На який бюджет на рік розраховуєте?',
      ),
      save: { noun: 'lead', field: 'budget' },
      ways: [],
      next: 'offer',
    },
    {
      key: 'offer',
      do: 'ask',
      text: says(
        'Подберу три варианта и покажу их на встрече, это бесплатно. Придёте?',
        'I will choose three offers and show them to you when we meet, free of charge. Will you come?',
        'Үш нұсқа таңдап, кездесуде көрсетемін, тегін. Келесіз бе?',
        'Підберу три варіанти й покажу їх на зустрічі, це безкоштовно. Прийдете?',
      ),
      ways: [
        { value: 'yes', name: says('Да', 'Yes', 'Иә', 'Так'), next: 'meet' },
        { value: 'thinks', name: says('Подумает', 'Will think', 'Ойланады', 'Подумає'), next: 'thinks' },
      ],
    },
    {
      key: 'meet',
      do: 'end',
      text: says(
        'Отлично! Пришлю адрес и напомню за день. До встречи!',
        'Great! I will send the address and remind you the day before. See you!',
        'Тамаша! Мекенжайды жіберіп, бір күн бұрын еске саламын. Кездескенше!',
        'Чудово! Надішлю адресу й нагадаю за день. До зустрічі!',
      ),
      outcome: 'meeting',
    },
    {
      key: 'thinks',
      do: 'end',
      text: says(
        'Хорошо. Пришлю варианты сообщением и позвоню через пару дней.',
        'All right. I will send you the offers and call in a couple of days.',
        'Жақсы. Нұсқаларды хабарламамен жіберіп, екі күннен кейін қоңырау шаламын.',
        'Добре. Надішлю варіанти повідомленням і зателефоную за кілька днів.',
      ),
      outcome: 'half',
    },
    {
      key: 'call_later',
      do: 'end',
      text: says(
        'Когда вам удобнее? Перезвоню.',
        'When suits you? I will call back.',
        'Қашан ыңғайлы? Қайта қоңырау шаламын.',
        'Коли вам зручніше? Передзвоню.',
      ),
      outcome: 'early',
    },
    {
      key: 'refused',
      do: 'end',
      text: says(
        'Понимаю. Если планы изменятся, мы рядом. Всего доброго!',
        'I see. If your plans change, we are here. Goodbye!',
        'Түсіндім. Жоспарыңыз өзгерсе, біз осындамыз. Сау болыңыз!',
        'Розумію. Якщо плани зміняться, ми поруч. На все добре!',
      ),
      outcome: 'conditional_refusal',
    },
  ],
  objections: [
    {
      key: 'expensive',
      name: says('Дорого', 'Too expensive', 'Қымбат', 'Дорого'),
      text: says(
        'Понимаю. Есть программы с грантами и рассрочкой, их тоже покажу.',
        'I see. There are programmes with grants and instalments, I will show you these, too.',
        'Түсінемін. Гранты мен бөліп төлеуі бар бағдарламалар да бар, оларды да көрсетемін.',
        'Розумію. Є програми з грантами й розстрочкою, їх теж покажу.',
      ),
    },
    {
      key: 'language',
      name: says('Не знаю языка', 'I do not speak the language', 'Тілді білмеймін', 'Не знаю мови'),
      text: says(
        'Для этого есть подготовительный год: язык учат уже там.',
        'That is what a foundation year is for: one learns the language there.',
        'Ол үшін дайындық жылы бар: тілді сонда үйренеді.',
        'Для цього є підготовчий рік: мову вчать уже там.',
      ),
    },
    {
      key: 'parents',
      name: says('Спрошу родителей', 'I must ask my parents', 'Ата-анамнан сұраймын', 'Запитаю батьків'),
      text: says(
        'Конечно. Приходите вместе, на встрече отвечу и на их вопросы.',
        'Of course. Come together, I will answer their questions, too.',
        'Әрине. Бірге келіңіздер, олардың сұрақтарына да жауап беремін.',
        'Звісно. Приходьте разом, на зустрічі відповім і на їхні запитання.',
      ),
    },
  ],
};
