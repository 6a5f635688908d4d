import type { ProblemKind } from './look.ts';

export const factProblems = {
  FactUnknown: {
    severity: 'error',
    says: {
      ru: '{{where}}: неизвестно, что такое «{{path}}».',
      en: '{{where}}: it is not known what “{{path}}” is.',
      kk: '{{where}}: «{{path}}» деген не екені белгісіз.',
      uk: '{{where}}: невідомо, що таке «{{path}}».',
    },
    advice: {
      ru: 'Выберите поле из списка.',
      en: 'Choose a field from the list.',
      kk: 'Өрісті тізімнен таңдаңыз.',
      uk: 'Виберіть поле зі списку.',
    },
  },
  ConditionIncomplete: {
    severity: 'warning',
    says: {
      ru: '{{where}}: в условии про «{{field}}» не указано, с чем сравнивать.',
      en: '{{where}}: the condition on “{{field}}” does not say what to compare with.',
      kk: '{{where}}: «{{field}}» шартында немен салыстыру керегі айтылмаған.',
      uk: '{{where}}: в умові про «{{field}}» не вказано, з чим порівнювати.',
    },
    advice: {
      ru: 'Допишите условие или уберите его.',
      en: 'Complete the condition, or remove it.',
      kk: 'Шартты толықтырыңыз немесе алып тастаңыз.',
      uk: 'Допишіть умову або приберіть її.',
    },
  },
  NotADate: {
    severity: 'warning',
    says: {
      ru: '{{where}}: «{{field}}» не дата, ждать нечего.',
      en: '{{where}}: “{{field}}” is not a date, there is nothing to wait for.',
      kk: '{{where}}: «{{field}}» күн емес, күтетін ештеңе жоқ.',
      uk: '{{where}}: «{{field}}» не дата, чекати нічого.',
    },
    advice: {
      ru: 'Выберите поле с датой.',
      en: 'Choose a field that holds a date.',
      kk: 'Күні бар өрісті таңдаңыз.',
      uk: 'Виберіть поле з датою.',
    },
  },
  ValueUnfit: {
    severity: 'warning',
    says: {
      ru: '{{where}}: поле «{{field}}» не может хранить «{{value}}», шаг не сработает.',
      en: '{{where}}: the field “{{field}}” cannot hold “{{value}}”, so the step would fail.',
      kk: '{{where}}: «{{field}}» өрісі «{{value}}» мәнін сақтай алмайды, қадам орындалмайды.',
      uk: '{{where}}: поле «{{field}}» не може зберігати «{{value}}», крок не спрацює.',
    },
    advice: {
      ru: 'Запишите значение так, как его понимает поле: число 1500, дата 2027-09-01.',
      en: 'Write the value as the field understands it: the number 1500, the date 2027-09-01.',
      kk: 'Мәнді өріс түсінетіндей жазыңыз: сан 1500, күн 2027-09-01.',
      uk: 'Запишіть значення так, як його розуміє поле: число 1500, дата 2027-09-01.',
    },
  },
  OptionUnknown: {
    severity: 'warning',
    says: {
      ru: '{{where}}: у поля «{{field}}» нет варианта «{{option}}».',
      en: '{{where}}: the field “{{field}}” has no option “{{option}}”.',
      kk: '{{where}}: «{{field}}» өрісінде «{{option}}» нұсқасы жоқ.',
      uk: '{{where}}: у поля «{{field}}» немає варіанта «{{option}}».',
    },
    advice: {
      ru: 'Выберите другой вариант или добавьте такой к полю.',
      en: 'Choose another option, or add this one to the field.',
      kk: 'Басқа нұсқа таңдаңыз немесе оны өріске қосыңыз.',
      uk: 'Виберіть інший варіант або додайте такий до поля.',
    },
  },
} satisfies Record<string, ProblemKind>;
