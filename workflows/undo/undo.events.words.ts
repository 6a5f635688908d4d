import type { Words } from '../words/words.schema.ts';

export const undoEventWords = {
  'lead.undone': {
    ru: '{{who}}: действие отменено',
    en: '{{who}}: the action was undone',
    kk: '{{who}}: әрекет қайтарылды',
    uk: '{{who}}: дію скасовано',
  },
  'task.undone': {
    ru: '{{who}}: задача снова как до отменённого действия',
    en: '{{who}}: the task is as it was before the undone action',
    kk: '{{who}}: тапсырма қайтарылған әрекетке дейінгідей',
    uk: '{{who}}: завдання знову як до скасованої дії',
  },
  'invoice.undone': {
    ru: '{{who}}: счёт снова как до отменённого действия',
    en: '{{who}}: the invoice is as it was before the undone action',
    kk: '{{who}}: шот қайтарылған әрекетке дейінгідей',
    uk: '{{who}}: рахунок знову як до скасованої дії',
  },
  'delivery.undone': {
    ru: '{{who}}: сообщение не отправлено, действие отменено',
    en: '{{who}}: the message was not sent, the action was undone',
    kk: '{{who}}: хабарлама жіберілмеді, әрекет қайтарылды',
    uk: '{{who}}: повідомлення не надіслано, дію скасовано',
  },
} satisfies Record<string, Required<Words>>;
