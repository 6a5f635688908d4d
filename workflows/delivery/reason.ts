import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** Why a message did not arrive, for the people of the team. The provider's own code stands behind it in brackets. */
const reasons = {
  NumberWrong: {
    ru: 'Такого номера нет. Проверьте телефон клиента',
    en: 'There is no such number. Check the client’s phone',
    kk: 'Мұндай нөмір жоқ. Клиенттің телефонын тексеріңіз',
    uk: 'Такого номера немає. Перевірте телефон клієнта',
  },
  NumberNotMobile: {
    ru: 'На этот номер нельзя отправить SMS',
    en: 'This number cannot take SMS',
    kk: 'Бұл нөмірге SMS жіберу мүмкін емес',
    uk: 'На цей номер не можна надіслати SMS',
  },
  Unsubscribed: {
    ru: 'Клиент отказался от SMS с этого номера',
    en: 'The client has opted out of SMS from this number',
    kk: 'Клиент бұл нөмірден SMS алудан бас тартқан',
    uk: 'Клієнт відмовився від SMS із цього номера',
  },
  OutOfReach: {
    ru: 'Телефон недоступен или выключен, SMS не доставлено',
    en: 'The phone is out of reach or switched off, the SMS was not delivered',
    kk: 'Телефон қолжетімсіз немесе өшірулі, SMS жеткізілмеді',
    uk: 'Телефон недоступний або вимкнений, SMS не доставлено',
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
    ru: 'Сообщение слишком большое для получателя',
    en: 'The message is too large for the recipient',
    kk: 'Хабар алушы үшін тым үлкен',
    uk: 'Повідомлення завелике для одержувача',
  },
  Blocked: {
    ru: 'Получатель не принимает от нас письма: похоже на спам или адрес отправителя не настроен',
    en: 'The recipient does not take mail from us: it looks like spam, or the sender’s address is not set up',
    kk: 'Алушы бізден хат қабылдамайды: спамға ұқсайды немесе жіберуші мекенжайы бапталмаған',
    uk: 'Одержувач не приймає від нас листи: схоже на спам, або адресу відправника не налаштовано',
  },
  Refused: {
    ru: 'Оператор не принял сообщение',
    en: 'The provider did not take the message',
    kk: 'Оператор хабарды қабылдамады',
    uk: 'Оператор не прийняв повідомлення',
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

export const reasonText = (reason: Reason, code: string | number | undefined, language: Language): string =>
  inLanguage(reasons[reason], language) + (code === undefined || code === '' ? '.' : ` (${code}).`);

const unknowns: Words = {
  ru: 'Ответ провайдера потерян: ушло сообщение или нет, ещё не известно',
  en: 'The provider’s reply was lost: whether the message went out is not known yet',
  kk: 'Провайдердің жауабы жоғалды: хабар кетті ме, әзірше белгісіз',
  uk: 'Відповідь провайдера втрачено: чи пішло повідомлення, ще не відомо',
};
export const unknownText = (language: Language): string => `${inLanguage(unknowns, language)}.`;
