import type { Pack } from '../../../workflows/pack/pack.schema.ts';
import { languages } from '../../../workflows/words/words.ts';
import { educationForm, educationPipeline } from '../education.ts';
import { templates } from '../templates/templates.ts';
import { educationDemo } from './education/demo.ts';
import type { ReadyPack } from './pack.ts';
import { readDefinition, readForm } from './read.ts';
import { supportDeskDemo } from './support-desk/demo.ts';
import { webStudioDemo } from './web-studio/demo.ts';
import { en as webEn } from './web-studio/templates/en.ts';
import { kk as webKk } from './web-studio/templates/kk.ts';
import { ru as webRu } from './web-studio/templates/ru.ts';
import { uk as webUk } from './web-studio/templates/uk.ts';

/** Invoices are the same for everybody. */
const invoices = Object.fromEntries(
  languages.map((language) => {
    const { invoice, invoice_reminder, invoice_overdue, receipt } = templates[language];
    return [language, { invoice, invoice_reminder, invoice_overdue, receipt }];
  }),
) as unknown as ReadyPack['templates'];

const withInvoices = (own: ReadyPack['templates']): ReadyPack['templates'] =>
  Object.fromEntries(
    languages.map((language) => [language, { ...own[language], ...invoices[language] }]),
  ) as ReadyPack['templates'];

/** Every ready pipeline, in the gallery's order. */
export const readyPacks: ReadyPack[] = [
  {
    key: 'education',
    name: { ru: 'Агентство образования', en: 'Education agency', kk: 'Білім агенттігі', uk: 'Агенція освіти' },
    description: {
      ru: 'Консультация в день заявки, новые попытки при недозвоне, приглашение на встречу, договор и счёт до оплаты.',
      en: 'A consultation on the day of the request, new tries when nobody answers, an invitation to meet, contract and invoice up to the payment.',
      kk: 'Өтінім күні кеңес, жауап болмаса қайта қоңырау, кездесуге шақыру, шарт пен шоттан төлемге дейін.',
      uk: 'Консультація в день заявки, нові спроби за недозвону, запрошення на зустріч, договір і рахунок до оплати.',
    },
    definition: educationPipeline,
    templates,
    form: () => educationForm([]),
    demo: educationDemo,
  },
  {
    key: 'web_studio',
    name: { ru: 'Веб-студия', en: 'Web studio', kk: 'Веб-студия', uk: 'Вебстудія' },
    description: {
      ru: 'Звонок в первый час, бриф, смета с напоминаниями, договор с оплатой пополам, статус по пятницам, приёмка и месяц поддержки.',
      en: 'A call within the first hour, brief, an estimate with reminders, a contract paid in halves, a status each Friday, acceptance and a month of support.',
      kk: 'Бірінші сағатта қоңырау, бриф, еске салуы бар смета, жартылай төленетін шарт, жұма сайын күйі, қабылдау және бір ай қолдау.',
      uk: 'Дзвінок у першу годину, бриф, кошторис із нагадуваннями, договір з оплатою навпіл, статус щоп’ятниці, приймання й місяць підтримки.',
    },
    definition: () => readDefinition('web-studio'),
    templates: withInvoices({ ru: webRu, en: webEn, kk: webKk, uk: webUk }),
    form: () => readForm('web-studio'),
    demo: webStudioDemo,
  },
  {
    key: 'support_desk',
    name: { ru: 'Служба поддержки', en: 'Support desk', kk: 'Қолдау қызметі', uk: 'Служба підтримки' },
    description: {
      ru: 'Обращения клиентов: первый ответ за рабочий час, срочные отдельно, напоминание и закрытие при молчании, вопрос о качестве.',
      en: 'Requests of clients: a first answer within a working hour, urgent ones apart, a reminder and closing after silence, a question about quality.',
      kk: 'Клиент өтініштері: алғашқы жауап бір жұмыс сағатында, шұғылдары бөлек, үнсіздікте еске салу мен жабу, сапа туралы сұрақ.',
      uk: 'Звернення клієнтів: перша відповідь за робочу годину, термінові окремо, нагадування й закриття за мовчання, запитання про якість.',
    },
    definition: () => readDefinition('support-desk'),
    // its words to clients stand in its automations
    templates: withInvoices({ ru: {}, en: {}, kk: {}, uk: {} }),
    form: () => readForm('support-desk'),
    demo: [],
    tickets: supportDeskDemo,
  },
];

export const packOf = (key: string): ReadyPack | undefined => readyPacks.find((pack) => pack.key === key);

/** The gallery. */
export const packs = (): Pack[] =>
  readyPacks.map(({ key, name, description, definition, templates: texts, form, demo, tickets = [] }) => {
    const { stages, automations, noun = 'lead' } = definition();
    return {
      key,
      name,
      description,
      noun,
      stages: stages.map((stage) => ({ key: stage.key, name: stage.name, color: stage.color, kind: stage.kind })),
      automations: automations.length,
      templates: Object.values(texts.ru).reduce((sum, byChannel) => sum + Object.keys(byChannel).length, 0),
      languages: languages.filter((language) => Object.keys(texts[language]).length > 0),
      form: form !== undefined,
      demo: demo.length + tickets.length,
    };
  });
