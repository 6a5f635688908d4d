import type { Words } from '../words/words.schema.ts';

export const conversationEventWords = {
  'conversation.began': {
    ru: 'Клиент написал впервые: {{channel}}',
    en: 'The client wrote for the first time: {{channel}}',
    kk: 'Клиент алғаш рет жазды: {{channel}}',
    uk: 'Клієнт написав уперше: {{channel}}',
  },
  'conversation.received': {
    ru: 'Клиент: {{text}}',
    en: 'The client: {{text}}',
    kk: 'Клиент: {{text}}',
    uk: 'Клієнт: {{text}}',
  },
  'conversation.answered': {
    ru: '{{who}}: {{text}}',
    en: '{{who}}: {{text}}',
    kk: '{{who}}: {{text}}',
    uk: '{{who}}: {{text}}',
  },
  'conversation.noted': {
    ru: '{{who}}, для своих: {{text}}',
    en: '{{who}}, for the team: {{text}}',
    kk: '{{who}}, өзіміз үшін: {{text}}',
    uk: '{{who}}, для своїх: {{text}}',
  },
  'conversation.edited': {
    ru: 'Клиент исправил сообщение: {{text}}',
    en: 'The client edited a message: {{text}}',
    kk: 'Клиент хабарламасын түзетті: {{text}}',
    uk: 'Клієнт виправив повідомлення: {{text}}',
  },
  'conversation.deleted': {
    ru: 'Клиент удалил своё сообщение',
    en: 'The client deleted a message',
    kk: 'Клиент өз хабарламасын жойды',
    uk: 'Клієнт видалив своє повідомлення',
  },
  'conversation.edited.ours': {
    ru: '{{who}}: сообщение исправлено: {{text}}',
    en: '{{who}}: edited a message: {{text}}',
    kk: '{{who}}: хабарлама түзетілді: {{text}}',
    uk: '{{who}}: повідомлення виправлено: {{text}}',
  },
  'conversation.deleted.ours': {
    ru: '{{who}}: сообщение удалено',
    en: '{{who}}: deleted a message',
    kk: '{{who}}: хабарлама жойылды',
    uk: '{{who}}: повідомлення видалено',
  },
  'conversation.fetched': {
    ru: 'Файл клиента получен из канала',
    en: 'A file of the client has come from the channel',
    kk: 'Клиенттің файлы арнадан алынды',
    uk: 'Файл клієнта отримано з каналу',
  },
  'conversation.withdrawn': {
    ru: '{{who}}: сообщение возвращено до отправки',
    en: '{{who}}: took a message back before it left',
    kk: '{{who}}: хабарлама жіберілмей тұрып қайтарылды',
    uk: '{{who}}: повідомлення повернено до надсилання',
  },
  'conversation.taken': {
    ru: '{{who}}: переписка взята',
    en: '{{who}}: took the conversation',
    kk: '{{who}}: хат алмасуды алды',
    uk: '{{who}}: листування взято',
  },
  'conversation.assigned': {
    ru: 'Переписку ведёт: {{person}}',
    en: 'The conversation is with: {{person}}',
    kk: 'Хат алмасуды жүргізеді: {{person}}',
    uk: 'Листування веде: {{person}}',
  },
  'conversation.snoozed': {
    ru: '{{who}}: переписка отложена до {{until}}',
    en: '{{who}}: snoozed the conversation until {{until}}',
    kk: '{{who}}: хат алмасу {{until}} дейін кейінге қалдырылды',
    uk: '{{who}}: листування відкладено до {{until}}',
  },
  'conversation.woken': {
    ru: 'Отложенная переписка вернулась',
    en: 'The snoozed conversation is back',
    kk: 'Кейінге қалдырылған хат алмасу қайтты',
    uk: 'Відкладене листування повернулося',
  },
  'conversation.closed': {
    ru: '{{who}}: переписка закрыта',
    en: '{{who}}: closed the conversation',
    kk: '{{who}}: хат алмасу жабылды',
    uk: '{{who}}: листування закрито',
  },
  'conversation.reopened': {
    ru: 'Переписка снова открыта',
    en: 'The conversation is open again',
    kk: 'Хат алмасу қайта ашылды',
    uk: 'Листування знову відкрите',
  },
  'conversation.read': {
    ru: '{{who}}: сообщения прочитаны',
    en: '{{who}}: read the messages',
    kk: '{{who}}: хабарлар оқылды',
    uk: '{{who}}: повідомлення прочитано',
  },
  'conversation.blocked': {
    ru: 'Клиент заблокировал нас в этом канале',
    en: 'The client blocked us in this channel',
    kk: 'Клиент бізді бұл арнада бұғаттады',
    uk: 'Клієнт заблокував нас у цьому каналі',
  },
  'conversation.unblocked': {
    ru: 'Клиент снова принимает сообщения',
    en: 'The client takes messages again',
    kk: 'Клиент хабарларды қайта қабылдайды',
    uk: 'Клієнт знову приймає повідомлення',
  },
} satisfies Record<string, Required<Words>>;
