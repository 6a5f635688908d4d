import type { Words } from '../../words/words.schema.ts';

export const listChangeWords = {
  renamed: {
    ru: '{{kind}} {{before}} теперь называется {{after}}',
    en: '{{kind}} {{before}} is now called {{after}}',
    kk: '{{kind}} {{before}} енді {{after}} деп аталады',
    uk: '{{kind}} {{before}} тепер називається {{after}}',
  },
  translated: {
    ru: '{{kind}} {{name}}: изменён перевод названия ({{languages}})',
    en: '{{kind}} {{name}}: the translation of its name changed ({{languages}})',
    kk: '{{kind}} {{name}}: атауының аудармасы өзгерді ({{languages}})',
    uk: '{{kind}} {{name}}: змінено переклад назви ({{languages}})',
  },
  added: {
    ru: 'добавлено: {{kind}} {{name}}',
    en: 'added: {{kind}} {{name}}',
    kk: 'қосылды: {{kind}} {{name}}',
    uk: 'додано: {{kind}} {{name}}',
  },
  removed: {
    ru: 'удалено: {{kind}} {{name}}',
    en: 'deleted: {{kind}} {{name}}',
    kk: 'жойылды: {{kind}} {{name}}',
    uk: 'видалено: {{kind}} {{name}}',
  },
  movedAfter: {
    ru: '{{kind}} {{name}} теперь после {{other}}',
    en: '{{kind}} {{name}} is now after {{other}}',
    kk: '{{kind}} {{name}} енді мынадан кейін: {{other}}',
    uk: '{{kind}} {{name}} тепер після {{other}}',
  },
  movedFirst: {
    ru: '{{kind}} {{name}} теперь в начале списка',
    en: '{{kind}} {{name}} now comes first',
    kk: '{{kind}} {{name}} енді тізімнің басында',
    uk: '{{kind}} {{name}} тепер на початку списку',
  },
  stageAdded: {
    ru: 'новый этап {{name}}',
    en: 'new stage {{name}}',
    kk: 'жаңа кезең {{name}}',
    uk: 'новий етап {{name}}',
  },
  stageRemoved: {
    ru: 'удалён этап {{name}}',
    en: 'deleted stage {{name}}',
    kk: 'жойылған кезең {{name}}',
    uk: 'видалено етап {{name}}',
  },
} satisfies Record<string, Required<Words>>;

/** What the lists contain. */
export const kindWords = {
  stage: { ru: 'этап', en: 'stage', kk: 'кезең', uk: 'етап' },
  automation: { ru: 'автоматизация', en: 'automation', kk: 'автоматтандыру', uk: 'автоматизація' },
  field: { ru: 'поле', en: 'field', kk: 'өріс', uk: 'поле' },
  outcome: { ru: 'итог', en: 'outcome', kk: 'қорытынды', uk: 'підсумок' },
  lossReason: { ru: 'причина отказа', en: 'loss reason', kk: 'бас тарту себебі', uk: 'причина відмови' },
  taskType: { ru: 'вид задач', en: 'kind of task', kk: 'тапсырма түрі', uk: 'вид завдань' },
} satisfies Record<string, Required<Words>>;
