import type { RefusalKind } from '../refusal.ts';

export const providerKeyRefusals = {
  MailPasswordNeeded: {
    status: 422,
    field: 'secrets.password',
    ru: 'Введите пароль почты: для этих настроек он не сохранён. После смены сервера или имени прежний не подходит.',
    en: 'Type the password of the mailbox: none is kept for these settings. After a change of the server or the name the former one does not fit.',
    kk: 'Енгізіңіз: пошта құпиясөзін. Бұл баптауларға сақталғаны жоқ, сервер не аты өзгерсе, бұрынғысы жарамайды.',
    uk: 'Введіть пароль пошти: для цих налаштувань він не збережений. Після зміни сервера чи імені попередній не підходить.',
  },
  SmsTokenNeeded: {
    status: 422,
    field: 'secrets.authToken',
    ru: 'Введите Auth Token из консоли Twilio: для этих настроек он не сохранён. После смены сервера или имени прежний не подходит.',
    en: 'Type the Auth Token of the Twilio console: none is kept for these settings. After a change of the server or the name the former one does not fit.',
    kk: 'Енгізіңіз: Twilio консоліндегі Auth Token кілтін. Бұл баптауларға сақталғаны жоқ, сервер не аты өзгерсе, бұрынғысы жарамайды.',
    uk: 'Введіть Auth Token із консолі Twilio: для цих налаштувань він не збережений. Після зміни сервера чи імені попередній не підходить.',
  },
  StripeKeyNeeded: {
    status: 422,
    field: 'secrets.secretKey',
    ru: 'Введите секретный ключ Stripe: для этих настроек он не сохранён. После смены сервера или имени прежний не подходит.',
    en: 'Type the secret key of Stripe: none is kept for these settings. After a change of the server or the name the former one does not fit.',
    kk: 'Енгізіңіз: Stripe құпия кілтін. Бұл баптауларға сақталғаны жоқ, сервер не аты өзгерсе, бұрынғысы жарамайды.',
    uk: 'Введіть секретний ключ Stripe: для цих налаштувань він не збережений. Після зміни сервера чи імені попередній не підходить.',
  },
  StripeWebhookSecretNeeded: {
    status: 422,
    field: 'secrets.webhookSecret',
    ru: 'Введите секрет вебхука Stripe: для этих настроек он не сохранён. После смены сервера или имени прежний не подходит.',
    en: 'Type the webhook secret of Stripe: none is kept for these settings. After a change of the server or the name the former one does not fit.',
    kk: 'Енгізіңіз: Stripe вебхугының құпиясын. Бұл баптауларға сақталғаны жоқ, сервер не аты өзгерсе, бұрынғысы жарамайды.',
    uk: 'Введіть секрет вебхука Stripe: для цих налаштувань він не збережений. Після зміни сервера чи імені попередній не підходить.',
  },
  NoKeyRing: {
    status: 409,
    ru: 'Ключи негде надёжно хранить: на сервере не задан ENCRYPTION_KEYS. Задайте его (id и 32 байта) и перезапустите.',
    en: 'There is no safe place for keys: the server has no ENCRYPTION_KEYS. Set it (an id and 32 bytes) and start again.',
    kk: 'Кілттерді сенімді сақтайтын жер жоқ: серверде ENCRYPTION_KEYS берілмеген. Оны беріп (id және 32 байт), қайта іске қосыңыз.',
    uk: 'Ключі ніде надійно зберігати: на сервері не задано ENCRYPTION_KEYS. Задайте його (id і 32 байти) та перезапустіть.',
  },
  KeyOfEnvironment: {
    status: 409,
    ru: 'Этот ключ задан на сервере, в настройках его окружения: убрать его можно только там.',
    en: 'This key is set on the server, in its environment: it can be taken away only there.',
    kk: 'Бұл кілт серверде, оның орта баптауларында берілген: оны тек сол жерден алып тастауға болады.',
    uk: 'Цей ключ задано на сервері, у налаштуваннях його оточення: прибрати його можна лише там.',
  },
} satisfies Record<string, RefusalKind>;
