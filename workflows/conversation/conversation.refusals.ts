import type { RefusalKind } from '../refusal.ts';

export const conversationRefusals = {
  ClientBlockedUs: {
    status: 409,
    ru: 'Клиент заблокировал нас в этом канале. Напишите ему другим каналом или позвоните.',
    en: 'The client has blocked us in this channel. Write by another channel, or call.',
    kk: 'Клиент бізді бұл арнада бұғаттаған. Басқа арнамен жазыңыз немесе қоңырау шалыңыз.',
    uk: 'Клієнт заблокував нас у цьому каналі. Напишіть йому іншим каналом або зателефонуйте.',
  },
  ConversationTaken: {
    status: 409,
    ru: 'Переписку уже ведёт {{user}}. Её можно передать, но не взять.',
    en: '{{user}} has this conversation already. It can be handed over, not taken.',
    kk: 'Хат алмасуды {{user}} жүргізіп жатыр. Оны беруге болады, алуға болмайды.',
    uk: 'Листування вже веде {{user}}. Його можна передати, але не взяти.',
  },
  ConversationClosed: {
    status: 409,
    ru: 'Переписка уже закрыта.',
    en: 'The conversation is closed already.',
    kk: 'Хат алмасу жабылып қойған.',
    uk: 'Листування вже закрите.',
  },
  ConversationOpen: {
    status: 409,
    ru: 'Переписка и так открыта.',
    en: 'The conversation is open already.',
    kk: 'Хат алмасу онсыз да ашық.',
    uk: 'Листування й так відкрите.',
  },
  SnoozeInPast: {
    status: 422,
    field: 'until',
    ru: 'Это время уже прошло. Отложите на будущее.',
    en: 'This time has passed. Snooze until a time in the future.',
    kk: 'Бұл уақыт өтіп кетті. Болашаққа кейінге қалдырыңыз.',
    uk: 'Цей час уже минув. Відкладіть на майбутнє.',
  },
  SendAtInPast: {
    status: 422,
    field: 'sendAt',
    ru: 'Это время уже прошло. Выберите время в будущем.',
    en: 'This time has passed. Choose a time in the future.',
    kk: 'Бұл уақыт өтіп кетті. Болашақ уақытты таңдаңыз.',
    uk: 'Цей час уже минув. Оберіть час у майбутньому.',
  },
  MessageEmpty: {
    status: 422,
    field: 'text',
    ru: 'Напишите что-нибудь: пустое сообщение не уйдёт.',
    en: 'Write something: an empty message does not go.',
    kk: 'Бірдеңе жазыңыз: бос хабарлама кетпейді.',
    uk: 'Напишіть щось: порожнє повідомлення не піде.',
  },
  ReplyToUnknown: {
    status: 422,
    field: 'replyTo',
    ru: 'Сообщения, на которое вы отвечаете, в этой переписке нет.',
    en: 'The message that you answer is not in this conversation.',
    kk: 'Сіз жауап беріп отырған хабарлама бұл хат алмасуда жоқ.',
    uk: 'Повідомлення, на яке ви відповідаєте, у цьому листуванні немає.',
  },
} satisfies Record<string, RefusalKind>;
