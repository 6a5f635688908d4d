import type { ReasonKind } from './reason.ts';

/** What strangers may cost us is capped. */
export const capReasons = {
  OverRecipientCap: {
    blames: 'message',
    ru: 'Автоматически не отправлено: на этот адрес за сутки уже ушло всё, что разрешено заявкам с сайта. Если клиент настоящий, отправьте вручную',
    en: 'Not sent by itself: this address has had all that requests from the site may send in a day. If the client is real, send it by hand',
    kk: 'Автоматты түрде жіберілмеді: бұл мекенжайға бір тәулікте сайт өтінімдеріне рұқсат етілгеннің бәрі кетті. Клиент шынайы болса, қолмен жіберіңіз',
    uk: 'Автоматично не надіслано: на цю адресу за добу вже пішло все, що дозволено заявкам із сайту. Якщо клієнт справжній, надішліть вручну',
  },
  OverFormCap: {
    blames: 'message',
    ru: 'Автоматически не отправлено: заявки этой формы за сутки исчерпали свои сообщения. Если клиент настоящий, отправьте вручную',
    en: 'Not sent by itself: the requests of this form have used up their messages of the day. If the client is real, send it by hand',
    kk: 'Автоматты түрде жіберілмеді: бұл форманың өтінімдері тәуліктік хабарларын тауысты. Клиент шынайы болса, қолмен жіберіңіз',
    uk: 'Автоматично не надіслано: заявки цієї форми за добу вичерпали свої повідомлення. Якщо клієнт справжній, надішліть вручну',
  },
  OverCountryCap: {
    blames: 'message',
    ru: 'Автоматически не отправлено: дневной запас SMS в эту страну для заявок с сайта исчерпан. Если клиент настоящий, отправьте вручную',
    en: 'Not sent by itself: requests from the site have used up their SMS to this country for the day. If the client is real, send it by hand',
    kk: 'Автоматты түрде жіберілмеді: сайт өтінімдерінің бұл елге арналған тәуліктік SMS-і таусылды. Клиент шынайы болса, қолмен жіберіңіз',
    uk: 'Автоматично не надіслано: денний запас SMS до цієї країни для заявок із сайту вичерпано. Якщо клієнт справжній, надішліть вручну',
  },
  OverSmsBudget: {
    blames: 'message',
    ru: 'Автоматически не отправлено: суточный запас SMS для заявок с сайта исчерпан. Отправьте вручную или поднимите запас в настройках форм',
    en: 'Not sent by itself: the daily budget of SMS for requests from the site is used up. Send it by hand, or raise the budget in the settings of forms',
    kk: 'Автоматты түрде жіберілмеді: сайт өтінімдеріне арналған тәуліктік SMS қоры таусылды. Қолмен жіберіңіз не форма баптауларында қорды көбейтіңіз',
    uk: 'Автоматично не надіслано: добовий запас SMS для заявок із сайту вичерпано. Надішліть вручну або збільште запас у налаштуваннях форм',
  },
} satisfies Record<string, ReasonKind>;
