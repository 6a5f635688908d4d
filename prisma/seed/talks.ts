import type { Database } from '../client.ts';
import { keepIncoming } from '../inbox/inbox.queries.ts';

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
  for (const [person, [name, language, said]] of talks.entries())
    for (const [number, [minutes, text]] of said.entries()) {
      const id = 101 + person;
      const from = { id, is_bot: false, first_name: name, language_code: language };
      const date = Math.floor(now / 1000) - minutes * 60;
      const update = 10 * id + number;
      const body = {
        update_id: update,
        message: { message_id: update, date, chat: { id, type: 'private' }, from, text },
      };
      await keepIncoming(db, {
        ...{ source: account, externalId: String(update), headers: {}, lane: String(id) },
        body: Buffer.from(JSON.stringify(body)),
      });
    }
};
