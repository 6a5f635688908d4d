import type { RefusalKind } from '../refusal.ts';

export const accountRefusals = {
  AccountExists: {
    status: 409,
    ru: 'Этот аккаунт уже подключён: {{account}}.',
    en: 'This account is connected already: {{account}}.',
    kk: 'Бұл аккаунт қосылып қойған: {{account}}.',
    uk: 'Цей обліковий запис уже підключено: {{account}}.',
  },
  TokenRefused: {
    status: 422,
    field: 'settings.token',
    ru: 'Telegram не принимает этот токен. Скопируйте его у @BotFather ещё раз.',
    en: 'Telegram does not accept this token. Copy it from @BotFather again.',
    kk: 'Telegram бұл токенді қабылдамайды. Оны @BotFather-ден қайта көшіріңіз.',
    uk: 'Telegram не приймає цей токен. Скопіюйте його в @BotFather ще раз.',
  },
  AccountOfOther: {
    status: 422,
    field: 'settings',
    ru: 'Это данные другого аккаунта ({{account}}). Подключите его отдельно.',
    en: 'These are the details of another account ({{account}}). Connect that one separately.',
    kk: 'Бұл басқа аккаунттың деректері ({{account}}). Оны бөлек қосыңыз.',
    uk: 'Це дані іншого облікового запису ({{account}}). Підключіть його окремо.',
  },
  ProviderSilent: {
    status: 422,
    field: 'settings.apiRoot',
    ru: 'Провайдер не отвечает: {{error}}. Ничего не изменилось; попробуйте ещё раз.',
    en: 'The provider does not answer: {{error}}. Nothing has changed; try again.',
    kk: 'Провайдер жауап бермейді: {{error}}. Ештеңе өзгерген жоқ; қайталап көріңіз.',
    uk: 'Провайдер не відповідає: {{error}}. Нічого не змінилося; спробуйте ще раз.',
  },
  WebhookNeedsHttps: {
    status: 422,
    field: 'settings.mode',
    ru: 'Вебхуку нужен публичный адрес с https. Выберите «Спрашивать самим» или задайте PUBLIC_URL.',
    en: 'A webhook needs a public address with https. Choose “We ask”, or set PUBLIC_URL.',
    kk: 'Вебхукке https-пен ашық мекенжай керек. «Өзіміз сұраймыз» дегенді таңдаңыз немесе PUBLIC_URL орнатыңыз.',
    uk: 'Вебхуку потрібна публічна адреса з https. Виберіть «Питати самим» або задайте PUBLIC_URL.',
  },
  UnknownCalendar: {
    status: 422,
    field: 'hours',
    ru: 'Календаря «{{calendar}}» нет. Выберите другой.',
    en: 'There is no calendar “{{calendar}}”. Choose another one.',
    kk: '«{{calendar}}» күнтізбесі жоқ. Басқасын таңдаңыз.',
    uk: 'Календаря «{{calendar}}» немає. Оберіть інший.',
  },
} satisfies Record<string, RefusalKind>;
