import type { ProblemKind } from './look.ts';

export const teamProblems = {
  TeamMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: группы «{{key}}» нет.',
      en: '{{where}}: there is no team “{{key}}”.',
      kk: '{{where}}: «{{key}}» тобы жоқ.',
      uk: '{{where}}: групи «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другую группу.',
      en: 'Choose another team.',
      kk: 'Басқа топ таңдаңыз.',
      uk: 'Виберіть іншу групу.',
    },
  },
  TeamEmpty: {
    severity: 'warning',
    says: {
      ru: '{{where}}: в группе «{{team}}» сейчас никого нет, сделки останутся без ответственного.',
      en: '{{where}}: nobody is in the team “{{team}}” now, leads will have no responsible person.',
      kk: '{{where}}: «{{team}}» тобында қазір ешкім жоқ, мәмілелер жауаптысыз қалады.',
      uk: '{{where}}: у групі «{{team}}» зараз нікого немає, угоди залишаться без відповідального.',
    },
    advice: {
      ru: 'Добавьте в группу людей или выберите другую.',
      en: 'Add people to the team, or choose another one.',
      kk: 'Топқа адам қосыңыз немесе басқасын таңдаңыз.',
      uk: 'Додайте до групи людей або виберіть іншу.',
    },
  },
  GroupMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: скилл-группы «{{key}}» нет.',
      en: '{{where}}: there is no skill group “{{key}}”.',
      kk: '{{where}}: «{{key}}» дағды тобы жоқ.',
      uk: '{{where}}: скіл-групи «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другую или заведите её: Настройки, Группы.',
      en: 'Choose another one, or add it: Settings, Groups.',
      kk: 'Басқасын таңдаңыз немесе қосыңыз: Баптаулар, Топтар.',
      uk: 'Виберіть іншу або додайте її: Налаштування, Групи.',
    },
  },
  DeskMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: опубликованной воронки обращений «{{key}}» нет.',
      en: '{{where}}: no pipeline of tickets “{{key}}” is published.',
      kk: '{{where}}: «{{key}}» өтініштер воронкасы жарияланбаған.',
      uk: '{{where}}: опублікованої воронки звернень «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другую или опубликуйте её.',
      en: 'Choose another one, or publish it.',
      kk: 'Басқасын таңдаңыз немесе оны жариялаңыз.',
      uk: 'Виберіть іншу або опублікуйте її.',
    },
  },
  PipelineMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: опубликованной воронки сделок «{{key}}» нет.',
      en: '{{where}}: no pipeline of leads “{{key}}” is published.',
      kk: '{{where}}: «{{key}}» мәмілелер воронкасы жарияланбаған.',
      uk: '{{where}}: опублікованої воронки угод «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другую или опубликуйте её.',
      en: 'Choose another one, or publish it.',
      kk: 'Басқасын таңдаңыз немесе оны жариялаңыз.',
      uk: 'Виберіть іншу або опублікуйте її.',
    },
  },
  PersonUnknown: {
    severity: 'error',
    says: {
      ru: '{{where}}: человека с почтой {{email}} нет.',
      en: '{{where}}: nobody has the e-mail {{email}}.',
      kk: '{{where}}: {{email}} поштасы бар адам жоқ.',
      uk: '{{where}}: людини з поштою {{email}} немає.',
    },
    advice: {
      ru: 'Выберите другого человека.',
      en: 'Choose somebody else.',
      kk: 'Басқа адамды таңдаңыз.',
      uk: 'Виберіть іншу людину.',
    },
  },
  PersonLeft: {
    severity: 'error',
    says: {
      ru: '{{where}}: {{name}} здесь больше не работает.',
      en: '{{where}}: {{name}} does not work here any more.',
      kk: '{{where}}: {{name}} енді мұнда жұмыс істемейді.',
      uk: '{{where}}: {{name}} тут більше не працює.',
    },
    advice: {
      ru: 'Выберите другого человека.',
      en: 'Choose somebody else.',
      kk: 'Басқа адамды таңдаңыз.',
      uk: 'Виберіть іншу людину.',
    },
  },
} satisfies Record<string, ProblemKind>;
