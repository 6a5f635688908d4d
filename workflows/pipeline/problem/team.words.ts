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
