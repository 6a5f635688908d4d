import type { ReasonKind } from './reason.ts';

/** Ours to mend: nothing goes out, or nothing to recipients of that kind. */
export const accountReasons = {
  SignInRefused: {
    blames: 'account',
    ru: 'Провайдер не принимает наш логин, пароль или ключ. Администратор: проверьте их в настройках сервера',
    en: 'The provider does not accept our sign-in, password or key. Administrator: check them in the server’s settings',
    kk: 'Провайдер біздің логин, құпиясөз немесе кілтті қабылдамайды. Әкімші: оларды сервер баптауларынан тексеріңіз',
    uk: 'Провайдер не приймає наш логін, пароль або ключ. Адміністратор: перевірте їх у налаштуваннях сервера',
  },
  AskedElsewhere: {
    blames: 'account',
    ru: 'Сообщения этого бота забирает ещё одна программа. Администратор: остановите её или смените токен у @BotFather',
    en: 'Another program takes this bot’s messages. Administrator: stop it, or change the token at @BotFather',
    kk: 'Бұл боттың хабарламаларын тағы бір бағдарлама алып жатыр. Әкімші: оны тоқтатыңыз немесе @BotFather-де токенді ауыстырыңыз',
    uk: 'Повідомлення цього бота забирає ще одна програма. Адміністратор: зупиніть її або змініть токен у @BotFather',
  },
  SenderRefused: {
    blames: 'account',
    ru: 'Провайдер не отправляет от имени нашего адреса или номера. Администратор: проверьте отправителя в настройках и у провайдера',
    en: 'The provider does not send from our address or number. Administrator: check the sender in the settings and at the provider',
    kk: 'Провайдер біздің мекенжай немесе нөмір атынан жібермейді. Әкімші: жіберушіні баптаулардан және провайдерден тексеріңіз',
    uk: 'Провайдер не надсилає від імені нашої адреси чи номера. Адміністратор: перевірте відправника в налаштуваннях і в провайдера',
  },
  SenderNotRegistered: {
    blames: 'account',
    ru: 'Номер отправителя не зарегистрирован у операторов этой страны. Администратор: зарегистрируйте его в Twilio (A2P 10DLC, Toll-Free)',
    en: 'The sender’s number is not registered with this country’s carriers. Administrator: register it at Twilio (A2P 10DLC, Toll-Free)',
    kk: 'Жіберуші нөмірі бұл елдің операторларында тіркелмеген. Әкімші: оны Twilio-да тіркеңіз (A2P 10DLC, Toll-Free)',
    uk: 'Номер відправника не зареєстровано в операторів цієї країни. Адміністратор: зареєструйте його в Twilio (A2P 10DLC, Toll-Free)',
  },
  CallbackRefused: {
    blames: 'account',
    ru: 'Провайдер не принимает адрес для отчётов о доставке. Администратор: PUBLIC_URL должен быть доступен из интернета',
    en: 'The provider does not accept the address for receipts. Administrator: PUBLIC_URL must be reachable from the internet',
    kk: 'Провайдер жеткізу есептерінің мекенжайын қабылдамайды. Әкімші: PUBLIC_URL интернеттен қолжетімді болуы керек',
    uk: 'Провайдер не приймає адресу для звітів про доставку. Адміністратор: PUBLIC_URL має бути доступний з інтернету',
  },
  LimitReached: {
    blames: 'account',
    ru: 'Исчерпан лимит отправки у провайдера. Сообщения ждут; администратор: дождитесь нового дня или поднимите лимит',
    en: 'The provider’s sending limit is used up. Messages wait; administrator: wait for the next day or raise the limit',
    kk: 'Провайдердегі жіберу лимиті таусылды. Хабарлар күтуде; әкімші: келесі күнді күтіңіз немесе лимитті көтеріңіз',
    uk: 'Вичерпано ліміт надсилання в провайдера. Повідомлення чекають; адміністратор: дочекайтеся нового дня або підніміть ліміт',
  },
  AccountClosed: {
    blames: 'account',
    ru: 'Провайдер закрыл наш аккаунт или остановил отправку. Администратор: обратитесь к провайдеру',
    en: 'The provider has closed our account or stopped its sending. Administrator: talk to the provider',
    kk: 'Провайдер біздің аккаунтты жапты немесе жіберуді тоқтатты. Әкімші: провайдерге хабарласыңыз',
    uk: 'Провайдер закрив наш обліковий запис або зупинив надсилання. Адміністратор: зверніться до провайдера',
  },
  RegionNotEnabled: {
    blames: 'setting',
    ru: 'Отправка SMS в эту страну не включена в нашем аккаунте. Администратор: включите её в Twilio (Geo permissions) и отправьте ещё раз',
    en: 'SMS to this country is not enabled in our account. Administrator: enable it at Twilio (Geo permissions) and send again',
    kk: 'Бұл елге SMS жіберу біздің аккаунтта қосылмаған. Әкімші: оны Twilio-да қосып (Geo permissions), қайта жіберіңіз',
    uk: 'Надсилання SMS до цієї країни не ввімкнено в нашому обліковому записі. Адміністратор: увімкніть його в Twilio (Geo permissions) і надішліть ще раз',
  },
  TrialAccount: {
    blames: 'setting',
    ru: 'Пробный аккаунт отправляет только на подтверждённые номера и адреса. Администратор: оплатите аккаунт или подтвердите их, потом отправьте ещё раз',
    en: 'A trial account sends to confirmed numbers and addresses only. Administrator: upgrade the account or confirm them, then send again',
    kk: 'Сынақ аккаунты тек расталған нөмірлер мен мекенжайларға жібереді. Әкімші: аккаунтты төлеңіз немесе оларды растаңыз, содан кейін қайта жіберіңіз',
    uk: 'Пробний обліковий запис надсилає лише на підтверджені номери й адреси. Адміністратор: оплатіть його або підтвердьте їх, потім надішліть ще раз',
  },
  RelayDenied: {
    blames: 'setting',
    ru: 'Почтовый сервер не отправляет на этот адрес от нашего имени. Администратор: проверьте адрес сервера и вход в SMTP_URL',
    en: 'The mail server does not send to this address for us. Administrator: check the server and the sign-in in SMTP_URL',
    kk: 'Пошта сервері біздің атымыздан бұл мекенжайға жібермейді. Әкімші: SMTP_URL ішіндегі сервер мен кіруді тексеріңіз',
    uk: 'Поштовий сервер не надсилає на цю адресу від нашого імені. Адміністратор: перевірте сервер і вхід у SMTP_URL',
  },
} satisfies Record<string, ReasonKind>;
