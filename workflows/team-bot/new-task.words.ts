import type { Language, Words } from '../words/words.schema.ts';
import { sayingIn, type Say } from './team-bot.words.ts';

/** What the team's bot says where a task is set. */
const words = {
  usage: {
    ru: 'Напишите, что сделать, кому и когда: /newtask Позвонить клиенту @Аида завтра 15:00',
    en: 'Write what to do, who and when: /newtask Call the client @Aida tomorrow 3pm',
    kk: 'Не істеу керегін, кімге және қашан екенін жазыңыз: /newtask Клиентке қоңырау шалу @Аида ертең 15:00',
    uk: 'Напишіть, що зробити, кому й коли: /newtask Зателефонувати клієнту @Аїда завтра 15:00',
  },
  time: {
    ru: 'Во сколько? Допишите время, например 15:00, и отправьте ещё раз.',
    en: 'At what time? Add it, for example 3pm, and send it again.',
    kk: 'Сағат нешеде? Уақытын, мысалы 15:00, қосып қайта жіберіңіз.',
    uk: 'О котрій? Допишіть час, наприклад 15:00, і надішліть ще раз.',
  },
  past: {
    ru: 'Это время уже прошло. Напишите другое, например «завтра 10:00».',
    en: 'That time has passed. Write another one, for example “tomorrow 10am”.',
    kk: 'Бұл уақыт өтіп кетті. Басқасын, мысалы «ертең 10:00» деп жазыңыз.',
    uk: 'Цей час уже минув. Напишіть інший, наприклад «завтра 10:00».',
  },
  whoUnknown: {
    ru: 'Не знаю, кто это: @{{who}}. Напишите имя, как оно стоит в Воронке.',
    en: 'I do not know who @{{who}} is. Write the name as it stands in Voronka.',
    kk: '@{{who}} кім екенін білмеймін. Атын Воронкада тұрғандай жазыңыз.',
    uk: 'Не знаю, хто це: @{{who}}. Напишіть ім’я, як воно стоїть у Воронці.',
  },
  whoMany: {
    ru: 'Кого из них: {{names}}? Напишите имя целиком.',
    en: 'Which of them: {{names}}? Write the whole name.',
    kk: 'Олардың қайсысы: {{names}}? Атын толық жазыңыз.',
    uk: 'Кого з них: {{names}}? Напишіть ім’я повністю.',
  },
  made: {
    ru: 'Задача {{track}} поставлена.',
    en: 'Task {{track}} is set.',
    kk: '{{track}} тапсырмасы қойылды.',
    uk: 'Завдання {{track}} поставлено.',
  },
} satisfies Record<string, Required<Words>>;

export const newTaskSays = (language: Language): Say<keyof typeof words> => sayingIn(words, language);
