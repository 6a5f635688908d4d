import type { Words } from '../words/words.schema.ts';

export const steerEventWords = {
  'lead.hooked': {
    ru: 'Пришёл вебхук «{{name}}»',
    en: 'The webhook “{{name}}” came',
    kk: '«{{name}}» вебхугы келді',
    uk: 'Надійшов вебхук «{{name}}»',
  },
  'lead.steered.run': {
    ru: '{{who}}: запущена автоматизация «{{name}}»',
    en: '{{who}}: automation “{{name}}” was started',
    kk: '{{who}}: «{{name}}» автоматтандыруы іске қосылды',
    uk: '{{who}}: запущено автоматизацію «{{name}}»',
  },
  'lead.steered.press': {
    ru: '{{who}}: нажата кнопка «{{name}}»',
    en: '{{who}}: the button “{{name}}” was pressed',
    kk: '{{who}}: «{{name}}» түймесі басылды',
    uk: '{{who}}: натиснуто кнопку «{{name}}»',
  },
  'lead.steered.skip': {
    ru: '{{who}}: «{{name}}», ожидание пропущено',
    en: '{{who}}: “{{name}}”, the wait was skipped',
    kk: '{{who}}: «{{name}}», күту өткізілді',
    uk: '{{who}}: «{{name}}», очікування пропущено',
  },
  'lead.steered.now': {
    ru: '{{who}}: «{{name}}» сработала сразу, не дожидаясь срока',
    en: '{{who}}: “{{name}}” went on at once',
    kk: '{{who}}: «{{name}}» мерзімін күтпей бірден іске қосылды',
    uk: '{{who}}: «{{name}}» спрацювала одразу, не чекаючи строку',
  },
  'lead.steered.stop': {
    ru: '{{who}}: автоматизация «{{name}}» остановлена',
    en: '{{who}}: automation “{{name}}” was stopped',
    kk: '{{who}}: «{{name}}» автоматтандыруы тоқтатылды',
    uk: '{{who}}: автоматизацію «{{name}}» зупинено',
  },
  'lead.steered.restore': {
    ru: '{{who}}: «{{name}}», пропуск отменён',
    en: '{{who}}: “{{name}}”, the skip was undone',
    kk: '{{who}}: «{{name}}», өткізіп жіберу қайтарылды',
    uk: '{{who}}: «{{name}}», пропуск скасовано',
  },
  'lead.steered.restore.stop': {
    ru: '{{who}}: автоматизация «{{name}}» пошла дальше с того же места',
    en: '{{who}}: automation “{{name}}” goes on where it stood',
    kk: '{{who}}: «{{name}}» автоматтандыруы тоқтаған жерінен жалғасты',
    uk: '{{who}}: автоматизація «{{name}}» пішла далі з того самого місця',
  },
  'lead.steered.retry': {
    ru: '{{who}}: «{{name}}», неудавшийся шаг повторён',
    en: '{{who}}: “{{name}}”, the failed step was tried again',
    kk: '{{who}}: «{{name}}», сәтсіз қадам қайталанды',
    uk: '{{who}}: «{{name}}», невдалий крок повторено',
  },
} satisfies Record<string, Required<Words>>;
