import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** Why a message did not arrive, for users. The provider's own code follows in brackets. */
const reasons = {
  NumberWrong: {
    ru: 'Такого номера нет. Проверьте телефон клиента',
    en: 'There is no such number. Check the client’s phone',
    kk: 'Мұндай нөмір жоқ. Клиенттің телефонын тексеріңіз',
    uk: 'Такого номера немає. Перевірте телефон клієнта',
  },
  NumberNotMobile: {
    ru: 'На этот номер нельзя отправить SMS. Спросите у клиента мобильный',
    en: 'This number cannot take SMS. Ask the client for a mobile one',
    kk: 'Бұл нөмірге SMS жіберу мүмкін емес. Клиенттен ұялы нөмірін сұраңыз',
    uk: 'На цей номер не можна надіслати SMS. Спитайте в клієнта мобільний',
  },
  Unsubscribed: {
    ru: 'Клиент отказался от сообщений с этого номера. Свяжитесь с ним иначе',
    en: 'The client has opted out of messages from this number. Reach them another way',
    kk: 'Клиент бұл нөмірден хабар алудан бас тартқан. Онымен басқаша хабарласыңыз',
    uk: 'Клієнт відмовився від повідомлень із цього номера. Зв’яжіться з ним інакше',
  },
  OutOfReach: {
    ru: 'Телефон недоступен или выключен, SMS не доставлено. Отправьте позже или позвоните',
    en: 'The phone is out of reach or switched off, the SMS was not delivered. Send it later or call',
    kk: 'Телефон қолжетімсіз немесе өшірулі, SMS жеткізілмеді. Кейінірек жіберіңіз немесе қоңырау шалыңыз',
    uk: 'Телефон недоступний або вимкнений, SMS не доставлено. Надішліть пізніше або зателефонуйте',
  },
  MailboxUnknown: {
    ru: 'Такого почтового ящика нет. Проверьте адрес клиента',
    en: 'There is no such mailbox. Check the client’s address',
    kk: 'Мұндай пошта жәшігі жоқ. Клиенттің мекенжайын тексеріңіз',
    uk: 'Такої поштової скриньки немає. Перевірте адресу клієнта',
  },
  DomainUnknown: {
    ru: 'Такого почтового домена нет. Проверьте адрес клиента',
    en: 'There is no such mail domain. Check the client’s address',
    kk: 'Мұндай пошта домені жоқ. Клиенттің мекенжайын тексеріңіз',
    uk: 'Такого поштового домену немає. Перевірте адресу клієнта',
  },
  TooLarge: {
    ru: 'Сообщение слишком большое для получателя. Сократите его или отправьте без вложений',
    en: 'The message is too large for the recipient. Shorten it or send it without attachments',
    kk: 'Хабар алушы үшін тым үлкен. Оны қысқартыңыз немесе тіркемесіз жіберіңіз',
    uk: 'Повідомлення завелике для одержувача. Скоротіть його або надішліть без вкладень',
  },
  Blocked: {
    ru: 'Сообщение приняли за спам или не поверили отправителю. Измените текст; администратор: проверьте SPF, DKIM и DMARC домена',
    en: 'The message was taken for spam, or the sender was not believed. Change the text; administrator: check the domain’s SPF, DKIM and DMARC',
    kk: 'Хабарды спам деп қабылдады немесе жіберушіге сенбеді. Мәтінді өзгертіңіз; әкімші: доменнің SPF, DKIM және DMARC баптауларын тексеріңіз',
    uk: 'Повідомлення вважали спамом або не повірили відправнику. Змініть текст; адміністратор: перевірте SPF, DKIM і DMARC домену',
  },
  Refused: {
    ru: 'Провайдер не принял сообщение. Проверьте адрес и текст, ответ провайдера есть в списке попыток',
    en: 'The provider did not take the message. Check the address and the text; the provider’s answer is in the list of attempts',
    kk: 'Провайдер хабарды қабылдамады. Мекенжай мен мәтінді тексеріңіз, провайдердің жауабы әрекеттер тізімінде',
    uk: 'Провайдер не прийняв повідомлення. Перевірте адресу й текст, відповідь провайдера є в списку спроб',
  },
  MailboxClosed: {
    ru: 'Почтовый ящик закрыт или сменил владельца. Спросите у клиента другой адрес',
    en: 'The mailbox is closed or has another owner now. Ask the client for another address',
    kk: 'Пошта жәшігі жабылған немесе иесі ауысқан. Клиенттен басқа мекенжайын сұраңыз',
    uk: 'Поштову скриньку закрито або вона має іншого власника. Спитайте в клієнта іншу адресу',
  },
  AddressRefused: {
    ru: 'От этого адреса отказались, когда сообщение ещё ждало. Оно никуда не ушло; выберите адрес в сделке и отправьте снова',
    en: 'This address was refused while the message was still waiting. It went nowhere; choose an address in the lead and send it again',
    kk: 'Хабар әлі күтіп тұрғанда бұл мекенжайдан бас тартылды. Ол еш жерге кетпеді; мәміледе мекенжай таңдап, қайта жіберіңіз',
    uk: 'Від цієї адреси відмовилися, коли повідомлення ще чекало. Воно нікуди не пішло; виберіть адресу в угоді й надішліть знову',
  },
  MailboxFull: {
    ru: 'Почтовый ящик клиента переполнен. Пробуем три дня; срочное сообщите по телефону',
    en: 'The client’s mailbox is full. It is tried for three days; call about what is urgent',
    kk: 'Клиенттің пошта жәшігі толған. Үш күн бойы жіберіп көреміз; шұғылын телефонмен айтыңыз',
    uk: 'Поштова скринька клієнта переповнена. Пробуємо три дні; термінове повідомте телефоном',
  },
  WindowClosed: {
    ru: 'Клиент давно не писал, поэтому здесь проходят только одобренные шаблоны. Отправьте шаблон или SMS',
    en: 'The client has not written for a while, so only approved templates pass here. Send a template or an SMS',
    kk: 'Клиент көптен жазбаған, сондықтан мұнда тек мақұлданған үлгілер өтеді. Үлгі немесе SMS жіберіңіз',
    uk: 'Клієнт давно не писав, тому тут проходять лише схвалені шаблони. Надішліть шаблон або SMS',
  },
  CarrierFailed: {
    ru: 'Оператор связи не справился. Отправьте ещё раз позже',
    en: 'The carrier failed. Send it again later',
    kk: 'Байланыс операторы жеткізе алмады. Кейінірек қайта жіберіңіз',
    uk: 'Оператор зв’язку не впорався. Надішліть ще раз пізніше',
  },
  SignInRefused: {
    ru: 'Провайдер не принимает наш логин, пароль или ключ. Администратор: проверьте их в настройках сервера',
    en: 'The provider does not accept our sign-in, password or key. Administrator: check them in the server’s settings',
    kk: 'Провайдер біздің логин, құпиясөз немесе кілтті қабылдамайды. Әкімші: оларды сервер баптауларынан тексеріңіз',
    uk: 'Провайдер не приймає наш логін, пароль або ключ. Адміністратор: перевірте їх у налаштуваннях сервера',
  },
  SenderRefused: {
    ru: 'Провайдер не отправляет от имени нашего адреса или номера. Администратор: проверьте отправителя в настройках и у провайдера',
    en: 'The provider does not send from our address or number. Administrator: check the sender in the settings and at the provider',
    kk: 'Провайдер біздің мекенжай немесе нөмір атынан жібермейді. Әкімші: жіберушіні баптаулардан және провайдерден тексеріңіз',
    uk: 'Провайдер не надсилає від імені нашої адреси чи номера. Адміністратор: перевірте відправника в налаштуваннях і в провайдера',
  },
  SenderNotRegistered: {
    ru: 'Номер отправителя не зарегистрирован у операторов этой страны. Администратор: зарегистрируйте его в Twilio (A2P 10DLC, Toll-Free)',
    en: 'The sender’s number is not registered with this country’s carriers. Administrator: register it at Twilio (A2P 10DLC, Toll-Free)',
    kk: 'Жіберуші нөмірі бұл елдің операторларында тіркелмеген. Әкімші: оны Twilio-да тіркеңіз (A2P 10DLC, Toll-Free)',
    uk: 'Номер відправника не зареєстровано в операторів цієї країни. Адміністратор: зареєструйте його в Twilio (A2P 10DLC, Toll-Free)',
  },
  CallbackRefused: {
    ru: 'Провайдер не принимает адрес для отчётов о доставке. Администратор: PUBLIC_URL должен быть доступен из интернета',
    en: 'The provider does not accept the address for receipts. Administrator: PUBLIC_URL must be reachable from the internet',
    kk: 'Провайдер жеткізу есептерінің мекенжайын қабылдамайды. Әкімші: PUBLIC_URL интернеттен қолжетімді болуы керек',
    uk: 'Провайдер не приймає адресу для звітів про доставку. Адміністратор: PUBLIC_URL має бути доступний з інтернету',
  },
  LimitReached: {
    ru: 'Исчерпан лимит отправки у провайдера. Сообщения ждут; администратор: дождитесь нового дня или поднимите лимит',
    en: 'The provider’s sending limit is used up. Messages wait; administrator: wait for the next day or raise the limit',
    kk: 'Провайдердегі жіберу лимиті таусылды. Хабарлар күтуде; әкімші: келесі күнді күтіңіз немесе лимитті көтеріңіз',
    uk: 'Вичерпано ліміт надсилання в провайдера. Повідомлення чекають; адміністратор: дочекайтеся нового дня або підніміть ліміт',
  },
  AccountClosed: {
    ru: 'Провайдер закрыл наш аккаунт или остановил отправку. Администратор: обратитесь к провайдеру',
    en: 'The provider has closed our account or stopped its sending. Administrator: talk to the provider',
    kk: 'Провайдер біздің аккаунтты жапты немесе жіберуді тоқтатты. Әкімші: провайдерге хабарласыңыз',
    uk: 'Провайдер закрив наш обліковий запис або зупинив надсилання. Адміністратор: зверніться до провайдера',
  },
  RegionNotEnabled: {
    ru: 'Отправка SMS в эту страну не включена в нашем аккаунте. Администратор: включите её в Twilio (Geo permissions) и отправьте ещё раз',
    en: 'SMS to this country is not enabled in our account. Administrator: enable it at Twilio (Geo permissions) and send again',
    kk: 'Бұл елге SMS жіберу біздің аккаунтта қосылмаған. Әкімші: оны Twilio-да қосып (Geo permissions), қайта жіберіңіз',
    uk: 'Надсилання SMS до цієї країни не ввімкнено в нашому обліковому записі. Адміністратор: увімкніть його в Twilio (Geo permissions) і надішліть ще раз',
  },
  TrialAccount: {
    ru: 'Пробный аккаунт отправляет только на подтверждённые номера и адреса. Администратор: оплатите аккаунт или подтвердите их, потом отправьте ещё раз',
    en: 'A trial account sends to confirmed numbers and addresses only. Administrator: upgrade the account or confirm them, then send again',
    kk: 'Сынақ аккаунты тек расталған нөмірлер мен мекенжайларға жібереді. Әкімші: аккаунтты төлеңіз немесе оларды растаңыз, содан кейін қайта жіберіңіз',
    uk: 'Пробний обліковий запис надсилає лише на підтверджені номери й адреси. Адміністратор: оплатіть його або підтвердьте їх, потім надішліть ще раз',
  },
  RelayDenied: {
    ru: 'Почтовый сервер не отправляет на этот адрес от нашего имени. Администратор: проверьте адрес сервера и вход в SMTP_URL',
    en: 'The mail server does not send to this address for us. Administrator: check the server and the sign-in in SMTP_URL',
    kk: 'Пошта сервері біздің атымыздан бұл мекенжайға жібермейді. Әкімші: SMTP_URL ішіндегі сервер мен кіруді тексеріңіз',
    uk: 'Поштовий сервер не надсилає на цю адресу від нашого імені. Адміністратор: перевірте сервер і вхід у SMTP_URL',
  },
  InnerAddress: {
    ru: 'Адрес ведёт внутрь сети: такие вебхуки разрешает только администратор (WEBHOOK_ALLOWED_HOSTS)',
    en: 'The address leads inside the network: only an administrator can allow this (WEBHOOK_ALLOWED_HOSTS)',
    kk: 'Мекенжай ішкі желіге апарады: мұны тек әкімші рұқсат ете алады (WEBHOOK_ALLOWED_HOSTS)',
    uk: 'Адреса веде всередину мережі: такі вебхуки дозволяє лише адміністратор (WEBHOOK_ALLOWED_HOSTS)',
  },
  RedirectNotFollowed: {
    ru: 'Вебхук перенаправляет на другой адрес: укажите его сразу',
    en: 'The webhook redirects to another address: put that one in',
    kk: 'Вебхук басқа мекенжайға бағыттайды: бірден соны көрсетіңіз',
    uk: 'Вебхук перенаправляє на іншу адресу: вкажіть її одразу',
  },
  WebhookRefused: {
    ru: 'Вебхук ответил отказом',
    en: 'The webhook refused the call',
    kk: 'Вебхук шақыруды қабылдамады',
    uk: 'Вебхук відповів відмовою',
  },
  AnswerTooLarge: {
    ru: 'Ответ вебхука больше 1 МБ: он не прочитан',
    en: 'The webhook’s answer is larger than 1 MB: it was not read',
    kk: 'Вебхуктың жауабы 1 МБ-тан үлкен: ол оқылмады',
    uk: 'Відповідь вебхука більша за 1 МБ: її не прочитано',
  },
  NotPrinted: {
    ru: 'Вложение ещё не готово, отправим позже',
    en: 'The attachment is not ready yet, the message goes out later',
    kk: 'Тіркеме әлі дайын емес, кейінірек жібереміз',
    uk: 'Вкладення ще не готове, надішлемо пізніше',
  },
  OverRecipientCap: {
    ru: 'Само не отправлено: на этот адрес за сутки уже ушло всё, что разрешено заявкам с сайта. Если клиент настоящий, отправьте вручную',
    en: 'Not sent by itself: this address has had all that requests from the site may send in a day. If the client is real, send it by hand',
    kk: 'Өздігінен жіберілмеді: бұл мекенжайға бір тәулікте сайт өтінімдеріне рұқсат етілгеннің бәрі кетті. Клиент шынайы болса, қолмен жіберіңіз',
    uk: 'Само не надіслано: на цю адресу за добу вже пішло все, що дозволено заявкам із сайту. Якщо клієнт справжній, надішліть вручну',
  },
  OverFormCap: {
    ru: 'Само не отправлено: заявки этой формы за сутки исчерпали свои сообщения. Если клиент настоящий, отправьте вручную',
    en: 'Not sent by itself: the requests of this form have used up their messages of the day. If the client is real, send it by hand',
    kk: 'Өздігінен жіберілмеді: бұл форманың өтінімдері тәуліктік хабарларын тауысты. Клиент шынайы болса, қолмен жіберіңіз',
    uk: 'Само не надіслано: заявки цієї форми за добу вичерпали свої повідомлення. Якщо клієнт справжній, надішліть вручну',
  },
  OverCountryCap: {
    ru: 'Само не отправлено: заявкам с сайта на сегодня хватит SMS в эту страну. Если клиент настоящий, отправьте вручную',
    en: 'Not sent by itself: requests from the site have used up their SMS to this country for the day. If the client is real, send it by hand',
    kk: 'Өздігінен жіберілмеді: сайт өтінімдерінің бұл елге арналған тәуліктік SMS-і таусылды. Клиент шынайы болса, қолмен жіберіңіз',
    uk: 'Само не надіслано: заявкам із сайту на сьогодні вистачить SMS до цієї країни. Якщо клієнт справжній, надішліть вручну',
  },
  OverSmsBudget: {
    ru: 'Само не отправлено: суточный запас SMS для заявок с сайта исчерпан. Отправьте вручную или поднимите запас в настройках форм',
    en: 'Not sent by itself: the daily budget of SMS for requests from the site is used up. Send it by hand, or raise the budget in the settings of forms',
    kk: 'Өздігінен жіберілмеді: сайт өтінімдеріне арналған тәуліктік SMS қоры таусылды. Қолмен жіберіңіз не форма баптауларында қорды көбейтіңіз',
    uk: 'Само не надіслано: добовий запас SMS для заявок із сайту вичерпано. Надішліть вручну або збільште запас у налаштуваннях форм',
  },
  GaveUp: {
    ru: 'Отправить не удалось после нескольких попыток',
    en: 'It could not be sent after several attempts',
    kk: 'Бірнеше әрекеттен кейін жіберілмеді',
    uk: 'Надіслати не вдалося після кількох спроб',
  },
} satisfies Record<string, Words>;

