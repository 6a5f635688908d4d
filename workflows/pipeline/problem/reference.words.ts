import type { ProblemKind } from './look.ts';

export const referenceProblems = {
  StageMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: этапа «{{key}}» нет.',
      en: '{{where}}: there is no stage “{{key}}”.',
      kk: '{{where}}: «{{key}}» кезеңі жоқ.',
      uk: '{{where}}: етапу «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите один из этапов воронки.',
      en: 'Choose one of the stages of this pipeline.',
      kk: 'Воронка кезеңдерінің бірін таңдаңыз.',
      uk: 'Виберіть один з етапів воронки.',
    },
  },
  ChannelMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: аккаунта «{{key}}» для отправки нет.',
      en: '{{where}}: there is no account “{{key}}” to send from.',
      kk: '{{where}}: жіберетін «{{key}}» аккаунты жоқ.',
      uk: '{{where}}: облікового запису «{{key}}» для надсилання немає.',
    },
    advice: {
      ru: 'Выберите другой канал или добавьте аккаунт в настройки сервера.',
      en: 'Choose another channel, or add the account to the settings of the server.',
      kk: 'Басқа арнаны таңдаңыз немесе аккаунтты сервер баптауларына қосыңыз.',
      uk: 'Оберіть інший канал або додайте обліковий запис у налаштування сервера.',
    },
  },
  OutcomeMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: итога «{{key}}» нет.',
      en: '{{where}}: there is no outcome “{{key}}”.',
      kk: '{{where}}: «{{key}}» қорытындысы жоқ.',
      uk: '{{where}}: підсумку «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другой итог или заведите такой в настройках воронки.',
      en: 'Choose another outcome, or add this one to the settings of the pipeline.',
      kk: 'Басқа қорытынды таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть інший підсумок або додайте такий у налаштуваннях воронки.',
    },
  },
  TaskTypeMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: вида задач «{{key}}» нет.',
      en: '{{where}}: there is no kind of task “{{key}}”.',
      kk: '{{where}}: «{{key}}» тапсырма түрі жоқ.',
      uk: '{{where}}: виду завдань «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другой вид или заведите такой в настройках воронки.',
      en: 'Choose another kind, or add this one to the settings of the pipeline.',
      kk: 'Басқа түр таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть інший вид або додайте такий у налаштуваннях воронки.',
    },
  },
  LossReasonMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: причины отказа «{{key}}» нет.',
      en: '{{where}}: there is no loss reason “{{key}}”.',
      kk: '{{where}}: «{{key}}» бас тарту себебі жоқ.',
      uk: '{{where}}: причини відмови «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другую причину или заведите такую в настройках воронки.',
      en: 'Choose another reason, or add this one to the settings of the pipeline.',
      kk: 'Басқа себеп таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть іншу причину або додайте таку в налаштуваннях воронки.',
    },
  },
  AutomationMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: автоматизации «{{key}}» нет, запускать нечего.',
      en: '{{where}}: there is no automation “{{key}}” to run.',
      kk: '{{where}}: іске қосатын «{{key}}» автоматтандыруы жоқ.',
      uk: '{{where}}: автоматизації «{{key}}» немає, запускати нічого.',
    },
    advice: {
      ru: 'Выберите другое или уберите это.',
      en: 'Choose another one, or remove it.',
      kk: 'Басқасын таңдаңыз немесе мұны алып тастаңыз.',
      uk: 'Виберіть інше або приберіть це.',
    },
  },
  FieldMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: поля «{{key}}» нет.',
      en: '{{where}}: there is no field “{{key}}”.',
      kk: '{{where}}: «{{key}}» өрісі жоқ.',
      uk: '{{where}}: поля «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другое поле или заведите такое в настройках воронки.',
      en: 'Choose another field, or add this one to the settings of the pipeline.',
      kk: 'Басқа өріс таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть інше поле або додайте таке в налаштуваннях воронки.',
    },
  },
  CalendarMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: календаря «{{key}}» нет.',
      en: '{{where}}: there is no calendar “{{key}}”.',
      kk: '{{where}}: «{{key}}» күнтізбесі жоқ.',
      uk: '{{where}}: календаря «{{key}}» немає.',
    },
    advice: {
      ru: 'Выберите другой календарь или считайте обычное время.',
      en: 'Choose another calendar, or count ordinary time.',
      kk: 'Басқа күнтізбе таңдаңыз немесе кәдімгі уақытты санаңыз.',
      uk: 'Виберіть інший календар або рахуйте звичайний час.',
    },
  },
  SoundMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: записи, которую услышит клиент, нет, или в неё ничего не загружено.',
      en: '{{where}}: the sound that the client is to hear is gone, or nothing is uploaded for it.',
      kk: '{{where}}: клиент тыңдайтын жазба жоқ немесе оған ештеңе жүктелмеген.',
      uk: '{{where}}: запису, який почує клієнт, немає, або в нього нічого не завантажено.',
    },
    advice: {
      ru: 'Выберите другую запись или загрузите её в настройках, на вкладке «Записи».',
      en: 'Choose another sound, or upload it in the settings, on the tab “Sounds”.',
      kk: 'Басқа жазбаны таңдаңыз немесе оны баптаулардың «Жазбалар» қойындысында жүктеңіз.',
      uk: 'Виберіть інший запис або завантажте його в налаштуваннях, на вкладці «Записи».',
    },
  },
  FormMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: формы «{{key}}» нет, или она выключена.',
      en: '{{where}}: there is no form “{{key}}”, or it is switched off.',
      kk: '{{where}}: «{{key}}» формасы жоқ немесе өшірілген.',
      uk: '{{where}}: форми «{{key}}» немає, або її вимкнено.',
    },
    advice: {
      ru: 'Выберите другую форму или сделайте так, чтобы подходила любая.',
      en: 'Choose another form, or let any form do.',
      kk: 'Басқа форманы таңдаңыз немесе кез келгені жарасын.',
      uk: 'Виберіть іншу форму або нехай підходить будь-яка.',
    },
  },
  NotChosen: {
    severity: 'error',
    says: {
      ru: '{{where}}: не выбрано, кому.',
      en: '{{where}}: nobody is chosen.',
      kk: '{{where}}: кімге екені таңдалмаған.',
      uk: '{{where}}: не вибрано, кому.',
    },
    advice: {
      ru: 'Выберите группу или человека.',
      en: 'Choose a team or a person.',
      kk: 'Топты немесе адамды таңдаңыз.',
      uk: 'Виберіть групу або людину.',
    },
  },
  SoundNotChosen: {
    severity: 'error',
    says: {
      ru: '{{where}}: не выбрано, что услышит клиент.',
      en: '{{where}}: what the client hears is not chosen.',
      kk: '{{where}}: клиенттің не еститіні таңдалмаған.',
      uk: '{{where}}: не вибрано, що почує клієнт.',
    },
    advice: {
      ru: 'Выберите запись или напишите текст.',
      en: 'Choose a sound, or write a text.',
      kk: 'Жазбаны таңдаңыз немесе мәтін жазыңыз.',
      uk: 'Виберіть запис або напишіть текст.',
    },
  },
  PipelineNotChosen: {
    severity: 'error',
    says: {
      ru: '{{where}}: не выбрана воронка.',
      en: '{{where}}: no pipeline is chosen.',
      kk: '{{where}}: воронка таңдалмаған.',
      uk: '{{where}}: не вибрано воронку.',
    },
    advice: { ru: 'Выберите воронку.', en: 'Choose a pipeline.', kk: 'Воронканы таңдаңыз.', uk: 'Виберіть воронку.' },
  },
} satisfies Record<string, ProblemKind>;
