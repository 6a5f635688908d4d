import type { ProblemKind } from './look.ts';

export const doorProblems = {
  DoorStartsNothing: {
    severity: 'warning',
    says: {
      ru: 'Заявки, которые приходят {{doors}}, ничего здесь не запускают: ни ответственного, ни задачи.',
      en: 'Leads that come {{doors}} start nothing here: nobody gets them and no task is set.',
      kk: '{{doors}} келген өтінімдер мұнда ештеңе бастамайды: жауапты да, тапсырма да жоқ.',
      uk: 'Заявки, що надходять {{doors}}, нічого тут не запускають: ні відповідального, ні завдання.',
    },
    advice: {
      ru: 'Добавьте их в автоматизацию «Пришла заявка», которая назначает ответственного или ставит задачу.',
      en: 'Add them to an automation “A lead comes in” that assigns a person or sets a task.',
      kk: 'Оларды жауаптыны тағайындайтын немесе тапсырма қоятын «Өтінім келді» автоматтандыруына қосыңыз.',
      uk: 'Додайте їх до автоматизації «Надійшла заявка», яка призначає відповідального або ставить завдання.',
    },
  },
} satisfies Record<string, ProblemKind>;
