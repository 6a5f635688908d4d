import type { Words } from '../../words/words.schema.ts';

export const automationChangeWords = {
  automationAdded: {
    ru: 'новая: {{name}}. {{sentence}}',
    en: 'new: {{name}}. {{sentence}}',
    kk: 'жаңа: {{name}}. {{sentence}}',
    uk: 'нова: {{name}}. {{sentence}}',
  },
  automationRemoved: {
    ru: 'удалена: {{name}}. {{sentence}}',
    en: 'deleted: {{name}}. {{sentence}}',
    kk: 'жойылды: {{name}}. {{sentence}}',
    uk: 'видалено: {{name}}. {{sentence}}',
  },
  switchedOff: {
    ru: '{{where}}: выключена',
    en: '{{where}}: switched off',
    kk: '{{where}}: өшірілді',
    uk: '{{where}}: вимкнено',
  },
  switchedOn: {
    ru: '{{where}}: снова включена',
    en: '{{where}}: switched on again',
    kk: '{{where}}: қайта қосылды',
    uk: '{{where}}: знову ввімкнено',
  },
  trigger: {
    ru: '{{where}}: срабатывает иначе — {{after}} (было: {{before}})',
    en: '{{where}}: fires differently — {{after}} (was: {{before}})',
    kk: '{{where}}: басқаша іске қосылады — {{after}} (болған: {{before}})',
    uk: '{{where}}: спрацьовує інакше — {{after}} (було: {{before}})',
  },
  stages: {
    ru: '{{where}}: теперь {{after}} (было: {{before}})',
    en: '{{where}}: now {{after}} (was: {{before}})',
    kk: '{{where}}: енді {{after}} (болған: {{before}})',
    uk: '{{where}}: тепер {{after}} (було: {{before}})',
  },
  inStages: {
    ru: 'в этапах {{stages}}',
    en: 'at the stages {{stages}}',
    kk: '{{stages}} кезеңдерінде',
    uk: 'на етапах {{stages}}',
  },
  anywhere: {
    ru: 'в любом открытом этапе',
    en: 'at any open stage',
    kk: 'кез келген ашық кезеңде',
    uk: 'на будь-якому відкритому етапі',
  },
  conditionSet: {
    ru: '{{where}}: теперь только если {{after}}',
    en: '{{where}}: now only if {{after}}',
    kk: '{{where}}: енді тек егер {{after}}',
    uk: '{{where}}: тепер лише якщо {{after}}',
  },
  conditionUnset: {
    ru: '{{where}}: больше без условия (было: {{before}})',
    en: '{{where}}: no longer has a condition (was: {{before}})',
    kk: '{{where}}: енді шартсыз (болған: {{before}})',
    uk: '{{where}}: більше без умови (було: {{before}})',
  },
  conditionBecame: {
    ru: '{{where}}: условие «{{before}}» стало «{{after}}»',
    en: '{{where}}: the condition “{{before}}” became “{{after}}”',
    kk: '{{where}}: «{{before}}» шарты енді «{{after}}»',
    uk: '{{where}}: умова «{{before}}» стала «{{after}}»',
  },
  onLeaveKeep: {
    ru: '{{where}}: идёт дальше и после ухода из этапа',
    en: '{{where}}: goes on after its stage is left',
    kk: '{{where}}: кезеңнен шыққаннан кейін де жалғасады',
    uk: '{{where}}: триває і після виходу з етапу',
  },
  onLeaveStop: {
    ru: '{{where}}: прекращается при уходе из этапа',
    en: '{{where}}: stops when its stage is left',
    kk: '{{where}}: кезеңнен шыққанда тоқтайды',
    uk: '{{where}}: припиняється при виході з етапу',
  },
  againOn: {
    ru: '{{where}}: может идти несколько раз сразу',
    en: '{{where}}: may go several times at once',
    kk: '{{where}}: бірнеше рет қатар жүре алады',
    uk: '{{where}}: може йти кілька разів одночасно',
  },
  againOff: {
    ru: '{{where}}: идёт не больше одного раза сразу',
    en: '{{where}}: goes once at a time at most',
    kk: '{{where}}: бір уақытта бір реттен артық жүрмейді',
    uk: '{{where}}: іде не більше одного разу одночасно',
  },
  stepAdded: {
    ru: '{{where}}: добавлен шаг «{{step}}»',
    en: '{{where}}: new step “{{step}}”',
    kk: '{{where}}: «{{step}}» қадамы қосылды',
    uk: '{{where}}: додано крок «{{step}}»',
  },
  stepRemoved: {
    ru: '{{where}}: убран шаг «{{step}}»',
    en: '{{where}}: removed the step “{{step}}”',
    kk: '{{where}}: «{{step}}» қадамы алынды',
    uk: '{{where}}: прибрано крок «{{step}}»',
  },
  stepMoved: {
    ru: '{{where}}: шаг «{{step}}» стоит на другом месте',
    en: '{{where}}: the step “{{step}}” stands elsewhere',
    kk: '{{where}}: «{{step}}» қадамы басқа орында',
    uk: '{{where}}: крок «{{step}}» стоїть в іншому місці',
  },
  stepBecame: {
    ru: '{{where}}: шаг «{{before}}» стал «{{after}}»',
    en: '{{where}}: the step “{{before}}” became “{{after}}”',
    kk: '{{where}}: «{{before}}» қадамы енді «{{after}}»',
    uk: '{{where}}: крок «{{before}}» став «{{after}}»',
  },
  stepChanged: {
    ru: '{{where}}: изменён шаг «{{step}}»',
    en: '{{where}}: the step “{{step}}” changed',
    kk: '{{where}}: «{{step}}» қадамы өзгерді',
    uk: '{{where}}: змінено крок «{{step}}»',
  },
} satisfies Record<string, Required<Words>>;
