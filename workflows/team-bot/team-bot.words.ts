import { fill, type Values } from '../words/fill.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** What the team's bot says. `{{bot}}` is its user name: in a group a command reaches it for certain only by that. */
const words = {
  hello: {
    ru: 'Готово, {{name}}: теперь я знаю, что это вы. Буду присылать напоминания, сделки и оплаты.\n\n{{help}}',
    en: 'Done, {{name}}: I know now that it is you. Reminders, leads and payments will come here.\n\n{{help}}',
    kk: 'Дайын, {{name}}: енді бұл сіз екеніңізді білемін. Еске салулар, мәмілелер мен төлемдер осында келеді.\n\n{{help}}',
    uk: 'Готово, {{name}}: тепер я знаю, що це ви. Надсилатиму нагадування, угоди й оплати.\n\n{{help}}',
  },
  help: {
    ru: '/tasks: мои задачи\n/newtask текст @кто когда: новая задача\n/task VV14498378: одна задача\n/newticket текст @кто: новое обращение\n/ticket VV14498378: одно обращение\n/leads: мои сделки\n/lead 1520: одна сделка\n/move 1520 этап: переместить\n/note 1520 текст: заметка\n/report: кто не успевает. Ещё /report week и /report имя',
    en: '/tasks: my tasks\n/newtask text @who when: a new task\n/task VV14498378: one task\n/newticket text @who: a new ticket\n/ticket VV14498378: one ticket\n/leads: my leads\n/lead 1520: one lead\n/move 1520 stage: move it\n/note 1520 text: a note\n/report: who is behind. Also /report week and /report name',
    kk: '/tasks: менің тапсырмаларым\n/newtask мәтін @кім қашан: жаңа тапсырма\n/task VV14498378: бір тапсырма\n/newticket мәтін @кім: жаңа өтініш\n/ticket VV14498378: бір өтініш\n/leads: менің мәмілелерім\n/lead 1520: бір мәміле\n/move 1520 кезең: жылжыту\n/note 1520 мәтін: жазба\n/report: кім үлгермейді. /report week пен /report аты да болады',
    uk: '/tasks: мої завдання\n/newtask текст @хто коли: нове завдання\n/task VV14498378: одне завдання\n/newticket текст @хто: нове звернення\n/ticket VV14498378: одне звернення\n/leads: мої угоди\n/lead 1520: одна угода\n/move 1520 етап: перемістити\n/note 1520 текст: нотатка\n/report: хто не встигає. Ще /report week і /report ім’я',
  },
  notLinked: {
    ru: 'Я бот команды и отвечаю только своим. В Воронке откройте меню со своим именем, «Telegram», и пришлите мне код оттуда.',
    en: 'I am the team’s bot and answer only to its people. In Voronka open the menu with your name, “Telegram”, and send me the code from there.',
    kk: 'Мен команданың ботымын, тек өз адамдарыма жауап беремін. Воронкада өз атыңыз жазылған мәзірден «Telegram» ашып, сондағы кодты жіберіңіз.',
    uk: 'Я бот команди й відповідаю лише своїм. У Воронці відкрийте меню зі своїм ім’ям, «Telegram», і надішліть мені код звідти.',
  },
  unknownHere: {
    ru: 'Я вас не знаю. Напишите мне лично: t.me/{{bot}}',
    en: 'I do not know you. Write to me in private: t.me/{{bot}}',
    kk: 'Мен сізді танымаймын. Маған жеке жазыңыз: t.me/{{bot}}',
    uk: 'Я вас не знаю. Напишіть мені особисто: t.me/{{bot}}',
  },
  nameless: {
    ru: 'Вы пишете от имени группы, и я не вижу, кто вы. Выключите анонимность администратора или нажмите кнопку.',
    en: 'You write as the group, so I cannot see who you are. Turn the administrator’s anonymity off, or press a button.',
    kk: 'Сіз топ атынан жазып тұрсыз, кім екеніңізді көрмеймін. Әкімшінің жасырындығын өшіріңіз немесе түймені басыңыз.',
    uk: 'Ви пишете від імені групи, і я не бачу, хто ви. Вимкніть анонімність адміністратора або натисніть кнопку.',
  },
  codeWrong: {
    ru: 'Код не подошёл: он устарел или уже использован. Получите новый в Воронке.',
    en: 'This code does not fit: it is too old, or was used already. Get a new one in Voronka.',
    kk: 'Код сәйкес келмеді: ескірген немесе қолданылған. Воронкадан жаңасын алыңыз.',
    uk: 'Код не підійшов: він застарів або вже використаний. Отримайте новий у Воронці.',
  },
  codeLater: {
    ru: 'Слишком много попыток. Получите новый код и пришлите его через несколько минут.',
    en: 'Too many tries. Get a new code and send it in a few minutes.',
    kk: 'Тым көп әрекет. Жаңа код алып, бірнеше минуттан кейін жіберіңіз.',
    uk: 'Забагато спроб. Отримайте новий код і надішліть його за кілька хвилин.',
  },
  unknownCommand: {
    ru: 'Такой команды нет. Вот все:\n\n{{help}}',
    en: 'There is no such command. Here are all of them:\n\n{{help}}',
    kk: 'Мұндай команда жоқ. Барлығы:\n\n{{help}}',
    uk: 'Такої команди немає. Ось усі:\n\n{{help}}',
  },
  stale: {
    ru: 'Эта кнопка больше ничего не значит.',
    en: 'This button means nothing any more.',
    kk: 'Бұл түйменің енді мәні жоқ.',
    uk: 'Ця кнопка вже нічого не означає.',
  },
  numbersOnly: {
    ru: 'В группе есть те, кого я не знаю, поэтому без имён клиентов.',
    en: 'There are people here whom I do not know, so no names of clients.',
    kk: 'Топта мен танымайтын адамдар бар, сондықтан клиенттердің аты жоқ.',
    uk: 'У групі є ті, кого я не знаю, тому без імен клієнтів.',
  },
  'button.done': { ru: 'Сделано', en: 'Done', kk: 'Орындалды', uk: 'Зроблено' },
  'button.plainly': { ru: 'Просто сделано', en: 'Simply done', kk: 'Жай орындалды', uk: 'Просто зроблено' },
  'button.later': { ru: 'Отложить', en: 'Put off', kk: 'Кейінге қалдыру', uk: 'Відкласти' },
  'button.open': { ru: 'Открыть', en: 'Open', kk: 'Ашу', uk: 'Відкрити' },
  'button.have': {
    ru: 'Занимаюсь этим',
    en: 'I have it',
    kk: 'Мен айналысып жатырмын',
    uk: 'Займаюся цим',
  },
  'button.take': { ru: 'Взять', en: 'Take', kk: 'Алу', uk: 'Взяти' },
  'to.hour': { ru: 'На час', en: 'An hour', kk: 'Бір сағатқа', uk: 'На годину' },
  'to.lunch': { ru: 'После обеда', en: 'After lunch', kk: 'Түстен кейін', uk: 'Після обіду' },
  'to.tomorrow': { ru: 'На завтра', en: 'Tomorrow', kk: 'Ертеңге', uk: 'На завтра' },
  'to.monday': { ru: 'На понедельник', en: 'Monday', kk: 'Дүйсенбіге', uk: 'На понеділок' },
  today: { ru: 'сегодня', en: 'today', kk: 'бүгін', uk: 'сьогодні' },
  tomorrow: { ru: 'завтра', en: 'tomorrow', kk: 'ертең', uk: 'завтра' },
  yesterday: { ru: 'вчера', en: 'yesterday', kk: 'кеше', uk: 'вчора' },
} satisfies Record<string, Required<Words>>;

export type Say<K extends string> = (key: K, values?: Values) => string;

/** The sentences of these words in one language. */
export const sayingIn =
  <K extends string>(some: Record<K, Required<Words>>, language: Language): Say<K> =>
  (key, values) =>
    fill(some[key], language, values);

export type BotSay = Say<keyof typeof words>;
export const botSays = (language: Language): BotSay => sayingIn(words, language);
