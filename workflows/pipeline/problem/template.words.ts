import type { ProblemKind } from './look.ts';

export const templateProblems = {
  TemplateMissing: {
    severity: 'error',
    says: {
      ru: '{{where}}: шаблона «{{template}}» нет ({{channel}}), отправлять нечего.',
      en: '{{where}}: there is no template “{{template}}” ({{channel}}): nothing to send.',
      kk: '{{where}}: «{{template}}» үлгісі жоқ ({{channel}}), жіберетін ештеңе жоқ.',
      uk: '{{where}}: шаблону «{{template}}» немає ({{channel}}), надсилати нічого.',
    },
    advice: {
      ru: 'Выберите другой шаблон или напишите этот.',
      en: 'Choose another template, or write this one.',
      kk: 'Басқа үлгі таңдаңыз немесе мұны жазыңыз.',
      uk: 'Виберіть інший шаблон або напишіть цей.',
    },
  },
  TemplateLanguageMissing: {
    severity: 'warning',
    says: {
      ru: '{{where}}: шаблон «{{template}}» не переведён ({{channel}}: {{languages}}). Клиент получит его на другом языке.',
      en: '{{where}}: the template “{{template}}” is not translated ({{channel}}: {{languages}}). The client will get it in another language.',
      kk: '{{where}}: «{{template}}» үлгісі аударылмаған ({{channel}}: {{languages}}). Клиент оны басқа тілде алады.',
      uk: '{{where}}: шаблон «{{template}}» не перекладено ({{channel}}: {{languages}}). Клієнт отримає його іншою мовою.',
    },
    advice: {
      ru: 'Допишите шаблон на недостающих языках.',
      en: 'Write the template in the missing languages.',
      kk: 'Үлгіні жетіспейтін тілдерде жазыңыз.',
      uk: 'Допишіть шаблон мовами, яких бракує.',
    },
  },
  TemplateMayStop: {
    severity: 'warning',
    says: {
      ru: '{{where}}: шаблон «{{template}}» ({{channel}}) не уйдёт клиенту, пока нет: {{values}}.',
      en: '{{where}}: the template “{{template}}” ({{channel}}) is not sent to a client while this is empty: {{values}}.',
      kk: '{{where}}: «{{template}}» үлгісі ({{channel}}) мына мән жоқ кезде клиентке кетпейді: {{values}}.',
      uk: '{{where}}: шаблон «{{template}}» ({{channel}}) не піде клієнту, доки немає: {{values}}.',
    },
    advice: {
      ru: 'Поставьте в шаблоне вокруг этого значения {{#if …}} или отправляйте сообщение по условию, что оно заполнено.',
      en: 'Put {{#if …}} around the value in the template, or send the message on the condition that it is filled in.',
      kk: 'Үлгіде осы мәннің айналасына {{#if …}} қойыңыз немесе хабарламаны ол толтырылғанда ғана жіберіңіз.',
      uk: 'Поставте в шаблоні навколо цього значення {{#if …}} або надсилайте повідомлення за умови, що воно заповнене.',
    },
  },
  TemplateOfLead: {
    severity: 'warning',
    says: {
      ru: '{{where}}: в шаблоне «{{template}}» есть данные сделки: в переписке, которая ни о какой сделке, он не уйдёт.',
      en: '{{where}}: the template “{{template}}” has values of a lead: in a conversation about no lead it is not sent.',
      kk: '{{where}}: «{{template}}» үлгісінде мәміле деректері бар: мәмілесі жоқ хат алмасуда ол кетпейді.',
      uk: '{{where}}: у шаблоні «{{template}}» є дані угоди: у листуванні, яке не про угоду, він не піде.',
    },
    advice: {
      ru: 'Возьмите другой шаблон или поставьте условие, что сделка есть.',
      en: 'Take another template, or put the condition that there is a lead.',
      kk: 'Басқа үлгіні алыңыз немесе мәміле бар деген шарт қойыңыз.',
      uk: 'Візьміть інший шаблон або поставте умову, що угода є.',
    },
  },
  ChannelSandbox: {
    severity: 'warning',
    says: {
      ru: '{{where}}: канал «{{channel}}» не подключён, сообщения уйдут только в песочницу.',
      en: '{{where}}: the channel “{{channel}}” is not connected, messages go to the sandbox only.',
      kk: '{{where}}: «{{channel}}» арнасы қосылмаған, хабарламалар тек құмсалғышқа кетеді.',
      uk: '{{where}}: канал «{{channel}}» не підключено, повідомлення підуть лише в пісочницю.',
    },
    advice: {
      ru: 'Впишите ключ провайдера в настройках сервера, когда захотите писать клиентам по-настоящему.',
      en: 'Put the provider’s key into the settings of the server once clients are to be written to for real.',
      kk: 'Клиенттерге шынымен жазғыңыз келгенде, провайдер кілтін сервер баптауларына енгізіңіз.',
      uk: 'Впишіть ключ провайдера в налаштуваннях сервера, коли захочете писати клієнтам по-справжньому.',
    },
  },
} satisfies Record<string, ProblemKind>;
