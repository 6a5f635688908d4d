import type { Words } from '../../../workflows/words/words.schema.ts';

const named = (ru: string, en: string, kk: string, uk: string): Required<Words> => ({ ru, en, kk, uk });

/** What admins read instead of a key; the demo's own texts take their names from the app's words. */
export const templateNames: Record<string, Required<Words>> = {
  web_received: named(
    'Студия: заявка получена',
    'Studio: request received',
    'Студия: өтінім алынды',
    'Студія: заявку отримано',
  ),
  web_missed_call: named(
    'Студия: не дозвонились',
    'Studio: missed call',
    'Студия: қоңырауға жауап жоқ',
    'Студія: не додзвонилися',
  ),
  web_brief: named('Студия: бриф', 'Studio: brief', 'Студия: бриф', 'Студія: бриф'),
  web_brief_reminder: named(
    'Студия: напомнить о брифе',
    'Studio: brief reminder',
    'Студия: бриф туралы еске салу',
    'Студія: нагадати про бриф',
  ),
  web_estimate: named('Студия: смета', 'Studio: estimate', 'Студия: смета', 'Студія: кошторис'),
  web_estimate_reminder: named(
    'Студия: что решили по смете',
    'Studio: estimate reminder',
    'Студия: смета бойынша шешім',
    'Студія: що вирішили щодо кошторису',
  ),
  web_contract: named('Студия: договор', 'Studio: contract', 'Студия: шарт', 'Студія: договір'),
  web_started: named(
    'Студия: начали работу',
    'Studio: work has begun',
    'Студия: жұмыс басталды',
    'Студія: почали роботу',
  ),
  web_acceptance: named('Студия: приёмка', 'Studio: acceptance', 'Студия: қабылдау', 'Студія: приймання'),
  web_second_half: named(
    'Студия: вторая половина оплаты',
    'Studio: second half of the payment',
    'Студия: төлемнің екінші жартысы',
    'Студія: друга половина оплати',
  ),
  web_support: named(
    'Студия: поддержка включена',
    'Studio: support is on',
    'Студия: қолдау басталды',
    'Студія: підтримку ввімкнено',
  ),
  web_review: named(
    'Студия: попросить отзыв',
    'Studio: ask for a review',
    'Студия: пікір сұрау',
    'Студія: попросити відгук',
  ),
  desk_received: named(
    'Поддержка: обращение принято',
    'Support: request received',
    'Қолдау: өтініш қабылданды',
    'Підтримка: звернення прийнято',
  ),
  desk_progress: named(
    'Поддержка: ещё работаем',
    'Support: still at work',
    'Қолдау: әлі жұмыстамыз',
    'Підтримка: ще працюємо',
  ),
  desk_question: named(
    'Поддержка: ждём ответа',
    'Support: we need an answer',
    'Қолдау: жауап күтеміз',
    'Підтримка: чекаємо на відповідь',
  ),
  desk_reminder: named(
    'Поддержка: закроем через три дня',
    'Support: closes in three days',
    'Қолдау: үш күнде жабылады',
    'Підтримка: закриємо за три дні',
  ),
  desk_resolved: named(
    'Поддержка: решено, всё хорошо?',
    'Support: resolved, is all well?',
    'Қолдау: шешілді, бәрі жақсы ма?',
    'Підтримка: вирішено, усе гаразд?',
  ),
};
