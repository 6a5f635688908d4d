import type { Words } from '../words/words.schema.ts';

/** Who an event says it was. */
export const whoWords = {
  'who.user': { ru: 'Сотрудник', en: 'A colleague', kk: 'Қызметкер', uk: 'Співробітник' },
  'who.process': { ru: 'Процесс', en: 'The process', kk: 'Процесс', uk: 'Процес' },
  'who.client': { ru: 'Клиент', en: 'The client', kk: 'Клиент', uk: 'Клієнт' },
  'who.provider': { ru: 'Провайдер', en: 'The provider', kk: 'Провайдер', uk: 'Провайдер' },
  'who.system': { ru: 'Система', en: 'The system', kk: 'Жүйе', uk: 'Система' },
  'who.automation': {
    ru: 'Автоматизация «{{name}}»',
    en: 'Automation “{{name}}”',
    kk: '«{{name}}» автоматтандыруы',
    uk: 'Автоматизація «{{name}}»',
  },
  nobody: { ru: 'никто', en: 'nobody', kk: 'ешкім', uk: 'ніхто' },
} satisfies Record<string, Required<Words>>;
