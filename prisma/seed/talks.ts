import { sandboxIncoming } from '../../workflows/account/sandbox-incoming.ts';
import type { Database } from '../client.ts';
import { keepIncoming } from '../inbox/inbox.queries.ts';
import { seedReplies } from './replies.ts';

const account = 'telegram:sandbox-demo';

/** From whom, in what language, and what was said how many minutes before the first start. */
const talks = [
  ['Айгерим Сатпаева', 'kk', [[190, 'Сәлеметсіз бе! Балам 14 жаста, ағылшын курсына алуға бола ма?']]],
  [
    'Дмитрий Ким',
    'ru',
    [
      [52, 'Добрый день! Хочу записаться на подготовку к IELTS'],
      [51, 'Сколько стоит и когда начинается группа?'],
    ],
  ],
  ['Emma Clarke', 'en', [[6, 'Hi! Do you have evening classes of Russian for beginners?']]],
] as const;

/** A practice account in which three clients have written, so that the window of conversations can be tried at once. Made once. */
export const seedTalks = async (db: Database, now = Date.now()): Promise<void> => {
  const { rowCount } = await db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, created_at) VALUES ($1, 'telegram', 'sandbox', 'Учебный Telegram', now()) ON CONFLICT (id) DO NOTHING`,
    [account],
  );
  if (!rowCount) return;
  await seedReplies(db);
  for (const [person, [name, language, said]] of talks.entries())
    for (const [number, [minutes, text]] of said.entries()) {
      const written = sandboxIncoming(
        { thread: String(101 + person), name, language },
        { text },
        new Date(now - minutes * 60_000),
      );
      const { lane } = written;
      const body = Buffer.from(JSON.stringify(written));
      await keepIncoming(db, { source: account, externalId: `${person}-${number}`, headers: {}, lane, body });
    }
};

const texts = {
  title: { ru: 'Меридиан', en: 'Meridian', kk: 'Меридиан', uk: 'Меридіан' },
  welcome: {
    ru: 'Здравствуйте! Спросите о программах, ценах и визе — ответит консультант.',
    en: 'Hello! Ask about programmes, prices and visas: a consultant will answer.',
    kk: 'Сәлеметсіз бе! Бағдарламалар, бағалар және виза туралы сұраңыз — кеңесші жауап береді.',
    uk: 'Вітаємо! Запитайте про програми, ціни та візу — відповість консультант.',
  },
};

/** The chat of the demo site, under both names of this machine. Made once; an admin may change it. */
export const seedChat = async (db: Database, { demoUrl }: { demoUrl: string }): Promise<void> => {
  const { origin } = new URL(demoUrl);
  const names = ['127.0.0.1', 'localhost'];
  const own = names.find((name) => origin.includes(`//${name}:`));
  const sites = own ? names.map((name) => origin.replace(own, name)).join(' ') : origin;
  const { title, welcome } = texts;
  const settings = {
    key: 'demo',
    sites,
    color: '#0b6e63',
    title: JSON.stringify(title),
    welcome: JSON.stringify(welcome),
  };
  await db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, settings, created_at) VALUES ('widget:demo', 'widget', 'widget', 'Чат на сайте', $1, now())
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(settings)],
  );
};
