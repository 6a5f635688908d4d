import type { ProblemKind } from './look.ts';

export const automationProblems = {
  KindOfOtherNoun: {
    severity: 'error',
    says: {
      ru: '{{where}}: такого в этой воронке не бывает: {{what}}.',
      en: '{{where}}: this pipeline has no such thing: {{what}}.',
      kk: '{{where}}: бұл воронкада мұндай болмайды: {{what}}.',
      uk: '{{where}}: такого в цій воронці не буває: {{what}}.',
    },
    advice: {
      ru: 'Сделки и обращения ведут разные события и шаги. Выберите другой или удалите этот.',
      en: 'Leads and tickets have different events and steps. Choose another one, or delete it.',
      kk: 'Мәмілелер мен өтініштердің оқиғалары мен қадамдары бөлек. Басқасын таңдаңыз не мұны жойыңыз.',
      uk: 'Угоди та звернення мають різні події й кроки. Виберіть інший або видаліть цей.',
    },
  },
  NeverFires: {
    severity: 'warning',
    says: {
      ru: '{{where}}: никогда не сработает — {{why}}.',
      en: '{{where}}: can never fire — {{why}}.',
      kk: '{{where}}: ешқашан іске қосылмайды — {{why}}.',
      uk: '{{where}}: ніколи не спрацює — {{why}}.',
    },
    advice: {
      ru: 'Поменяйте, когда она срабатывает, или удалите её.',
      en: 'Change when it fires, or delete it.',
      kk: 'Қашан іске қосылатынын өзгертіңіз немесе жойыңыз.',
      uk: 'Змініть, коли вона спрацьовує, або видаліть її.',
    },
  },
  LossReasonNeeded: {
    severity: 'error',
    says: {
      ru: '{{where}}: перевод в «{{stage}}» не пройдёт: не указана причина отказа.',
      en: '{{where}}: the move to “{{stage}}” is refused: it gives no loss reason.',
      kk: '{{where}}: «{{stage}}» кезеңіне ауыстыру өтпейді: бас тарту себебі көрсетілмеген.',
      uk: '{{where}}: переведення в «{{stage}}» не відбудеться: не вказано причину відмови.',
    },
    advice: {
      ru: 'Укажите причину отказа в этом шаге.',
      en: 'Give a loss reason in this step.',
      kk: 'Осы қадамда бас тарту себебін көрсетіңіз.',
      uk: 'Вкажіть причину відмови в цьому кроці.',
    },
  },
  DividesByZero: {
    severity: 'error',
    says: {
      ru: '{{where}}: «{{field}}» делится на ноль.',
      en: '{{where}}: “{{field}}” is divided by zero.',
      kk: '{{where}}: «{{field}}» нөлге бөлінеді.',
      uk: '{{where}}: «{{field}}» ділиться на нуль.',
    },
    advice: {
      ru: 'Укажите другое число.',
      en: 'Give another number.',
      kk: 'Басқа сан көрсетіңіз.',
      uk: 'Вкажіть інше число.',
    },
  },
  WebhookInner: {
    severity: 'warning',
    says: {
      ru: '{{where}}: адрес {{host}} внутри сети, вызов не пройдёт, пока его не разрешит администратор сервера.',
      en: '{{where}}: the address {{host}} is inside the network, the call is refused until the server’s administrator allows it.',
      kk: '{{where}}: {{host}} мекенжайы желі ішінде, сервер әкімшісі рұқсат бермейінше шақыру өтпейді.',
      uk: '{{where}}: адреса {{host}} всередині мережі, виклик не пройде, доки його не дозволить адміністратор сервера.',
    },
    advice: {
      ru: 'Укажите адрес, видный из интернета, или внесите этот в WEBHOOK_ALLOWED_HOSTS.',
      en: 'Give an address that is seen from the internet, or put this one into WEBHOOK_ALLOWED_HOSTS.',
      kk: 'Интернеттен көрінетін мекенжай беріңіз немесе мұны WEBHOOK_ALLOWED_HOSTS тізіміне енгізіңіз.',
      uk: 'Вкажіть адресу, видиму з інтернету, або внесіть цю до WEBHOOK_ALLOWED_HOSTS.',
    },
  },
  TooManySteps: {
    severity: 'error',
    says: {
      ru: '{{where}}: шагов {{count}}, а можно не больше {{most}}.',
      en: '{{where}}: it has {{count}} steps, {{most}} at most are allowed.',
      kk: '{{where}}: қадам саны {{count}}, ең көбі {{most}} болады.',
      uk: '{{where}}: кроків {{count}}, а можна не більше {{most}}.',
    },
    advice: {
      ru: 'Разделите её на две: одна запускает другую.',
      en: 'Split it in two: one runs the other.',
      kk: 'Оны екіге бөліңіз: бірі екіншісін іске қосады.',
      uk: 'Розділіть її на дві: одна запускає іншу.',
    },
  },
  TooDeepSteps: {
    severity: 'error',
    says: {
      ru: '{{where}}: развилки вложены друг в друга на {{count}} уровней, а можно не больше {{most}}.',
      en: '{{where}}: branches are {{count}} levels deep, {{most}} at most are allowed.',
      kk: '{{where}}: тармақтар {{count}} деңгейге дейін тереңдеген, ең көбі {{most}} болады.',
      uk: '{{where}}: розгалуження вкладені на {{count}} рівнів, а можна не більше {{most}}.',
    },
    advice: {
      ru: 'Вынесите вложенные шаги в отдельную автоматизацию.',
      en: 'Move the inner steps to an automation of their own.',
      kk: 'Ішкі қадамдарды бөлек автоматтандыруға шығарыңыз.',
      uk: 'Винесіть вкладені кроки в окрему автоматизацію.',
    },
  },
  EmptyBranch: {
    severity: 'warning',
    says: {
      ru: '{{where}}: развилка пустая, она ничего не меняет.',
      en: '{{where}}: the branch is empty and changes nothing.',
      kk: '{{where}}: тармақ бос, ештеңені өзгертпейді.',
      uk: '{{where}}: розгалуження порожнє й нічого не змінює.',
    },
    advice: {
      ru: 'Добавьте в неё шаги или удалите её.',
      en: 'Add steps to it, or remove it.',
      kk: 'Оған қадам қосыңыз немесе алып тастаңыз.',
      uk: 'Додайте в нього кроки або приберіть його.',
    },
  },
  StepsAfterStop: {
    severity: 'warning',
    says: {
      ru: '{{where}}: после «Остановиться» есть шаги, до них никогда не дойдёт.',
      en: '{{where}}: there are steps behind “Stop” that are never reached.',
      kk: '{{where}}: «Тоқтау» қадамынан кейінгілерге ешқашан кезек келмейді.',
      uk: '{{where}}: після «Зупинитися» є кроки, до них ніколи не дійде.',
    },
    advice: {
      ru: 'Удалите их или уберите остановку.',
      en: 'Remove them, or remove the stop.',
      kk: 'Оларды немесе тоқтауды алып тастаңыз.',
      uk: 'Видаліть їх або приберіть зупинку.',
    },
  },
  RunsSwitchedOff: {
    severity: 'warning',
    says: {
      ru: '{{where}}: запускает «{{automation}}», а она выключена.',
      en: '{{where}}: runs “{{automation}}”, which is switched off.',
      kk: '{{where}}: «{{automation}}» іске қосады, ал ол өшірулі.',
      uk: '{{where}}: запускає «{{automation}}», а її вимкнено.',
    },
    advice: {
      ru: 'Включите её или уберите этот шаг.',
      en: 'Switch it on, or remove this step.',
      kk: 'Оны қосыңыз немесе бұл қадамды алып тастаңыз.',
      uk: 'Увімкніть її або приберіть цей крок.',
    },
  },
} satisfies Record<string, ProblemKind>;
