import type { RefusalKind } from '../refusal.ts';

export const formRefusals = {
  FormExists: {
    status: 409,
    field: 'key',
    ru: 'Форма с таким ключом уже есть. Возьмите другой ключ.',
    en: 'There is a form with this key already. Choose another key.',
    kk: 'Мұндай кілті бар форма бар. Басқа кілт таңдаңыз.',
    uk: 'Форма з таким ключем уже є. Виберіть інший ключ.',
  },
  FormClosed: {
    status: 410,
    ru: 'Эта форма больше не принимает заявок. Свяжитесь с нами по телефону или почте.',
    en: 'This form no longer takes requests. Please call us or write to us.',
    kk: 'Бұл форма енді өтінім қабылдамайды. Бізге қоңырау шалыңыз немесе жазыңыз.',
    uk: 'Ця форма більше не приймає заявок. Зв’яжіться з нами телефоном або поштою.',
  },
  FormInUse: {
    status: 409,
    ru: 'Форма нужна воронкам: {{pipelines}}. Сначала уберите её оттуда.',
    en: 'Pipelines need this form: {{pipelines}}. Take it out there first.',
    kk: 'Форма мына воронкаларға керек: {{pipelines}}. Алдымен оны сол жерден алып тастаңыз.',
    uk: 'Форма потрібна воронкам: {{pipelines}}. Спершу приберіть її звідти.',
  },
  FormHasLeads: {
    status: 409,
    ru: 'Удалить нельзя: по этой форме пришли сделки ({{leads}}), и их история её называет. Форму можно выключить.',
    en: 'This form cannot be deleted: leads came by it ({{leads}}), and their history names it. It can be switched off.',
    kk: 'Жоюға болмайды: осы форма арқылы мәмілелер келген ({{leads}}), олардың тарихында ол аталған. Форманы өшіріп қоюға болады.',
    uk: 'Видалити не можна: за цією формою прийшли угоди ({{leads}}), і їхня історія її називає. Форму можна вимкнути.',
  },
} satisfies Record<string, RefusalKind>;
