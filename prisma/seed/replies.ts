import type { Database } from '../client.ts';

const replies = [
  {
    name: 'Приветствие',
    texts: {
      ru: 'Здравствуйте, {{contact.firstName}}! Меня зовут {{operator.name}}. Чем могу помочь?',
      en: 'Hello, {{contact.firstName}}! My name is {{operator.name}}. How can I help?',
      kk: 'Сәлеметсіз бе, {{contact.firstName}}! Менің атым {{operator.name}}. Қалай көмектесе аламын?',
      uk: 'Вітаю, {{contact.firstName}}! Мене звати {{operator.name}}. Чим можу допомогти?',
    },
  },
  {
    name: 'Документы',
    texts: {
      ru: 'Для подачи нужны паспорт, аттестат или диплом и фото. Пришлите их сюда, мы всё проверим.',
      en: 'To apply we need a passport, a certificate or diploma, and a photo. Send them here and we will check them.',
      kk: 'Өтінім беру үшін төлқұжат, аттестат немесе диплом және фото керек. Осында жіберіңіз, бәрін тексереміз.',
      uk: 'Для подання потрібні паспорт, атестат або диплом і фото. Надішліть їх сюди, ми все перевіримо.',
    },
  },
];

const macro = {
  name: 'Жду документы',
  steps: [
    { do: 'take' },
    {
      do: 'reply',
      texts: {
        ru: 'Хорошо, жду документы. Завтра напомню.',
        en: 'All right, I am waiting for the documents. I will remind you tomorrow.',
        kk: 'Жақсы, құжаттарды күтемін. Ертең еске саламын.',
        uk: 'Добре, чекаю на документи. Завтра нагадаю.',
      },
    },
    { do: 'snooze', hours: 24 },
  ],
};

/** What an operator of the demo may answer with at once. */
export const seedReplies = async (db: Database): Promise<void> => {
  for (const { name, texts } of replies)
    await db.pool.query('INSERT INTO quick_reply (name, texts) VALUES ($1, $2)', [name, JSON.stringify(texts)]);
  const { name, steps } = macro;
  await db.pool.query('INSERT INTO macro (name, steps) VALUES ($1, $2)', [name, JSON.stringify(steps)]);
};
