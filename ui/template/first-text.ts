import type { Language } from '../language.ts';
import type { channels } from './queries.ts';

/** What a new template begins with: it can be sent as it is, and shows how values are put in. */
export const firstText: Record<(typeof channels)[number], Record<Language, string>> = {
  email: {
    ru: '# Здравствуйте, {{contact.firstName}}!\n\nНапишите здесь, что важно клиенту.\n\n{{manager.name}}, {{company.name}}',
    en: '# Hello, {{contact.firstName}}!\n\nWrite here what matters to the client.\n\n{{manager.name}}, {{company.name}}',
    kk: '# Сәлеметсіз бе, {{contact.firstName}}!\n\nКлиентке не маңызды екенін осында жазыңыз.\n\n{{manager.name}}, {{company.name}}',
    uk: '# Вітаємо, {{contact.firstName}}!\n\nНапишіть тут, що важливо клієнтові.\n\n{{manager.name}}, {{company.name}}',
  },
  sms: {
    ru: '{{contact.firstName}}, здравствуйте! {{company.name}}',
    en: 'Hello, {{contact.firstName}}! {{company.name}}',
    kk: '{{contact.firstName}}, сәлеметсіз бе! {{company.name}}',
    uk: '{{contact.firstName}}, вітаємо! {{company.name}}',
  },
  document: {
    ru: '# Документ для {{contact.name}}\n\nТекст документа.',
    en: '# Document for {{contact.name}}\n\nThe text of the document.',
    kk: '# {{contact.name}} үшін құжат\n\nҚұжат мәтіні.',
    uk: '# Документ для {{contact.name}}\n\nТекст документа.',
  },
};
