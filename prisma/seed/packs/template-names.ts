import type { Words } from '../../../workflows/words/words.schema.ts';

/** What admins read instead of a key; the demo's own texts take their names from the app's words. */
export const templateNames: Record<string, Required<Words>> = {
  web_received: {
    ru: 'Студия: заявка получена',
    en: 'Studio: request received',
    kk: 'Студия: өтінім алынды',
    uk: 'Студія: заявку отримано',
  },
  web_missed_call: {
    ru: 'Студия: не дозвонились',
    en: 'Studio: missed call',
    kk: 'Студия: қоңырауға жауап жоқ',
    uk: 'Студія: не додзвонилися',
  },
  web_brief: { ru: 'Студия: бриф', en: 'Studio: brief', kk: 'Студия: бриф', uk: 'Студія: бриф' },
  web_brief_reminder: {
    ru: 'Студия: напомнить о брифе',
    en: 'Studio: brief reminder',
    kk: 'Студия: бриф туралы еске салу',
    uk: 'Студія: нагадати про бриф',
  },
  web_estimate: { ru: 'Студия: смета', en: 'Studio: estimate', kk: 'Студия: смета', uk: 'Студія: кошторис' },
  web_estimate_reminder: {
    ru: 'Студия: что решили по смете',
    en: 'Studio: estimate reminder',
    kk: 'Студия: смета бойынша шешім',
    uk: 'Студія: що вирішили щодо кошторису',
  },
  web_contract: { ru: 'Студия: договор', en: 'Studio: contract', kk: 'Студия: шарт', uk: 'Студія: договір' },
  web_started: {
    ru: 'Студия: начали работу',
    en: 'Studio: work has begun',
    kk: 'Студия: жұмыс басталды',
    uk: 'Студія: почали роботу',
  },
  web_acceptance: { ru: 'Студия: приёмка', en: 'Studio: acceptance', kk: 'Студия: қабылдау', uk: 'Студія: приймання' },
  web_second_half: {
    ru: 'Студия: вторая половина оплаты',
    en: 'Studio: second half of the payment',
    kk: 'Студия: төлемнің екінші жартысы',
    uk: 'Студія: друга половина оплати',
  },
  web_support: {
    ru: 'Студия: поддержка включена',
    en: 'Studio: support is on',
    kk: 'Студия: қолдау басталды',
    uk: 'Студія: підтримку ввімкнено',
  },
  web_review: {
    ru: 'Студия: попросить отзыв',
    en: 'Studio: ask for a review',
    kk: 'Студия: пікір сұрау',
    uk: 'Студія: попросити відгук',
  },
};
