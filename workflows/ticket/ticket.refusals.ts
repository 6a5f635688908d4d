import type { RefusalKind } from '../refusal.ts';

export const ticketRefusals = {
  TicketClosed: {
    status: 409,
    ru: 'Обращение закрыто. Чтобы работать с ним, откройте его снова.',
    en: 'The ticket is closed. To work on it, open it again.',
    kk: 'Өтініш жабылған. Онымен жұмыс істеу үшін қайта ашыңыз.',
    uk: 'Звернення закрито. Щоб працювати з ним, відкрийте його знову.',
  },
  TicketOpen: {
    status: 409,
    ru: 'Обращение и так открыто.',
    en: 'The ticket is open already.',
    kk: 'Өтініш онсыз да ашық.',
    uk: 'Звернення й так відкрите.',
  },
  TicketMerged: {
    status: 409,
    ru: 'Это обращение объединено с другим. Работайте с тем.',
    en: 'This ticket was merged into another one. Work on that one.',
    kk: 'Бұл өтініш басқасымен біріктірілген. Сонымен жұмыс істеңіз.',
    uk: 'Це звернення об’єднано з іншим. Працюйте з тим.',
  },
  TicketReasonNeeded: {
    status: 422,
    field: 'reason',
    ru: 'Укажите, почему обращение закрывается без решения.',
    en: 'Say why the ticket is closed without a solution.',
    kk: 'Өтініш неге шешімсіз жабылатынын көрсетіңіз.',
    uk: 'Вкажіть, чому звернення закривають без розв’язання.',
  },
  TicketOfItself: {
    status: 422,
    field: 'parentId',
    ru: 'Обращение не может быть частью самого себя или своей части.',
    en: 'A ticket cannot be a part of itself or of one of its parts.',
    kk: 'Өтініш өзінің немесе өз бөлігінің бөлігі бола алмайды.',
    uk: 'Звернення не може бути частиною самого себе чи своєї частини.',
  },
  TicketPipelineMissing: {
    status: 409,
    ru: 'Нет ни одной опубликованной воронки обращений. Администратор создаёт её в настройках.',
    en: 'No pipeline of tickets is published. An admin makes one in the settings.',
    kk: 'Жарияланған өтініштер воронкасы жоқ. Оны әкімші баптауларда жасайды.',
    uk: 'Немає жодної опублікованої воронки звернень. Адміністратор створює її в налаштуваннях.',
  },
  PipelineOfOtherNoun: {
    status: 422,
    field: 'pipeline',
    ru: 'В этой воронке ведут другое: сделки и обращения не смешиваются.',
    en: 'This pipeline is for something else: leads and tickets are kept apart.',
    kk: 'Бұл воронка басқаға арналған: мәмілелер мен өтініштер араласпайды.',
    uk: 'У цій воронці ведуть інше: угоди та звернення не змішуються.',
  },
} as const satisfies Record<string, RefusalKind>;
