import type { Words } from '../words/words.schema.ts';
import { toldOfService } from './service.words.ts';

const own = {
  ...toldOfService,
  'ticket.created': {
    ru: '{{who}}: новое обращение {{track}}. {{subject}}',
    en: '{{who}}: new ticket {{track}}. {{subject}}',
    kk: '{{who}}: жаңа өтініш {{track}}. {{subject}}',
    uk: '{{who}}: нове звернення {{track}}. {{subject}}',
  },
  'ticket.moved': {
    ru: '{{who}}: этап «{{stage}}»',
    en: '{{who}}: stage “{{stage}}”',
    kk: '{{who}}: «{{stage}}» кезеңі',
    uk: '{{who}}: етап «{{stage}}»',
  },
  'ticket.reopened': {
    ru: '{{who}}: обращение открыто снова, этап «{{stage}}»',
    en: '{{who}}: the ticket is open again, stage “{{stage}}”',
    kk: '{{who}}: өтініш қайта ашылды, «{{stage}}» кезеңі',
    uk: '{{who}}: звернення відкрито знову, етап «{{stage}}»',
  },
  'ticket.reopened.client': {
    ru: 'Клиент написал снова, обращение открыто',
    en: 'The client wrote again, so the ticket is open',
    kk: 'Клиент қайта жазды, өтініш ашылды',
    uk: 'Клієнт написав знову, звернення відкрито',
  },
  'ticket.changed': {
    ru: '{{who}} изменил(а): {{what}}',
    en: '{{who}} changed: {{what}}',
    kk: '{{who}} өзгертті: {{what}}',
    uk: '{{who}} змінив(ла): {{what}}',
  },
  'ticket.assigned': {
    ru: '{{who}}: обращение ведёт {{person}}',
    en: '{{who}}: {{person}} has the ticket',
    kk: '{{who}}: өтінішті жүргізетін {{person}}',
    uk: '{{who}}: звернення веде {{person}}',
  },
  'ticket.assigned.nobody': {
    ru: '{{who}}: обращение снова в очереди',
    en: '{{who}}: the ticket is back in the queue',
    kk: '{{who}}: өтініш қайтадан кезекте',
    uk: '{{who}}: звернення знову в черзі',
  },
  'ticket.assigned.shift_end': {
    ru: 'Смена закончилась ({{person}}): обращение снова в очереди',
    en: 'The shift has ended ({{person}}): the ticket is back in the queue',
    kk: 'Ауысым аяқталды ({{person}}): өтініш қайтадан кезекте',
    uk: 'Зміна закінчилася ({{person}}): звернення знову в черзі',
  },
  'ticket.postponed': {
    ru: '{{who}}: отложено до {{until}}',
    en: '{{who}}: postponed until {{until}}',
    kk: '{{who}}: {{until, dative}} дейін кейінге қалдырылды',
    uk: '{{who}}: відкладено до {{until}}',
  },
  'ticket.woken': {
    ru: 'Время вышло, обращение снова в работе',
    en: 'Its time has come, the ticket is in work again',
    kk: 'Уақыты келді, өтініш қайта жұмыста',
    uk: 'Час вийшов, звернення знову в роботі',
  },
  'ticket.talk_added': {
    ru: '{{who}}: добавлена переписка',
    en: '{{who}}: a conversation was added',
    kk: '{{who}}: хат алмасу қосылды',
    uk: '{{who}}: додано листування',
  },
  'ticket.talk_removed': {
    ru: '{{who}}: переписка отвязана',
    en: '{{who}}: a conversation was taken off',
    kk: '{{who}}: хат алмасу ажыратылды',
    uk: '{{who}}: листування відв’язано',
  },
  'ticket.related': {
    ru: '{{who}}: связано с обращением {{track}}',
    en: '{{who}}: related to the ticket {{track}}',
    kk: '{{who}}: {{track}} өтінішімен байланыстырылды',
    uk: '{{who}}: пов’язано зі зверненням {{track}}',
  },
  'ticket.unrelated': {
    ru: '{{who}}: больше не связано с обращением {{track}}',
    en: '{{who}}: no longer related to the ticket {{track}}',
    kk: '{{who}}: {{track}} өтінішімен байланысы үзілді',
    uk: '{{who}}: більше не пов’язано зі зверненням {{track}}',
  },
  'ticket.watched': {
    ru: '{{person}} следит за обращением',
    en: '{{person}} watches the ticket',
    kk: '{{person}} өтінішті бақылайды',
    uk: '{{person}} стежить за зверненням',
  },
  'ticket.unwatched': {
    ru: '{{person}} больше не следит за обращением',
    en: '{{person}} does not watch the ticket any more',
    kk: '{{person}} енді өтінішті бақыламайды',
    uk: '{{person}} більше не стежить за зверненням',
  },
  'ticket.merged': {
    ru: '{{who}}: объединено с обращением {{track}}',
    en: '{{who}}: merged into the ticket {{track}}',
    kk: '{{who}}: {{track}} өтінішімен біріктірілді',
    uk: '{{who}}: об’єднано зі зверненням {{track}}',
  },
  'ticket.absorbed': {
    ru: '{{who}}: присоединено обращение {{track}}',
    en: '{{who}}: the ticket {{track}} was merged into this one',
    kk: '{{who}}: {{track}} өтініші қосылды',
    uk: '{{who}}: приєднано звернення {{track}}',
  },
  'ticket.followed': {
    ru: 'Клиент написал снова: новое обращение {{track}}',
    en: 'The client wrote again: new ticket {{track}}',
    kk: 'Клиент қайта жазды: жаңа өтініш {{track}}',
    uk: 'Клієнт написав знову: нове звернення {{track}}',
  },
  'ticket.paused': {
    ru: '{{who}}: пауза. {{reason}}',
    en: '{{who}}: paused. {{reason}}',
    kk: '{{who}}: кідірту. {{reason}}',
    uk: '{{who}}: пауза. {{reason}}',
  },
  'ticket.resumed': {
    ru: '{{who}}: продолжено',
    en: '{{who}}: resumed',
    kk: '{{who}}: жалғастырылды',
    uk: '{{who}}: продовжено',
  },
  'ticket.skipped': {
    ru: '{{who}}: часы переведены на {{to}}',
    en: '{{who}}: skipped ahead to {{to}}',
    kk: '{{who}}: сағат {{to, dative}} ауыстырылды',
    uk: '{{who}}: годинник переведено на {{to}}',
  },
  'ticket.migrated': {
    ru: 'Обращение идёт по новой версии воронки',
    en: 'The ticket follows the new version of its pipeline',
    kk: 'Өтініш воронканың жаңа нұсқасымен жүреді',
    uk: 'Звернення йде за новою версією воронки',
  },
  'ticket.rated': {
    ru: 'Клиент оценил: {{rating}} из 5',
    en: 'The client’s rating: {{rating}} of 5',
    kk: 'Клиенттің бағасы: 5-тен {{rating}}',
    uk: 'Клієнт оцінив: {{rating}} з 5',
  },
  'ticket.rating_commented': {
    ru: 'К оценке: {{text}}',
    en: 'Of the rating: {{text}}',
    kk: 'Бағаға қоса: {{text}}',
    uk: 'До оцінки: {{text}}',
  },
  'ticket.task_set': {
    ru: '{{who}}: задача «{{task}}» до {{due}}',
    en: '{{who}}: task “{{task}}” by {{due}}',
    kk: '{{who}}: «{{task}}» тапсырмасы, {{due, dative}} дейін',
    uk: '{{who}}: завдання «{{task}}» до {{due}}',
  },
  'ticket.task_done': {
    ru: '{{who}}: сделано «{{task}}»',
    en: '{{who}}: done “{{task}}”',
    kk: '{{who}}: «{{task}}» орындалды',
    uk: '{{who}}: зроблено «{{task}}»',
  },
  'ticket.task_overdue': {
    ru: 'Просрочена задача «{{task}}»',
    en: 'The task “{{task}}” is overdue',
    kk: '«{{task}}» тапсырмасының мерзімі өтті',
    uk: 'Прострочено завдання «{{task}}»',
  },
  'ticket.client_wrote': {
    ru: 'Клиент написал',
    en: 'The client wrote',
    kk: 'Клиент жазды',
    uk: 'Клієнт написав',
  },
  'ticket.answered': {
    ru: '{{who}}: клиенту отвечено',
    en: '{{who}}: the client was answered',
    kk: '{{who}}: клиентке жауап берілді',
    uk: '{{who}}: клієнту відповіли',
  },
} satisfies Record<string, Required<Words>>;

export const ticketEventWords: Record<string, Required<Words>> = own;
