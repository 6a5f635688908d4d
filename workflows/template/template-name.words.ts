import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage, quoted } from '../words/words.ts';

/** What people read instead of the key of a text that no admin has named: those of the product, and those that ready automations ask for. */
export const templateName = (key: string, language: Language): string =>
  Object.hasOwn(names, key) ? inLanguage(names[key]!, language) : key;

/** How a message is shown that it is filled into when it leaves. */
export const calledTemplate = (key: string, language: Language): string =>
  quoted(templateName(key, language), language);

const names: Record<string, Required<Words>> = {
  received: { ru: 'Заявка принята', en: 'Request received', kk: 'Өтінім қабылданды', uk: 'Заявку прийнято' },
  meeting_invitation: {
    ru: 'Приглашение на встречу',
    en: 'Invitation to a meeting',
    kk: 'Кездесуге шақыру',
    uk: 'Запрошення на зустріч',
  },
  missed_call: { ru: 'Не дозвонились', en: 'Missed call', kk: 'Қоңырауға жауап болмады', uk: 'Не додзвонилися' },
  contract: { ru: 'Договор', en: 'Contract', kk: 'Келісімшарт', uk: 'Договір' },
  invoice: { ru: 'Счёт', en: 'Invoice', kk: 'Шот', uk: 'Рахунок' },
  invoice_reminder: {
    ru: 'Напоминание о счёте',
    en: 'Invoice reminder',
    kk: 'Шот туралы еске салу',
    uk: 'Нагадування про рахунок',
  },
  invoice_overdue: { ru: 'Счёт просрочен', en: 'Invoice overdue', kk: 'Шот мерзімі өтті', uk: 'Рахунок прострочено' },
  receipt: { ru: 'Квитанция', en: 'Receipt', kk: 'Түбіртек', uk: 'Квитанція' },
  reminder: {
    ru: 'Напоминание о встрече',
    en: 'Reminder of a meeting',
    kk: 'Кездесу туралы еске салу',
    uk: 'Нагадування про зустріч',
  },
};
