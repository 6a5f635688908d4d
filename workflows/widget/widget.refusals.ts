import type { RefusalKind } from '../refusal.ts';

export const widgetRefusals = {
  WidgetNotHere: {
    status: 403,
    ru: 'На сайте {{site}} этот чат не разрешён. Добавьте сайт в настройках чата: «Настройки → Каналы».',
    en: 'This chat is not allowed on {{site}}. Add the site in the settings of the chat: Settings → Channels.',
    kk: 'Бұл чатқа {{site}} сайтында рұқсат жоқ. Сайтты чат баптауларына қосыңыз: «Баптаулар → Арналар».',
    uk: 'На сайті {{site}} цей чат не дозволено. Додайте сайт у налаштуваннях чату: «Налаштування → Канали».',
  },
  VisitorUnknown: {
    status: 401,
    ru: 'Чат нужно открыть заново: этот посетитель нам неизвестен.',
    en: 'The chat has to be opened anew: this visitor is not known to us.',
    kk: 'Чатты қайта ашу керек: бұл қонақ бізге белгісіз.',
    uk: 'Чат потрібно відкрити заново: цей відвідувач нам невідомий.',
  },
  IdentityWrong: {
    status: 401,
    ru: 'Подпись сайта о посетителе не подходит: {{why}}. Чат работает, но без истории.',
    en: 'The site’s signature about the visitor is wrong: {{why}}. The chat works, without the history.',
    kk: 'Сайттың қонақ туралы қолтаңбасы жарамсыз: {{why}}. Чат істейді, бірақ тарихсыз.',
    uk: 'Підпис сайту про відвідувача не підходить: {{why}}. Чат працює, але без історії.',
  },
  TooManyChats: {
    status: 429,
    ru: 'С этого адреса открыто слишком много чатов. Закройте лишние вкладки; новые сообщения придут и так, чуть позже.',
    en: 'Too many chats are open from this address. Close some tabs; new messages still come, a little later.',
    kk: 'Бұл мекенжайдан тым көп чат ашық. Артық қойындыларды жабыңыз; жаңа хабарламалар сәл кейінірек бәрібір келеді.',
    uk: 'З цієї адреси відкрито забагато чатів. Закрийте зайві вкладки; нові повідомлення надійдуть і так, трохи пізніше.',
  },
} satisfies Record<string, RefusalKind>;
