import { z } from 'zod';
import { Due } from '../../automation/due.schema.ts';
import { Key } from '../../automation/key.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { bracketed } from '../../words/bracketed.ts';
import { Words } from '../../words/words.schema.ts';

const schema = z.object({
  do: z.literal('call.say'),
  sound: Key.or(z.literal('')),
  /** said by the speech server instead of the sound, which stands in where it cannot be */
  text: Words.optional(),
  joins: z.boolean(),
  due: Due,
  within: z.number().int().min(5).max(10_080),
});

export const callSay: ActionKind<z.infer<typeof schema>> = {
  do: 'call.say',
  icon: 'phone-calling',
  group: 'client',
  name: {
    ru: 'Позвонить и проиграть запись',
    en: 'Call and play a sound',
    kk: 'Қоңырау шалып, жазбаны ойнату',
    uk: 'Зателефонувати й програти запис',
  },
  also: {
    ru: 'голосовое приветствие робот автодозвон обзвон',
    en: 'voice greeting robot recorded message',
    kk: 'дауыстық сәлемдесу робот автоқоңырау',
    uk: 'голосове привітання робот автодзвінок',
  },
  schema,
  fresh: () => ({
    do: 'call.say',
    sound: '',
    joins: true,
    due: { by: 'after', amount: 1, unit: 'minutes' },
    within: 120,
  }),
  form: [
    {
      field: 'text',
      as: 'words',
      optional: true,
      name: { ru: 'Сказать текст', en: 'Say a text', kk: 'Мәтінді айту', uk: 'Сказати текст' },
      hint: {
        ru: 'Его скажет ваш сервер речи (настройки, «Записи»). {{contact.firstName}} — имя клиента. Пусто: проигрывается запись',
        en: 'Your speech server says it (settings, “Sounds”). {{contact.firstName}} is the client’s name. Empty: the sound is played',
        kk: 'Оны сөйлеу серверіңіз айтады (баптаулар, «Жазбалар»). {{contact.firstName}} — клиент аты. Бос болса: жазба ойнатылады',
        uk: 'Його скаже ваш сервер мовлення (налаштування, «Записи»). {{contact.firstName}} — ім’я клієнта. Порожньо: програється запис',
      },
    },
    {
      field: 'sound',
      as: 'sound',
      name: { ru: 'Запись', en: 'Sound', kk: 'Жазба', uk: 'Запис' },
      hint: {
        ru: 'На языке клиента, а при тексте — если его не удалось сказать. Записи загружают в настройках, на вкладке «Записи».',
        en: 'In the client’s language; with a text, where that could not be spoken. Sounds are uploaded in the settings, on the tab “Sounds”.',
        kk: 'Клиент тілінде; мәтін болса, оны айту мүмкін болмағанда. Жазбалар баптаулардың «Жазбалар» қойындысында жүктеледі.',
        uk: 'Мовою клієнта, а з текстом — якщо його не вдалося сказати. Записи завантажують у налаштуваннях, на вкладці «Записи».',
      },
    },
    {
      field: 'joins',
      as: 'switch',
      name: {
        ru: 'По клавише 1 соединить с сотрудником',
        en: 'Key 1 joins the client with a person',
        kk: '1 пернесі қызметкермен қосады',
        uk: 'Клавіша 1 з’єднує зі співробітником',
      },
      hint: {
        ru: 'Скажите об этом в записи. Если никто не ответит, клиенту перезвонит человек.',
        en: 'Say so in the sound. Where nobody answers, a person calls the client back.',
        kk: 'Бұл туралы жазбада айтыңыз. Ешкім жауап бермесе, клиентке адам қайта қоңырау шалады.',
        uk: 'Скажіть про це в записі. Якщо ніхто не відповість, клієнтові передзвонить людина.',
      },
    },
    {
      field: 'due',
      as: 'due',
      name: { ru: 'Когда', en: 'When', kk: 'Қашан', uk: 'Коли' },
      hint: {
        ru: 'Если клиенту тогда звонить нельзя, звонок будет в ближайшее разрешённое время.',
        en: 'Where the client may not be called then, the call is at the next permitted moment.',
        kk: 'Ол уақытта клиентке қоңырау шалуға болмаса, қоңырау келесі рұқсат етілген уақытта болады.',
        uk: 'Якщо тоді клієнтові телефонувати не можна, дзвінок буде в найближчий дозволений час.',
      },
    },
    {
      field: 'within',
      as: 'number',
      name: {
        ru: 'Не позже чем через, минут',
        en: 'Within so many minutes',
        kk: 'Қанша минут ішінде',
        uk: 'Не пізніше ніж за, хвилин',
      },
    },
  ],
  sentence: ({ due, joins, text }, speaker) =>
    speaker.say(
      text
        ? {
            ru: 'позвонить клиенту и сказать {{text}}, {{due}}',
            en: 'call the client and say {{text}}, {{due}}',
            kk: 'клиентке қоңырау шалып, {{text}} деп айту, {{due}}',
            uk: 'зателефонувати клієнтові й сказати {{text}}, {{due}}',
          }
        : joins
          ? {
              ru: 'позвонить клиенту и проиграть запись, по клавише 1 соединить, {{due}}',
              en: 'call the client and play a sound, key 1 joins a person, {{due}}',
              kk: 'клиентке қоңырау шалып, жазбаны ойнату, 1 пернесі қосады, {{due}}',
              uk: 'зателефонувати клієнтові й програти запис, клавіша 1 з’єднує, {{due}}',
            }
          : {
              ru: 'позвонить клиенту и проиграть запись {{due}}',
              en: 'call the client and play a sound {{due}}',
              kk: 'клиентке қоңырау шалып, жазбаны ойнату, {{due}}',
              uk: 'зателефонувати клієнтові й програти запис {{due}}',
            },
      {
        due: speaker.due(due),
        text: text ? bracketed(speaker.text(text)) : '',
      },
    ),
  refers: ({ sound, text }) => (text && !sound ? [] : [{ to: 'sound', key: sound }]),
  orders: ({ sound, text, joins, due, within }) => [
    { kind: 'callback', order: { says: { sound, joins, ...(text ? { text } : {}) }, due, within } },
  ],
};
