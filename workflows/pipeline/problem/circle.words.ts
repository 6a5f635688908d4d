import type { ProblemKind } from './look.ts';

export const circleProblems = {
  Loop: {
    severity: 'error',
    says: {
      ru: '{{where}}: получается бесконечный круг: {{path}}.',
      en: '{{where}}: this goes round for ever: {{path}}.',
      kk: '{{where}}: шексіз айналым шығады: {{path}}.',
      uk: '{{where}}: виходить нескінченне коло: {{path}}.',
    },
    advice: {
      ru: 'Разорвите круг: уберите один из шагов или поставьте перед ним условие.',
      en: 'Break the circle: remove one of the steps, or put a condition before it.',
      kk: 'Айналымды үзіңіз: қадамдардың бірін алып тастаңыз немесе алдына шарт қойыңыз.',
      uk: 'Розірвіть коло: приберіть один із кроків або поставте перед ним умову.',
    },
  },
  RunLoop: {
    severity: 'error',
    says: {
      ru: '{{where}}: автоматизации запускают друг друга по кругу: {{path}}.',
      en: '{{where}}: automations run each other in a circle: {{path}}.',
      kk: '{{where}}: автоматтандырулар бірін-бірі айналдыра іске қосады: {{path}}.',
      uk: '{{where}}: автоматизації запускають одна одну по колу: {{path}}.',
    },
    advice: {
      ru: 'Уберите один из шагов «Запустить автоматизацию».',
      en: 'Remove one of the steps “Run an automation”.',
      kk: '«Автоматтандыруды іске қосу» қадамдарының бірін алып тастаңыз.',
      uk: 'Приберіть один із кроків «Запустити автоматизацію».',
    },
  },
  Circle: {
    severity: 'warning',
    says: {
      ru: '{{where}}: если никто не вмешается, сделка будет ходить по кругу ({{path}}), пока её не остановит защита от зацикливания.',
      en: '{{where}}: if nobody steps in, a lead goes in a circle ({{path}}) until the loop guard stops it.',
      kk: '{{where}}: ешкім араласпаса, мәміле айнала береді ({{path}}), циклден қорғаныс тоқтатқанша.',
      uk: '{{where}}: якщо ніхто не втрутиться, угода ходитиме по колу ({{path}}), доки її не зупинить захист від зациклення.',
    },
    advice: {
      ru: 'Добавьте условие, например «сколько раз сделка была в этапе».',
      en: 'Add a condition, such as how often the lead was at the stage.',
      kk: 'Шарт қосыңыз, мысалы «мәміле кезеңде неше рет болды».',
      uk: 'Додайте умову, наприклад «скільки разів угода була на етапі».',
    },
  },
} satisfies Record<string, ProblemKind>;
