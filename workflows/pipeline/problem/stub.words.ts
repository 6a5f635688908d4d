import type { ProblemKind } from './look.ts';

export const stubProblems = {
  TemplateUntouched: {
    severity: 'error',
    says: {
      ru: '{{where}}: в шаблоне «{{template}}» ({{channel}}) ещё стоит текст-заготовка.',
      en: '{{where}}: the template “{{template}}” ({{channel}}) still has the text that it began with.',
      kk: '{{where}}: «{{template}}» үлгісінде ({{channel}}) әлі бастапқы мәтін тұр.',
      uk: '{{where}}: у шаблоні «{{template}}» ({{channel}}) ще стоїть текст-заготовка.',
    },
    advice: {
      ru: 'Напишите текст, который прочтёт клиент.',
      en: 'Write the text that the client is to read.',
      kk: 'Клиент оқитын мәтінді жазыңыз.',
      uk: 'Напишіть текст, який прочитає клієнт.',
    },
  },
  StubText: {
    severity: 'error',
    says: {
      ru: '{{where}}: вместо текста осталась заготовка: «{{text}}».',
      en: '{{where}}: a placeholder was left instead of a text: “{{text}}”.',
      kk: '{{where}}: мәтіннің орнында дайындама қалған: «{{text}}».',
      uk: '{{where}}: замість тексту залишилася заготовка: «{{text}}».',
    },
    advice: {
      ru: 'Напишите, что здесь должно быть.',
      en: 'Write what is meant to be here.',
      kk: 'Мұнда не болуы керегін жазыңыз.',
      uk: 'Напишіть, що тут має бути.',
    },
  },
  StubAddress: {
    severity: 'error',
    says: {
      ru: '{{where}}: «{{host}}» — адрес для примеров, там никто не ответит.',
      en: '{{where}}: “{{host}}” is an address for examples: nobody answers there.',
      kk: '{{where}}: «{{host}}» — мысалға арналған мекенжай, ол жақтан ешкім жауап бермейді.',
      uk: '{{where}}: «{{host}}» — адреса для прикладів, там ніхто не відповість.',
    },
    advice: {
      ru: 'Впишите адрес своей программы.',
      en: 'Give the address of your own program.',
      kk: 'Өз бағдарламаңыздың мекенжайын жазыңыз.',
      uk: 'Впишіть адресу своєї програми.',
    },
  },
  NameBlanked: {
    severity: 'error',
    says: {
      ru: '{{where}}: название сделки станет пустым.',
      en: '{{where}}: the lead’s name would become empty.',
      kk: '{{where}}: мәміленің атауы бос қалады.',
      uk: '{{where}}: назва угоди стане порожньою.',
    },
    advice: {
      ru: 'Впишите название или выберите другое поле.',
      en: 'Give a name, or choose another field.',
      kk: 'Атауын жазыңыз немесе басқа өріс таңдаңыз.',
      uk: 'Впишіть назву або виберіть інше поле.',
    },
  },
  NoLength: {
    severity: 'error',
    says: {
      ru: '{{where}}: не сказано, за сколько до срока или через сколько после.',
      en: '{{where}}: it does not say how long before or after.',
      kk: '{{where}}: мерзімге дейін не кейін қанша уақыт екені айтылмаған.',
      uk: '{{where}}: не сказано, за скільки до строку чи через скільки після.',
    },
    advice: {
      ru: 'Укажите время или выберите «в срок».',
      en: 'Give the time, or choose “at it”.',
      kk: 'Уақытын көрсетіңіз немесе «сол кезде» дегенді таңдаңыз.',
      uk: 'Вкажіть час або виберіть «у строк».',
    },
  },
} satisfies Record<string, ProblemKind>;
