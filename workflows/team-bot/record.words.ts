import type { Language, Words } from '../words/words.schema.ts';
import { sayingIn, type Say } from './team-bot.words.ts';

/** What the team's bot says of tasks, leads and conversations. */
const words = {
  'tasks.none': {
    ru: 'Открытых задач нет.',
    en: 'There are no open tasks.',
    kk: 'Ашық тапсырма жоқ.',
    uk: 'Відкритих завдань немає.',
  },
  'tasks.title': {
    ru: 'Открытые задачи: {{count}}',
    en: 'Open tasks: {{count}}',
    kk: 'Ашық тапсырмалар: {{count}}',
    uk: 'Відкриті завдання: {{count}}',
  },
  'task.line': {
    ru: '{{track}}: {{text}}. Срок: {{due}}',
    en: '{{track}}: {{text}}. Due: {{due}}',
    kk: '{{track}}: {{text}}. Мерзімі: {{due}}',
    uk: '{{track}}: {{text}}. Строк: {{due}}',
  },
  'task.bare': {
    ru: '{{track}}. Срок: {{due}}',
    en: '{{track}}. Due: {{due}}',
    kk: '{{track}}. Мерзімі: {{due}}',
    uk: '{{track}}. Строк: {{due}}',
  },
  'task.overdue': { ru: '⏰ Просрочено', en: '⏰ Overdue', kk: '⏰ Мерзімі өтті', uk: '⏰ Прострочено' },
  'task.who': {
    ru: 'Ответственный: {{who}}',
    en: 'Responsible: {{who}}',
    kk: 'Жауапты: {{who}}',
    uk: 'Відповідальний: {{who}}',
  },
  'task.lead': {
    ru: 'Сделка № {{number}}: {{name}}',
    en: 'Lead no. {{number}}: {{name}}',
    kk: '№ {{number}} мәміле: {{name}}',
    uk: 'Угода № {{number}}: {{name}}',
  },
  'task.done': {
    ru: '✅ Сделано {{when}}',
    en: '✅ Done {{when}}',
    kk: '✅ Орындалды: {{when}}',
    uk: '✅ Зроблено {{when}}',
  },
  'task.cancelled': {
    ru: '✖️ Отменено {{when}}',
    en: '✖️ Cancelled {{when}}',
    kk: '✖️ Тоқтатылды: {{when}}',
    uk: '✖️ Скасовано {{when}}',
  },
  'task.unknown': {
    ru: 'Такой задачи нет, или вам её не видно.',
    en: 'There is no such task, or you may not see it.',
    kk: 'Мұндай тапсырма жоқ немесе ол сізге көрінбейді.',
    uk: 'Такого завдання немає, або вам його не видно.',
  },
  'task.notForAll': {
    ru: 'Такой задачи нет, или её видно не всем здесь. Спросите меня лично.',
    en: 'There is no such task, or not everybody here may see it. Ask me in private.',
    kk: 'Мұндай тапсырма жоқ немесе ол мұнда бәріне көрінбейді. Менен жеке сұраңыз.',
    uk: 'Такого завдання немає, або його видно не всім тут. Запитайте мене особисто.',
  },
  'task.usage': {
    ru: 'Напишите номер: /task VV14498378',
    en: 'Write its number: /task VV14498378',
    kk: 'Нөмірін жазыңыз: /task VV14498378',
    uk: 'Напишіть номер: /task VV14498378',
  },
  'task.how': { ru: 'Чем кончилось?', en: 'How did it end?', kk: 'Немен аяқталды?', uk: 'Чим закінчилося?' },
  'task.when': { ru: 'На когда?', en: 'To when?', kk: 'Қашанға?', uk: 'На коли?' },
  'leads.none': {
    ru: 'Открытых сделок нет.',
    en: 'There are no open leads.',
    kk: 'Ашық мәміле жоқ.',
    uk: 'Відкритих угод немає.',
  },
  'leads.title': {
    ru: 'Открытые сделки: {{count}}',
    en: 'Open leads: {{count}}',
    kk: 'Ашық мәмілелер: {{count}}',
    uk: 'Відкриті угоди: {{count}}',
  },
  'leads.more': { ru: '…и ещё {{count}}', en: '…and {{count}} more', kk: '…тағы {{count}}', uk: '…і ще {{count}}' },
  'lead.title': {
    ru: '№ {{number}}: {{name}}',
    en: 'No. {{number}}: {{name}}',
    kk: '№ {{number}}: {{name}}',
    uk: '№ {{number}}: {{name}}',
  },
  'lead.bare': { ru: '№ {{number}}', en: 'No. {{number}}', kk: '№ {{number}}', uk: '№ {{number}}' },
  'lead.stage': { ru: 'Этап: {{stage}}', en: 'Stage: {{stage}}', kk: 'Кезең: {{stage}}', uk: 'Етап: {{stage}}' },
  'lead.nobody': {
    ru: 'Ответственного нет',
    en: 'Nobody is responsible',
    kk: 'Жауапты жоқ',
    uk: 'Відповідального немає',
  },
  'lead.client': { ru: 'Клиент: {{name}}', en: 'Client: {{name}}', kk: 'Клиент: {{name}}', uk: 'Клієнт: {{name}}' },
  'lead.unknown': {
    ru: 'Такой сделки нет, или вам её не видно.',
    en: 'There is no such lead, or you may not see it.',
    kk: 'Мұндай мәміле жоқ немесе ол сізге көрінбейді.',
    uk: 'Такої угоди немає, або вам її не видно.',
  },
  'lead.notForAll': {
    ru: 'Такой сделки нет, или её видно не всем здесь. Спросите меня лично.',
    en: 'There is no such lead, or not everybody here may see it. Ask me in private.',
    kk: 'Мұндай мәміле жоқ немесе ол мұнда бәріне көрінбейді. Менен жеке сұраңыз.',
    uk: 'Такої угоди немає, або її видно не всім тут. Запитайте мене особисто.',
  },
  'lead.usage': {
    ru: 'Напишите номер: /lead 1520',
    en: 'Write its number: /lead 1520',
    kk: 'Нөмірін жазыңыз: /lead 1520',
    uk: 'Напишіть номер: /lead 1520',
  },
  'move.which': { ru: 'На какой этап?', en: 'To which stage?', kk: 'Қай кезеңге?', uk: 'На який етап?' },
  'move.done': { ru: 'Перемещено.', en: 'Moved.', kk: 'Жылжытылды.', uk: 'Переміщено.' },
  'note.usage': {
    ru: 'Напишите номер и текст: /note 1520 Перезвонит в среду',
    en: 'Write the number and the text: /note 1520 Calls back on Wednesday',
    kk: 'Нөмірі мен мәтінін жазыңыз: /note 1520 Сәрсенбіде қайта хабарласады',
    uk: 'Напишіть номер і текст: /note 1520 Передзвонить у середу',
  },
  'note.done': { ru: 'Заметка записана.', en: 'The note is written.', kk: 'Жазба жазылды.', uk: 'Нотатку записано.' },
  'nod.done': { ru: 'Сделано', en: 'Done', kk: 'Орындалды', uk: 'Зроблено' },
  'nod.later': {
    ru: 'Отложено: {{due}}',
    en: 'Put off: {{due}}',
    kk: 'Кейінге қалдырылды: {{due}}',
    uk: 'Відкладено: {{due}}',
  },
  'nod.changed': {
    ru: 'Пока вы думали, задача изменилась. Смотрите, как сейчас.',
    en: 'The task has changed meanwhile. See how it is now.',
    kk: 'Осы арада тапсырма өзгерді. Қазіргісін қараңыз.',
    uk: 'Поки ви думали, завдання змінилося. Дивіться, як зараз.',
  },
  'nod.alreadyDone': {
    ru: 'Уже сделано раньше.',
    en: 'It was done already.',
    kk: 'Бұрын орындалған.',
    uk: 'Уже зроблено раніше.',
  },
  'nod.cancelled': {
    ru: 'Задача отменена.',
    en: 'The task was cancelled.',
    kk: 'Тапсырма тоқтатылған.',
    uk: 'Завдання скасовано.',
  },
  'nod.have': {
    ru: 'За вами, остальных больше не зовут',
    en: 'It is with you, nobody else is called',
    kk: 'Сізде, басқалар енді шақырылмайды',
    uk: 'За вами, інших більше не кличуть',
  },
  'nod.taken': { ru: 'Теперь ваше', en: 'It is yours now', kk: 'Енді сіздікі', uk: 'Тепер ваше' },
  'nod.alreadyYours': { ru: 'Это уже ваше.', en: 'It is yours already.', kk: 'Бұл сіздікі.', uk: 'Це вже ваше.' },
  'nod.alreadyTheirs': {
    ru: 'Уже взято: {{who}}.',
    en: 'Taken already: {{who}}.',
    kk: 'Алынып қойған: {{who}}.',
    uk: 'Уже взято: {{who}}.',
  },
} satisfies Record<string, Required<Words>>;

export type RecordSay = Say<keyof typeof words>;
export const recordSays = (language: Language): RecordSay => sayingIn(words, language);
