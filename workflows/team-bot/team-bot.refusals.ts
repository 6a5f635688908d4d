import type { RefusalKind } from '../refusal.ts';

export const teamBotRefusals = {
  NoTeamBot: {
    status: 409,
    ru: 'Бот команды не подключён. Администратор: настройки, «Каналы», подключить Telegram «для команды».',
    en: 'The team has no bot yet. Administrator: settings, “Channels”, connect a Telegram “for the team”.',
    kk: 'Команда боты қосылмаған. Әкімші: баптаулар, «Арналар», «команда үшін» Telegram қосыңыз.',
    uk: 'Бота команди не підключено. Адміністратор: налаштування, «Канали», підключити Telegram «для команди».',
  },
  NotLinked: {
    status: 409,
    ru: 'Этот человек не связал свой Telegram.',
    en: 'This person has not linked a Telegram.',
    kk: 'Бұл адам Telegram-ын байланыстырмаған.',
    uk: 'Ця людина не прив’язала свій Telegram.',
  },
} satisfies Record<string, RefusalKind>;