export type Reason = keyof typeof reasons;
export const isReason = (text: string): text is Reason => Object.hasOwn(reasons, text);

/**
 * Whose trouble it is. `account`: ours, nothing goes out until a person mends it. `setting`: ours too, but only for recipients of this kind.
 * `address`: the client's address is wrong. `message`: this one, for now.
 */
export const blames = (reason: Reason): 'account' | 'setting' | 'address' | 'message' => blamed[reason] ?? 'message';
const blamed: Partial<Record<Reason, 'account' | 'setting' | 'address'>> = {
  SignInRefused: 'account',
  SenderRefused: 'account',
  SenderNotRegistered: 'account',
  CallbackRefused: 'account',
  LimitReached: 'account',
  AccountClosed: 'account',
  RegionNotEnabled: 'setting',
  TrialAccount: 'setting',
  RelayDenied: 'setting',
  NumberWrong: 'address',
  NumberNotMobile: 'address',
  Unsubscribed: 'address',
  MailboxUnknown: 'address',
  MailboxClosed: 'address',
  DomainUnknown: 'address',
};

export const reasonText = (reason: Reason, code: string | number | undefined, language: Language): string =>
  inLanguage(reasons[reason], language) + (code === undefined || code === '' ? '.' : ` (${code}).`);

const unknowns: Words = {
  ru: 'Ответ провайдера потерян: ушло сообщение или нет, ещё не известно',
  en: 'The provider’s reply was lost: whether the message went out is not known yet',
  kk: 'Провайдердің жауабы жоғалды: хабар кетті ме, әзірше белгісіз',
  uk: 'Відповідь провайдера втрачено: чи пішло повідомлення, ще не відомо',
};
export const unknownText = (language: Language): string => `${inLanguage(unknowns, language)}.`;
