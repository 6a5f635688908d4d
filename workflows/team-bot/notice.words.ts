import type { Language, Words } from '../words/words.schema.ts';
import { sayingIn, type Say } from './team-bot.words.ts';

/** Notifications as the team's bot tells them; the kinds are those of the bell. */
const words = {
  'lead.assigned': {
    ru: '🆕 Новая сделка ваша: {{leadName}}',
    en: '🆕 A new lead is yours: {{leadName}}',
    kk: '🆕 Жаңа мәміле сіздікі: {{leadName}}',
    uk: '🆕 Нова угода ваша: {{leadName}}',
  },
  'task.created': {
    ru: '📝 Новая задача: {{text}}. Срок: {{due}}. {{leadName}}',
    en: '📝 A new task: {{text}}. Due: {{due}}. {{leadName}}',
    kk: '📝 Жаңа тапсырма: {{text}}. Мерзімі: {{due}}. {{leadName}}',
    uk: '📝 Нове завдання: {{text}}. Строк: {{due}}. {{leadName}}',
  },
  'task.reminder': {
    ru: '🔔 {{text}}. Срок: {{due}}. {{leadName}}',
    en: '🔔 {{text}}. Due: {{due}}. {{leadName}}',
    kk: '🔔 {{text}}. Мерзімі: {{due}}. {{leadName}}',
    uk: '🔔 {{text}}. Строк: {{due}}. {{leadName}}',
  },
  'task.overdue': {
    ru: '⏰ Просрочено: {{text}}. Срок был {{due}}. {{leadName}}',
    en: '⏰ Overdue: {{text}}. It was due {{due}}. {{leadName}}',
    kk: '⏰ Мерзімі өтті: {{text}}. Мерзімі {{due}} болған. {{leadName}}',
    uk: '⏰ Прострочено: {{text}}. Строк був {{due}}. {{leadName}}',
  },
  'task.escalated': {
    ru: '🚨 {{responsible}} не успевает: {{text}}. Срок был {{due}}. {{leadName}}',
    en: '🚨 {{responsible}} is behind: {{text}}. It was due {{due}}. {{leadName}}',
    kk: '🚨 {{responsible}} үлгермей жатыр: {{text}}. Мерзімі {{due}} болған. {{leadName}}',
    uk: '🚨 {{responsible}} не встигає: {{text}}. Строк був {{due}}. {{leadName}}',
  },
  'meeting.declined': {
    ru: '📅 Клиент не придёт: {{text}}, {{due}}. {{leadName}}',
    en: '📅 The client will not come: {{text}}, {{due}}. {{leadName}}',
    kk: '📅 Клиент келмейді: {{text}}, {{due}}. {{leadName}}',
    uk: '📅 Клієнт не прийде: {{text}}, {{due}}. {{leadName}}',
  },
  'meeting.proposed': {
    ru: '📅 Клиент предлагает другое время: {{text}}, {{due}}. {{leadName}}',
    en: '📅 The client proposes another time: {{text}}, {{due}}. {{leadName}}',
    kk: '📅 Клиент басқа уақыт ұсынады: {{text}}, {{due}}. {{leadName}}',
    uk: '📅 Клієнт пропонує інший час: {{text}}, {{due}}. {{leadName}}',
  },
  'invoice.paid': {
    ru: '💰 Оплачено {{amount}}: {{leadName}}',
    en: '💰 Paid {{amount}}: {{leadName}}',
    kk: '💰 {{amount}} төленді: {{leadName}}',
    uk: '💰 Оплачено {{amount}}: {{leadName}}',
  },
  'delivery.failed': {
    ru: '⚠️ Не дошло до клиента: {{leadName}}. Причина в сделке.',
    en: '⚠️ It did not reach the client: {{leadName}}. The lead says why.',
    kk: '⚠️ Клиентке жетпеді: {{leadName}}. Себебі мәміледе.',
    uk: '⚠️ Не дійшло до клієнта: {{leadName}}. Причина в угоді.',
  },
  'conversation.received': {
    ru: '💬 {{name}} пишет: {{text}}',
    en: '💬 {{name}} writes: {{text}}',
    kk: '💬 {{name}} жазды: {{text}}',
    uk: '💬 {{name}} пише: {{text}}',
  },
  'conversation.assigned': {
    ru: '💬 Вам передана переписка: {{name}}. {{text}}',
    en: '💬 A conversation is yours now: {{name}}. {{text}}',
    kk: '💬 Хат алмасу сізге берілді: {{name}}. {{text}}',
    uk: '💬 Вам передано листування: {{name}}. {{text}}',
  },
  'ticket.assigned': {
    ru: '🎫 Вам обращение {{track}}: {{subject}}',
    en: '🎫 A ticket is yours, {{track}}: {{subject}}',
    kk: '🎫 Өтініш сізге берілді, {{track}}: {{subject}}',
    uk: '🎫 Вам звернення {{track}}: {{subject}}',
  },
  'ticket.warned': {
    ru: '⏰ {{track}} «{{subject}}»: срок {{due}}',
    en: '⏰ {{track}} “{{subject}}”: due {{due}}',
    kk: '⏰ {{track}} «{{subject}}»: мерзімі {{due}}',
    uk: '⏰ {{track}} «{{subject}}»: строк {{due}}',
  },
  'conversation.warned': {
    ru: '⏰ {{name}} ждёт ответа: срок {{due}}',
    en: '⏰ {{name}} waits for an answer: due {{due}}',
    kk: '⏰ {{name}} жауап күтеді: мерзімі {{due}}',
    uk: '⏰ {{name}} чекає на відповідь: строк {{due}}',
  },
  'ticket.on_call': {
    ru: '🆘 Нужны вы: {{track}} «{{subject}}», срок {{due}}',
    en: '🆘 You are needed: {{track}} “{{subject}}”, due {{due}}',
    kk: '🆘 Сіз керексіз: {{track}} «{{subject}}», мерзімі {{due}}',
    uk: '🆘 Потрібні ви: {{track}} «{{subject}}», строк {{due}}',
  },
  'conversation.on_call': {
    ru: '🆘 Нужны вы: {{name}} ждёт ответа, срок {{due}}',
    en: '🆘 You are needed: {{name}} waits for an answer, due {{due}}',
    kk: '🆘 Сіз керексіз: {{name}} жауап күтеді, мерзімі {{due}}',
    uk: '🆘 Потрібні ви: {{name}} чекає на відповідь, строк {{due}}',
  },
  'task.on_call': {
    ru: '🆘 Нужны вы: задача {{track}} «{{text}}», срок был {{due}}. {{leadName}}',
    en: '🆘 You are needed: task {{track}} “{{text}}”, it was due {{due}}. {{leadName}}',
    kk: '🆘 Сіз керексіз: {{track}} тапсырмасы «{{text}}», мерзімі {{due}} болған. {{leadName}}',
    uk: '🆘 Потрібні ви: завдання {{track}} «{{text}}», строк був {{due}}. {{leadName}}',
  },
  'callback.on_call': {
    ru: '🆘 Нужны вы: никто не позвонил клиенту {{name}}. {{text}}',
    en: '🆘 You are needed: nobody has called {{name}}. {{text}}',
    kk: '🆘 Сіз керексіз: {{name}} клиентіне ешкім қоңырау шалмады. {{text}}',
    uk: '🆘 Потрібні ви: ніхто не зателефонував клієнтові {{name}}. {{text}}',
  },
  'callback.promised': {
    ru: '📞 Вам звонить: {{name}}, {{due}}. {{text}}',
    en: '📞 You call {{name}}, {{due}}. {{text}}',
    kk: '📞 Сіз қоңырау шаласыз: {{name}}, {{due}}. {{text}}',
    uk: '📞 Вам телефонувати: {{name}}, {{due}}. {{text}}',
  },
  'callback.due': {
    ru: '📞 Пора звонить: {{name}}. {{text}}',
    en: '📞 Time to call {{name}}. {{text}}',
    kk: '📞 Қоңырау уақыты: {{name}}. {{text}}',
    uk: '📞 Час телефонувати: {{name}}. {{text}}',
  },
  'note.mention': {
    ru: '✍️ {{author}} зовёт вас: {{name}}. {{note}}',
    en: '✍️ {{author}} calls you: {{name}}. {{note}}',
    kk: '✍️ {{author}} сізді шақырады: {{name}}. {{note}}',
    uk: '✍️ {{author}} кличе вас: {{name}}. {{note}}',
  },
  message: {
    ru: '{{leadName}}: {{text}}',
    en: '{{leadName}}: {{text}}',
    kk: '{{leadName}}: {{text}}',
    uk: '{{leadName}}: {{text}}',
  },
  other: {
    ru: 'Новое уведомление. Откройте Воронку, чтобы прочитать его.',
    en: 'A new notification. Open Voronka to read it.',
    kk: 'Жаңа хабарландыру. Оқу үшін Воронканы ашыңыз.',
    uk: 'Нове сповіщення. Відкрийте Воронку, щоб прочитати його.',
  },
} satisfies Record<string, Required<Words>>;

type Key = keyof typeof words;
export const isTold = (kind: string): kind is Key => Object.hasOwn(words, kind);
export const noticeSays = (language: Language): Say<Key> => sayingIn(words, language);
